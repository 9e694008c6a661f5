// Writes one run into one SQLite file. What is written is readable from outside after each commit, also if the program
// is killed; only finish() makes it a finished trace.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include "trace/file_kind.hpp"
#include "trace/rows.hpp"

namespace trace {

// Who writes to the file: the caller, whenever it is time to commit, or a thread of the writer's own while the caller
// goes on. The trace is the same.
enum class WritingThread : std::uint8_t { callers, own };

// Every member may throw trace::Error, some time after what it is about: no room on the disk, the file taken away.
class Writer {
 public:
  // A trace at `path` is replaced.
  explicit Writer(const std::filesystem::path& path, Overwrite overwrite = Overwrite::only_traces,
                  WritingThread thread = WritingThread::callers);
  // Without finish(): commits what there is and leaves a readable, unfinished trace. Does not throw.
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // The facts known beforehand, once, before anything else. `events` and `finished` are the writer's own.
  void begin(std::span<const RunFact> facts);

  TextId text(std::string_view text);

  EventId event(const EventRow& row);
  void change(const ChangeRow& row);

  ResourceId resource(const ResourceRow& row);
  // Another name, ARN or parent than at its creation.
  void renamed(ResourceId id, std::string_view name, std::string_view arn, ResourceId parent);
  void deleted(ResourceId id, sim::Time at);

  void violation(const ViolationRow& row);
  void expectation(const ExpectationRow& row);
  void login(const LoginRow& row);
  void assumption(const AssumptionRow& row);
  void cost(const CostRow& row);
  void measure(const MeasureRow& row);

  [[nodiscard]] EventId events() const;  // how many there are, and the last one's id

  // To be called where what is written is whole, such as after each step: commits after every 10,000 events, or when
  // 200 ms have passed since the last commit.
  void commit_when_due();

  // Adds the facts known only at the end, and makes the trace a single, finished file.
  void finish(std::span<const RunFact> facts = {});

 private:
  class Desk;
  std::unique_ptr<Desk> desk_;
};

}  // namespace trace
