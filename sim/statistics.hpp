// Statistics of a run: a counter, a time-weighted mean, a histogram of durations.
#pragma once

#include <boost/histogram.hpp>
#include <cstdint>

#include "sim/bug.hpp"
#include "sim/time.hpp"

namespace sim {

class Counter {
 public:
  void add(std::uint64_t by = 1) { count_ += by; }
  [[nodiscard]] std::uint64_t count() const { return count_; }

 private:
  std::uint64_t count_ = 0;
};

// The mean of a value that is constant between its updates, over the time from the first update to `until`.
class TimeWeightedMean {
 public:
  TimeWeightedMean(Time start, double value) : start_(start), since_(start), value_(value) {}

  // From `time` on the value is `value`; times never go back.
  void update(Time time, double value) {
    require(time >= since_, "a time-weighted mean was updated in the past");
    area_ += value_ * static_cast<double>((time - since_).count());
    since_ = time;
    value_ = value;
  }

  // Value while no time has passed: the value itself.
  [[nodiscard]] double mean(Time until) const {
    const auto whole = static_cast<double>((until - start_).count());
    const double area = area_ + value_ * static_cast<double>((until - since_).count());
    return whole > 0 ? area / whole : value_;
  }

  [[nodiscard]] double value() const { return value_; }

 private:
  Time start_;
  Time since_;
  double value_;
  double area_ = 0;
};

// Durations in `bins` equal bins over [low, high), with an underflow and an overflow bin.
class Histogram {
 public:
  Histogram(unsigned bins, Duration low, Duration high)
      : histogram_(boost::histogram::make_histogram(boost::histogram::axis::regular<>(
            bins, static_cast<double>(low.count()), static_cast<double>(high.count())))) {}

  void add(Duration duration) { histogram_(static_cast<double>(duration.count())); }

  // Of bin `index`; -1 is the underflow, `bins` the overflow.
  [[nodiscard]] std::uint64_t count(int index) const { return static_cast<std::uint64_t>(histogram_.at(index)); }
  [[nodiscard]] std::uint64_t total() const {
    double sum = 0;
    for (auto&& cell : boost::histogram::indexed(histogram_, boost::histogram::coverage::all)) {
      sum += *cell;
    }
    return static_cast<std::uint64_t>(sum);
  }

 private:
  using Axes = std::tuple<boost::histogram::axis::regular<>>;
  boost::histogram::histogram<Axes> histogram_;
};

}  // namespace sim
