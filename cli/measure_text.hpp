// Values of measures as people read them.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace cli {

// In the measure's unit: `1h12m`, `0.82 %`, `3.73 USD`, `12 gaps`.
std::string measure_text(double value, std::string_view unit);

// `1h12m ± 4m02s`; without ± where the half-width is nothing or infinite.
std::string estimate_text(double mean, double half_width, std::string_view unit);

// Values as a row of bars from the least to the greatest: ▁▃█. Of fewer than two, or all the same, nothing.
std::string sparkline(std::span<const double> values);

}  // namespace cli
