// Walks: the scenario's events, then lines made at random, at random times. Each is a script of its own.
#pragma once

#include <cstdint>
#include <vector>

#include "lab/walk_cast.hpp"
#include "lab/walk_moves.hpp"
#include "scenarios/script.hpp"

namespace lab {

// A script, of which the lines from `own` on were made at random.
struct Walk {
  scenarios::Script script;
  std::size_t own = 0;
};

// Makes walks from a scenario. What it makes depends on its arguments alone.
class WalkMaker {
 public:
  // `length`: how many lines are made for a walk, about.
  WalkMaker(const scenarios::Script& scenario, std::size_t length);

  // A walk of its own: a random part of the moves, at a pace of its own, under a seed of its own.
  [[nodiscard]] Walk fresh(Dice dice) const;
  // A walk that came somewhere new, changed: longer, with other lines in it, at other times or under another seed.
  [[nodiscard]] Walk changed(const Walk& walk, Dice dice) const;

 private:
  // The moves of one walk, each as often as it weighs, and the pauses between them.
  struct Style {
    std::vector<Move> moves;
    std::vector<sim::Duration> pauses;
    std::vector<std::uint32_t> left;  // of actions: how often each may still happen
  };
  [[nodiscard]] Style style(Dice& dice) const;
  // A line after `at`, which moves on; nothing where every action has happened as often as it may.
  bool append(std::vector<scenarios::Line>& lines, sim::Duration& at, Style& style, WalkCast& cast, Dice& dice) const;
  void finish(Walk& walk, Dice& dice) const;

  scenarios::Script scenario_;
  std::size_t length_;
  std::vector<Move> moves_;
  WalkCast cast_;
  sim::Duration begin_;  // of the lines made, since the start
};

// The lines numbered from 1, as marks of the script's file; those that ask for what no line binds are gone.
void settle_lines(scenarios::Script& script);

// When a line is due since the start; nothing where that is not known before the run.
std::optional<sim::Duration> offset_of(const scenarios::Line& line);

}  // namespace lab
