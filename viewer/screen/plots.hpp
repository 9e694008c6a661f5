// The window with curves over time: impaired secrets, failed logins, calls, cost.
#pragma once

#include "viewer/screen/look.hpp"
#include "viewer/selection.hpp"

namespace viewer {

// Over the range that the timeline shows.
void draw_plots(const TraceView& view, Selection& selection, const Look& look);

}  // namespace viewer
