// Names that the properties of an exploration speak of: whether anything may ever be called so.
#pragma once

#include "lab/player.hpp"
#include "scenarios/script.hpp"

namespace lab {

// Where nothing has such a name when the futures begin, and no action speaks of it, a property could only be empty
// words. Throws scenarios::Mistake.
void check_names(const scenarios::Script& script, Player& player);

}  // namespace lab
