// What is told of the thing under the mouse on the timeline.
#pragma once

#include "viewer/screen/timeline_lane.hpp"

namespace viewer {

void draw_tip(const TraceView& view, const Look& look, const TimeScale& scale, ImVec2 mouse, const TimelineHit& hit);

}  // namespace viewer
