// The model as the engine drives it: a value (World) moved by one pure function.
#pragma once

#include <span>

#include "model/note.hpp"
#include "model/setting.hpp"
#include "model/step.hpp"
#include "model/world.hpp"
#include "sim/resolver.hpp"
#include "sim/simulation.hpp"

namespace model {

struct Model {
  using Setting = model::Setting;
  using World = model::World;
  using Note = model::Note;

  static void step(const Setting& setting, World& world, const sim::Event& event, sim::Effects<Note>& effects);
  static sim::Slot* slot(World& world, sim::Owner owner, std::uint8_t kind);
  static std::uint32_t& scheduled(World& world, sim::Owner owner);
  static void prefetch(const World& world, std::span<const sim::Event> due);
};

// The identity under which an owner's random numbers are drawn.
std::uint64_t identity(const World& world, Resource resource);

// A resolver for this setting's parameters and clients. `world` outlives it.
sim::Resolver make_resolver(const Setting& setting, const World& world);

using Simulation = sim::Simulation<Model>;
using StepRecord = sim::StepRecord<Note>;

}  // namespace model
