// Simulated time: a 64-bit count of microseconds since the Unix epoch, never a floating-point number.
#pragma once

#include <chrono>
#include <cstdint>

namespace sim {

using Duration = std::chrono::duration<std::int64_t, std::micro>;
using Time = std::chrono::time_point<std::chrono::system_clock, Duration>;

// Later than everything that can happen; the time of an empty slot.
inline constexpr Time never = Time::max();

// The nearest whole number of microseconds, halves upwards. `microseconds` is from 0 to 2^52 (140 years), where half a
// microsecond can still be added without loss.
constexpr Duration rounded(double microseconds) { return Duration(static_cast<std::int64_t>(microseconds + 0.5)); }

}  // namespace sim
