// Numbers with their units.
#include "cli/measure_text.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cmath>

#include "cli/quantity.hpp"

namespace cli {
namespace {

std::string number_in(double value) {
  const bool whole = std::abs(value) < 1e15 && value == std::floor(value);
  if (whole && value >= 0) return number_text(static_cast<std::uint64_t>(value));
  return fmt::format("{:.4g}", value);
}

}  // namespace

std::string measure_text(double value, std::string_view unit) {
  if (unit == "s") {
    const auto span = std::chrono::duration_cast<sim::Duration>(std::chrono::duration<double>(std::abs(value)));
    return (value < 0 ? "-" : "") + span_text(span);
  }
  if (unit == "1") return fmt::format("{:.3g} %", 100 * value);
  return number_in(value) + " " + std::string(unit);
}

std::string estimate_text(double mean, double half_width, std::string_view unit) {
  if (!(half_width > 0) || !std::isfinite(half_width)) return measure_text(mean, unit);
  if (unit == "s") return measure_text(mean, unit) + " ± " + measure_text(half_width, unit);
  if (unit == "1") return fmt::format("{:.3g} ± {:.2g} %", 100 * mean, 100 * half_width);
  return fmt::format("{:.4g} ± {:.2g} {}", mean, half_width, unit);
}

std::string share_text(std::uint64_t some, std::uint64_t all, const lab::Interval& share) {
  return fmt::format("{} of {} ({:.2g} to {:.2g} %)", number_text(some), number_text(all), 100 * share.low,
                     100 * share.high);
}

}  // namespace cli
