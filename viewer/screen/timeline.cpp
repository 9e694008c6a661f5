// The timeline as a whole: its axis, names, lanes, and what the mouse does to it.
#include "viewer/screen/timeline.hpp"

#include <algorithm>
#include <cmath>

#include "trace/event_phrase.hpp"
#include "viewer/screen/links.hpp"
#include "viewer/screen/timeline_lane.hpp"
#include "viewer/screen/timeline_tip.hpp"

namespace viewer {
namespace {

constexpr float click_pixels = 4;   // a mouse that moved less was clicked
constexpr double wheel_zoom = 0.8;  // of the range, at a notch
constexpr float names_width = 190;  // usual pixels

// Where the parts of the timeline are on the screen.
struct Parts {
  ImVec2 from;
  ImVec2 to;
  float axis_height = 0;
  float names = 0;  // the width of the lanes' names

  [[nodiscard]] float plot_left() const { return from.x + names; }
  [[nodiscard]] float plot_top() const { return from.y + axis_height; }
  [[nodiscard]] bool on_plot(ImVec2 at) const { return at.x >= plot_left() && at.y >= plot_top(); }
  [[nodiscard]] bool on_axis(ImVec2 at) const { return at.x >= plot_left() && at.y < plot_top(); }
};

ResourceId resource_on(const TraceView& view, const TimelineRow& row) {
  return row.lane ? view.resource_of(*row.lane) : ResourceId::none;
}

// The head of a group: a triangle that folds it, and the cluster's name.
void draw_group_head(const TraceView& view, const TimelineState& state, const Look& look, const Parts& parts,
                     const TimelineRow& row, float top) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& palette = *look.palette;
  list.AddRectFilled(ImVec2(parts.from.x, top), ImVec2(parts.to.x, top + row.height), palette.raised);
  const float em = ImGui::GetFontSize();
  const float y = top + (row.height - em) / 2;
  const trace::LaneGroup& group = view.groups()[row.group];
  const bool folded = state.choice.folded.contains(row.group);
  list.AddText(ImVec2(parts.from.x + look.px(4), y), palette.soft, folded ? "▸" : "▾");
  const std::string name = group.name.empty() ? "of several clusters or none" : group.name;
  const std::string lanes = folded ? "  (" + std::to_string(group.lanes.size()) + " lanes)" : "";
  list.AddText(ImVec2(parts.from.x + look.px(6) + em, y), group.name.empty() ? palette.soft : palette.ink,
               fitted_text(name + lanes, parts.to.x - parts.from.x - 2 * em).c_str());
}

void draw_name(const TraceView& view, const Selection& selection, const Look& look, const Parts& parts,
               const TimelineRow& row, float top) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& palette = *look.palette;
  const trace::Lane& lane = view.lanes()[*row.lane];
  const float em = ImGui::GetFontSize();
  const float box = std::round(em * 0.7F);
  const ImVec2 at(parts.from.x + look.px(8), top + look.px(4) + (em - box) / 2);
  const ImVec2 to(at.x + box, at.y + box);
  const std::optional<trace::Tone> tone = view.health(*row.lane, selection.cursor);
  if (tone) {
    list.AddRectFilled(at, to, palette.tone.at(static_cast<std::size_t>(*tone)), 2);
    if (look.patterns != nullptr) look.patterns->draw(list, at, to, *tone, palette.stripe, 0);
  } else {
    list.AddRect(at, to, palette.line, 2);
  }
  const float left = at.x + box + look.px(6);
  const float room = parts.plot_left() - left - look.px(4);
  list.AddText(ImVec2(left, top + look.px(3)), palette.ink, fitted_text(trace::short_name(lane.name), room).c_str());
  if (row.height > 2.4F * em) {
    const std::string kind(trace::lane_kind_name(lane.kind));
    list.AddText(ImVec2(left, top + look.px(3) + em + 1), palette.soft, fitted_text(kind, room).c_str());
  }
}

// Which day it is, and how much time is in sight: above the names.
void draw_corner(const Selection& selection, const Look& look, const Parts& parts) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float left = parts.from.x + look.px(8);
  const std::string from = short_moment(selection.visible.from);
  const std::string length = span_text(selection.visible.length()) + " in sight";
  list.AddText(ImVec2(left, parts.from.y + look.px(3)), look.palette->ink, fitted_text(from, parts.names).c_str());
  list.AddText(ImVec2(left, parts.from.y + look.px(5) + ImGui::GetFontSize()), look.palette->soft,
               fitted_text(length, parts.names).c_str());
}

// All rows that are in sight.
TimelineHit draw_rows(const TraceView& view, const Selection& selection, TimelineState& state, const Look& look,
                      const Parts& parts, const TimeScale& scale, bool hovered) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& palette = *look.palette;
  const ImVec2 mouse = hovered ? ImGui::GetIO().MousePos : ImVec2(-1e6F, -1e6F);
  const std::optional<LaneId> selected =
      selection.resource == ResourceId::none ? std::nullopt : view.lane_of(selection.resource);
  list.PushClipRect(ImVec2(parts.from.x, parts.plot_top()), parts.to, true);
  const std::size_t first = row_at(state.rows, state.scroll);
  std::size_t last = first;
  for (; last < state.rows.rows.size(); ++last) {
    const TimelineRow& row = state.rows.rows[last];
    const float top = std::round(parts.plot_top() + row.top - state.scroll);
    if (top > parts.to.y) break;
    if (!row.lane) {
      draw_group_head(view, state, look, parts, row, top);
      continue;
    }
    if (row.lane == selected) {
      list.AddRectFilled(ImVec2(parts.from.x, top), ImVec2(parts.to.x, top + row.height), faded(palette.accent, 0.12F));
      list.AddRectFilled(ImVec2(parts.from.x, top), ImVec2(parts.from.x + look.px(3), top + row.height),
                         palette.accent);
    }
    list.AddLine(ImVec2(parts.from.x, top + row.height - 1), ImVec2(parts.to.x, top + row.height - 1),
                 faded(palette.line, 0.6F));
    draw_name(view, selection, look, parts, row, top);
  }
  list.PushClipRect(ImVec2(parts.plot_left(), parts.plot_top()), parts.to, true);
  list.ChannelsSplit(layer_count);
  TimelineCanvas canvas{view, look, scale, list, mouse, selection.event, {}};
  for (std::size_t i = first; i < last; ++i) {
    const TimelineRow& row = state.rows.rows[i];
    draw_lane(canvas, row, std::round(parts.plot_top() + row.top - state.scroll));
  }
  list.ChannelsMerge();
  list.PopClipRect();
  list.PopClipRect();
  return canvas.hit;
}

// Flags on the axis, and a thin line down from each.
void draw_flags(const TraceView& view, const Selection& selection, const Look& look, const Parts& parts,
                const TimeScale& scale, ImVec2 mouse, TimelineHit& hit) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float size = look.px(11);
  for (const Flag& flag : view.flags(scale.range, scale.resolution() * 4)) {
    const float x = scale.x_of(flag.mark.at);
    if (x < scale.left || x > scale.right()) continue;
    const ImVec2 middle(x + size / 3, parts.from.y + ImGui::GetFontSize() + look.px(9));
    list.AddLine(ImVec2(x, middle.y), ImVec2(x, parts.to.y), faded(look.palette->flag, 0.45F));
    draw_mark(list, look, flag.mark.kind, middle, size);
    if (flag.mark.event == selection.event) list.AddCircle(middle, size * 0.8F, look.palette->accent, 0, 2);
    if (std::abs(mouse.x - middle.x) < size && std::abs(mouse.y - middle.y) < size) hit.mark = flag.mark;
  }
}

void turn_wheel(const TraceView& view, Selection& selection, TimelineState& state, const Parts& parts,
                const TimeScale& scale) {
  const ImGuiIO& io = ImGui::GetIO();
  const float sideways = io.KeyShift ? io.MouseWheel + io.MouseWheelH : io.MouseWheelH;
  if (sideways != 0) {
    const auto length = static_cast<double>(selection.visible.length().count());
    pan(selection, view, sim::Duration(std::llround(-sideways * 0.1 * length)));
  }
  if (io.KeyShift || io.MouseWheel == 0) return;
  if (io.KeyCtrl || io.MousePos.x < parts.plot_left()) {
    state.scroll -= io.MouseWheel * ImGui::GetFontSize() * 3;
  } else {
    zoom(selection, view, scale.time_of(io.MousePos.x), std::pow(wheel_zoom, io.MouseWheel));
  }
}

void click(const TraceView& view, Selection& selection, TimelineState& state, const Parts& parts,
           const TimeScale& scale, const TimelineHit& hit) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const std::size_t index = row_at(state.rows, mouse.y - parts.plot_top() + state.scroll);
  const bool on_row = mouse.y >= parts.plot_top() && index < state.rows.rows.size();
  const EventId event = hit.mark ? hit.mark->event : hit.bar ? hit.bar->event : 0;
  if (on_row && !state.rows.rows[index].lane) {
    const std::size_t group = state.rows.rows[index].group;
    if (state.choice.folded.erase(group) == 0) state.choice.folded.insert(group);
  } else if (event != 0) {
    const TimeRange visible = selection.visible;
    select_event(selection, view, event);
    if (!hit.mark && hit.lane) select_resource(selection, view.resource_of(*hit.lane));
    selection.visible = visible;  // what was clicked is in sight already
  } else if (on_row) {
    select_resource(selection, resource_on(view, state.rows.rows[index]));
    if (mouse.x >= parts.plot_left()) move_cursor(selection, view, scale.time_of(mouse.x));
  } else if (parts.on_axis(mouse)) {
    move_cursor(selection, view, scale.time_of(mouse.x));
  }
}

void begin_hold(const Selection& selection, TimelineState& state, const Parts& parts, const TimeScale& scale,
                bool left_button) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  state.held_from = mouse.x;
  state.moved = false;
  const bool at_cursor = std::abs(scale.x_of(selection.cursor) - mouse.x) < click_pixels + 1;
  if (!left_button) {
    state.hold = TimelineState::Hold::range;
  } else if (parts.on_axis(mouse) || (at_cursor && mouse.x >= parts.plot_left())) {
    state.hold = TimelineState::Hold::cursor;
  } else {
    state.hold = TimelineState::Hold::time;
  }
}

void drag(const TraceView& view, Selection& selection, TimelineState& state, const TimeScale& scale) {
  const ImGuiIO& io = ImGui::GetIO();
  if (std::abs(io.MousePos.x - state.held_from) > click_pixels) state.moved = true;
  if (!state.moved) state.moved = ImGui::IsMouseDragging(ImGuiMouseButton_Left, click_pixels);
  if (!state.moved) return;
  if (state.hold == TimelineState::Hold::cursor) {
    move_cursor(selection, view, scale.time_of(io.MousePos.x));
  } else if (state.hold == TimelineState::Hold::time) {
    pan(selection, view, scale.time_of(0) - scale.time_of(io.MouseDelta.x));
    state.scroll -= io.MouseDelta.y;
  }
}

// The right button was dragged over a range: it is shown.
void zoom_to_held(const TraceView& view, Selection& selection, const TimelineState& state, const TimeScale& scale) {
  const auto [from, to] = std::minmax(state.held_from, ImGui::GetIO().MousePos.x);
  if (to - from < click_pixels) return;
  const double factor = static_cast<double>(to - from) / scale.width;
  const sim::Time middle = scale.time_of((from + to) / 2);
  pan(selection, view, middle - scale.time_of(scale.left + scale.width / 2));
  zoom(selection, view, middle, factor);
}

void use_mouse(const TraceView& view, Selection& selection, TimelineState& state, const Look& look, const Parts& parts,
               const TimeScale& scale, const TimelineHit& hit, bool hovered) {
  using Hold = TimelineState::Hold;
  if (hovered) turn_wheel(view, selection, state, parts, scale);
  const bool left = ImGui::IsMouseClicked(ImGuiMouseButton_Left);
  if (hovered && (left || ImGui::IsMouseClicked(ImGuiMouseButton_Right))) {
    begin_hold(selection, state, parts, scale, left);
  }
  if (state.hold == Hold::nothing) return;
  const bool down = ImGui::IsMouseDown(state.hold == Hold::range ? ImGuiMouseButton_Right : ImGuiMouseButton_Left);
  drag(view, selection, state, scale);
  if (state.hold == Hold::range) {
    ImGui::GetWindowDrawList()->AddRectFilled(ImVec2(state.held_from, parts.from.y),
                                              ImVec2(ImGui::GetIO().MousePos.x, parts.to.y),
                                              faded(look.palette->accent, 0.2F));
  }
  if (down) return;
  if (state.hold == Hold::range) {
    zoom_to_held(view, selection, state, scale);
  } else if (!state.moved) {
    click(view, selection, state, parts, scale, hit);
  }
  state.hold = Hold::nothing;
}

void keep_in_sight(const TraceView& view, const Selection& selection, TimelineState& state, float height) {
  if (selection.resource != state.last_resource) {
    state.last_resource = selection.resource;
    const auto lane = selection.resource == ResourceId::none ? std::nullopt : view.lane_of(selection.resource);
    const auto row = lane ? row_of_lane(state.rows, *lane) : std::nullopt;
    if (row) {
      const TimelineRow& at = state.rows.rows[*row];
      if (at.top < state.scroll) state.scroll = at.top;
      if (at.top + at.height > state.scroll + height) state.scroll = at.top + at.height - height;
    }
  }
  state.scroll = std::clamp(state.scroll, 0.F, std::max(0.F, state.rows.height - height));
}

void draw_scrollbar(const TimelineState& state, const Look& look, const Parts& parts) {
  const float height = parts.to.y - parts.plot_top();
  if (state.rows.height <= height) return;
  const float share = height / state.rows.height;
  const float top = parts.plot_top() + state.scroll * share;
  ImGui::GetWindowDrawList()->AddRectFilled(ImVec2(parts.to.x - look.px(6), top),
                                            ImVec2(parts.to.x - 1, top + std::max(height * share, look.px(12))),
                                            faded(look.palette->soft, 0.6F), look.px(3));
}

}  // namespace

void draw_timeline(const TraceView& view, Selection& selection, TimelineState& state, const Look& look) {
  const float em = ImGui::GetFontSize();
  keep_up(state.rows, view, state.choice, em);
  Parts parts;
  parts.from = ImGui::GetCursorScreenPos();
  const ImVec2 room = ImGui::GetContentRegionAvail();
  parts.to = ImVec2(parts.from.x + std::max(room.x, 50.F), parts.from.y + std::max(room.y, 50.F));
  parts.axis_height = std::round(2 * em + look.px(10));
  parts.names = std::min(look.px(names_width), (parts.to.x - parts.from.x) / 3);
  keep_in_sight(view, selection, state, parts.to.y - parts.plot_top());

  ImGui::InvisibleButton("timeline", ImVec2(parts.to.x - parts.from.x, parts.to.y - parts.from.y),
                         ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight);
  const bool hovered = ImGui::IsItemHovered();
  const TimeScale scale{selection.visible, parts.plot_left(), parts.to.x - parts.plot_left()};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRect(parts.from, parts.to, true);
  draw_axis(list, look, scale, parts.from.y + em, em + look.px(10), parts.to.y);
  draw_corner(selection, look, parts);
  TimelineHit hit = draw_rows(view, selection, state, look, parts, scale, hovered);
  const ImVec2 mouse = hovered ? ImGui::GetIO().MousePos : ImVec2(-1e6F, -1e6F);
  draw_flags(view, selection, look, parts, scale, mouse, hit);
  if (selection.hidden_after) draw_veil(list, look, scale, *selection.hidden_after, parts.plot_top(), parts.to.y);
  draw_cursor(list, look, scale, selection.cursor, view.run().start, parts.from.y, parts.to.y, true);
  draw_scrollbar(state, look, parts);
  if (state.rows.rows.empty() && !view.lanes().empty()) {
    list.AddText(ImVec2(parts.plot_left() + em, parts.plot_top() + em), look.palette->soft,
                 "On no lane anything was out of order. The key t shows all of them again.");
  }
  if (view.lanes().empty()) {
    list.AddText(ImVec2(parts.plot_left() + em, parts.plot_top() + em), look.palette->soft,
                 "Nothing has a lane yet: there is no cluster, secret, key or client in this trace.");
  }
  use_mouse(view, selection, state, look, parts, scale, hit, hovered);
  list.PopClipRect();
  const bool veiled = selection.hidden_after && mouse.x > scale.x_of(*selection.hidden_after);
  if (hovered && !veiled && state.hold == TimelineState::Hold::nothing) draw_tip(view, look, scale, mouse, hit);
}

void select_neighbouring_lane(const TraceView& view, Selection& selection, TimelineState& state, int steps) {
  const auto lane = selection.resource == ResourceId::none ? std::nullopt : view.lane_of(selection.resource);
  const auto row = lane ? row_of_lane(state.rows, *lane) : std::nullopt;
  const int count = static_cast<int>(state.rows.rows.size());
  int next = row ? static_cast<int>(*row) + steps : (steps > 0 ? 0 : count - 1);
  while (next >= 0 && next < count && !state.rows.rows[static_cast<std::size_t>(next)].lane) next += steps;
  if (next < 0 || next >= count) return;
  select_resource(selection, resource_on(view, state.rows.rows[static_cast<std::size_t>(next)]));
  selection.event = 0;  // it was about another one
}

}  // namespace viewer
