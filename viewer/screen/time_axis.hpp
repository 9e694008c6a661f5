// Where a moment is on the screen, and the axis above the timeline: its ticks, the cursor's head, the flags.
#pragma once

#include <string>

#include "viewer/screen/look.hpp"
#include "viewer/selection.hpp"

namespace viewer {

// The range of time that is spread over a width of the screen.
struct TimeScale {
  TimeRange range;
  float left = 0;   // of the screen, in pixels
  float width = 1;  // pixels

  // Outside of the screen no further than a little, so that what is drawn stays small.
  [[nodiscard]] float x_of(sim::Time time) const;
  [[nodiscard]] sim::Time time_of(float x) const;
  [[nodiscard]] float right() const { return left + width; }
  [[nodiscard]] sim::Duration resolution() const { return resolution_of(range, width); }
};

// As long a text as tells the ticks apart.
std::string tick_text(sim::Time tick, sim::Duration step);

// Ticks, from `top`, `height` pixels high, and a faint line for each down to `bottom`.
void draw_axis(ImDrawList& list, const Look& look, const TimeScale& scale, float top, float height, float bottom);
// The cursor's line, with its moment in a box at `top` if `labelled`.
void draw_cursor(ImDrawList& list, const Look& look, const TimeScale& scale, sim::Time cursor, sim::Time start,
                 float top, float bottom, bool labelled);

// Hides what is later.
void draw_veil(ImDrawList& list, const Look& look, const TimeScale& scale, sim::Time after, float top, float bottom);

}  // namespace viewer
