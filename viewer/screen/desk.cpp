// The arrangement of the windows.
#include "viewer/screen/desk.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "viewer/screen/assumptions.hpp"
#include "viewer/screen/help.hpp"
#include "viewer/screen/links.hpp"
#include "viewer/screen/options.hpp"
#include "viewer/screen/plots.hpp"
#include "viewer/screen/script.hpp"
#include "viewer/screen/toolbar.hpp"
#include "viewer/screen/why.hpp"

namespace viewer {
namespace {

// Nobody paints the background anew: it is what the frame begins with. Without a graphics card each pixel costs time.
constexpr ImGuiWindowFlags fixed = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
                                   ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings |
                                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoBackground;
constexpr ImGuiWindowFlags still = ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
constexpr float splitter = 6;  // usual pixels

void draw_panel(Desk& desk, Panel panel) {
  switch (panel) {
    case Panel::events:
      return draw_events(desk.view, desk.selection, desk.events, desk.look);
    case Panel::graph:
      return draw_graph(desk.view, desk.selection, desk.graph, desk.look);
    case Panel::invariants:
      return draw_invariants(desk.view, desk.selection, desk.invariants, desk.look);
    case Panel::plots:
      return draw_plots(desk.view, desk.selection, desk.look);
    case Panel::assumptions:
      return draw_assumptions(desk.view, desk.look);
    case Panel::inspector:
      return draw_inspector(desk.view, desk.selection, desk.inspector, desk.look);
    case Panel::why:
      return draw_why(desk.view, desk.selection, desk.look);
    case Panel::lesson:
      return draw_lesson(desk.view, desk.selection, desk.lesson, desk.look);
  }
}

void begin_fixed(const char* name, ImVec2 at, ImVec2 size, ImGuiWindowFlags more = 0) {
  ImGui::SetNextWindowPos(at);
  ImGui::SetNextWindowSize(size);
  ImGui::Begin(name, nullptr, fixed | more);
}

// The windows of one place, as tabs.
void draw_place(Desk& desk, Place place, ImVec2 at, ImVec2 size) {
  begin_fixed(place == Place::below ? "below" : "beside", at, size, still);
  if (ImGui::BeginTabBar("panels", ImGuiTabBarFlags_FittingPolicyScroll)) {
    for (const PanelRow& row : panels()) {
      if (row.place != place) continue;
      std::optional<Panel>& raised = desk.layout.raised;
      const ImGuiTabItemFlags flags = raised == row.panel ? ImGuiTabItemFlags_SetSelected : ImGuiTabItemFlags_None;
      if (!ImGui::BeginTabItem(std::string(row.title).c_str(), nullptr, flags)) continue;
      if (raised == row.panel) raised.reset();
      if (!raised || row_of(*raised).place != place) {
        (place == Place::below ? desk.layout.below : desk.layout.beside) = row.panel;
      }
      ImGui::BeginChild("panel", ImVec2(0, 0), false,
                        row.panel == Panel::graph || row.panel == Panel::events ? still : 0);
      draw_panel(desk, row.panel);
      ImGui::EndChild();
      ImGui::EndTabItem();
    }
    ImGui::EndTabBar();
  }
  ImGui::End();
}

// A strip between two windows by which the share of one is dragged.
void draw_splitter(const char* name, ImU32 colour, ImVec2 at, ImVec2 size, float whole, float& share) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2(1, 1));
  begin_fixed(name, at, size, still);
  ImGui::GetWindowDrawList()->AddRectFilled(at, ImVec2(at.x + size.x, at.y + size.y), colour);
  ImGui::InvisibleButton("strip", size);
  const bool upright = size.y > size.x;
  if (ImGui::IsItemHovered() || ImGui::IsItemActive()) {
    ImGui::SetMouseCursor(upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
  }
  if (ImGui::IsItemActive()) {
    const ImVec2 by = ImGui::GetIO().MouseDelta;
    share = std::clamp(share - (upright ? by.x : by.y) / whole, 0.12F, 0.8F);
  }
  ImGui::End();
  ImGui::PopStyleVar(2);
}

void draw_notice(const Desk& desk, ImVec2 at, ImVec2 size) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(desk.look.px(8), desk.look.px(2)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2(1, 1));
  begin_fixed("notice", at, size, still);
  if (!desk.notice.empty()) {
    coloured_text(desk.look.palette->flag, desk.notice);
  } else if (!desk.lasting.empty()) {
    coloured_text(desk.look.palette->flag, desk.lasting);
  } else {
    coloured_text(desk.look.palette->soft,
                  "wheel: zoom   drag: move   click: select   right drag: zoom to a range   n, p: next and previous "
                  "event   Space: play   F1: all keys");
  }
  ImGui::End();
  ImGui::PopStyleVar(2);
}

// What a person typed as a line of a script.
void do_typed(Desk& desk, const std::string& line) {
  try {
    do_deed(desk, line);
  } catch (const UsageError& error) {
    desk.notice = error.what();
  } catch (const trace::Error& error) {
    desk.notice = error.what();
  }
}

}  // namespace

void pass_time(Desk& desk, std::chrono::duration<double> elapsed) {
  const auto& until = desk.selection.playback.until;
  const std::string sought = until ? condition_text(until->condition) : "";
  switch (advance(desk.selection, desk.view, elapsed)) {
    case Passing::still:
    case Passing::going:
      return;
    case Passing::reached:
      desk.notice = sought + ": here.";
      return;
    case Passing::not_reached:
      desk.notice = sought + ": not from here to the end of the run.";
      return;
  }
}

bool busy(const Desk& desk) { return desk.events.busy || desk.graph.busy || desk.inspector.busy; }

void draw_desk(Desk& desk) {
  // Of a window that is not seen nobody knows.
  desk.events.busy = desk.graph.busy = desk.inspector.busy = false;
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float top = std::max(desk.toolbar_height, ImGui::GetFrameHeight() + 2 * ImGui::GetStyle().WindowPadding.y);
  const float foot = ImGui::GetTextLineHeight() + desk.look.px(6);
  const float strip = desk.look.px(splitter);
  const float height = std::max(60.F, screen.y - top - foot);
  const Layout& layout = desk.layout;
  desk.selection.hidden_after =
      layout.beside == Panel::lesson ? moment_in_question(desk.view, desk.lesson) : std::nullopt;
  const bool alone = layout.only_timeline || layout.only_below;
  const float beside = alone ? 0 : std::round(screen.x * layout.beside_share);
  const float width = screen.x - beside - (alone ? 0 : strip);
  const float below = layout.only_timeline ? 0 : layout.only_below ? height : std::round(height * layout.below_share);
  const float above = layout.only_below ? 0 : height - below - (layout.only_timeline ? 0 : strip);

  begin_fixed("toolbar", ImVec2(0, 0), ImVec2(screen.x, top), still);
  draw_toolbar(desk);
  ImGui::End();
  if (above > 0) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    begin_fixed("timeline", ImVec2(0, top), ImVec2(width, above), still);
    draw_timeline(desk.view, desk.selection, desk.timeline, desk.look);
    ImGui::End();
    ImGui::PopStyleVar();
  }
  if (below > 0) draw_place(desk, Place::below, ImVec2(0, top + height - below), ImVec2(width, below));
  if (beside > 0) draw_place(desk, Place::beside, ImVec2(width + strip, top), ImVec2(beside, height));
  if (!alone) {
    draw_splitter("across", desk.look.palette->line, ImVec2(0, top + above), ImVec2(width, strip), height,
                  desk.layout.below_share);
    draw_splitter("down", desk.look.palette->line, ImVec2(width, top), ImVec2(strip, height), screen.x,
                  desk.layout.beside_share);
  }
  draw_notice(desk, ImVec2(0, screen.y - foot), ImVec2(screen.x, foot));
  draw_prompt(desk.view, desk.selection, desk.prompt, desk.look);
  if (!desk.prompt.said.empty()) desk.notice = std::exchange(desk.prompt.said, {});
  if (!desk.prompt.deed.empty()) do_typed(desk, std::exchange(desk.prompt.deed, {}));
  if (desk.help) draw_help(desk.help, desk.look);
}

std::string state_json(const Desk& desk) {
  nlohmann::ordered_json state = nlohmann::ordered_json::parse(selection_json(desk.selection, desk.view));
  state["windows"] = {{"below", row_of(desk.layout.below).name},
                      {"beside", row_of(desk.layout.beside).name},
                      {"only", desk.layout.only_timeline ? "timeline"
                               : desk.layout.only_below  ? "below"
                                                         : ""},
                      {"help", desk.help},
                      {"prompt", prompt_name(desk.prompt.kind)}};
  state["palette"] = desk.look.palette->name;
  state["text_scale"] = desk.look.scale;
  state["events"] = {{"rows", desk.events.table.size()}, {"complete", desk.events.table.complete()}};
  state["graph"] = {{"nodes", desk.graph.graph.nodes.size()}, {"edges", desk.graph.graph.edges.size()}};
  for (const GraphNode& node : desk.graph.graph.nodes) {
    state["graph"]["shown"].push_back({{"kind", node.kind},
                                       {"name", node.name},
                                       {"status", node.status},
                                       {"health", health_text(node.health)},
                                       {"count", node.count}});
  }
  if (desk.selection.resource != ResourceId::none) {
    const Inspection told = desk.view.inspect(desk.selection.resource, desk.selection.cursor);
    nlohmann::ordered_json attributes = nlohmann::ordered_json::object();
    for (const AttributeRow& row : told.attributes) {
      if (!row.internal) attributes[row.attribute] = row.value;
    }
    state["inspector"] = {{"exists", told.exists}, {"attributes", attributes}, {"troubles", told.troubles}};
  }
  std::size_t committed = 0;
  for (const Said& said : desk.lesson.said) committed += said.committed ? 1 : 0;
  state["lesson"] = {{"question", desk.lesson.question + 1},
                     {"committed", committed},
                     {"hides", desk.selection.hidden_after.has_value()}};
  state["indexed"] = desk.view.indexed();
  state["lasting"] = desk.lasting;
  state["notice"] = desk.notice;
  return state.dump();
}

}  // namespace viewer
