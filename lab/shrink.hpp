// Makes a script that goes wrong as small, as early and as plain as it can be and still go wrong in the same way.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lab/walk_play.hpp"
#include "scenarios/script.hpp"

namespace lab {

class Shrinker {
 public:
  // What has to go on being wrong, under which model; `stop` ends it with what there is by then.
  Shrinker(std::string what, model::Simulation::Step step, Stop stop)
      : what_(std::move(what)), step_(std::move(step)), stop_(std::move(stop)) {}

  // The script as it was last seen to go wrong, read back from what is written of it, with what happened in it as its
  // expectations, so that nothing else fails when it is run.
  scenarios::Script shrink(scenarios::Script script);

  // Whether that was seen at all; otherwise the script is the one that was given.
  [[nodiscard]] bool replays() const { return replays_; }

 private:
  static constexpr std::uint64_t most_plays = 1500;

  // Takes the other script if it goes wrong in the same way once it is written and read.
  bool take(scenarios::Script& script, scenarios::Script other);
  void end_early(scenarios::Script& script);
  void drop_lines(scenarios::Script& script);
  void drop_rest(scenarios::Script& script);
  void plain_words(scenarios::Script& script);
  void early_times(scenarios::Script& script);
  void drop_saves(scenarios::Script& script);
  void expect_what_came(scenarios::Script& script) const;

  std::string what_;
  model::Simulation::Step step_;
  Stop stop_;
  std::uint64_t plays_ = 0;
  bool replays_ = false;
  // Of the last script that was taken: how it went wrong, and what came of its lines instead of an answer.
  Fault last_;
  std::vector<std::string> errors_;
};

}  // namespace lab
