// Files that are there whole or not at all.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string_view>

namespace scenarios {

struct FileError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Writes beside `path` and renames, so that whoever reads sees the text before or the new one, never a part. Through a
// symbolic link; into what is no regular file, such as /dev/stdout, directly. Throws FileError.
void write_whole(const std::filesystem::path& path, std::string_view text);

}  // namespace scenarios
