// The model under the engine's own tests: rows with four slots and a value; each test brings the step it needs.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/hash.hpp"
#include "sim/simulation.hpp"

namespace toy {

inline constexpr std::uint8_t slots = 4;

struct Row {
  sim::Slot pending[slots];
  std::int64_t value = 0;
  std::uint32_t scheduled = 0;
  std::uint32_t reserved = 0;

  friend bool operator==(const Row&, const Row&) = default;
};

struct World {
  std::vector<Row> rows;

  friend bool operator==(const World&, const World&) = default;
};

struct Note {
  std::uint32_t what;
  std::uint32_t number;
};

struct Setting {};

using Effects = sim::Effects<Note>;
using Record = sim::StepRecord<Note>;

struct Model {
  using Setting = toy::Setting;
  using World = toy::World;
  using Note = toy::Note;

  static void step(const Setting&, World&, const sim::Event&, Effects&) {}

  static sim::Slot* slot(World& world, sim::Owner owner, std::uint8_t kind) {
    const bool there = owner.table() == 1 && owner.row() < world.rows.size() && kind < slots;
    return there ? &world.rows[owner.row()].pending[kind] : nullptr;
  }

  static std::uint32_t& scheduled(World& world, sim::Owner owner) { return world.rows[owner.row()].scheduled; }
};

using Simulation = sim::Simulation<Model>;

inline constexpr Setting setting;

inline sim::Owner row(std::uint32_t number) { return {1, number}; }

inline World world_of(std::size_t rows) { return World{std::vector<Row>(rows)}; }

// `microseconds` after the epoch, where every test starts.
inline constexpr sim::Time at(std::int64_t microseconds) { return sim::Time(sim::Duration(microseconds)); }

// Nothing to draw: for models whose waits end at given times.
inline sim::Resolver no_draws() {
  return sim::Resolver(1, {}, {}, [](sim::Owner owner) { return owner.bits(); });
}

inline sim::Wait until(sim::Owner owner, std::uint8_t kind, sim::Time time) {
  sim::Wait wait{.owner = owner};
  wait.kind = kind;
  wait.form = sim::Wait::Form::at;
  wait.from = time;
  return wait;
}

// A condition for sim::run that never holds.
inline constexpr auto go_on = [](const auto&, const auto&) { return false; };

}  // namespace toy
