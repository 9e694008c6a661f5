// Choices: how chance decides between named outcomes, and how a pin decides instead.
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <vector>

#include "sim/bug.hpp"
#include "sim/hash.hpp"
#include "sim/resolver.hpp"
#include "tests/catch.hpp"

namespace {

using sim::Owner;

enum Question : std::uint16_t { password_test, failover };

constexpr Owner cluster(1, 4);

sim::Resolver chooser(std::uint64_t seed = 7) {
  return sim::Resolver(seed, {}, {sim::hash_text("password test"), sim::hash_text("failover")},
                       [](Owner one) { return one.bits(); });
}

std::vector<std::uint32_t> outcomes(sim::Resolver& any, std::uint16_t name, double probability, int times) {
  std::vector<std::uint32_t> seen;
  for (int i = 0; i < times; ++i) {
    seen.push_back(any.choose(cluster, name, 3, probability));
  }
  return seen;
}

}  // namespace

TEST_CASE("the usual outcome is certain at probability zero and impossible at one") {
  auto any = chooser();
  for (const std::uint32_t outcome : outcomes(any, password_test, 0, 1000)) {
    CHECK(outcome == 0);
  }
  for (const std::uint32_t outcome : outcomes(any, password_test, 1, 1000)) {
    CHECK(outcome > 0);
    CHECK(outcome < 3);
  }
}

TEST_CASE("the others share their probability evenly") {
  auto any = chooser();
  std::vector<int> count(3);
  for (const std::uint32_t outcome : outcomes(any, password_test, 0.3, 30'000)) {
    ++count[outcome];
  }
  CHECK(std::abs(count[0] - 21'000) <= 320);  // four standard deviations
  CHECK(std::abs(count[1] - 4'500) <= 250);
  CHECK(std::abs(count[2] - 4'500) <= 250);
}

TEST_CASE("a choice with one outcome has that outcome") {
  auto any = chooser();
  CHECK(any.choose(cluster, failover, 1, 1) == 0);
}

TEST_CASE("a choice depends on its own name and count, not on what others chose") {
  auto alone = chooser();
  auto crowded = chooser();
  const auto expected = outcomes(alone, password_test, 0.5, 50);
  for (const std::uint32_t outcome : expected) {
    crowded.choose(Owner(1, 5), password_test, 3, 0.5);
    crowded.choose(cluster, failover, 3, 0.5);
    CHECK(crowded.choose(cluster, password_test, 3, 0.5) == outcome);
  }
  auto reseeded = chooser(8);
  CHECK(outcomes(reseeded, password_test, 0.5, 50) != expected);
}

TEST_CASE("a pin decides the one choice that it names") {
  auto free = chooser();
  auto pinned = chooser();
  pinned.pin_choices([](Owner, std::uint16_t name, std::uint32_t nth) -> std::optional<std::uint32_t> {
    return name == password_test && nth == 2 ? std::optional<std::uint32_t>(2) : std::nullopt;
  });
  auto expected = outcomes(free, password_test, 0, 4);
  expected[1] = 2;
  CHECK(outcomes(pinned, password_test, 0, 4) == expected);
  CHECK(pinned.choices_made() == std::vector<std::uint64_t>{4, 0});
}

TEST_CASE("a pin to an outcome that the choice does not have is a bug") {
  auto any = chooser();
  any.pin_choices([](Owner, std::uint16_t, std::uint32_t) { return std::optional<std::uint32_t>(3); });
  CHECK_THROWS_AS(any.choose(cluster, password_test, 3, 0.5), sim::Bug);
}

TEST_CASE("a choice under a name that the driver does not know is a bug") {
  auto any = chooser();
  CHECK_THROWS_AS(any.choose(cluster, failover + 1, 2, 0.5), sim::Bug);
}
