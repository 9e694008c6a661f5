// The window that shows the selected resource as it was at the cursor.
#pragma once

#include "viewer/screen/look.hpp"
#include "viewer/selection.hpp"

namespace viewer {

struct InspectorState {
  bool bookkeeping = false;  // the simulator's own attributes, too
  bool busy = false;         // a long lane is not read up to the cursor yet
};

void draw_inspector(const TraceView& view, Selection& selection, InspectorState& state, const Look& look);

}  // namespace viewer
