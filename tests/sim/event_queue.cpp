// The event queue against an obvious model, a sorted map, under random pushes, cancellations, pops and sweeps.
#include "sim/event_queue.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "sim/random.hpp"
#include "tests/catch.hpp"
#include "tests/property.hpp"
#include "tests/sim/toy.hpp"

namespace {

using sim::Event;
using sim::Owner;
using sim::Time;
using toy::at;

constexpr std::uint32_t circle = 1U << 24;

Event event(std::int64_t time, Owner owner, std::uint32_t kind, std::uint32_t generation) {
  return Event{at(time), owner, kind & 0xFF, generation & 0xFF'FFFF};
}

// The queue as the engine uses it, with the slots that make its entries live.
class Queue {
 public:
  explicit Queue(std::uint32_t first_generation) : first_generation_(first_generation) {}

  void push(std::int64_t time, Owner owner, std::uint32_t kind) {
    auto& last = last_.try_emplace(owner, first_generation_).first->second;
    last = sim::next_generation(last);
    slots_[{owner, kind}] = last;
    queue_.push(event(time, owner, kind, last));
  }

  void cancel(Owner owner, std::uint32_t kind) { slots_.erase({owner, kind}); }

  std::optional<Event> pop() {
    while (!queue_.empty()) {
      const Event next = queue_.top();
      queue_.pop();
      if (live(next)) {
        slots_.erase({next.owner, next.kind});
        return next;
      }
    }
    return std::nullopt;
  }

  void sweep() {
    queue_.compact([this](const Event& entry) { return live(entry); });
  }

  [[nodiscard]] std::size_t entries() const { return queue_.size(); }

 private:
  [[nodiscard]] bool live(const Event& entry) const {
    const auto slot = slots_.find({entry.owner, entry.kind});
    return slot != slots_.end() && slot->second == entry.generation;
  }

  std::uint32_t first_generation_;
  std::map<Owner, std::uint32_t> last_;
  std::map<std::pair<Owner, std::uint32_t>, std::uint32_t> slots_;
  sim::EventQueue queue_;
};

// The obvious model: keys in the order in which events must leave, counted without end.
class Reference {
 public:
  using Key = std::tuple<std::int64_t, Owner, std::uint64_t>;

  void push(std::int64_t time, Owner owner, std::uint32_t kind) {
    cancel(owner, kind);
    pending_.emplace(Key{time, owner, ++scheduled_[owner]}, kind);
  }

  void cancel(Owner owner, std::uint32_t kind) {
    std::erase_if(pending_,
                  [&](const auto& entry) { return std::get<1>(entry.first) == owner && entry.second == kind; });
  }

  std::optional<std::tuple<std::int64_t, Owner, std::uint32_t>> pop() {
    if (pending_.empty()) {
      return std::nullopt;
    }
    const auto first = *pending_.begin();
    pending_.erase(pending_.begin());
    return std::tuple{std::get<0>(first.first), std::get<1>(first.first), first.second};
  }

  [[nodiscard]] std::size_t size() const { return pending_.size(); }

 private:
  std::multimap<Key, std::uint32_t> pending_;
  std::map<Owner, std::uint64_t> scheduled_;
};

using Command = std::tuple<int, std::uint32_t, std::uint32_t, std::int64_t>;  // what, row, kind, time

auto commands() {
  return rc::gen::resize(300, rc::gen::container<std::vector<Command>>(
                                  rc::gen::tuple(rc::gen::inRange(0, 12), rc::gen::inRange(0U, 3U),
                                                 rc::gen::inRange(0U, 5U), rc::gen::inRange<std::int64_t>(0, 4))));
}

void check_same_next(Queue& queue, Reference& reference) {
  const auto got = queue.pop();
  const auto wanted = reference.pop();
  RC_ASSERT(got.has_value() == wanted.has_value());
  if (got) {
    const std::tuple<std::int64_t, Owner, std::uint32_t> left{got->time.time_since_epoch().count(), got->owner,
                                                              got->kind};
    RC_ASSERT(left == *wanted);
  }
}

}  // namespace

TEST_CASE("events leave in the order of an obvious reference model, whatever was pushed, cancelled and swept") {
  tests::property([] {
    const auto first_generation = *rc::gen::element(0U, 7U, circle / 2 - 3, circle - 1, circle - 20);
    Queue queue(first_generation);
    Reference reference;
    for (const auto& [what, row, kind, time] : *commands()) {
      const Owner owner(1, row);
      if (what < 6) {
        queue.push(time, owner, kind);
        reference.push(time, owner, kind);
      } else if (what < 8) {
        queue.cancel(owner, kind);
        reference.cancel(owner, kind);
      } else if (what < 11) {
        check_same_next(queue, reference);
      } else {
        queue.sweep();
        RC_ASSERT(queue.entries() == reference.size());
      }
    }
    for (std::size_t left = reference.size() + 1; left > 0; --left) {
      check_same_next(queue, reference);
    }
  });
}

TEST_CASE("thousands of events near and far, before and after what was taken, leave as a sorted set gives them") {
  const auto earlier = [](const Event& a, const Event& b) { return sim::leaves_before(a, b); };
  tests::property([earlier] {
    sim::EventQueue queue;
    std::set<Event, decltype(earlier)> reference(earlier);
    std::uint32_t row = 0;
    std::int64_t now = *rc::gen::element<std::int64_t>(0, -1, 1'767'225'600'000'000, -(std::int64_t{1} << 62));
    const auto bursts = *rc::gen::container<std::vector<std::tuple<int, int, std::uint64_t>>>(
        12, rc::gen::tuple(rc::gen::inRange(0, 10), rc::gen::inRange(0, 60), rc::gen::arbitrary<std::uint64_t>()));
    for (const auto& [what, scale, seed] : bursts) {
      sim::Stream random(seed, 0);
      const std::size_t times = random() % 600;
      for (std::size_t i = 0; what < 6 && i < times; ++i) {
        const auto away = static_cast<std::int64_t>(random() & ((std::uint64_t{1} << scale) - 1));
        const Event made = event(now + (what == 0 ? -away / 2 : away),
                                 Owner(static_cast<std::uint32_t>(1 + random() % 3), row++), 0, 1);
        queue.push(made);
        reference.insert(made);
      }
      for (std::size_t i = 0; what >= 6 && what < 9 && i < times && !reference.empty(); ++i) {
        RC_ASSERT(queue.top() == *reference.begin());
        now = queue.top().time.time_since_epoch().count();
        queue.pop();
        reference.erase(reference.begin());
      }
      if (what == 9) {
        const auto live = [](const Event& one) { return one.owner.row() % 3 != 0; };
        queue.compact(live);
        std::erase_if(reference, [&](const Event& one) { return !live(one); });
      }
      RC_ASSERT(queue.size() == reference.size());
    }
    for (; !reference.empty(); reference.erase(reference.begin())) {
      RC_ASSERT(queue.top() == *reference.begin());
      queue.pop();
    }
    RC_ASSERT(queue.empty());
  });
}

TEST_CASE("every event comes near once, some time before it leaves") {
  for (const std::uint32_t count : {1U, 24U, 25U, 1'000U, 20'000U}) {
    sim::EventQueue queue;
    sim::Stream random(7, count);
    for (std::uint32_t row = 0; row < count; ++row) {
      queue.push(event(static_cast<std::int64_t>(random() % 100'000), Owner(1, row), 0, 1));
    }
    std::set<std::uint32_t> near;
    std::size_t announced = 0;
    while (!queue.empty()) {
      for (const Event& coming : queue.approaching()) {
        near.insert(coming.owner.row());
        ++announced;
      }
      REQUIRE(near.contains(queue.take().owner.row()));
    }
    CHECK(announced == count);
  }
}

TEST_CASE("what has left is not said to come near") {
  sim::EventQueue queue;
  sim::Stream random(7, 7);
  for (std::uint32_t row = 0; row < 1'000; ++row) {
    queue.push(event(static_cast<std::int64_t>(random() % 256), Owner(1, row), 0, 1));
  }
  std::set<std::uint32_t> left;
  while (queue.size() > 100) {
    for (int i = 0; i < 50; ++i) {
      left.insert(queue.take().owner.row());
    }
    for (const Event& coming : queue.approaching()) {
      CHECK_FALSE(left.contains(coming.owner.row()));
    }
  }
}

TEST_CASE("the earlier event leaves first, whoever owns it") {
  CHECK(sim::leaves_before(event(1, Owner(9, 9), 3, 500), event(2, Owner(1, 0), 0, 1)));
  CHECK_FALSE(sim::leaves_before(event(2, Owner(1, 0), 0, 1), event(1, Owner(9, 9), 3, 500)));
}

TEST_CASE("at one moment the script leaves first, then table by table and row by row") {
  sim::EventQueue queue;
  for (const Owner owner : {Owner(2, 0), Owner(1, 7), sim::script, Owner(1, 2)}) {
    queue.push(event(5, owner, 0, 1));
  }
  for (const Owner owner : {sim::script, Owner(1, 2), Owner(1, 7), Owner(2, 0)}) {
    CHECK(queue.top().owner == owner);
    queue.pop();
  }
  CHECK(queue.empty());
}

TEST_CASE("at one moment an owner's events leave in the order in which it scheduled them, not by kind") {
  sim::EventQueue queue;
  queue.push(event(5, Owner(1, 0), 9, 11));
  queue.push(event(5, Owner(1, 0), 1, 12));
  queue.push(event(5, Owner(1, 0), 4, 10));
  for (const std::uint32_t kind : {4U, 9U, 1U}) {
    CHECK(queue.top().kind == kind);
    queue.pop();
  }
}

TEST_CASE("generations are compared on their circle, so that the order survives the turn from 2^24 - 1 to 1") {
  CHECK(sim::next_generation(0) == 1);
  CHECK(sim::next_generation(circle - 2) == circle - 1);
  CHECK(sim::next_generation(circle - 1) == 1);
  CHECK(sim::earlier_generation(circle - 1, 1));
  CHECK_FALSE(sim::earlier_generation(1, circle - 1));
  CHECK(sim::earlier_generation(circle / 2 - 1, circle / 2));
  CHECK_FALSE(sim::earlier_generation(7, 7));
}

TEST_CASE("an event is sixteen bytes and keeps what it was made of") {
  const Event made = event(-1, Owner(63, Owner::last_row), 255, circle - 1);
  CHECK(made.time == at(-1));
  CHECK(made.owner.table() == 63);
  CHECK(made.owner.row() == Owner::last_row);
  CHECK(made.kind == 255);
  CHECK(made.generation == circle - 1);
  CHECK(sim::script == Owner(0, 0));
}
