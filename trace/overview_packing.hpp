// How overviews are stored: whole numbers of seven bits a byte, the low ones first, and what the parts are called.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "trace/error.hpp"

namespace trace {

// Parts of a resource's overview; those below are tracks. The moments are of none.
inline constexpr std::int64_t overview_counts = 16;
inline constexpr std::int64_t overview_uses = 17;
inline constexpr std::int64_t overview_moments = 18;

inline void pack(std::vector<std::uint8_t>& bytes, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) bytes.push_back(static_cast<std::uint8_t>(number | 0x80));
  bytes.push_back(static_cast<std::uint8_t>(number));
}

// Takes a number off the front. Throws trace::Error where none is whole.
inline std::uint64_t unpack(std::span<const std::uint8_t>& bytes) {
  std::uint64_t number = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    if (bytes.empty()) break;
    const std::uint8_t one = bytes.front();
    bytes = bytes.subspan(1);
    number |= static_cast<std::uint64_t>(one & 0x7F) << shift;
    if (one < 0x80) return number;
  }
  throw Error("the overview of the trace is damaged");
}

}  // namespace trace
