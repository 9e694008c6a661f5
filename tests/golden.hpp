// Golden files: a test's output as text, kept beside the test and compared to the letter.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tests {

// Whether `actual` equals the file tests/`path`; if not, says where they first differ as a Catch2 message. After
// rewrite_golden_files() (the option --rewrite, or CREDSIM_REWRITE=1) the file is written instead: read its diff.
bool matches_golden(std::string_view path, std::string_view actual);

void rewrite_golden_files();

// The text as a cell of a table: filled up to `width`, a space at least.
std::string cell(std::string_view text, std::size_t width);

// The whole file, or an empty string if there is none. `path` is rooted at the repository.
std::string read_source_file(std::string_view path);

}  // namespace tests
