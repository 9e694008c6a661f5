// Durations, distributions of them, and times.
#include <array>

#include "scenarios/duration.hpp"
#include "scenarios/parts.hpp"
#include "scenarios/quoted.hpp"

namespace scenarios {
namespace {

using sim::Distribution;
using sim::Duration;

constexpr Duration nothing{0};

std::string of(std::string_view part, std::string_view what) { return std::string(part).append(" of ").append(what); }

// The durations in a list of `count`, each at least the one before.
template <std::size_t count>
std::array<Duration, count> rising(const Node& node, const std::string& what, std::string_view example) {
  if (!node.is_list() || node.size() != count) {
    throw node.mistake(what + " should be a list of " + std::to_string(count) + " durations such as " +
                       std::string(example));
  }
  std::array<Duration, count> values{};
  std::size_t at = 0;
  for (const Node item : node.items()) {
    values[at] = duration_of(item, what);
    if (at > 0 && values[at] < values[at - 1]) {
      throw item.mistake(what + " goes down here; write its durations from small to large");
    }
    ++at;
  }
  return values;
}

Duration positive(const Node& node, const std::string& what) {
  const Duration value = duration_of(node, what);
  if (value <= nothing) throw node.mistake(what + " should be longer than 0s");
  return value;
}

Distribution lognormal_of(const Node& node, const std::string& what) {
  const Fields fields(node, lognormal_keys);
  const Duration median = positive(fields.require("median").value, of("median", what));
  const Node sigma_node = fields.require("sigma").value;
  const double sigma = number_of(sigma_node, of("sigma", what));
  if (!(sigma >= 0 && sigma <= 10)) throw sigma_node.mistake(of("sigma", what) + " should be from 0 to 10");
  return Distribution::lognormal(median, sigma);
}

Distribution shape_of(const Entry& entry, std::string_view what) {
  const std::string_view shape = entry.key.text();
  const std::string named = of(shape, what);
  if (shape == "uniform") {
    const auto [low, high] = rising<2>(entry.value, named, "[1s, 5s]");
    return Distribution::uniform(low, high);
  }
  if (shape == "triangular") {
    const auto [low, mode, high] = rising<3>(entry.value, named, "[1s, 2s, 5s]");
    return Distribution::triangular(low, mode, high);
  }
  if (shape == "exponential") return Distribution::exponential(positive(entry.value, named));
  return lognormal_of(entry.value, named);
}

}  // namespace

Duration duration_of(const Node& node, std::string_view what) {
  if (!node.is_scalar() || node.is_null()) {
    throw node.mistake(
        std::string(what).append(" should be a duration such as 90s or 2d6h, not ").append(node.kind_text()));
  }
  const auto parsed = parse_duration(node.text());
  if (!parsed) throw node.mistake(std::string(what).append(": ").append(parsed.problem));
  return *parsed.value;
}

Distribution distribution_of(const Node& node, std::string_view what) {
  if (!node.is_map()) {
    if (node.is_scalar() && !node.is_null()) return Distribution::constant(duration_of(node, what));
    throw node.mistake(
        std::string(what)
            .append(" should be a duration such as 90s or a distribution such as {uniform: [1s, 5s]}, not ")
            .append(node.kind_text()));
  }
  const Fields fields(node, distribution_keys);
  const Entry* shape = nullptr;
  for (const std::string_view name : {"uniform", "triangular", "exponential", "lognormal"}) {
    const Entry* found = fields.find(name);
    if (found != nullptr && shape != nullptr) {
      throw found->key.mistake(std::string(what) + " has two distributions; keep one");
    }
    if (found != nullptr) shape = found;
  }
  if (shape == nullptr) {
    throw node.mistake(std::string(what) + " needs one of uniform, triangular, exponential or lognormal");
  }
  const Distribution unclamped = shape_of(*shape, what);
  const Entry* min = fields.find("min");
  const Entry* max = fields.find("max");
  const Duration low = min == nullptr ? nothing : duration_of(min->value, of("min", what));
  const Duration high = max == nullptr ? Duration::max() : duration_of(max->value, of("max", what));
  if (high < low) throw max->value.mistake(of("max", what) + " is less than its min");
  return unclamped.clamped(low, high);
}

sim::Time time_of(const Node& node, std::string_view what) {
  if (!node.is_scalar() || node.is_null()) {
    throw node.mistake(
        std::string(what).append(" should be a time such as 2026-01-05T00:00:00Z, not ").append(node.kind_text()));
  }
  const auto parsed = parse_time(node.text());
  if (!parsed) throw node.mistake(std::string(what).append(": ").append(parsed.problem));
  return *parsed.value;
}

bool takes_time(const Distribution& distribution) {
  using Shape = Distribution::Shape;
  if (distribution.max() <= nothing) return false;
  if (distribution.min() > nothing) return true;
  switch (distribution.shape()) {
    case Shape::constant:
      return distribution.argument(0) > nothing;
    case Shape::uniform:
      return distribution.argument(1) > nothing;
    case Shape::triangular:
      return distribution.argument(2) > nothing;
    default:
      return true;
  }
}

}  // namespace scenarios
