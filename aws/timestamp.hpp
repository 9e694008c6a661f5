// A moment as the AWS CLI prints it: 2026-01-05T00:00:00+00:00, with six more digits where it is no whole second.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "sim/time.hpp"

namespace aws {

std::string timestamp(sim::Time time);

// Seconds since 1970 of 2026-01-05T00:00:00Z, of 2026-01-05, or of seconds since 1970; none where it is none of them.
std::optional<std::int64_t> seconds_of_timestamp(const std::string& text);

}  // namespace aws
