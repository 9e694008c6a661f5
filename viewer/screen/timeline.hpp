// The window that shows what happened when: a lane for every cluster, secret, key and group of clients.
#pragma once

#include <cstddef>
#include <set>

#include "viewer/screen/look.hpp"
#include "viewer/screen/timeline_rows.hpp"
#include "viewer/selection.hpp"

namespace viewer {

struct TimelineState {
  float scroll = 0;  // pixels of the rows that are above what is seen
  LaneChoice choice;
  TimelineRows rows;
  ResourceId last_resource = ResourceId::none;  // to bring a new one into sight

  // What the mouse holds since its button went down.
  enum class Hold : std::uint8_t { nothing, time, cursor, range } hold = Hold::nothing;
  float held_from = 0;  // the mouse's x when it began
  bool moved = false;   // further than a click does
};

// Fills the room that is left in ImGui's current window.
void draw_timeline(const TraceView& view, Selection& selection, TimelineState& state, const Look& look);

// The lane above or below the one of the selected resource.
void select_neighbouring_lane(const TraceView& view, Selection& selection, TimelineState& state, int steps);

}  // namespace viewer
