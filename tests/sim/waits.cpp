// Waits: when what the model asked for is over. Whole draws, parts of one, two in a row, windows, moments, and pins.
#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "sim/bug.hpp"
#include "sim/hash.hpp"
#include "sim/resolver.hpp"
#include "tests/catch.hpp"
#include "tests/property.hpp"

namespace {

using namespace std::chrono_literals;
using sim::Distribution;
using sim::Duration;
using sim::Owner;
using sim::Time;
using sim::Wait;

enum Name : std::uint16_t { copying, settling, purging, three_seconds };

constexpr Owner owner(1, 4);
constexpr Time start{24h};

sim::Resolver resolver(std::uint64_t seed = 7) {
  return sim::Resolver(seed,
                       {{sim::hash_text("copying"), Distribution::lognormal(20s, 0.7)},
                        {sim::hash_text("settling"), Distribution::uniform(1s, 3s)},
                        {sim::hash_text("purging"), Distribution::constant(0s)},
                        {sim::hash_text("three seconds"), Distribution::constant(3s)}},
                       {}, [](Owner one) { return one.bits(); });
}

Wait after(std::uint16_t name) { return {.owner = owner, .name = name}; }

Wait part(double begin, double end) {
  Wait wait = after(copying);
  wait.begin = begin;
  wait.end = end;
  return wait;
}

Wait within(Time from, Time to) {
  Wait wait = after(purging);
  wait.form = Wait::Form::within;
  wait.from = from;
  wait.to = to;
  return wait;
}

}  // namespace

TEST_CASE("a wait ends its draw after the moment at which it was asked for") {
  auto any = resolver();
  CHECK(any.resolve(after(three_seconds), start) == start + 3s);
  CHECK(any.resolve(after(three_seconds), start + 1h) == start + 1h + 3s);
}

TEST_CASE("the parts of one draw add up to the whole, to the microsecond") {
  tests::property([] {
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    auto cuts = *rc::gen::container<std::set<int>>(rc::gen::inRange(1, 1000));
    auto whole = resolver(seed);
    auto parts = resolver(seed);
    for (int round = 0; round < 3; ++round) {
      Time now = start;
      double begin = 0;
      for (const int cut : cuts) {
        const Time next = parts.resolve(part(begin, cut / 1000.0), now);
        RC_ASSERT(next >= now);
        now = next;
        begin = cut / 1000.0;
      }
      RC_ASSERT(parts.resolve(part(begin, 1), now) == whole.resolve(after(copying), start));
    }
    RC_ASSERT(parts.draws() == whole.draws());
  });
}

TEST_CASE("a later part goes on with its own draw although others drew in between") {
  auto whole = resolver();
  auto parts = resolver();
  const Time half = parts.resolve(part(0, 0.5), start);
  Wait other = after(copying);
  other.owner = Owner(1, 5);
  parts.resolve(other, start);
  parts.resolve(after(settling), start);
  CHECK(parts.resolve(part(0.5, 1), half) == whole.resolve(after(copying), start));
}

TEST_CASE("a part of a draw that never began is a bug") {
  auto any = resolver();
  CHECK_THROWS_AS(any.resolve(part(0.5, 1), start), sim::Bug);
}

TEST_CASE("`then` adds a draw of another wait on top") {
  auto together = resolver();
  auto apart = resolver();
  Wait both = after(copying);
  both.then = settling;
  const Time first = apart.resolve(after(copying), start);
  CHECK(together.resolve(both, start) == apart.resolve(after(settling), first));
  CHECK(together.draws() == std::vector<std::uint64_t>{1, 1, 0, 0});
}

TEST_CASE("a factor stretches the draw and not what follows it") {
  auto any = resolver();
  Wait slow = after(three_seconds);
  slow.factor = 2.5;
  CHECK(any.resolve(slow, start) == start + 7500ms);
  slow.then = three_seconds;
  CHECK(any.resolve(slow, start) == start + 10500ms);
  slow.factor = 0;
  CHECK(any.resolve(slow, start) == start + 3s);
}

TEST_CASE("no factor takes a wait beyond a century") {
  auto any = resolver();
  Wait slow = after(three_seconds);
  slow.factor = 1e300;
  CHECK(any.resolve(slow, start) == start + 24h * 366 * 100);
}

TEST_CASE("a window ends somewhere inside it, its beginning included and its end not") {
  auto any = resolver();
  std::set<Time> seen;
  for (int i = 0; i < 200; ++i) {
    seen.insert(any.resolve(within(start + 5us, start + 9us), start));
  }
  CHECK(seen == std::set<Time>{start + 5us, start + 6us, start + 7us, start + 8us});
}

TEST_CASE("a window that has begun ends no earlier than now, and an empty one at its beginning") {
  auto any = resolver();
  for (int i = 0; i < 50; ++i) {
    const Time end = any.resolve(within(start - 1h, start + 1us), start);
    CHECK(end >= start);
    CHECK(end <= start + 1us);
  }
  CHECK(any.resolve(within(start + 5s, start + 5s), start) == start + 5s);
  CHECK(any.resolve(within(start - 5s, start - 5s), start) == start);
}

TEST_CASE("`at` is exactly that moment and draws nothing") {
  auto any = resolver();
  Wait wait{.owner = owner};
  wait.form = Wait::Form::at;
  wait.from = start + 42s;
  CHECK(any.resolve(wait, start) == start + 42s);
  CHECK(any.draws() == std::vector<std::uint64_t>{0, 0, 0, 0});
}

TEST_CASE("a pin fixes the one draw that it names and leaves the others as they were") {
  auto free = resolver();
  auto pinned = resolver();
  pinned.pin_waits([](Owner who, std::uint16_t name, std::uint32_t nth) -> std::optional<Duration> {
    return who == owner && name == copying && nth == 2 ? std::optional<Duration>(40s) : std::nullopt;
  });
  CHECK(pinned.resolve(after(copying), start) == free.resolve(after(copying), start));
  CHECK(pinned.resolve(after(copying), start) == start + 40s);
  free.resolve(after(copying), start);
  CHECK(pinned.resolve(after(copying), start) == free.resolve(after(copying), start));
  CHECK(pinned.resolve(after(settling), start) == free.resolve(after(settling), start));
}

TEST_CASE("a pinned draw can be waited for in parts, is stretched, and places a window's end from its beginning") {
  auto any = resolver();
  any.pin_waits([](Owner, std::uint16_t, std::uint32_t) { return std::optional<Duration>(40s); });
  CHECK(any.resolve(part(0, 0.25), start) == start + 10s);
  CHECK(any.resolve(part(0.25, 1), start + 10s) == start + 40s);
  Wait slow = after(copying);
  slow.factor = 2;
  CHECK(any.resolve(slow, start) == start + 80s);
  CHECK(any.resolve(within(start + 1h, start + 2h), start) == start + 1h + 40s);
}

TEST_CASE("a wait under a name that the driver does not know is a bug") {
  auto any = resolver();
  CHECK_THROWS_AS(any.resolve(after(three_seconds + 1), start), sim::Bug);
  CHECK_THROWS_AS(any.resolve(after(sim::no_wait_name), start), sim::Bug);
  Wait both = after(copying);
  both.then = three_seconds + 1;
  CHECK_THROWS_AS(any.resolve(both, start), sim::Bug);
}
