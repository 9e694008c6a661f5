// The search by random walks: far into the future of a scenario, wherever that leads, for what must not be.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lab/walk_play.hpp"
#include "model/coverage.hpp"
#include "scenarios/script.hpp"

namespace lab {

// A story that goes wrong, shrunk.
struct FuzzFinding {
  std::string what;  // "I22 some-version-always-works", the name of a property, or "crash"
  std::string message;
  std::uint64_t walk = 0;  // in which walk it was seen first
  std::size_t lines = 0;   // of that walk
  scenarios::Script script;
  std::filesystem::path file;  // that has the story; empty: it could not be saved
  bool known = false;          // the file had it before
  bool replays = false;        // a run of what is saved was seen to go wrong in the same way
};

struct FuzzReport {
  std::uint64_t walks = 0;
  std::uint64_t steps = 0;
  std::size_t corpus = 0;    // walks that came somewhere new
  std::uint64_t broken = 0;  // walks in which something was wrong
  model::Coverage coverage;
  std::vector<FuzzFinding> findings;
  std::vector<std::string> never;  // `sometimes` properties that held in no walk
  std::string not_saved;           // why a finding could not be saved, which ends the search; empty: all could
};

struct FuzzOptions {
  std::uint64_t seed = 1;
  std::optional<std::uint64_t> walks;  // none: until `stop` says so
  std::size_t jobs = 1;
  std::size_t length = 60;                          // lines that are made for a walk, about
  std::filesystem::path folder;                     // where findings are saved; empty: here
  model::Simulation::Step step;                     // a changed model; empty: the real one
  Stop stop;                                        // also within a walk, from any thread
  std::function<void(const FuzzReport&)> progress;  // after each round, what there is so far; may be empty
};

// With a number of walks, what is found depends on the script, the seed, the length and the model alone, not on the
// jobs. Throws scenarios::Mistake for a mistake in the script, or where what it expects does not come when it is left
// alone.
FuzzReport fuzz(const scenarios::Script& script, const FuzzOptions& options);

}  // namespace lab
