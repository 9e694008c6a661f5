// Heights, and finding rows.
#include "viewer/screen/timeline_rows.hpp"

#include <algorithm>
#include <cmath>

namespace viewer {
namespace {

constexpr float row_margin = 3;  // pixels above and below what is in a row

float lane_height(const TimelineRow& row, float line) {
  const auto tracks = static_cast<float>(row.tracks.size());
  return tracks * (bar_height(line) + 1) + strip_height(line) + 2 * row_margin;
}

}  // namespace

float bar_height(float line) { return std::min(16.F, std::round(line)); }

float strip_height(float line) { return std::round(line); }

void keep_up(TimelineRows& rows, const TraceView& view, const std::set<std::size_t>& folded, float line) {
  if (rows.generation == view.generation() && rows.line == line && rows.folded == folded.size()) return;
  rows = {.rows = {}, .height = 0, .generation = view.generation(), .line = line, .folded = folded.size()};
  const auto add = [&](TimelineRow row) {
    row.top = rows.height;
    rows.height += row.height;
    rows.rows.push_back(std::move(row));
  };
  for (std::size_t group = 0; group < view.groups().size(); ++group) {
    const trace::LaneGroup& of = view.groups()[group];
    if (of.lanes.empty()) continue;
    add({.lane = std::nullopt, .group = group, .top = 0, .height = std::round(line * 1.35F), .tracks = {}});
    if (folded.contains(group)) continue;
    for (const LaneId lane : of.lanes) {
      TimelineRow row{.lane = lane, .group = group, .top = 0, .height = 0, .tracks = view.tracks(lane)};
      row.height = lane_height(row, line);
      add(std::move(row));
    }
  }
}

std::size_t row_at(const TimelineRows& rows, float y) {
  const auto found =
      std::ranges::upper_bound(rows.rows, y, {}, [](const TimelineRow& row) { return row.top + row.height; });
  return static_cast<std::size_t>(found - rows.rows.begin());
}

std::optional<std::size_t> row_of_lane(const TimelineRows& rows, LaneId lane) {
  const auto found = std::ranges::find(rows.rows, std::optional(lane), &TimelineRow::lane);
  if (found == rows.rows.end()) return std::nullopt;
  return static_cast<std::size_t>(found - rows.rows.begin());
}

}  // namespace viewer
