// The dependency graph: boxes, edges, and what the mouse does to them.
#include "viewer/screen/graph.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "trace/event_phrase.hpp"
#include "viewer/screen/links.hpp"

namespace viewer {
namespace {

constexpr std::size_t most_nodes = 200;      // of all that there is
constexpr std::size_t nearest_nodes = 60;    // around the selected one
constexpr std::size_t rows_a_frame = 8'000;  // that are read for it
constexpr float smallest_size = 0.5F;        // that can be read
constexpr float box_width = 148;             // usual pixels
constexpr float box_height = 40;
constexpr float column_apart = 196;
constexpr float slot_apart = 52;

struct GraphSheet {
  ImVec2 origin;   // of column 0 and slot 0, on the screen
  float unit = 1;  // pixels of the screen a usual pixel

  [[nodiscard]] ImVec2 corner(GraphPlace place) const {
    return ImVec2(origin.x + static_cast<float>(place.column) * column_apart * unit,
                  origin.y + static_cast<float>(place.slot) * slot_apart * unit);
  }
};

trace::Tone tone_of(model::Health health) {
  switch (health) {
    case model::Health::well:
      return trace::Tone::calm;
    case model::Health::busy:
      return trace::Tone::busy;
    case model::Health::ill:
      return trace::Tone::bad;
    case model::Health::dead:
      return trace::Tone::off;
  }
  return trace::Tone::off;
}

void keep_up(const TraceView& view, const Selection& selection, GraphState& state) {
  const ResourceId around = state.around_selected ? selection.resource : ResourceId::none;
  if (state.around == around && state.at == selection.cursor && state.generation == view.generation()) return;
  DependencyView graph = view.dependencies(around, selection.cursor,
                                           around == ResourceId::none ? most_nodes : nearest_nodes, rows_a_frame);
  state.busy = !graph.complete;
  if (state.busy) return;
  if (state.around != around) state.fit = true;
  state.around = around;
  state.at = selection.cursor;
  state.generation = view.generation();
  state.graph = std::move(graph);
  state.layout.place(state.graph);
}

void draw_bar_of_options(GraphState& state, const Look& look) {
  ImGui::Checkbox("around the selected", &state.around_selected);
  beside_or_below(checkbox_width("what depends on it"));
  ImGui::Checkbox("what depends on it", &state.dependents);
  beside_or_below(button_width("fit"));
  if (ImGui::Button("fit")) state.fit = true;
  for (const model::Health health :
       {model::Health::well, model::Health::busy, model::Health::ill, model::Health::dead}) {
    beside_or_below(button_width(health_text(health)));
    tone_chip(look, tone_of(health), health_text(health));
  }
  if (state.busy) {
    ImGui::SameLine();
    coloured_text(look.palette->soft, "reading …");
  } else if (state.graph.left_out > 0) {
    ImGui::SameLine();
    coloured_text(look.palette->soft, fmt::format("{} more are left out", state.graph.left_out));
  }
}

// All of it in the room; what is too large for that, about the selected one.
void fit(GraphState& state, ResourceId selected, const Look& look, ImVec2 room) {
  state.fit = false;
  float left = std::numeric_limits<float>::max();
  float top = left;
  float right = std::numeric_limits<float>::lowest();
  float bottom = right;
  const GraphSheet usual{ImVec2(0, 0), 1};
  for (const GraphNode& node : state.graph.nodes) {
    const ImVec2 corner = usual.corner(state.layout.of(node.id));
    left = std::min(left, corner.x);
    top = std::min(top, corner.y);
    right = std::max(right, corner.x + box_width);
    bottom = std::max(bottom, corner.y + box_height);
  }
  if (state.graph.nodes.empty()) return;
  constexpr float margin = 16;
  const float across = (room.x - 2 * margin) / ((right - left) * look.scale);
  const float down = (room.y - 2 * margin) / ((bottom - top) * look.scale);
  const float smallest = smallest_size / std::max(1.F, look.scale);  // of large text half is enough
  state.size = std::clamp(std::min(across, down), smallest, 1.F);
  const float unit = state.size * look.scale;
  const auto centre = std::ranges::find(state.graph.nodes, selected, &GraphNode::id);
  if (std::min(across, down) < smallest && centre != state.graph.nodes.end()) {
    const ImVec2 corner = usual.corner(state.layout.of(selected));
    state.shift =
        ImVec2(room.x / 2 - (corner.x + box_width / 2) * unit, room.y / 2 - (corner.y + box_height / 2) * unit);
    return;
  }
  state.shift = ImVec2(std::max(margin, (room.x - (right - left) * unit) / 2) - left * unit,
                       std::max(margin, (room.y - (bottom - top) * unit) / 2) - top * unit);
}

void draw_edge(ImDrawList& list, const Look& look, const GraphSheet& sheet, const GraphState& state,
               const GraphEdge& edge, bool strong) {
  const ImVec2 from = sheet.corner(state.layout.of(state.graph.nodes[edge.from].id));
  const ImVec2 to = sheet.corner(state.layout.of(state.graph.nodes[edge.to].id));
  const float unit = sheet.unit;
  const bool rightwards = from.x < to.x;
  const bool upright = from.x == to.x;
  const ImVec2 start(from.x + (rightwards || upright ? box_width * unit : 0), from.y + box_height * unit / 2);
  const ImVec2 end(to.x + (rightwards ? 0 : box_width * unit), to.y + box_height * unit / 2);
  const float bend = (upright ? 30 : 0.4F * std::abs(end.x - start.x)) * (upright ? unit : 1);
  const float outward = rightwards || upright ? bend : -bend;
  const float inward = upright ? bend : -outward;
  const ImU32 colour = strong ? look.palette->accent : faded(look.palette->soft, 0.7F);
  list.AddBezierCubic(start, ImVec2(start.x + outward, start.y), ImVec2(end.x + inward, end.y), end, colour,
                      strong ? 2.F : 1.2F);
  const float head = 5 * unit * (inward > 0 ? 1.F : -1.F);
  list.AddTriangleFilled(end, ImVec2(end.x + head * 1.4F, end.y - std::abs(head) * 0.7F),
                         ImVec2(end.x + head * 1.4F, end.y + std::abs(head) * 0.7F), colour);
}

void draw_node(ImDrawList& list, const Look& look, const GraphSheet& sheet, GraphPlace place, const GraphNode& node,
               bool selected, bool pale) {
  const Palette& palette = *look.palette;
  const auto tone = static_cast<std::size_t>(tone_of(node.health));
  const ImVec2 from = sheet.corner(place);
  const ImVec2 to(from.x + box_width * sheet.unit, from.y + box_height * sheet.unit);
  const float opacity = pale ? 0.25F : 1.F;
  list.AddRectFilled(from, to, faded(palette.tone.at(tone), opacity), 4);
  list.AddRect(from, to, selected ? palette.accent : faded(palette.soft, opacity), 4, 0, selected ? 3.F : 1.F);
  if (sheet.unit < 0.45F) return;
  const float size = std::min(ImGui::GetFontSize(), 15 * sheet.unit);
  const ImU32 ink = pale ? faded(palette.ink, 0.65F) : palette.tone_ink.at(tone);
  const ImVec4 clip(from.x, from.y, to.x - 3, to.y);
  const auto text = [&](float y, const std::string& words, ImU32 colour) {
    list.AddText(ImGui::GetFont(), size, ImVec2(from.x + 5 * sheet.unit, from.y + y * sheet.unit), colour,
                 words.c_str(), nullptr, 0, &clip);
  };
  const float room = (box_width - 8) * sheet.unit * ImGui::GetFontSize() / size;
  text(3, fitted_text(trace::short_name(node.name), room), ink);
  std::string status = node.kind + (node.status.empty() ? "" : " · " + node.status);
  if (ImGui::CalcTextSize(status.c_str()).x > room && !node.status.empty()) status = node.status;
  text(20, fitted_text(status, room), ink);
}

// The node under the mouse; nodes.size(): none.
std::size_t node_at(const GraphState& state, const GraphSheet& sheet, ImVec2 mouse) {
  for (std::size_t i = 0; i < state.graph.nodes.size(); ++i) {
    const ImVec2 from = sheet.corner(state.layout.of(state.graph.nodes[i].id));
    if (mouse.x >= from.x && mouse.x < from.x + box_width * sheet.unit && mouse.y >= from.y &&
        mouse.y < from.y + box_height * sheet.unit) {
      return i;
    }
  }
  return state.graph.nodes.size();
}

void tell(const GraphState& state, std::size_t index) {
  const GraphNode& node = state.graph.nodes[index];
  ImGui::BeginTooltip();
  ImGui::Text("%s %s", node.kind.c_str(), node.name.c_str());
  if (!node.status.empty()) ImGui::TextUnformatted(node.status.c_str());
  for (const GraphEdge& edge : state.graph.edges) {
    if (edge.from != index) continue;
    const std::string how(model::dependency_text(edge.how));
    ImGui::Text("%s: %s", how.c_str(), trace::short_name(state.graph.nodes[edge.to].name).c_str());
  }
  ImGui::EndTooltip();
}

void use_mouse(Selection& selection, GraphState& state, const GraphSheet& sheet, ImVec2 corner) {
  const ImGuiIO& io = ImGui::GetIO();
  if (ImGui::IsItemHovered() && io.MouseWheel != 0) {
    const float factor = std::clamp(state.size * std::pow(1.15F, io.MouseWheel), 0.2F, 3.F) / state.size;
    const ImVec2 at(io.MousePos.x - corner.x, io.MousePos.y - corner.y);
    state.shift = ImVec2(at.x - (at.x - state.shift.x) * factor, at.y - (at.y - state.shift.y) * factor);
    state.size *= factor;
  }
  if (ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 4)) {
    state.shift = ImVec2(state.shift.x + io.MouseDelta.x, state.shift.y + io.MouseDelta.y);
  }
  const std::size_t under = ImGui::IsItemHovered() ? node_at(state, sheet, io.MousePos) : state.graph.nodes.size();
  if (under == state.graph.nodes.size()) return;
  tell(state, under);
  const ImVec2 dragged = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 4);
  if (ImGui::IsMouseReleased(ImGuiMouseButton_Left) && dragged.x == 0 && dragged.y == 0) {
    select_resource(selection, state.graph.nodes[under].id);
  }
}

}  // namespace

const char* health_text(model::Health health) {
  switch (health) {
    case model::Health::well:
      return "well";
    case model::Health::busy:
      return "busy";
    case model::Health::ill:
      return "in trouble";
    case model::Health::dead:
      return "gone";
  }
  return "";
}

void draw_graph(const TraceView& view, Selection& selection, GraphState& state, const Look& look) {
  keep_up(view, selection, state);
  draw_bar_of_options(state, look);
  if (!state.graph.problem.empty()) return empty_text(look, state.graph.problem);
  if (state.graph.nodes.empty() && state.busy) return;
  if (state.graph.nodes.empty()) return empty_text(look, "Nothing depends on anything at this moment.");
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const ImVec2 room = ImGui::GetContentRegionAvail();
  if (room.x < 10 || room.y < 10) return;
  const ImVec2 scaled(room.x / look.scale, room.y / look.scale);
  if (scaled.x != state.fitted.x || scaled.y != state.fitted.y) state.fit = true;
  state.fitted = scaled;
  if (state.fit) fit(state, selection.resource, look, room);
  ImGui::InvisibleButton("graph", room);
  const GraphSheet sheet{ImVec2(corner.x + state.shift.x, corner.y + state.shift.y), state.size * look.scale};
  const std::vector<GraphNode>& nodes = state.graph.nodes;
  const auto centre =
      static_cast<std::size_t>(std::ranges::find(nodes, selection.resource, &GraphNode::id) - nodes.begin());
  const bool marked = state.dependents && centre < nodes.size();
  const std::set<std::size_t> strong = marked ? dependents_of(state.graph, centre) : std::set<std::size_t>{};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRect(corner, ImVec2(corner.x + room.x, corner.y + room.y), true);
  for (const GraphEdge& edge : state.graph.edges) {
    draw_edge(list, look, sheet, state, edge, strong.contains(edge.from) && strong.contains(edge.to));
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    draw_node(list, look, sheet, state.layout.of(nodes[i].id), nodes[i], i == centre, marked && !strong.contains(i));
  }
  list.PopClipRect();
  use_mouse(selection, state, sheet, corner);
}

}  // namespace viewer
