// Reads files and looks at every byte for what is not text.
#include "scenarios/text_file.hpp"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <memory>
#include <system_error>

#include "scenarios/script.hpp"

namespace scenarios {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

constexpr const char* too_large =
    "the file is larger than 64 MiB; split it, or let `repeat:` and `every:` make the events";

}  // namespace

std::size_t decode(std::string_view text, std::uint32_t& code) {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  const std::size_t size = first < 0x80   ? 1
                           : first < 0xC2 ? 0
                           : first < 0xE0 ? 2
                           : first < 0xF0 ? 3
                           : first < 0xF5 ? 4
                                          : 0;
  if (size == 0 || text.size() < size) return 0;
  static constexpr std::array<unsigned, 5> masks{0, 0x7F, 0x1F, 0x0F, 0x07};
  static constexpr std::array<std::uint32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
  code = first & masks[size];
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
    code = code << 6U | (byte(i) & 0x3FU);
  }
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  return code < least[size] || surrogate || code > 0x10FFFF ? 0 : size;
}

bool printable(std::uint32_t code) {
  if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
  if (code < 0xA0) return code < 0x7F || code == 0x85;
  return code != 0xFFFE && code != 0xFFFF && code != 0xFEFF;
}

std::string read_text_file(const std::filesystem::path& path) {
  const std::string name = path.string();
  const auto refuse = [&name](const std::string& why) { throw Mistake({name, 0, 0}, why); };
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) refuse("there is no such file");
  if (error) refuse("the file cannot be read: " + error.message());
  if (status.type() == std::filesystem::file_type::directory) refuse("this is a directory; name a scenario file in it");
  const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
  if (!file) refuse("the file cannot be read: " + std::generic_category().message(errno));
  std::string text;
  if (status.type() == std::filesystem::file_type::regular) {
    const auto size = std::filesystem::file_size(path, error);
    if (!error && size > largest_file) refuse(too_large);
    if (!error) text.reserve(size);
  }
  std::array<char, 1U << 16U> block{};
  while (const std::size_t size = std::fread(block.data(), 1, block.size(), file.get())) {
    text.append(block.data(), size);
    if (text.size() > largest_file) refuse(too_large);
  }
  if (std::ferror(file.get()) != 0) refuse("the file cannot be read: " + std::generic_category().message(errno));
  return text;
}

void require_text(std::string_view text, const std::string& file_name) {
  if (text.size() > largest_file) throw Mistake({file_name, 0, 0}, too_large);
  Mark mark{file_name, 1, 1};
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] >= ' ' && text[at] < '\x7F') {
      ++mark.column;
      ++at;
      continue;
    }
    std::uint32_t code = 0;
    const std::size_t size = decode(text.substr(at), code);
    if (size == 0) throw Mistake(mark, "this is not text in UTF-8; a scenario is a YAML file");
    if (code == 0) throw Mistake(mark, "this is a binary file, it has a byte 0; a scenario is a YAML file");
    const bool byte_order_mark = code == 0xFEFF && at == 0;
    if (!printable(code) && !byte_order_mark) {
      throw Mistake(mark, "a control character; write it as an escape inside double quotes, such as \"\\x07\"");
    }
    at += size;
    const bool line_ends = code == '\n' || (code == '\r' && (at == text.size() || text[at] != '\n'));
    mark.line += line_ends ? 1 : 0;
    mark.column = line_ends ? 1 : mark.column + 1;
  }
}

}  // namespace scenarios
