// Plays a walk, or any script that was made from one, and says what it came to.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "lab/play.hpp"
#include "model/coverage.hpp"
#include "scenarios/script.hpp"

namespace lab {

// What is wrong with a run, whatever it was: the first of its kind.
struct Fault {
  std::string what;     // "I22 some-version-always-works", the name of a property, or "crash: " and the assertion
  std::string message;  // the sentence of the invariant, or what the property saw
  sim::Time at{};
};

struct WalkResult {
  std::vector<Fault> faults;  // each `what` once
  std::uint64_t steps = 0;
  model::Coverage coverage;
  std::vector<std::string> errors;  // by line: what came of it instead of an answer; empty: an answer
  std::vector<std::string> never;   // names of `sometimes` properties that never held
  bool stopped = false;             // before its end; what there is, is of no use
};

// Whether to stop, asked again and again; empty: nothing stops.
using Stop = std::function<bool()>;

// A step that throws Stopped, out of the run, as soon as it is to stop. `step`: a changed model; empty: the real one.
struct Stopped {};
model::Simulation::Step stoppable(model::Simulation::Step step, Stop stop);

// Takes lines out of the script that only the run shows to be mistakes. `step`: a changed model; empty: the real one.
// Throws scenarios::Mistake for a mistake that is in no line.
WalkResult play_walk(scenarios::Script& script, const model::Simulation::Step& step, const Stop& stop = {});

}  // namespace lab
