// The window that tells why: the chain of causes of the selected event, down to the scenario's line.
#pragma once

#include "viewer/screen/look.hpp"
#include "viewer/selection.hpp"

namespace viewer {

void draw_why(const TraceView& view, Selection& selection, const Look& look);

// To the event that led to the selected one. False: there is none.
bool select_cause(const TraceView& view, Selection& selection);

}  // namespace viewer
