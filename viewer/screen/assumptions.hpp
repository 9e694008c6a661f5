// The window with the guesses that the run rested on.
#pragma once

#include "viewer/screen/look.hpp"
#include "viewer/trace_view.hpp"

namespace viewer {

void draw_assumptions(const TraceView& view, const Look& look);

}  // namespace viewer
