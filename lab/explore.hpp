// Every future of a scenario: what can happen where anything that may happen does, in every order.
//
// The scenario's lines are played, then the actions of its `explore:` block may happen at any point. Whatever breaks an
// invariant or a property is told as a shortest story, and as a scenario that a run replays.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lab/play.hpp"
#include "model/coverage.hpp"
#include "model/futures.hpp"
#include "scenarios/script.hpp"
#include "sim/exploration.hpp"

namespace lab {

struct ExploreOptions {
  unsigned threads = 1;
  bool exact = false;
  model::Reductions reductions;
  bool scales = true;
  sim::Fairness fairness = sim::Fairness::strong;       // the most that is taken for granted; free: nothing is
  bool past_violations = false;                         // go on after the first level with a violation
  std::optional<std::uint32_t> depth;                   // instead of the block's
  std::optional<std::uint64_t> states;                  // likewise
  std::uint64_t memory = std::uint64_t{8} << 30;        // bytes
  std::vector<scenarios::ParameterSetting> parameters;  // after the script's
  std::function<void(const sim::ExplorationProgress&)> progress;
  std::function<bool()> stop;
  model::Simulation::Step step;  // a changed model; empty: the real one
};

// A step of a story, told.
struct ToldStep {
  sim::Time at;
  std::string what;  // the command, or what was pending: `rotation of c0`
  std::string then;  // the code of its refusal, or the statuses that changed
};

// Something that an exploration found, with its shortest story.
struct Found {
  enum class Kind : std::uint8_t {
    invariant,   // one of ours, broken
    always,      // a property that does not hold in some state
    sometimes,   // a property that holds in some state: here is how it comes to that
    never,       // a property that was to hold in some state, and holds in none of those found
    eventually,  // a future on which it never holds
    leads_to,    // a future on which it holds, and what was to follow never does
  };
  Kind kind{};
  std::string name;     // `I22 some-version-always-works`, or that of a property
  std::string message;  // the invariant's sentence, or the property's text
  int line = 0;         // of a property
  std::vector<ToldStep> story;
  std::size_t cycle = 0;  // of a future without end: the step from which on it repeats; that of an end: none
  std::optional<scenarios::Script> scenario;  // what a run replays
  bool replays = false;                       // a run of it was seen to break the same
  std::string why_not;                        // no run goes like the story, for this reason

  [[nodiscard]] bool good() const { return kind == Kind::sometimes; }
  [[nodiscard]] bool endless() const { return kind == Kind::eventually || kind == Kind::leads_to; }
};

// What a question that the script asks has come to.
struct Answered {
  enum class Verdict : std::uint8_t {
    held,       // everything was looked at
    broken,     //
    seen,       // of a `sometimes`
    never,      // of a `sometimes`, where everything was looked at
    undecided,  // so far nothing speaks against it, or for it, and not everything was looked at
  };
  std::string name;
  scenarios::Property::Kind kind{};
  int line = 0;
  Verdict verdict{};
};

struct Explored {
  std::string file;
  std::string title;
  sim::Exploration exploration;
  std::vector<Found> found;
  model::Coverage coverage;
  std::vector<Answered> answers;        // of the properties, in their order
  std::vector<std::string> in_vain;     // actions that were refused whenever they were tried, or never tried
  std::size_t actions = 0;              // how many there are
  std::vector<std::string> idle;        // ids of invariants that nothing put to the test
  std::vector<std::string> not_judged;  // ids of those that only a clock can break
  std::size_t alike = 0;                // how many names are told apart by their state alone
  std::size_t alike_keys = 0;           // and how many keys

  // Whether nothing is broken as far as it was looked.
  [[nodiscard]] bool held() const;
  // Whether every property has its answer and everything was looked at.
  [[nodiscard]] bool decided() const;
};

// Throws scenarios::Mistake for a mistake in the script, one without an `explore:` block included.
Explored explore(const scenarios::Script& script, const ExploreOptions& options);

}  // namespace lab
