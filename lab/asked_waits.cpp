// Looking on while steps ask for waits.
#include "lab/asked_waits.hpp"

namespace lab {

model::Simulation::Step AskedWaits::watched(model::Simulation::Step step) {
  if (!step) {
    step = model::Model::step;
  }
  return [this, step = std::move(step)](const model::Setting& setting, model::World& world, const sim::Event& event,
                                        sim::Effects<model::Note>& effects) {
    step(setting, world, event, effects);
    note(effects.waits(), event.time);
  };
}

void AskedWaits::note(std::span<const sim::Wait> waits, sim::Time at) {
  for (const sim::Wait& wait : waits) {
    Asked asked{wait, at};
    if (wait.name != sim::no_wait_name) {
      const bool anew = wait.begin == 0;  // a later part is of the draw before
      asked.nth = anew ? count(wait.owner, wait.name) : drawn_[{wait.owner, wait.name}];
    }
    if (wait.then != sim::no_wait_name) {
      asked.then_nth = count(wait.owner, wait.then);
    }
    asked_[{wait.owner, wait.kind}] = asked;
  }
}

const AskedWaits::Asked* AskedWaits::find(model::Resource owner, model::SlotKind slot) const {
  const auto found = asked_.find({owner, static_cast<std::uint8_t>(slot)});
  return found == asked_.end() ? nullptr : &found->second;
}

}  // namespace lab
