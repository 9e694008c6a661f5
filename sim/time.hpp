// Simulated time: a 64-bit count of microseconds since the Unix epoch, never a floating-point number.
#pragma once

#include <chrono>
#include <cstdint>

namespace sim {

using Duration = std::chrono::duration<std::int64_t, std::micro>;
using Time = std::chrono::time_point<std::chrono::system_clock, Duration>;

// Later than everything that can happen; the time of an empty slot.
inline constexpr Time never = Time::max();

}  // namespace sim
