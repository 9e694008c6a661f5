// A stretch of simulated time, and how one moves about in it: pure functions.
#pragma once

#include <vector>

#include "sim/time.hpp"

namespace viewer {

// From the first moment up to, not including, the second. A range to draw is never shorter than a microsecond.
struct TimeRange {
  sim::Time from{};
  sim::Time to{};

  [[nodiscard]] sim::Duration length() const { return to - from; }
  [[nodiscard]] bool contains(sim::Time at) const { return from <= at && at < to; }
  bool operator==(const TimeRange&) const = default;
};

// The time of one of so many pixels, at least a microsecond.
sim::Duration resolution_of(TimeRange range, double pixels);

// `factor` below 1 shows less time. What is at `around` stays where it is on the screen. Not shorter than 1 ms (of a
// shorter run: 1 µs), not longer than fitted(whole).
TimeRange zoomed(TimeRange range, sim::Time around, double factor, TimeRange whole);

// Moved, but never out of fitted(whole).
TimeRange panned(TimeRange range, sim::Duration by, TimeRange whole);

// The whole run with a margin on both sides.
TimeRange fitted(TimeRange whole);

// As long as before; moved if `at` is outside, so that it is well inside.
TimeRange revealing(TimeRange range, sim::Time at);

// Round moments in the range, at least `apart` from each other: from 1 us to 100 years. Days begin at midnight, months
// and years on their first day, all in UTC.
std::vector<sim::Time> ticks(TimeRange range, sim::Duration apart);

}  // namespace viewer
