// Running one future: until when, why it stops, what observers see, and that time never goes back.
#include <cstdint>
#include <vector>

#include "tests/catch.hpp"
#include "tests/sim/toy.hpp"

namespace {

using namespace std::chrono_literals;
using toy::at;
using toy::row;

// The script's event fills slot `kind` of row 0 for `generation` microseconds; each event leaves a note.
void fill(const toy::Setting&, toy::World& world, const sim::Event& event, toy::Effects& effects) {
  effects.open({event.owner.bits(), event.kind});
  if (event.owner == sim::script) {
    effects.wait(toy::until(row(0), event.kind, at(event.generation)));
  } else {
    effects.changed(event.owner, 0, world.rows[0].value, world.rows[0].value + 1);
    ++world.rows[0].value;
  }
}

struct Fixture {
  toy::World world = toy::world_of(1);
  sim::Resolver resolver = toy::no_draws();
  toy::Simulation simulation{toy::setting, world, resolver, at(0), fill};
  std::vector<std::int64_t> seen;

  void observe(const toy::Record& record) { seen.push_back(record.event.time.time_since_epoch().count()); }
};

}  // namespace

TEST_CASE_METHOD(Fixture, "a run includes the events at its very end and none after, and ends at that moment") {
  for (const std::uint8_t kind : {0, 1, 2}) {
    simulation.inject(at(0), kind, 10U + kind);
  }
  auto watch = [&](const toy::Record& record, const toy::World&) { observe(record); };
  CHECK(sim::run(simulation, at(11), toy::go_on, watch) == sim::Stop::until);
  CHECK(seen == std::vector<std::int64_t>{10, 11});
  CHECK(simulation.now() == at(11));
  CHECK(simulation.next_time() == at(12));
}

TEST_CASE_METHOD(Fixture, "a run without events on the way still lets the time pass") {
  simulation.inject(at(0), 0, 100);
  CHECK(sim::run(simulation, at(50), toy::go_on) == sim::Stop::until);
  CHECK(simulation.now() == at(50));
  CHECK(simulation.steps() == 1);
}

TEST_CASE_METHOD(Fixture, "a run stops after the step that meets its condition, which every observer has seen") {
  for (const std::uint8_t kind : {0, 1, 2}) {
    simulation.inject(at(0), kind, 10U + kind);
  }
  auto watch = [&](const toy::Record& record, const toy::World&) { observe(record); };
  const auto twice = [](const toy::Record&, const toy::World& after) { return after.rows[0].value == 2; };
  CHECK(sim::run(simulation, at(100), twice, watch) == sim::Stop::condition);
  CHECK(seen == std::vector<std::int64_t>{10, 11});
  CHECK(simulation.now() == at(11));
  CHECK(sim::run(simulation, at(100), toy::go_on, watch) == sim::Stop::nothing_pending);
  CHECK(seen == std::vector<std::int64_t>{10, 11, 12});
}

TEST_CASE_METHOD(Fixture, "a run with nothing pending says so and stays at its last event") {
  CHECK(sim::run(simulation, at(100), toy::go_on) == sim::Stop::nothing_pending);
  CHECK(simulation.now() == at(0));
  simulation.inject(at(5), 0, 10);
  CHECK(sim::run(simulation, at(100), toy::go_on) == sim::Stop::nothing_pending);
  CHECK(simulation.now() == at(10));
}

TEST_CASE_METHOD(Fixture, "several runs in a row are one run") {
  for (const std::uint8_t kind : {0, 1, 2, 3}) {
    simulation.inject(at(0), kind, 10U + kind);
  }
  for (std::int64_t end = 0; end <= 20; ++end) {
    sim::run(simulation, at(end), toy::go_on);
  }
  Fixture whole;
  for (const std::uint8_t kind : {0, 1, 2, 3}) {
    whole.simulation.inject(at(0), kind, 10U + kind);
  }
  sim::run(whole.simulation, at(20), toy::go_on);
  CHECK(simulation.fingerprint() == whole.simulation.fingerprint());
  CHECK(world == whole.world);
}

TEST_CASE_METHOD(Fixture, "observers are called in their order with the record and the world after the step") {
  simulation.inject(at(0), 3, 10);
  std::vector<int> order;
  auto first = [&](const toy::Record& record, const toy::World& after) {
    order.push_back(1);
    CHECK(record.event.owner == row(0));
    CHECK(record.event.kind == 3);
    REQUIRE(record.notes.size() == 1);
    CHECK(record.notes[0].what == row(0).bits());
    REQUIRE(record.changes.size() == 1);
    CHECK(record.changes[0] == sim::Change{row(0), 0, 0, 0, 1});
    CHECK(after.rows[0].value == 1);
    CHECK_FALSE(after.rows[0].pending[3].pending());
  };
  auto second = [&](const toy::Record&, const toy::World&) { order.push_back(2); };
  sim::run(simulation, at(100), toy::go_on, first, second);
  CHECK(order == std::vector<int>{1, 2});
}

TEST_CASE_METHOD(Fixture, "a record says what was scheduled, when, and under which note") {
  const auto record = simulation.inject(at(0), 2, 10);
  REQUIRE(record.scheduled.size() == 1);
  CHECK(record.scheduled[0].event == sim::Event{at(10), row(0), 2, 1});
  CHECK(record.scheduled[0].note == 0);
  CHECK(world.rows[0].pending[2].time == at(10));
  CHECK(world.rows[0].pending[2].generation == 1);
}

TEST_CASE_METHOD(Fixture, "the script speaks first at its moment") {
  simulation.inject(at(0), 0, 10);
  sim::run(simulation, at(9), toy::go_on);
  simulation.inject(at(10), 1, 10);
  auto watch = [&](const toy::Record& record, const toy::World&) { seen.push_back(record.event.kind); };
  sim::run(simulation, at(10), toy::go_on, watch);
  CHECK(seen == std::vector<std::int64_t>{0, 1});
}

TEST_CASE_METHOD(Fixture, "time that would go back is a bug") {
  simulation.inject(at(5), 0, 10);
  CHECK_THROWS_AS(simulation.inject(at(4), 0, 10), sim::Bug);
  CHECK_THROWS_AS(simulation.advance(at(4)), sim::Bug);
  CHECK_THROWS_AS(simulation.inject(at(6), 1, 5), sim::Bug);  // its wait would end before it was asked for
}

TEST_CASE_METHOD(Fixture, "an event that was passed over is a bug") {
  simulation.inject(at(0), 0, 10);
  simulation.advance(at(11));
  CHECK_THROWS_AS(simulation.step(), sim::Bug);
}

TEST_CASE_METHOD(Fixture, "a step with nothing pending is a bug") { CHECK_THROWS_AS(simulation.step(), sim::Bug); }
