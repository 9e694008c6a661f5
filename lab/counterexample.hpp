// What an exploration found as a scenario that a run replays: the script that was explored, the story's actions as
// lines, and pins that make everything else come when it did.
#pragma once

#include "lab/explore.hpp"
#include "lab/retelling.hpp"

namespace lab {

scenarios::Script counterexample(const scenarios::Script& explored, const Retold& retold, const Found& found);

}  // namespace lab
