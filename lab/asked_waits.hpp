// What was asked for of what is pending: of each slot the wait that filled it last, and which draws that was given.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <tuple>
#include <utility>

#include "model/model.hpp"

namespace lab {

class AskedWaits {
 public:
  struct Asked {
    sim::Wait wait;
    sim::Time at;
    std::uint32_t nth = 0;       // of the draw of `name`; 0: there is none
    std::uint32_t then_nth = 0;  // of that of `then`
  };

  // The same step, watched; an empty one is the model's own. This outlives it.
  model::Simulation::Step watched(model::Simulation::Step step);

  // Null: nothing was asked for.
  [[nodiscard]] const Asked* find(model::Resource owner, model::SlotKind slot) const;

 private:
  void note(std::span<const sim::Wait> waits, sim::Time at);
  // As the resolver counts them.
  std::uint32_t count(model::Resource owner, std::uint16_t name) { return ++drawn_[{owner, name}]; }

  std::map<std::pair<model::Resource, std::uint8_t>, Asked> asked_;
  std::map<std::pair<model::Resource, std::uint16_t>, std::uint32_t> drawn_;
};

}  // namespace lab
