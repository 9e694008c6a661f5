// Heights, and finding rows.
#include "viewer/screen/timeline_rows.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace viewer {
namespace {

constexpr float row_margin = 3;  // pixels above and below what is in a row

float lane_height(trace::LaneKind kind, float line) {
  const auto tracks = static_cast<float>(tracks_of(kind).size());
  return tracks * (bar_height(line) + 1) + strip_height(line) + 2 * row_margin;
}

// Another number when more is known of it than before; while a trace is read, now and then.
std::uint64_t trouble_known(const TraceView& view) {
  constexpr double looks = 20;
  return view.indexed() < 1 ? 1 + static_cast<std::uint64_t>(view.indexed() * looks) : 100 + view.generation();
}

}  // namespace

float bar_height(float line) { return std::round(line); }

float strip_height(float line) { return std::round(line); }

std::span<const trace::Track> tracks_of(trace::LaneKind kind) {
  using trace::Track;
  static constexpr std::array cluster = {Track::status, Track::writer};
  static constexpr std::array secret = {Track::secret_status, Track::rotation, Track::gap};
  static constexpr std::array key = {Track::key_state, Track::visible_key_state};
  switch (kind) {
    case trace::LaneKind::cluster:
      return cluster;
    case trace::LaneKind::secret:
      return secret;
    case trace::LaneKind::key:
      return key;
    case trace::LaneKind::clients:
      break;
  }
  return {};
}

void keep_up(TimelineRows& rows, const TraceView& view, const LaneChoice& choice, float line) {
  const std::size_t lanes = view.lanes().size();
  const std::uint64_t known = choice.only_troubled ? trouble_known(view) : 0;
  if (rows.lanes == lanes && rows.line == line && rows.folded == choice.folded.size() && rows.trouble_known == known) {
    return;
  }
  rows = {
      .rows = {}, .height = 0, .lanes = lanes, .line = line, .folded = choice.folded.size(), .trouble_known = known};
  const auto add = [&](std::optional<LaneId> lane, std::size_t group, float height) {
    rows.rows.push_back({lane, group, rows.height, height});
    rows.height += height;
  };
  for (std::size_t group = 0; group < view.groups().size(); ++group) {
    std::vector<LaneId> shown = view.groups()[group].lanes;
    if (choice.only_troubled) std::erase_if(shown, [&](LaneId lane) { return !view.had_trouble(lane); });
    if (shown.empty()) continue;
    add(std::nullopt, group, std::round(line * 1.35F));
    if (choice.folded.contains(group)) continue;
    for (const LaneId lane : shown) add(lane, group, lane_height(view.lanes()[lane].kind, line));
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
