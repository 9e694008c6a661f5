// An open trace behind a Reader: how a file is opened that may be unfinished, still written, or in a folder that is
// read-only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "trace/connection.hpp"
#include "trace/reader.hpp"

namespace trace {

// A folder of our own for a copy; removed with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

class Reader::Source {
 public:
  explicit Source(const std::filesystem::path& path);

  Statement statement(const std::string& sql) { return Statement(*connection_, sql); }
  // Kept ready: a chain of causes asks for many.
  Statement& event_by_id(const std::string& sql) {
    return event_by_id_ ? *event_by_id_ : event_by_id_.emplace(*connection_, sql);
  }
  // Kept ready for those who ask for one row, again and again. Reset it before and after.
  Statement& kept(const char* sql);
  // The model's numbers of attributes by the trace's.
  const std::vector<std::uint16_t>& fields();
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  void open(const std::filesystem::path& path, Connection::Mode mode);

  std::string name_;
  std::unique_ptr<TemporaryFolder> folder_;
  std::unique_ptr<Connection> connection_;
  std::optional<Statement> event_by_id_;
  std::map<const char*, Statement> kept_;
  std::vector<std::uint16_t> fields_;
};

}  // namespace trace
