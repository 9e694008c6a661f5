// How parameters, durations and distributions are written.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "model/parameters.hpp"

namespace model {
namespace {

std::string trimmed(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.12g", value);
  return text;
}

std::vector<std::string_view> words(std::string_view unit) {
  std::vector<std::string_view> out;
  for (std::size_t from = 0;;) {
    const std::size_t bar = unit.find('|', from);
    out.push_back(unit.substr(from, bar - from));
    if (bar == std::string_view::npos) {
      return out;
    }
    from = bar + 1;
  }
}

std::string distribution_text(const sim::Distribution& distribution) {
  const auto argument = [&](int index) { return duration_text(distribution.argument(index)); };
  std::string out;
  switch (distribution.shape()) {
    case sim::Distribution::Shape::constant:
      return argument(0);
    case sim::Distribution::Shape::uniform:
      return "uniform " + argument(0) + " to " + argument(1);
    case sim::Distribution::Shape::triangular:
      return "triangular " + argument(0) + ", " + argument(1) + ", " + argument(2);
    case sim::Distribution::Shape::exponential:
      out = "exponential, mean " + argument(0);
      break;
    case sim::Distribution::Shape::lognormal:
      out = "lognormal, median " + argument(0) + ", sigma " + trimmed(distribution.sigma());
      break;
  }
  if (distribution.min() > sim::Duration::zero()) {
    out += ", min " + duration_text(distribution.min());
  }
  if (distribution.max() != sim::Duration::max()) {
    out += ", max " + duration_text(distribution.max());
  }
  return out;
}

}  // namespace

std::string parameter_text(std::size_t index, const ParameterValue& value) {
  if (const auto* distribution = std::get_if<sim::Distribution>(&value)) {
    return distribution_text(*distribution);
  }
  const double number = std::get<double>(value);
  const std::string_view unit = parameter_rows()[index].unit;
  if (unit == "duration") {
    return duration_text(sim::Duration(std::llround(number)));
  }
  if (unit == "switch") {
    return number != 0 ? "true" : "false";
  }
  if (unit.find('|') != std::string_view::npos) {
    const auto choices = words(unit);
    return std::string(choices[std::min(static_cast<std::size_t>(number), choices.size() - 1)]);
  }
  return trimmed(number);
}

std::string duration_text(sim::Duration duration) {
  struct Unit {
    std::int64_t us;
    const char* name;
  };
  static constexpr Unit units[] = {{86'400'000'000, "d"}, {3'600'000'000, "h"}, {60'000'000, "m"},
                                   {1'000'000, "s"},      {1'000, "ms"},        {1, "us"}};
  std::int64_t rest = duration.count();
  if (rest == 0) {
    return "0s";
  }
  std::string out = rest < 0 ? "-" : "";
  rest = std::abs(rest);
  for (const Unit& unit : units) {
    if (rest >= unit.us) {
      out += std::to_string(rest / unit.us) + unit.name;
      rest %= unit.us;
    }
  }
  return out;
}

std::string_view confidence_text(Confidence confidence) {
  static constexpr std::array<std::string_view, 4> names{"documented", "observed", "inferred", "assumed"};
  return names[static_cast<std::size_t>(confidence)];
}

}  // namespace model
