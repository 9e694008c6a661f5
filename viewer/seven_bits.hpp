// Whole numbers in memory, seven bits a byte, the low ones first.
#pragma once

#include <cstddef>
#include <cstdint>

#include "viewer/tight_list.hpp"

namespace viewer {

inline void append_number(TightList<std::uint8_t>& bytes, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) bytes.push_back(static_cast<std::uint8_t>(number | 0x80));
  bytes.push_back(static_cast<std::uint8_t>(number));
}

// The number that begins at this byte; `byte` is moved behind it.
inline std::uint64_t number_at(const TightList<std::uint8_t>& bytes, std::size_t& byte) {
  std::uint64_t number = 0;
  for (int shift = 0;; shift += 7) {
    const std::uint8_t one = bytes[byte++];
    number |= static_cast<std::uint64_t>(one & 0x7F) << shift;
    if (one < 0x80) return number;
  }
}

}  // namespace viewer
