// A short story of one cluster told step by step, without the model's rules, so that a trace of it is known to the row:
// a key is disabled, the rotation fails, the secret is impaired; clients log in.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/setting.hpp"
#include "model/step.hpp"
#include "model/world.hpp"
#include "trace/recorder.hpp"
#include "trace/writer.hpp"

namespace tests {

inline constexpr std::chrono::hours day{24};
inline constexpr sim::Time story_start{std::chrono::sys_days(std::chrono::year(2026) / 1 / 5)};

// A folder for one test's files, gone with the object.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::filesystem::path operator/(std::string_view name) const { return path_ / name; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

class Story {
 public:
  explicit Story(const std::filesystem::path& file, trace::Overwrite overwrite = trace::Overwrite::only_traces,
                 trace::WritingThread thread = trace::WritingThread::callers);

  // The step `event` with whatever `tell` does to the world. Returns the first event's id.
  trace::EventId step(sim::Event event, const std::function<void(model::Step&)>& tell,
                      const trace::CallTexts& call = {});
  // A wait that the next step asks for.
  void asks(sim::Time time, model::Resource owner, model::SlotKind kind, std::uint16_t note = 0);

  // Everything, from the key's creation to the failed login. Twelve steps.
  void tell();
  void finish();

  model::Setting setting;
  model::World world;
  trace::Writer writer;
  trace::Recorder recorder;

  model::KeyRow key;
  model::ClusterRow cluster;
  model::SecretRow secret;
  model::ClientRow client;

 private:
  void set_up();
  void impair();
  void log_in();

  std::vector<sim::Scheduled> scheduled_;
};

// What a view says, a line a row, its columns separated by |.
std::string rows_of(const std::filesystem::path& file, const std::string& sql);

std::string bytes_of(const std::filesystem::path& file);

// Passwords of the story, as identities that are easy to find in a file.
inline constexpr model::Password first_password{0x7A7A'5151'3C3C'9E9E};
inline constexpr model::Password second_password{0x6B6B'4242'2D2D'8F8F};

}  // namespace tests
