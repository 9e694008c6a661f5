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
namespace {

using Header = std::array<char, 100>;

std::uint32_t big_endian(const char* bytes, std::size_t count) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < count; ++i) number = number << 8 | static_cast<unsigned char>(bytes[i]);
  return number;
}

}  // namespace

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
  Header header{};
  in.read(header.data(), header.size());
  if (in.gcount() == 0) {
    return FileKind::empty;
  }
  constexpr char magic[16] = "SQLite format 3";
  if (std::memcmp(header.data(), magic, sizeof magic) != 0 ||
      in.gcount() < static_cast<std::streamsize>(header.size())) {
    return FileKind::other;
  }
  const std::int64_t id = big_endian(&header[68], 4);
  return id == application_id ? FileKind::trace : FileKind::database;
}

// The page size is at offset 16, how many there are at 28, which counts if the number at 92 is that of the last change,
// at 24.
bool is_cut_off(const std::filesystem::path& path) {
  Header header{};
  std::ifstream(path, std::ios::binary).read(header.data(), header.size());
  if (big_endian(&header[24], 4) != big_endian(&header[92], 4)) return false;
  const std::uint32_t said = big_endian(&header[16], 2);
  const std::uintmax_t page = said == 1 ? 65'536 : said;
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  return !error && size < page * big_endian(&header[28], 4);
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
