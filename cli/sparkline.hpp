// Numbers in a row as small bars.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace cli {

// From the least to the greatest; empty where there is nothing to tell apart.
std::string sparkline(std::span<const double> values);

// From nothing, a blank, to the greatest.
std::string density_line(std::span<const std::uint64_t> counts);

}  // namespace cli
