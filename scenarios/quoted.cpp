// Puts a user's words in quotes, shortened.
#include "scenarios/quoted.hpp"

namespace scenarios {

std::string quoted(std::string_view text) {
  constexpr std::size_t most = 60;
  std::size_t size = text.size();
  if (size > most) {
    size = most;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
  }
  std::string out = "\"";
  for (const char c : text.substr(0, size)) {
    if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      out += ' ';
    } else {
      out += c;
    }
  }
  return out + (size < text.size() ? "…\"" : "\"");
}

}  // namespace scenarios
