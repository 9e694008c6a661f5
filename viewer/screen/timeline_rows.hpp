// The rows of the timeline from top to bottom: heads of groups, and lanes.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "viewer/trace_view.hpp"

namespace viewer {

struct TimelineRow {
  std::optional<LaneId> lane;  // none: the head of a group
  std::size_t group = 0;
  float top = 0;  // pixels beneath the first row's
  float height = 0;
};

// Which of the lanes are shown.
struct LaneChoice {
  std::set<std::size_t> folded;  // groups whose lanes are not
  bool only_troubled = false;    // none on which nothing was ever out of order
};

struct TimelineRows {
  std::vector<TimelineRow> rows;
  float height = 0;  // of all of them
  // What they were made of.
  std::size_t lanes = ~std::size_t{0};
  float line = 0;
  std::size_t folded = 0;
  std::uint64_t trouble_known = 0;
};

// Pixels, for a line of text that is `line` pixels high.
float bar_height(float line);
float strip_height(float line);  // of marks and densities

// The tracks of a kind of lane. All of them have their room from the beginning: nothing jumps while a trace is read.
std::span<const trace::Track> tracks_of(trace::LaneKind kind);

// Makes them anew if there are more lanes, the text has another size or other lanes are chosen.
void keep_up(TimelineRows& rows, const TraceView& view, const LaneChoice& choice, float line);

// The first row that ends below `y`; rows.size() if there is none.
std::size_t row_at(const TimelineRows& rows, float y);
std::optional<std::size_t> row_of_lane(const TimelineRows& rows, LaneId lane);

}  // namespace viewer
