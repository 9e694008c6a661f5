// The table of windows.
#include "viewer/screen/panels.hpp"

#include <algorithm>

namespace viewer {
namespace {

constexpr std::array<PanelRow, panel_count> all_panels = {{
    {Panel::events, "events", "Events", Place::below},
    {Panel::graph, "graph", "Graph", Place::below},
    {Panel::invariants, "invariants", "Invariants", Place::below},
    {Panel::plots, "plots", "Plots", Place::below},
    {Panel::assumptions, "assumptions", "Assumptions", Place::below},
    {Panel::inspector, "inspector", "Inspector", Place::beside},
    {Panel::why, "why", "Why", Place::beside},
    {Panel::lesson, "lesson", "Lesson", Place::beside},
}};

}  // namespace

std::span<const PanelRow, panel_count> panels() { return all_panels; }

const PanelRow& row_of(Panel panel) { return all_panels.at(static_cast<std::size_t>(panel)); }

std::optional<Panel> panel_named(std::string_view name) {
  const auto found = std::ranges::find(all_panels, name, &PanelRow::name);
  return found == all_panels.end() ? std::nullopt : std::optional(found->panel);
}

std::string names_of_panels() {
  std::string names;
  for (const PanelRow& row : all_panels) names += (names.empty() ? "" : ", ") + std::string(row.name);
  return names;
}

void bring_to_front(Layout& layout, Panel panel) {
  (row_of(panel).place == Place::below ? layout.below : layout.beside) = panel;
  layout.raised = panel;
  layout.only_timeline = false;
  if (row_of(panel).place == Place::beside) layout.only_below = false;
}

}  // namespace viewer
