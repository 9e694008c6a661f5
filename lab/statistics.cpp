// Boost's distributions and moments.
#include "lab/statistics.hpp"

#include <algorithm>
#include <boost/accumulators/accumulators.hpp>
#include <boost/accumulators/statistics/mean.hpp>
#include <boost/accumulators/statistics/skewness.hpp>
#include <boost/accumulators/statistics/stats.hpp>
#include <boost/accumulators/statistics/variance.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/statistics/univariate_statistics.hpp>
#include <cmath>
#include <limits>

namespace lab {
namespace {

namespace acc = boost::accumulators;

constexpr std::size_t few = 10;

// Cochran's rule: of a skewed sample the mean is near normal from n > 25 g^2 on.
bool too_skewed(const Estimate& estimate) {
  return static_cast<double>(estimate.n) <= 25 * estimate.skewness * estimate.skewness;
}

}  // namespace

Estimate estimate(std::vector<double> values, double confidence) {
  Estimate made;
  made.n = values.size();
  if (values.empty()) {
    return made;
  }
  acc::accumulator_set<double, acc::stats<acc::tag::mean, acc::tag::variance, acc::tag::skewness>> moments;
  for (const double value : values) {
    moments(value);
  }
  const auto n = static_cast<double>(made.n);
  std::ranges::sort(values);
  made.mean = acc::mean(moments);
  made.min = values.front();
  made.max = values.back();
  made.p95 = values[static_cast<std::size_t>(std::ceil(0.95 * n)) - 1];
  made.median = boost::math::statistics::median(values.begin(), values.end());
  made.half_width = std::numeric_limits<double>::infinity();
  if (made.n > 1) {
    // What differs by rounding alone is the same.
    const bool constant = made.max - made.min <= 1e-12 * std::max(std::abs(made.min), std::abs(made.max));
    made.deviation = constant ? 0 : std::sqrt(acc::variance(moments) * n / (n - 1));
    made.skewness = constant ? 0 : acc::skewness(moments);
    const boost::math::students_t student(n - 1);
    made.half_width =
        boost::math::quantile(boost::math::complement(student, (1 - confidence) / 2)) * made.deviation / std::sqrt(n);
  }
  return made;
}

Estimate paired_difference(std::span<const double> a, std::span<const double> b, double confidence) {
  std::vector<double> differences(a.size());
  std::ranges::transform(b, a, differences.begin(), std::minus<>());
  return estimate(std::move(differences), confidence);
}

Interval wilson(std::size_t successes, std::size_t n, double confidence) {
  const double z =
      boost::math::quantile(boost::math::complement(boost::math::normal_distribution<double>(), (1 - confidence) / 2));
  const auto count = static_cast<double>(n);
  const double p = static_cast<double>(successes) / count;
  const double middle = (p + z * z / (2 * count)) / (1 + z * z / count);
  const double half = z / (1 + z * z / count) * std::sqrt(p * (1 - p) / count + z * z / (4 * count * count));
  return {std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

std::string caution(const Estimate& estimate) {
  if (estimate.n < few) {
    return "only " + std::to_string(estimate.n) + (estimate.n == 1 ? " run" : " runs");
  }
  if (estimate.min == estimate.max) {
    return "the same in every run";
  }
  return too_skewed(estimate) ? "skewed: the interval is rough" : "";
}

}  // namespace lab
