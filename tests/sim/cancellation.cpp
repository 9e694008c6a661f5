// Cancellation: emptying a slot is enough, nothing stale ever happens, and stale entries do not pile up.
#include <algorithm>
#include <cstdint>
#include <vector>

#include "tests/catch.hpp"
#include "tests/property.hpp"
#include "tests/sim/toy.hpp"

namespace {

using toy::at;
using toy::row;

// The moments of the events of `simulation`, in the order in which they happen.
std::vector<std::int64_t> moments(toy::Simulation& simulation) {
  std::vector<std::int64_t> seen;
  while (simulation.next_time() != sim::never) {
    seen.push_back(simulation.step().event.time.time_since_epoch().count());
  }
  return seen;
}

}  // namespace

TEST_CASE("an emptied slot is a cancelled event") {
  toy::World world = toy::world_of(1);
  auto resolver = toy::no_draws();
  toy::Simulation simulation(toy::setting, world, resolver, at(0),
                             [](const auto&, auto&, const sim::Event& event, toy::Effects& effects) {
                               if (event.owner == sim::script) {
                                 effects.wait(toy::until(row(0), 0, at(10)));
                                 effects.wait(toy::until(row(0), 1, at(20)));
                               }
                             });
  simulation.inject(at(0), 0, 0);
  world.rows[0].pending[0].clear();
  CHECK(simulation.next_time() == at(20));
  CHECK(moments(simulation) == std::vector<std::int64_t>{20});
}

TEST_CASE("a slot filled anew replaces what was pending in it, also at the same moment") {
  toy::World world = toy::world_of(1);
  auto resolver = toy::no_draws();
  toy::Simulation simulation(toy::setting, world, resolver, at(0),
                             [](const auto&, auto&, const sim::Event& event, toy::Effects& effects) {
                               if (event.owner == sim::script) {
                                 effects.wait(toy::until(row(0), 0, at(event.generation)));
                               }
                             });
  for (const std::uint32_t time : {30U, 10U, 20U, 20U}) {
    simulation.inject(at(0), 0, time);
  }
  CHECK(simulation.pending() == 4);
  CHECK(moments(simulation) == std::vector<std::int64_t>{20});
  CHECK(simulation.pending() == 0);
}

TEST_CASE("a step can take back a wait that it asked for") {
  toy::World world = toy::world_of(1);
  auto resolver = toy::no_draws();
  toy::Simulation simulation(toy::setting, world, resolver, at(0),
                             [](const auto&, auto&, const sim::Event& event, toy::Effects& effects) {
                               if (event.owner == sim::script) {
                                 effects.wait(toy::until(row(0), 0, at(10)));
                                 effects.wait(toy::until(row(0), 1, at(20)));
                                 effects.forget(row(0), 0);
                               }
                             });
  const auto record = simulation.inject(at(0), 0, 0);
  CHECK(record.scheduled.size() == 1);
  CHECK(moments(simulation) == std::vector<std::int64_t>{20});
}

TEST_CASE("an event of a row that is gone is dropped") {
  toy::World world = toy::world_of(2);
  auto resolver = toy::no_draws();
  toy::Simulation simulation(toy::setting, world, resolver, at(0),
                             [](const auto&, auto&, const sim::Event&, toy::Effects& effects) {
                               effects.wait(toy::until(row(1), 0, at(10)));
                             });
  simulation.inject(at(0), 0, 0);
  world.rows.pop_back();
  CHECK(simulation.next_time() == sim::never);
}

TEST_CASE("a wait for a slot that does not exist is a bug") {
  toy::World world = toy::world_of(1);
  auto resolver = toy::no_draws();
  toy::Simulation simulation(toy::setting, world, resolver, at(0),
                             [](const auto&, auto&, const sim::Event&, toy::Effects& effects) {
                               effects.wait(toy::until(row(0), toy::slots, at(10)));
                             });
  CHECK_THROWS_AS(simulation.inject(at(0), 0, 0), sim::Bug);
}

TEST_CASE("nothing stale ever happens: every event is the one that its slot holds") {
  tests::property([] {
    const auto seed = *rc::gen::arbitrary<std::uint32_t>();
    toy::World world = toy::world_of(4);
    for (toy::Row& row : world.rows) {
      row.scheduled = (1U << 24) - 50;  // so that the generations turn while the test runs
    }
    auto resolver = toy::no_draws();
    std::vector<sim::Slot> before;
    std::uint64_t word = seed;
    const auto step = [&](const auto&, toy::World& rows, const sim::Event& event, toy::Effects& effects) {
      for (int i = 0; i < 3; ++i) {
        word = sim::mix(word + 1);
        const auto owner = row(word % 4);
        const auto kind = static_cast<std::uint8_t>(word / 4 % toy::slots);
        if (word / 16 % 3 == 0) {
          toy::Model::slot(rows, owner, kind)->clear();
          effects.forget(owner, kind);
        } else {
          effects.wait(toy::until(owner, kind, event.time + sim::Duration(word / 64 % 4)));
        }
      }
    };
    toy::Simulation simulation(toy::setting, world, resolver, at(0), step);
    simulation.inject(at(0), 0, 0);
    for (int i = 0; i < 400 && simulation.next_time() != sim::never; ++i) {
      const toy::World held = world;
      const sim::Event event = simulation.step().event;
      const sim::Slot& slot = held.rows[event.owner.row()].pending[event.kind];
      RC_ASSERT(slot.time == event.time);
      RC_ASSERT(slot.generation == event.generation);
      for (const toy::Row& other : held.rows) {
        for (const sim::Slot& waiting : other.pending) {
          RC_ASSERT(waiting.time >= event.time);
        }
      }
    }
  });
}

TEST_CASE("a hundred thousand cancelled events leave no more than a few thousand entries behind") {
  toy::World world = toy::world_of(100);
  auto resolver = toy::no_draws();
  toy::Simulation simulation(toy::setting, world, resolver, at(0),
                             [](const auto&, auto&, const sim::Event& event, toy::Effects& effects) {
                               if (event.owner == sim::script) {
                                 const std::uint32_t n = event.generation;
                                 effects.wait(toy::until(row(n % 100), 0, at(1'000'000 + n)));
                               }
                             });
  std::size_t most = 0;
  for (std::uint32_t i = 0; i < 100'000; ++i) {
    simulation.inject(at(0), 0, i);
    most = std::max(most, simulation.pending());
  }
  CHECK(most <= 2048);
  CHECK(moments(simulation).size() == 100);
}
