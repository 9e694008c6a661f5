// Statistics of a run: counters, time-weighted means, histograms of durations.
#include "sim/statistics.hpp"

#include "tests/catch.hpp"

namespace {

using namespace std::chrono_literals;

constexpr sim::Time opening{24h};

}  // namespace

TEST_CASE("a counter counts") {
  sim::Counter counter;
  CHECK(counter.count() == 0);
  counter.add();
  counter.add(41);
  CHECK(counter.count() == 42);
}

TEST_CASE("a time-weighted mean weighs each value by how long it held") {
  sim::TimeWeightedMean mean(opening, 2);
  mean.update(opening + 3s, 10);
  mean.update(opening + 4s, 0);
  CHECK(mean.mean(opening + 8s) == (2.0 * 3 + 10.0 * 1 + 0.0 * 4) / 8);
  CHECK(mean.value() == 0);
}

TEST_CASE("a value that held for no time has no weight") {
  sim::TimeWeightedMean mean(opening, 1);
  mean.update(opening + 1s, 1000);
  mean.update(opening + 1s, 3);
  CHECK(mean.mean(opening + 2s) == 2);
}

TEST_CASE("a mean over no time is the value itself") {
  sim::TimeWeightedMean mean(opening, 7);
  CHECK(mean.mean(opening) == 7);
  mean.update(opening, 9);
  CHECK(mean.mean(opening) == 9);
}

TEST_CASE("a time-weighted mean that is updated in the past is a bug") {
  sim::TimeWeightedMean mean(opening, 7);
  mean.update(opening + 2s, 9);
  CHECK_THROWS_AS(mean.update(opening + 1s, 9), sim::Bug);
}

TEST_CASE("a histogram counts each duration in its bin, and those outside in the bins at its ends") {
  sim::Histogram histogram(4, 10s, 30s);
  for (const sim::Duration duration :
       {sim::Duration(9s), sim::Duration(10s), sim::Duration(14999ms), sim::Duration(15s), sim::Duration(29999999us),
        sim::Duration(30s), sim::Duration(1h)}) {
    histogram.add(duration);
  }
  CHECK(histogram.count(-1) == 1);
  CHECK(histogram.count(0) == 2);
  CHECK(histogram.count(1) == 1);
  CHECK(histogram.count(2) == 0);
  CHECK(histogram.count(3) == 1);
  CHECK(histogram.count(4) == 2);
  CHECK(histogram.total() == 7);
}
