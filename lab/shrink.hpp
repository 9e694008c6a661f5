// Makes a script that goes wrong as small, as early and as plain as it can be and still go wrong in the same way.
#pragma once

#include <cstdint>
#include <string>

#include "lab/walk_play.hpp"
#include "scenarios/script.hpp"

namespace lab {

class Shrinker {
 public:
  // What has to go on being wrong, under which model.
  Shrinker(std::string what, const model::Simulation::Step& step) : what_(std::move(what)), step_(step) {}

  // The script, with what happens in it as its expectations, so that nothing else fails when it is run.
  scenarios::Script shrink(scenarios::Script script);

  [[nodiscard]] std::uint64_t plays() const { return plays_; }

 private:
  static constexpr std::uint64_t most_plays = 1500;

  // Takes the other script if it goes wrong in the same way.
  bool take(scenarios::Script& script, scenarios::Script other);
  void end_early(scenarios::Script& script);
  void drop_lines(scenarios::Script& script);
  void drop_rest(scenarios::Script& script);
  void plain_words(scenarios::Script& script);
  void early_times(scenarios::Script& script);
  void expect_what_comes(scenarios::Script& script);

  std::string what_;
  const model::Simulation::Step& step_;
  std::uint64_t plays_ = 0;
  Fault last_;  // as the last script that was taken went wrong
};

}  // namespace lab
