// Instants and spans as people read them in explanations and timelines.
#pragma once

#include <string>

#include "sim/time.hpp"

namespace trace {

enum class Precision : std::uint8_t { seconds, milliseconds, microseconds };

// 2026-01-05T00:00:00Z, 2026-01-05T00:00:00.000Z, 2026-01-05T00:00:00.000000Z; what is finer is cut off.
std::string moment_text(sim::Time time, Precision precision);

// +9d00:03:11.482: days, hours, minutes, seconds and milliseconds since the start.
std::string offset_text(sim::Duration offset);

}  // namespace trace
