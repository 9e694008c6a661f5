// What is drawn on one lane of the timeline, and what of it the mouse is on.
#pragma once

#include <optional>

#include "viewer/screen/look.hpp"
#include "viewer/screen/time_axis.hpp"
#include "viewer/screen/timeline_rows.hpp"

namespace viewer {

// What is under the mouse; the last thing that was drawn there.
struct TimelineHit {
  std::optional<LaneId> lane;
  std::optional<trace::Track> track;
  std::optional<Bar> bar;
  std::optional<Mark> mark;
  std::optional<Rotation> rotation;
  std::optional<Density> density;  // of the column under the mouse, if anything happened there
};

// Layers, so that equal things are drawn together.
enum TimelineLayer : int { ground_layer, bar_layer, pattern_layer, ink_layer, layer_count };

struct TimelineCanvas {
  const TraceView& view;
  const Look& look;
  TimeScale scale;
  ImDrawList& list;
  ImVec2 mouse;  // far away where it is not on the timeline
  EventId selected = 0;
  TimelineHit hit;
};

// `top`: of the row, on the screen.
void draw_lane(TimelineCanvas& canvas, const TimelineRow& row, float top);

// The sign of a mark, its middle at that place, `size` pixels wide and high.
void draw_mark(ImDrawList& list, const Look& look, MarkKind kind, ImVec2 middle, float size);

}  // namespace viewer
