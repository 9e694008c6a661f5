// Writing beside and renaming.
#include "scenarios/whole_file.hpp"

#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>

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

}  // namespace

void write_whole(const fs::path& path, std::string_view text) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  const bool special = fs::exists(status) && !fs::is_regular_file(status);
  errno = 0;
  if (special) {
    if (!written(path, text)) fail(path, errno);
    return;
  }
  const fs::path target = fs::is_symlink(fs::symlink_status(path, error)) ? fs::weakly_canonical(path, error) : path;
  const fs::path beside = target.string() + "." + std::to_string(getpid()) + ".tmp";
  if (!written(beside, text)) {
    const int reason = errno;
    fs::remove(beside, error);
    fail(path, reason);
  }
  if (fs::exists(status)) fs::permissions(beside, status.permissions(), error);
  fs::rename(beside, target, error);
  if (error) {
    const int reason = error.value();
    fs::remove(beside, error);
    fail(path, reason);
  }
}

}  // namespace scenarios
