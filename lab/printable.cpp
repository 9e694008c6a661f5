// Looking at a text character by character.
#include "lab/printable.hpp"

#include <algorithm>
#include <cstdint>

#include "scenarios/text_file.hpp"

namespace lab {

std::string printable(std::string_view text, std::size_t most) {
  std::string out;
  out.reserve(std::min(text.size(), most));
  while (!text.empty()) {
    if (out.size() >= most) {
      return out + "…";
    }
    std::uint32_t code = 0;
    const std::size_t size = scenarios::decode(text, code);
    if (code == '\n' || code == '\t' || code == '\r') {
      out += ' ';
    } else if (size == 0 || !scenarios::printable(code)) {
      out += "\uFFFD";
    } else {
      out += text.substr(0, size);
    }
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return out;
}

}  // namespace lab
