// What an exploration found as a scenario that a run replays: the script that was explored, the story's actions as
// lines, and pins that make everything else come when it did.
#pragma once

#include "lab/explore.hpp"
#include "lab/retelling.hpp"

namespace lab {

scenarios::Script counterexample(const scenarios::Script& explored, const Retold& retold, const Found& found);

// Of what never comes though it was there before the futures began: now it is to come again wherever it is not. False:
// nothing of the kind is asked.
bool ask_once_more(scenarios::Script& counterexample);

}  // namespace lab
