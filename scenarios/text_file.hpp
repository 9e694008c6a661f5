// A file's text, or why it is none: missing, a folder, too large, binary.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace scenarios {

inline constexpr std::size_t largest_file = 64UL << 20U;  // 64 MiB

// Throws Mistake where there is no such text file or it is too large.
std::string read_text_file(const std::filesystem::path& path);

// Throws Mistake, at the place, where `text` is too large, not UTF-8, or has characters that no text has. `file_name`
// is for the message.
void require_text(std::string_view text, const std::string& file_name);

// The length of the UTF-8 character at the front of a text that is not empty, 0 if there is none; its code in `code`.
std::size_t decode(std::string_view text, std::uint32_t& code);
// Whether the character may stand in a text: no control character but tab and the ends of lines.
bool printable(std::uint32_t code);

}  // namespace scenarios
