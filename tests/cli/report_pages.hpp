// The page that `credsim report` writes, as a test looks at it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace tests {

// What stands between the first `before` and the next `after`; empty where they are not there.
inline std::string text_between(const std::string& text, const std::string& before, const std::string& after) {
  const std::size_t begin = text.find(before);
  if (begin == std::string::npos) return "";
  const std::size_t end = text.find(after, begin + before.size());
  return end == std::string::npos ? "" : text.substr(begin + before.size(), end - begin - before.size());
}

// The data that its script draws.
inline nlohmann::json data_of_page(const std::string& page) {
  return nlohmann::json::parse(text_between(page, "<script type=\"application/json\" id=\"data\">", "</script>"));
}

inline std::size_t times_in(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace tests
