// Mutants: the model, deliberately broken in one way each, with a story in which an invariant has to notice.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/invariants.hpp"
#include "model/model.hpp"

namespace tests {

// A step that the model has taken, open to sabotage: what is written looks like the model's own.
struct Mutation {
  model::Step& step;
  model::World& world;
  const model::World& before;
  const sim::Event& event;
  sim::Effects<model::Note>& effects;

  // What the stories are about: the first of each.
  static constexpr model::ClusterRow cluster{0};
  static constexpr model::SecretRow secret{0};
  static constexpr model::KeyRow key{0};

  [[nodiscard]] bool noted(model::Action action, model::Refusal refusal = model::Refusal::none) const;
  [[nodiscard]] bool called(model::Action action) const;
  // What the call that this step is came to.
  model::Note& answer() { return effects.note(0); }
};

using Sabotage = std::function<void(Mutation&)>;

struct Mutant {
  std::string name;
  model::Invariant breaks;
  std::string story;  // lines for Driver; one that begins with `?` may be refused
  Sabotage sabotage;  // after the model's own step
  std::function<void(model::World&, const sim::Event&)> prepare = {};  // before it
};

// Every mutant, in the order of the invariants.
const std::vector<Mutant>& mutants();

// The model with the mutant in it, wherever the world `may_break`. The mutant outlives it.
using WorldTest = bool (*)(const model::World&);
model::Simulation::Step mutated(
    const Mutant& mutant, WorldTest may_break = [](const model::World&) { return true; });

std::vector<Mutant> mutants_of_calls();
std::vector<Mutant> mutants_of_rotation();
std::vector<Mutant> mutants_of_resources();

// Beginnings of stories.
inline const std::string with_provided_key =
    "create-db-cluster orders manage\n create-db-instance orders-1\n wait 30m\n";
inline const std::string with_customer_key =
    "create-key\n create-alias alias/app key=K0\n create-db-cluster orders manage key=alias/app\n wait 30m\n";

}  // namespace tests
