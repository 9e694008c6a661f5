// Estimates against figures from tables, and against what they promise: that intervals cover as often as they say.
#include "lab/statistics.hpp"

#include <cmath>

#include "lab/play.hpp"
#include "lab/study_run.hpp"
#include "scenarios/reader.hpp"
#include "tests/catch.hpp"

namespace {

auto near(double value, double within = 1e-9) { return Catch::Matchers::WithinAbs(value, within); }

}  // namespace

TEST_CASE("an estimate of a small sample has the figures of the textbooks") {
  const lab::Estimate made = lab::estimate({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.95);
  CHECK(made.n == 10);
  CHECK_THAT(made.mean, near(5.5));
  CHECK_THAT(made.deviation, near(3.0276503540974917));
  CHECK_THAT(made.half_width, near(2.2621571627409915 * made.deviation / std::sqrt(10.0), 1e-6));  // t of 9 degrees
  CHECK_THAT(made.median, near(5.5));
  CHECK(made.min == 1);
  CHECK(made.p95 == 10);
  CHECK(made.max == 10);
  CHECK_THAT(made.skewness, near(0));
}

TEST_CASE("no value, one value, equal values") {
  CHECK(lab::estimate({}, 0.95).n == 0);
  CHECK(std::isinf(lab::estimate({3}, 0.95).half_width));
  CHECK(lab::estimate({3}, 0.95).median == 3);
  const lab::Estimate equal = lab::estimate(std::vector<double>(12, 0.1), 0.95);
  CHECK(equal.deviation == 0);
  CHECK(equal.half_width == 0);
  CHECK(lab::caution(equal) == "the same in every run");
  CHECK(lab::caution(lab::estimate({3}, 0.95)) == "only 1 run");
  CHECK(lab::caution(lab::estimate({1, 2, 3}, 0.95)) == "only 3 runs");
}

TEST_CASE("a sample with one giant is called skewed, an even one is not") {
  std::vector<double> values(29, 1);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] += static_cast<double>(i % 5);
  CHECK(lab::caution(lab::estimate(values, 0.95)).empty());
  values.push_back(1000);
  CHECK(lab::caution(lab::estimate(values, 0.95)).starts_with("skewed"));
}

TEST_CASE("paired differences take away what both have in common") {
  const std::vector<double> a{10, 200, 3000, 40000};
  const std::vector<double> b{11, 201, 3001, 40001};
  const lab::Estimate difference = lab::paired_difference(a, b, 0.95);
  CHECK(difference.mean == 1);
  CHECK(difference.half_width == 0);
}

TEST_CASE("Wilson's interval has its published figures, and stays between 0 and 1") {
  const lab::Interval some = lab::wilson(8, 10, 0.95);
  CHECK_THAT(some.low, near(0.49016, 1e-5));
  CHECK_THAT(some.high, near(0.94332, 1e-5));
  CHECK(lab::wilson(0, 20, 0.95).low == 0);
  CHECK_THAT(lab::wilson(0, 20, 0.95).high, near(0.16113, 1e-5));
  CHECK(lab::wilson(20, 20, 0.95).high == 1);
}

// The gap of a rotation is half the set phase, the test phase and the finish phase: with these waits its mean is known
// exactly, 0.5 * 8 + 4 + 3 = 11 s, and the sum of three uniform draws is near normal. A study is 30 runs of one
// rotation.
TEST_CASE("of 2,000 studies, intervals of 95 % cover the known mean in 93 to 97 %") {
  const scenarios::Script script = scenarios::read_text(R"(title: One rotation
duration: 2h
parameters: {rotation.set: {uniform: [4s, 12s]}, rotation.test: {uniform: [2s, 6s]},
             rotation.finish: {uniform: [1s, 5s]}, rotation.label-propagation: 0s, cluster.create: 1m}
events:
  - at: 0s
    aws: rds create-db-cluster --db-cluster-identifier orders --engine aurora-mysql --master-username admin
         --manage-master-user-password
  - at: 1m
    aws: rds create-db-instance --db-instance-identifier orders-1 --db-cluster-identifier orders
         --db-instance-class db.r6g.large --engine aurora-mysql
  - at: 1h
    aws: secretsmanager rotate-secret --secret-id ${orders.MasterUserSecret.SecretArn}
)",
                                                        "one-rotation.yaml");
  constexpr std::uint64_t studies = 2000;
  constexpr std::uint64_t runs = 30;
  std::uint64_t covered = 0;
  for (std::uint64_t study = 0; study < studies; ++study) {
    std::vector<double> gaps;
    for (std::uint64_t run = 0; run < runs; ++run) {
      lab::PlayOptions options;
      options.seed = lab::replication_seed(study, run);
      options.check = model::CheckMode::off;
      const lab::Summary summary = lab::play(script, options);
      REQUIRE(summary.rotations.gaps.size() == 1);
      gaps.push_back(std::chrono::duration<double>(summary.rotations.longest_gap()).count());
    }
    const lab::Interval interval = lab::estimate(std::move(gaps), 0.95).interval();
    covered += interval.low <= 11 && 11 <= interval.high ? 1 : 0;
  }
  INFO(covered);
  CHECK(covered >= studies * 93 / 100);
  CHECK(covered <= studies * 97 / 100);
}
