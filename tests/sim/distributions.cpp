// Distributions: their means, their clamps, what stretching does, and arguments at the edge.
#include "sim/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "sim/hash.hpp"
#include "tests/catch.hpp"

namespace {

using namespace std::chrono_literals;
using sim::Distribution;
using sim::Duration;

struct Sample {
  double mean = 0;
  double deviation = 0;
  Duration least = Duration::max();
  Duration most{0};
};

Sample sample(const Distribution& distribution, int draws = 100'000) {
  Sample made;
  double sum = 0;
  double squares = 0;
  for (int nth = 1; nth <= draws; ++nth) {
    sim::Stream stream(1, 2, 3, static_cast<std::uint64_t>(nth));
    const Duration drawn = distribution.draw(stream);
    made.least = std::min(made.least, drawn);
    made.most = std::max(made.most, drawn);
    const auto count = static_cast<double>(drawn.count());
    sum += count;
    squares += count * count;
  }
  made.mean = sum / draws;
  made.deviation = std::sqrt(std::max(0.0, squares / draws - made.mean * made.mean));
  return made;
}

Duration first(const Distribution& distribution) {
  sim::Stream stream(1, 2, 3, 4);
  return distribution.draw(stream);
}

}  // namespace

TEST_CASE("every distribution has the mean and the deviation of its closed form") {
  struct Row {
    const char* name;
    Distribution distribution;
    double mean_s;
    double deviation_s;
  };
  const double sigma = 0.5;
  const double lognormal_mean = 8 * std::exp(sigma * sigma / 2);
  const std::vector<Row> rows = {
      {"constant", Distribution::constant(8s), 8, 0},
      {"uniform", Distribution::uniform(2s, 10s), 6, 8 / std::sqrt(12.0)},
      {"triangular", Distribution::triangular(2s, 3s, 10s), 5, std::sqrt((4 + 9 + 100 - 6 - 20 - 30) / 18.0)},
      {"exponential", Distribution::exponential(8s), 8, 8},
      {"lognormal", Distribution::lognormal(8s, sigma), lognormal_mean,
       lognormal_mean * std::sqrt(std::exp(sigma * sigma) - 1)},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    const Sample seen = sample(row.distribution);
    CHECK(std::abs(seen.mean / 1e6 - row.mean_s) <= 4 * row.deviation_s / std::sqrt(1e5));
    CHECK(std::abs(seen.deviation / 1e6 - row.deviation_s) <= 0.02 * row.deviation_s + 1e-6);
  }
}

TEST_CASE("draws stay inside the range of their distribution, ends included where it has ends") {
  const Sample uniform = sample(Distribution::uniform(5us, 8us));
  CHECK(uniform.least == 5us);
  CHECK(uniform.most == 8us);
  const Sample triangular = sample(Distribution::triangular(2s, 3s, 10s));
  CHECK(triangular.least >= 2s);
  CHECK(triangular.most <= 10s);
  CHECK(sample(Distribution::exponential(8s)).least >= 0s);
}

TEST_CASE("a clamp moves what lies outside to its ends and nothing else") {
  const auto free = Distribution::exponential(8s);
  const auto clamped = free.clamped(2s, 12s);
  for (std::uint64_t nth = 1; nth <= 2000; ++nth) {
    sim::Stream one(1, 2, 3, nth);
    sim::Stream other(1, 2, 3, nth);
    CHECK(clamped.draw(one) == std::clamp<Duration>(free.draw(other), 2s, 12s));
  }
  const Sample seen = sample(clamped);
  CHECK(seen.least == 2s);
  CHECK(seen.most == 12s);
}

TEST_CASE("the lower end wins over an upper end below it") {
  CHECK(first(Distribution::exponential(8s).clamped(5s, 3s)) == 5s);
  CHECK(first(Distribution::constant(1s).clamped(5s, 3s)) == 5s);
}

TEST_CASE("a stretched distribution draws as many times longer, its clamp too") {
  const std::vector<Distribution> rows = {
      Distribution::constant(8s),
      Distribution::uniform(2s, 10s),
      Distribution::triangular(2s, 3s, 10s),
      Distribution::exponential(8s).clamped(1s, 20s),
      Distribution::lognormal(8s, 0.7).clamped(1s, 20s),
  };
  for (const Distribution& row : rows) {
    INFO("shape " << static_cast<int>(row.shape()));
    const Distribution thrice = row.stretched(3);
    const Sample seen = sample(row, 20'000);
    const Sample stretched = sample(thrice, 20'000);
    CHECK(std::abs(stretched.mean - 3 * seen.mean) <= 1e-4 * seen.mean);
    CHECK(thrice.max() == (row.max() == Duration::max() ? Duration::max() : row.max() * 3));
    CHECK(thrice.min() == row.min() * 3);
    CHECK(row.stretched(1) == row);
  }
}

TEST_CASE("stretched to nothing, a distribution is always zero") {
  for (const Distribution& row :
       {Distribution::constant(8s), Distribution::uniform(2s, 10s), Distribution::triangular(2s, 3s, 10s),
        Distribution::exponential(8s), Distribution::lognormal(8s, 0.7).clamped(1s, 20s)}) {
    CHECK(sample(row.stretched(0), 100).most == 0s);
  }
}

TEST_CASE("arguments without room for chance give the one value that is left") {
  CHECK(first(Distribution()) == 0s);
  CHECK(first(Distribution::constant(0s)) == 0s);
  CHECK(first(Distribution::uniform(4s, 4s)) == 4s);
  CHECK(first(Distribution::triangular(4s, 4s, 4s)) == 4s);
  CHECK(sample(Distribution::lognormal(4s, 0), 100).most == 4s);
  CHECK(sample(Distribution::lognormal(4s, 0), 100).least == 4s);
  CHECK(first(Distribution::exponential(8s).clamped(3s, 3s)) == 3s);
}

TEST_CASE("a triangle may have its mode at either end") {
  const Sample left = sample(Distribution::triangular(2s, 2s, 8s));
  CHECK(std::abs(left.mean / 1e6 - 4) <= 0.04);
  const Sample right = sample(Distribution::triangular(2s, 8s, 8s));
  CHECK(std::abs(right.mean / 1e6 - 6) <= 0.06);
}

TEST_CASE("no draw is longer than a century, however wild its distribution") {
  const Duration century = 24h * 366 * 100;
  CHECK(sample(Distribution::lognormal(8s, 100), 1000).most == century);
  CHECK(first(Distribution::exponential(8s).stretched(1e30)) <= century);
}

TEST_CASE("a distribution tells what it was made of") {
  const auto made = Distribution::triangular(2s, 3s, 10s).clamped(1s, 9s);
  CHECK(made.shape() == Distribution::Shape::triangular);
  CHECK(made.argument(0) == 2s);
  CHECK(made.argument(1) == 3s);
  CHECK(made.argument(2) == 10s);
  CHECK(made.min() == 1s);
  CHECK(made.max() == 9s);
  CHECK(Distribution::lognormal(8s, 0.7).sigma() == 0.7);
  CHECK(Distribution::uniform(2s, 10s).max() == Duration::max());
}
