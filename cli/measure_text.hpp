// Values of measures as people read them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lab/statistics.hpp"

namespace cli {

// In the measure's unit: `1h12m`, `0.82 %`, `3.73 USD`, `12 gaps`.
std::string measure_text(double value, std::string_view unit);

// `1h12m ± 4m02s`; without ± where the half-width is nothing or infinite.
std::string estimate_text(double mean, double half_width, std::string_view unit);

// `12 of 20 (39 to 78 %)`, with the interval of the share.
std::string share_text(std::uint64_t some, std::uint64_t all, const lab::Interval& share);

}  // namespace cli
