// Which keys the actions of an `explore:` block treat alike.
#pragma once

#include <vector>

#include "lab/player.hpp"
#include "model/canonical.hpp"
#include "scenarios/script.hpp"

namespace lab {

// Sets of keys that may be exchanged without that any action, policy or property becomes another one: customers' keys
// of which the actions, once variables are replaced, say the same but for the id, each about one of them.
std::vector<model::AlikeKeys> alike_keys(const scenarios::Script& script, Player& player);

}  // namespace lab
