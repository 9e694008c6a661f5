// Recognises traces by the header of SQLite's file format: its first 16 bytes and the application id at offset 68.
#include "trace/file_kind.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>

#include "trace/error.hpp"
#include "trace/schema.hpp"

namespace trace {

FileKind file_kind(const std::filesystem::path& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  switch (status.type()) {
    case std::filesystem::file_type::not_found:
      return FileKind::missing;
    case std::filesystem::file_type::directory:
      return FileKind::folder;
    case std::filesystem::file_type::regular:
      break;
    case std::filesystem::file_type::none:
      return FileKind::unreadable;
    default:
      return FileKind::special;
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    return FileKind::unreadable;
  }
  std::array<char, 100> header{};
  in.read(header.data(), header.size());
  if (in.gcount() == 0) {
    return FileKind::empty;
  }
  constexpr char magic[16] = "SQLite format 3";
  if (std::memcmp(header.data(), magic, sizeof magic) != 0 ||
      in.gcount() < static_cast<std::streamsize>(header.size())) {
    return FileKind::other;
  }
  std::int64_t id = 0;
  for (std::size_t i = 68; i < 72; ++i) {
    id = id << 8 | static_cast<unsigned char>(header[i]);
  }
  return id == application_id ? FileKind::trace : FileKind::database;
}

void make_room(const std::filesystem::path& path, Overwrite overwrite) {
  const std::string name = path.string();
  if (name.empty()) {
    throw Error("a trace needs the name of a file");
  }
  switch (file_kind(path)) {
    case FileKind::folder:
      throw Error(name + ": is a folder; a trace is a file");
    case FileKind::special:
      throw Error(name + ": is not a regular file; a trace is one");
    case FileKind::missing:
    case FileKind::trace:
      break;
    default:
      if (overwrite != Overwrite::anything) {
        throw Error(name + ": exists and is not a credsim trace; it is replaced only with --force");
      }
  }
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) {
    throw Error(name + ": there is no folder " + folder.string());
  }
  for (const char* suffix : {"-wal", "-shm", "-journal", ""}) {
    if (!std::filesystem::remove(name + suffix, error) && error) {
      throw Error(name + suffix + ": cannot be replaced: " + error.message());
    }
  }
  errno = 0;
  if (!std::ofstream(path, std::ios::binary)) {
    throw Error(name + ": cannot be written: " + folder.string() + " takes no new file (" +
                std::strerror(errno != 0 ? errno : EIO) + ")");
  }
}

}  // namespace trace
