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

// Whether that can be, tried before there is a text, so that no work is done in vain; what is there stays as it is.
// Throws FileError.
void try_writing(const std::filesystem::path& path);
// The same of new files in a folder, which is made for them if it is not there.
void try_writing_into(const std::filesystem::path& folder);

}  // namespace scenarios
