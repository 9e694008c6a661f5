// The mutants together, and the model that each of them makes.
#include "tests/model/mutants.hpp"

#include <algorithm>
#include <iterator>

namespace tests {

using namespace model;
using namespace std::chrono_literals;

bool Mutation::noted(Action action, Refusal refusal) const {
  return std::ranges::any_of(effects.notes(),
                             [=](const Note& note) { return note.action == action && note.refusal == refusal; });
}

bool Mutation::called(Action action) const { return event.owner == sim::script && effects.notes()[0].action == action; }

const std::vector<Mutant>& mutants() {
  static const std::vector<Mutant> all = [] {
    std::vector<Mutant> made = mutants_of_calls();
    std::ranges::move(mutants_of_rotation(), std::back_inserter(made));
    std::ranges::move(mutants_of_resources(), std::back_inserter(made));
    std::ranges::stable_sort(made, {}, &Mutant::breaks);
    return made;
  }();
  return all;
}

Simulation::Step mutated(const Mutant& mutant, WorldTest may_break) {
  return
      [&mutant, may_break](const Setting& setting, World& world, const sim::Event& event, sim::Effects<Note>& effects) {
        if (mutant.prepare && may_break(world)) {
          mutant.prepare(world, event);
        }
        const World before = world;
        Model::step(setting, world, event, effects);
        if (mutant.sabotage && may_break(world)) {
          Step step(setting, world, event, effects);
          Mutation mutation{step, world, before, event, effects};
          mutant.sabotage(mutation);
        }
      };
}

}  // namespace tests
