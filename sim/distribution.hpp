// Distributions of durations: constant, uniform, triangular, exponential, lognormal, each clamped to [min, max].
#pragma once

#include <chrono>
#include <cstdint>

#include "sim/random.hpp"
#include "sim/time.hpp"

namespace sim {

// A century: nothing that we wait for takes longer, and no sum of a few overflows.
inline constexpr Duration longest_wait = std::chrono::hours(24) * 366 * 100;

// A distribution over durations of zero or more. Drawn values are rounded to microseconds, then clamped.
class Distribution {
 public:
  enum class Shape : std::uint8_t { constant, uniform, triangular, exponential, lognormal };

  Distribution() = default;
  static Distribution constant(Duration value);
  static Distribution uniform(Duration low, Duration high);                    // low <= high
  static Distribution triangular(Duration low, Duration mode, Duration high);  // low <= mode <= high
  static Distribution exponential(Duration mean);                              // mean > 0
  static Distribution lognormal(Duration median, double sigma);                // median > 0, sigma >= 0

  // The same, no draw below `low` or above `high`.
  [[nodiscard]] Distribution clamped(Duration low, Duration high) const;
  // The same, every draw `factor` times as long (factor >= 0); the clamp stretches with it.
  [[nodiscard]] Distribution stretched(double factor) const;

  [[nodiscard]] Duration draw(Stream& stream) const;

  [[nodiscard]] Shape shape() const { return shape_; }
  [[nodiscard]] Duration min() const { return min_; }
  [[nodiscard]] Duration max() const { return max_; }  // Duration::max() when unbounded
  // The numbers that made it, in the order of the factory's arguments; the rest zero.
  [[nodiscard]] Duration argument(int index) const { return arguments_[index]; }
  [[nodiscard]] double sigma() const { return sigma_; }

  friend bool operator==(const Distribution&, const Distribution&) = default;

 private:
  Shape shape_ = Shape::constant;
  Duration arguments_[3] = {};
  double sigma_ = 0;
  double log_median_ = 0;  // lognormal
  double rate_ = 0;        // exponential: one over the mean
  Duration min_{0};
  Duration max_ = Duration::max();
};

}  // namespace sim
