// Numbers with their units.
#include "cli/measure_text.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cmath>

#include "cli/quantity.hpp"

namespace cli {
namespace {

// Without an exponent, of thousands the whole.
std::string number_in(double value) {
  const double size = std::abs(value);
  const bool whole = size >= 1000 || value == std::floor(value);
  if (!(size < 1e15) || !whole) return fmt::format("{:.4g}", value);
  return (value < 0 ? "-" : "") + number_text(static_cast<std::uint64_t>(std::llround(size)));
}

// As exact as it helps.
std::string half_width_in(double value) {
  return value < 100 ? fmt::format("{:.2g}", value) : number_in(std::round(value));
}

// So narrow that it shows in no digit.
bool invisible(double mean, double half_width) { return half_width < 1e-4 * std::abs(mean); }

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
  if (!(half_width > 0) || !std::isfinite(half_width) || invisible(mean, half_width)) return measure_text(mean, unit);
  if (unit == "s") return measure_text(mean, unit) + " ± " + measure_text(half_width, unit);
  if (unit == "1") return fmt::format("{:.3g} ± {:.2g} %", 100 * mean, 100 * half_width);
  return number_in(mean) + " ± " + half_width_in(half_width) + " " + std::string(unit);
}

std::string share_text(std::uint64_t some, std::uint64_t all, const lab::Interval& share) {
  return fmt::format("{} of {} ({:.2g} to {:.2g} %)", number_text(some), number_text(all), 100 * share.low,
                     100 * share.high);
}

}  // namespace cli
