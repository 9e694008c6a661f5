// Writing beside and renaming.
#include "scenarios/whole_file.hpp"

#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>
#include <vector>

namespace scenarios {
namespace {

namespace fs = std::filesystem;

bool written(const fs::path& path, std::string_view text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  file.close();
  return !file.fail();
}

[[noreturn]] void fail(const fs::path& path, int error) {
  throw FileError(path.string() + ": cannot be written: " + std::generic_category().message(error));
}

// Where the text of a file goes first.
struct Place {
  fs::path target;  // the file itself, where `path` is a symbolic link
  fs::path beside;
};

Place place_of(const fs::path& path) {
  std::error_code error;
  const fs::path target = fs::is_symlink(fs::symlink_status(path, error)) ? fs::weakly_canonical(path, error) : path;
  return {target, target.string() + "." + std::to_string(getpid()) + ".tmp"};
}

// Beside the file, for `path`, of which a failure tells.
void write_beside(const fs::path& path, const Place& place, std::string_view text) {
  errno = 0;
  if (written(place.beside, text)) return;
  const int reason = errno;
  std::error_code error;
  fs::remove(place.beside, error);
  fail(path, reason);
}

}  // namespace

void try_writing(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::is_directory(status)) fail(path, EISDIR);
  if (fs::exists(status) && !fs::is_regular_file(status)) return;  // who reads there takes it for the text
  const Place place = place_of(path);
  write_beside(path, place, "");
  fs::remove(place.beside, error);
}

void try_writing_into(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> missing;  // the innermost first
  for (fs::path one = folder; !one.empty() && !fs::exists(one, error); one = one.parent_path()) missing.push_back(one);
  fs::create_directories(folder, error);
  const auto take_away = [&] {
    for (const fs::path& one : missing) fs::remove(one, error);
  };
  const Place place = place_of(folder / "new");
  try {
    write_beside(folder.empty() ? "." : folder, place, "");
  } catch (const FileError&) {
    take_away();
    throw;
  }
  fs::remove(place.beside, error);
  take_away();
}

void write_whole(const fs::path& path, std::string_view text) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  const bool special = fs::exists(status) && !fs::is_regular_file(status);
  errno = 0;
  if (special) {
    if (!written(path, text)) fail(path, errno);
    return;
  }
  const auto [target, beside] = place_of(path);
  write_beside(path, {target, beside}, text);
  if (fs::exists(status)) fs::permissions(beside, status.permissions(), error);
  fs::rename(beside, target, error);
  if (error) {
    const int reason = error.value();
    fs::remove(beside, error);
    fail(path, reason);
  }
}

}  // namespace scenarios
