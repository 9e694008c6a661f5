// What stands at a path where a trace is to be written or read, and making room there for a new one.
#pragma once

#include <cstdint>
#include <filesystem>

namespace trace {

enum class FileKind : std::uint8_t {
  missing,
  folder,
  special,     // a device, a pipe …
  unreadable,  // it may be anything
  empty,
  trace,     // by its first bytes; it may still be damaged
  database,  // of somebody else's, in SQLite's format
  other,
};

FileKind file_kind(const std::filesystem::path& path);
// Whether a file in SQLite's format, without a log beside it, has fewer pages than its header says.
bool is_cut_off(const std::filesystem::path& path);

// Replace a file that is no trace of ours?
enum class Overwrite : std::uint8_t { only_traces, anything };

// Removes the trace that is at `path`, and leaves an empty file. Throws trace::Error, having removed nothing, where
// there is something that somebody may miss, and where nothing can be written.
void make_room(const std::filesystem::path& path, Overwrite overwrite);

}  // namespace trace
