// What a sample says of the mean that it was drawn from.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace lab {

struct Interval {
  double low = 0;
  double high = 0;
};

struct Estimate {
  std::size_t n = 0;
  double mean = 0;
  double deviation = 0;   // of the sample, by n - 1; 0 for fewer than two
  double half_width = 0;  // of the mean's confidence interval, by Student's t; infinite for fewer than two
  double skewness = 0;
  double min = 0;
  double median = 0;
  double p95 = 0;  // of so many percent no value was greater
  double max = 0;

  [[nodiscard]] Interval interval() const { return {mean - half_width, mean + half_width}; }
};

// `confidence` is below 1, such as 0.95. Of no values everything is 0.
Estimate estimate(std::vector<double> values, double confidence);

// Of the differences b - a, pair by pair; both have the same length.
Estimate paired_difference(std::span<const double> a, std::span<const double> b, double confidence);

// Wilson's interval of a proportion: `successes` of `n` > 0.
Interval wilson(std::size_t successes, std::size_t n, double confidence);

// Why the interval of an estimate is to be taken with care; empty: it is not. Fewer than ten values, values that are
// all the same, or so skewed that the mean's distribution is not near normal yet.
std::string caution(const Estimate& estimate);

}  // namespace lab
