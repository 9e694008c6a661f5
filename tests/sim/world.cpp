// The world as a value: what a model keeps can be copied, compared and hashed, pending events included.
#include <cstdint>
#include <span>
#include <type_traits>
#include <vector>

#include "sim/event.hpp"
#include "sim/hash.hpp"
#include "tests/catch.hpp"
#include "tests/sim/toy.hpp"

namespace {

using toy::at;
using toy::row;

static_assert(std::has_unique_object_representations_v<sim::Slot>);
static_assert(std::has_unique_object_representations_v<sim::Change>);
static_assert(std::has_unique_object_representations_v<toy::Row>);
static_assert(std::is_trivially_copyable_v<sim::Slot>);

std::uint64_t hash(const toy::World& world) { return sim::hash_rows(std::span<const toy::Row>(world.rows)); }

void count(const toy::Setting&, toy::World& world, const sim::Event& event, toy::Effects& effects) {
  if (event.owner != sim::script) {
    ++world.rows[event.owner.row()].value;
  }
  effects.wait(toy::until(row(0), 1, event.time + sim::Duration(3)));
}

}  // namespace

TEST_CASE("a copied world is equal and has the same hash, until either changes") {
  toy::World world = toy::world_of(3);
  sim::Resolver resolver = toy::no_draws();
  toy::Simulation simulation(toy::setting, world, resolver, at(0), count);
  simulation.inject(at(0), 0, 0);
  sim::run(simulation, at(10), toy::go_on);
  const toy::World copy = world;
  CHECK(copy == world);
  CHECK(hash(copy) == hash(world));
  simulation.step();
  CHECK(copy != world);
  CHECK(hash(copy) != hash(world));
  CHECK(copy.rows[0].value == 3);
  CHECK(world.rows[0].value == 4);
}

TEST_CASE("worlds that differ only in what is pending are different") {
  toy::World world = toy::world_of(1);
  const toy::World before = world;
  world.rows[0].pending[2] = sim::Slot{at(5), 1, 0};
  CHECK(world != before);
  CHECK(hash(world) != hash(before));
  world.rows[0].pending[2].clear();
  CHECK(world == before);
  CHECK(hash(world) == hash(before));
}

TEST_CASE("the same events from the same world lead to the same world") {
  std::vector<toy::World> ends;
  for (int i = 0; i < 2; ++i) {
    toy::World world = toy::world_of(3);
    sim::Resolver resolver = toy::no_draws();
    toy::Simulation simulation(toy::setting, world, resolver, at(0), count);
    simulation.inject(at(0), 0, 0);
    sim::run(simulation, at(1000), toy::go_on);
    ends.push_back(world);
  }
  CHECK(ends[0] == ends[1]);
}

TEST_CASE("an empty slot is pending nothing, later than everything") {
  const sim::Slot slot;
  CHECK_FALSE(slot.pending());
  CHECK(slot.time == sim::never);
}

TEST_CASE("a step that replaces the model's own is taken instead of it") {
  toy::World world = toy::world_of(1);
  sim::Resolver resolver = toy::no_draws();
  toy::Simulation own(toy::setting, world, resolver, at(0));
  own.inject(at(0), 0, 0);
  CHECK(world == toy::world_of(1));
  toy::Simulation changed(toy::setting, world, resolver, at(0), count);
  changed.inject(at(0), 0, 0);
  CHECK(world.rows[0].pending[1].pending());
  CHECK(&changed.world() == &world);
}
