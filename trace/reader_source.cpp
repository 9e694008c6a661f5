// Opening a trace for reading: what is refused, and the ways around a log that cannot be shared.
#include "trace/reader_source.hpp"

#include <stdlib.h>

#include "trace/file_kind.hpp"
#include "trace/schema.hpp"

namespace trace {
namespace {

void require_trace(const std::filesystem::path& path) {
  const std::string name = path.string();
  switch (file_kind(path)) {
    case FileKind::trace:
      return;
    case FileKind::missing:
      throw Error(name + ": there is no such file");
    case FileKind::folder:
      throw Error(name + ": is a folder; a trace is a file");
    case FileKind::special:
      throw Error(name + ": is not a regular file; a trace is one");
    case FileKind::unreadable:
      throw Error(name + ": cannot be read");
    case FileKind::empty:
      throw Error(name + ": is empty, and no credsim trace");
    default:
      throw Error(name + ": is not a credsim trace");
  }
}

bool has_log(const std::filesystem::path& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path.string() + "-wal", error);
  return !error && size > 0;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "credsim-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) {
    throw Error(name + ": cannot be made");
  }
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Reader::Source::Source(const std::filesystem::path& path) : name_(path.string()) {
  require_trace(path);
  if (!has_log(path) && is_cut_off(path))
    throw Error(name_ + ": the trace is damaged or incomplete: its end is missing");
  try {
    open(path, Connection::Mode::read);
  } catch (const Error& error) {
    // The log of an unfinished trace needs a file beside it; in a folder that is read-only that is only possible for a
    // copy. Without a log nobody writes, and no such file is needed.
    const std::string first = error.what();
    try {
      if (has_log(path)) {
        folder_ = std::make_unique<TemporaryFolder>();
        const std::filesystem::path copy = folder_->path() / "trace";
        std::filesystem::copy_file(path, copy);
        std::filesystem::copy_file(path.string() + "-wal", copy.string() + "-wal");
        open(copy, Connection::Mode::read);
      } else {
        open(path, Connection::Mode::immutable);
      }
    } catch (const std::exception&) {
      throw Error(first);
    }
  }
  const std::int64_t version = connection_->number("PRAGMA user_version");
  if (version != schema_version) {
    throw Error(name_ + ": is a trace of version " + std::to_string(version) + "; this credsim reads version " +
                std::to_string(schema_version));
  }
}

void Reader::Source::open(const std::filesystem::path& path, Connection::Mode mode) {
  connection_ = std::make_unique<Connection>(path, mode);
  // One moment for all that is asked. The queries are the first that touch the file.
  connection_->run("BEGIN");
  if (connection_->number("SELECT count(*) FROM sqlite_schema WHERE type = 'view'") == 0) {
    throw Error(name_ + ": is not a credsim trace");
  }
  connection_->run("SELECT count(*) FROM fact");
}

Statement& Reader::Source::kept(const char* sql) {
  const auto place = kept_.find(sql);
  return place != kept_.end() ? place->second : kept_.emplace(sql, Statement(*connection_, sql)).first->second;
}

const std::vector<std::uint16_t>& Reader::Source::fields() {
  if (!fields_.empty()) return fields_;
  Statement rows = statement("SELECT id, field FROM attribute");
  while (rows.step()) {
    const auto id = static_cast<std::size_t>(rows.integer(0));
    if (id >= fields_.size()) fields_.resize(id + 1);
    fields_[id] = static_cast<std::uint16_t>(rows.integer(1));
  }
  return fields_;
}

}  // namespace trace
