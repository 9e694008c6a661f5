// The window with what the run was held against: the invariants, and the scenario's expectations.
#pragma once

#include "viewer/screen/look.hpp"
#include "viewer/selection.hpp"

namespace viewer {

struct InvariantsState {
  bool only_broken = false;
};

void draw_invariants(const TraceView& view, Selection& selection, InvariantsState& state, const Look& look);

// To the next violation or failed expectation after the cursor, or the first one of the run. False: all held.
bool select_next_flag(const TraceView& view, Selection& selection);

}  // namespace viewer
