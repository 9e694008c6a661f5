// Anybody's texts, made harmless.
#include "cli/html_text.hpp"

#include <algorithm>
#include <cstdint>

#include "scenarios/text_file.hpp"

namespace cli {
namespace {

constexpr std::size_t longest_text = 1000;

// Changes the direction of what stands around it: a name that has it looks like another one.
bool turns_text(std::uint32_t code) {
  return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

}  // namespace

std::string harmless(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    if (out.size() >= longest_text) return out + "…";
    std::uint32_t code = 0;
    const std::size_t size = scenarios::decode(text, code);
    if (code == '\n' || code == '\t' || code == '\r') {
      out += ' ';
    } else if (size == 0 || !scenarios::printable(code) || turns_text(code)) {
      out += "\uFFFD";
    } else {
      out += text.substr(0, size);
    }
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : harmless(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string filled(std::string_view page, const std::function<std::string(std::string_view)>& part) {
  std::string out;
  for (std::size_t open = page.find("{{"); open != std::string_view::npos; open = page.find("{{")) {
    const std::size_t close = page.find("}}", open);
    out += page.substr(0, open);
    out += part(page.substr(open + 2, close - open - 2));
    page.remove_prefix(close + 2);
  }
  return out + std::string(page);
}

}  // namespace cli
