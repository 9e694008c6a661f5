// The heights of bars.
#include "cli/sparkline.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace cli {
namespace {

constexpr std::array<std::string_view, 8> bars{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

// `part` from 0 to 1.
std::string_view bar(double part) {
  return bars[static_cast<std::size_t>(std::lround(part * static_cast<double>(bars.size() - 1)))];
}

}  // namespace

std::string sparkline(std::span<const double> values) {
  if (values.size() < 2) return "";
  const auto [least, greatest] = std::ranges::minmax_element(values);
  if (*least == *greatest) return "";
  std::string line;
  for (const double value : values) line += bar((value - *least) / (*greatest - *least));
  return line;
}

std::string density_line(std::span<const std::uint64_t> counts) {
  if (counts.empty()) return "";
  const auto greatest = static_cast<double>(*std::ranges::max_element(counts));
  std::string line;
  for (const std::uint64_t count : counts) line += count == 0 ? " " : bar(static_cast<double>(count) / greatest);
  return line;
}

}  // namespace cli
