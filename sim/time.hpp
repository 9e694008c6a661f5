// Simulated time: a 64-bit count of microseconds since the Unix epoch, never a floating-point number.
#pragma once

#include <chrono>
#include <cstdint>

namespace sim {

using Duration = std::chrono::duration<std::int64_t, std::micro>;
using Time = std::chrono::time_point<std::chrono::system_clock, Duration>;

// Later than everything that can happen; the time of an empty slot.
inline constexpr Time never = Time::max();

// The nearest whole number of microseconds, halves upwards. `microseconds` is from 0 to 2^62.
constexpr Duration rounded(double microseconds) {
  const auto whole = static_cast<std::int64_t>(microseconds);
  return Duration(whole + (microseconds - static_cast<double>(whole) >= 0.5 ? 1 : 0));
}

}  // namespace sim
