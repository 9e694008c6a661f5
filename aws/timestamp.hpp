// A moment as the AWS CLI prints it: 2026-01-05T00:00:00+00:00, with six more digits where it is no whole second.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sim/time.hpp"

namespace aws {

std::string timestamp(sim::Time time);

// Seconds since 1970 of 2026-01-05T00:00:00Z, of 2026-01-05, or of seconds since 1970; none where it is none of them.
std::optional<std::int64_t> seconds_of_timestamp(const std::string& text);
// 2026-01-05T09:30:00Z, with up to six decimals, and an offset such as +00:00 in the place of the Z; null: it is none.
std::optional<sim::Time> read_timestamp(std::string_view text);

// 2026-01-05T09:30:00Z, with up to six decimals, and an offset such as +00:00 in the place of the Z; null: it is none.
std::optional<sim::Time> read_timestamp(std::string_view text);

}  // namespace aws
