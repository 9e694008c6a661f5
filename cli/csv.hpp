// Texts in comma-separated values, by RFC 4180.
#pragma once

#include <string>

namespace cli {

// In quotes where it has to be; an empty text too, so that it is told from nothing.
inline std::string csv_text(const std::string& text) {
  if (!text.empty() && text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

}  // namespace cli
