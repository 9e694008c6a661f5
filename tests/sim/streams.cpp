// Named random streams: a draw depends on its name alone, and the first draws under some names are known.
#include <array>
#include <chrono>
#include <cstdint>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "sim/distribution.hpp"
#include "sim/hash.hpp"
#include "sim/random.hpp"
#include "sim/resolver.hpp"
#include "tests/catch.hpp"
#include "tests/golden.hpp"

namespace {

using namespace std::chrono_literals;
using sim::Distribution;
using sim::Owner;

const std::uint64_t service = sim::hash_text("service");
const std::uint64_t repair = sim::hash_text("repair");

constexpr std::uint8_t any_kind = 0;

sim::Resolver resolver_with(std::vector<sim::NamedDistribution> waits) {
  return sim::Resolver(7, std::move(waits), {}, [](Owner owner) { return owner.bits(); });
}

sim::Wait after(Owner owner, std::uint16_t name) { return {.owner = owner, .kind = any_kind, .name = name}; }

// The first draws of one wait by one owner, while others draw in between.
std::vector<std::int64_t> draws(sim::Resolver& resolver, Owner owner, std::uint16_t name,
                                const std::vector<sim::Wait>& in_between) {
  std::vector<std::int64_t> drawn;
  for (int i = 0; i < 20; ++i) {
    drawn.push_back(resolver.resolve(after(owner, name), sim::Time{}).time_since_epoch().count());
    for (const sim::Wait& wait : in_between) {
      resolver.resolve(wait, sim::Time{});
    }
  }
  return drawn;
}

}  // namespace

TEST_CASE("another entity's draws shift nobody's") {
  const auto mean = Distribution::exponential(8s);
  auto alone = resolver_with({{service, mean}});
  auto crowded = resolver_with({{service, mean}});
  const auto expected = draws(alone, Owner(1, 0), 0, {});
  CHECK(draws(crowded, Owner(1, 0), 0, {after(Owner(1, 1), 0), after(Owner(2, 0), 0)}) == expected);
}

TEST_CASE("another purpose shifts nobody's draws, wherever it stands in the list") {
  const auto mean = Distribution::exponential(8s);
  auto alone = resolver_with({{service, mean}});
  auto two = resolver_with({{repair, Distribution::lognormal(2s, 0.5)}, {service, mean}});
  const auto expected = draws(alone, Owner(1, 0), 0, {});
  CHECK(draws(two, Owner(1, 0), 1, {after(Owner(1, 0), 0)}) == expected);
}

TEST_CASE("a draw changes with each part of its name") {
  std::set<std::uint64_t> first;
  for (const auto& [seed, entity, purpose, nth] : std::vector<std::array<std::uint64_t, 4>>{{1, 2, 3, 4},
                                                                                            {2, 2, 3, 4},
                                                                                            {1, 3, 3, 4},
                                                                                            {1, 2, 4, 4},
                                                                                            {1, 2, 3, 5},
                                                                                            {2, 1, 3, 4},
                                                                                            {1, 3, 2, 4},
                                                                                            {1, 2, 4, 3},
                                                                                            {0, 0, 0, 0},
                                                                                            {0, 0, 0, 1}}) {
    first.insert(sim::Stream(seed, entity, purpose, nth)());
  }
  CHECK(first.size() == 10);
}

TEST_CASE("equal names give equal draws, and sub-draws differ") {
  sim::Stream one(1, 2, 3, 4);
  sim::Stream other(1, 2, 3, 4);
  std::set<std::uint64_t> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::uint64_t word = one();
    CHECK(word == other());
    seen.insert(word);
  }
  CHECK(seen.size() == 1000);
}

TEST_CASE("hashes of text and of integers are the known ones") {
  CHECK(sim::hash_text("") == 0x2D06'8005'38D3'94C2);  // XXH3's published value for no input
  CHECK(sim::hash_text("service") == 0xEAFC'4893'8EBF'E4E3);
  CHECK(sim::hash_text("service", 1) != sim::hash_text("service"));
  CHECK(sim::combine(1, 2, 3) == 0xF8AE'0D29'4A5B'CFB5);
  CHECK(sim::combine(1, 2, 3) != sim::combine(1, 3, 2));
  CHECK(sim::mix(1) == 0x5692'161D'100B'05E5);  // SplitMix64's finaliser
}

TEST_CASE("the first draws of every distribution are the ones on record") {
  const std::vector<std::pair<std::string, Distribution>> table = {
      {"constant 8s", Distribution::constant(8s)},
      {"uniform 2s..10s", Distribution::uniform(2s, 10s)},
      {"triangular 2s, 3s, 10s", Distribution::triangular(2s, 3s, 10s)},
      {"exponential 8s", Distribution::exponential(8s)},
      {"lognormal 8s, 0.7", Distribution::lognormal(8s, 0.7)},
      {"lognormal 8s, 0.7 in 4s..12s", Distribution::lognormal(8s, 0.7).clamped(4s, 12s)},
      {"exponential 30d", Distribution::exponential(24h * 30)},
      {"exponential 8s times 2.5", Distribution::exponential(8s).stretched(2.5)},
  };
  std::ostringstream text;
  text << "words:";
  for (std::uint64_t nth = 1; nth <= 4; ++nth) {
    text << ' ' << sim::Stream(7, 11, service, nth)();
  }
  text << '\n';
  for (const auto& [name, distribution] : table) {
    text << name << ':';
    for (std::uint64_t nth = 1; nth <= 8; ++nth) {
      sim::Stream stream(7, 11, service, nth);
      text << ' ' << distribution.draw(stream).count();
    }
    // A sum over many draws, so that a rare branch of a distribution is on record too.
    std::uint64_t sum = 0;
    for (std::uint64_t nth = 1; nth <= 20'000; ++nth) {
      sim::Stream stream(7, 11, service, nth);
      sum += static_cast<std::uint64_t>(distribution.draw(stream).count());
    }
    text << "; sum of 20000: " << sum << '\n';
  }
  CHECK(tests::matches_golden("sim/draws.txt", text.str()));
}
