// The windows that share the screen with the timeline: which there are, where each stands, and which are in front.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace viewer {

enum class Panel : std::uint8_t { events, graph, invariants, plots, assumptions, inspector, why, lesson };
inline constexpr std::size_t panel_count = 8;

// Beneath the timeline, or beside it.
enum class Place : std::uint8_t { below, beside };

struct PanelRow {
  Panel panel{};
  std::string_view name;   // in scripts and on the command line
  std::string_view title;  // on its tab
  Place place{};
};

std::span<const PanelRow, panel_count> panels();
const PanelRow& row_of(Panel panel);
std::optional<Panel> panel_named(std::string_view name);
std::string names_of_panels();  // with commas

// How the screen is divided.
struct Layout {
  Panel below = Panel::events;      // in front, beneath the timeline
  Panel beside = Panel::inspector;  // in front, beside it
  float below_share = 0.42F;        // of the height
  float beside_share = 0.27F;       // of the width
  bool only_timeline = false;       // it has the whole screen
  bool only_below = false;          // what is beneath it has its room, too

  // A tab was brought to the front by something else than a click on it.
  std::optional<Panel> raised;
};

void bring_to_front(Layout& layout, Panel panel);

}  // namespace viewer
