// The actions of an `explore:` block made into calls, and which names they treat alike.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "lab/player.hpp"
#include "model/futures.hpp"
#include "scenarios/script.hpp"

namespace lab {

// In the order of the block. Their calls are added to the player's setting. Throws scenarios::Mistake.
std::vector<model::ExploredAction> explored_actions(const scenarios::Script& script, Player& player);

// The words of all actions, counters replaced.
std::set<std::string> words_of_actions(const scenarios::Script& script);

// The passwords that they give, ascending.
std::vector<model::Password> passwords_given(const std::vector<model::ExploredAction>& actions,
                                             const model::Setting& setting);

// Sets of names that may be exchanged without that any action, client or property becomes another one: those that stand
// where `{i}` stood, if all numbers have the same actions and nothing else speaks of any of them.
std::vector<model::AlikeSet> alike_names(const scenarios::Script& script, Player& player);

}  // namespace lab
