// Quoting, and the few forms that scenarios are written in.
#include "scenarios/yaml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "aws/characters.hpp"
#include "model/parameters.hpp"

namespace scenarios {
namespace {

// The characters of a bare text, also within { } and [ ].
bool bare(char c) {
  return aws::is_letter(c) || aws::is_digit(c) || std::string_view(" -_./+=:;()").find(c) != std::string_view::npos;
}

// Whether other readers of YAML would take the bare word for something else than a text.
bool means_more(std::string_view text) {
  static constexpr std::array<std::string_view, 11> words{"null", "true", "false", "yes", "no", "on",
                                                          "off",  "y",    "n",     "Yes", "No"};
  const bool number = std::ranges::all_of(
      text, [](char c) { return aws::is_digit(c) || std::string_view(".+-_:eE").find(c) != std::string_view::npos; });
  return number || std::ranges::find(words, text) != words.end();
}

bool may_stand_bare(std::string_view text) {
  return !text.empty() && (aws::is_letter(text.front()) || aws::is_digit(text.front())) && text.back() != ' ' &&
         text.back() != ':' && std::ranges::all_of(text, bare) && text.find(": ") == std::string_view::npos &&
         !means_more(text);
}

// The character at the front of a text in UTF-8: its bytes, and its number.
std::pair<std::size_t, std::uint32_t> character(std::string_view text) {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t size = byte(0) < 0x80 ? 1 : byte(0) < 0xE0 ? 2 : byte(0) < 0xF0 ? 3 : 4;
  if (size == 1 || size > text.size()) return {1, byte(0)};
  std::uint32_t code = byte(0) & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) code = code << 6U | (byte(i) & 0x3FU);
  return {size, code};
}

// Whether YAML would break a line there, drop the character or refuse it.
bool needs_escape(std::uint32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029 || code >= 0xFFF0;
}

}  // namespace

std::string yaml_quoted(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    const auto [size, code] = character(text);
    if (code == '"' || code == '\\') {
      out += '\\';
      out += text.front();
    } else if (code == '\n') {
      out += "\\n";
    } else if (needs_escape(code)) {
      out += code > 0xFFFF ? fmt::format("\\U{:08X}", code) : fmt::format("\\u{:04X}", code);
    } else {
      out += text.substr(0, size);
    }
    text.remove_prefix(size);
  }
  return out + "\"";
}

std::string yaml_text(std::string_view text) { return may_stand_bare(text) ? std::string(text) : yaml_quoted(text); }

std::string yaml_number(double number) { return fmt::format("{}", number); }

std::string yaml_list(const std::vector<std::string>& items) { return fmt::format("[{}]", fmt::join(items, ", ")); }

std::string YamlMap::flow() const {
  std::string out = "{";
  for (const auto& [key, value] : entries_) out += (out.size() == 1 ? "" : ", ") + key + ": " + value;
  return out + "}";
}

std::string YamlMap::block(std::string_view indent) const {
  std::string out;
  for (const auto& [key, value] : entries_) {
    out.append(out.empty() ? "" : indent).append(key).append(": ").append(value).append("\n");
  }
  return out;
}

std::string yaml_distribution(const sim::Distribution& distribution) {
  using Shape = sim::Distribution::Shape;
  const auto argument = [&](int index) { return model::duration_text(distribution.argument(index)); };
  YamlMap map;
  switch (distribution.shape()) {
    case Shape::constant:
      return argument(0);
    case Shape::uniform:
      map.add("uniform", yaml_list({argument(0), argument(1)}));
      break;
    case Shape::triangular:
      map.add("triangular", yaml_list({argument(0), argument(1), argument(2)}));
      break;
    case Shape::exponential:
      map.add("exponential", argument(0));
      break;
    case Shape::lognormal:
      map.add("lognormal", YamlMap().add("median", argument(0)).add("sigma", yaml_number(distribution.sigma())).flow());
      break;
  }
  map.add_if(distribution.min() > sim::Duration::zero(), "min", model::duration_text(distribution.min()));
  map.add_if(distribution.max() != sim::Duration::max(), "max", model::duration_text(distribution.max()));
  return map.flow();
}

}  // namespace scenarios
