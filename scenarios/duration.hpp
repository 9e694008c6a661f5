// Durations and times as people write them: `250ms`, `2d6h`, `2026-01-05T00:00:00Z`. Integers only, no locale.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/time.hpp"

namespace scenarios {

// What a text was read as, or what is wrong with it and what would be right.
template <class T>
struct Parsed {
  std::optional<T> value;
  std::string problem;

  explicit operator bool() const { return value.has_value(); }
};

// Whole numbers with the units d, h, m, s, ms, us, from large to small, each at most once; up to sim::longest_wait.
Parsed<sim::Duration> parse_duration(std::string_view text);

// ISO 8601 in UTC: `2026-01-05T00:00:00Z`, the seconds with up to six decimals; from 1970 to 9999.
Parsed<sim::Time> parse_time(std::string_view text);

// Whether a text means to be a time rather than a duration: it starts with a year and a hyphen.
bool looks_like_time(std::string_view text);

// ISO 8601 in UTC, with as many decimals (none, three or six) as it takes.
std::string time_text(sim::Time time);

}  // namespace scenarios
