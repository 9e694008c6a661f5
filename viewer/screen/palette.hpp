// The colours of the screen: light, dark, and one that nobody needs red and green for.
#pragma once

#include <imgui.h>

#include <array>
#include <span>
#include <string_view>

#include "trace/status_spans.hpp"

namespace viewer {

struct Palette {
  std::string_view name;
  bool dark = false;

  ImU32 paper = 0;   // behind everything
  ImU32 sheet = 0;   // a window, a lane that is not the next one's colour
  ImU32 raised = 0;  // buttons, heads of tables, fields
  ImU32 ink = 0;     // text
  ImU32 soft = 0;    // text that matters less, ticks
  ImU32 line = 0;    // borders, the grid
  ImU32 accent = 0;  // what is selected
  ImU32 cursor = 0;  // the moment that all windows show
  ImU32 flag = 0;    // violations and expectations that failed
  ImU32 good = 0;    // what held
  ImU32 failed_login = 0;
  ImU32 stripe = 0;  // of patterns on bars

  std::array<ImU32, trace::tone_count> tone{};      // of bars
  std::array<ImU32, trace::tone_count> tone_ink{};  // of text on them
  std::array<ImU32, 6> series{};                    // of plots
};

std::span<const Palette> palettes();

// None has this name: nullptr.
const Palette* palette_named(std::string_view name);

// The colour with another opacity, from 0 to 1.
ImU32 faded(ImU32 colour, float opacity);

// Makes ImGui's own widgets look so.
void apply(const Palette& palette, float scale);

}  // namespace viewer
