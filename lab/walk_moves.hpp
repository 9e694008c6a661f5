// What may happen in a walk: every operation of every service, combinations of options that mean something, faults,
// logins and statements of SQL.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lab/dice.hpp"
#include "lab/walk_cast.hpp"
#include "scenarios/script.hpp"

namespace lab {

// A way to make lines. Either a pattern, a command with kinds of names for values, or an operation with whatever
// options; or a fault, a login or a statement of SQL; or an action of the scenario's own `explore:`.
struct Move {
  enum class Kind : std::uint8_t { pattern, operation, fault, login, sql, action };
  Kind kind = Kind::pattern;
  std::size_t index = 0;  // of the pattern, the operation, the fault or the action
  unsigned weight = 1;
  std::string_view service;  // of a command: rds, secretsmanager, kms, iam
};

// All moves: those of `explore:` where the script has it, else everything that is known.
std::vector<Move> moves_of(const scenarios::Script& script);

// A line as the move makes it this time. It is free of mistakes: one that the command line would not send is another
// one's. Its moment is not set.
scenarios::Line line_of(const Move& move, const scenarios::Script& script, const WalkCast& cast, Dice& dice);

}  // namespace lab
