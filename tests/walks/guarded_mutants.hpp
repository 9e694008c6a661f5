// Mutants of the model far from the stories that they are meant for.
#pragma once

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <functional>
#include <iostream>
#include <string>

#include "tests/model/mutants.hpp"

namespace tests {

// Mutants speak of the first of each kind: before there is one, the model is as it is.
inline model::Simulation::Step guarded(const Mutant& mutant) {
  return [step = mutated(mutant)](const model::Setting& setting, model::World& world, const sim::Event& event,
                                  sim::Effects<model::Note>& effects) {
    const bool early = world.clusters.empty() || world.secrets.empty() || world.keys.empty();
    early ? model::Model::step(setting, world, event, effects) : step(setting, world, event, effects);
  };
}

// Prints a row of a table: `| invariant | mutant | what the search says |`. The search has a process of its own, for a
// mutant may write where nothing is.
inline void on_its_own(const std::string& invariant, const Mutant& mutant, const std::function<std::string()>& search) {
  const pid_t child = fork();
  if (child == 0) {
    const std::string row = search();
    std::cout << fmt::format("| {} | {} | {} |\n", invariant, mutant.name, row) << std::flush;
    std::_Exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    std::cout << fmt::format("| {} | {} | crashes |\n", invariant, mutant.name) << std::flush;
  }
}

}  // namespace tests
