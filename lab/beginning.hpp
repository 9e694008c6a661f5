// Where a search for other futures sets out: at the end of a scenario's own lines, if what they expect has come.
#pragma once

#include "lab/summary.hpp"
#include "scenarios/script.hpp"

namespace lab {

// `played`: the script's lines as they were played, undisturbed. Throws scenarios::Mistake at the first expectation
// that failed: what is searched would not be what is meant.
void check_beginning(const scenarios::Script& script, const Summary& played);

}  // namespace lab
