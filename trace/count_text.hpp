// Large numbers as people read them.
#pragma once

#include <cstdint>
#include <string>

namespace trace {

// 12,345
inline std::string count_text(std::uint64_t count) {
  std::string text = std::to_string(count);
  for (std::size_t at = text.size(); at > 3;) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

}  // namespace trace
