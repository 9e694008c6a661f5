// How everything looks: colours, patterns, the size of text.
#pragma once

#include "viewer/screen/palette.hpp"
#include "viewer/screen/patterns.hpp"

namespace viewer {

struct Look {
  const Palette* palette = nullptr;
  const Patterns* patterns = nullptr;
  float scale = 1;  // of text, and of what goes with it

  // Pixels of the screen for so many of the usual size.
  [[nodiscard]] float px(float usual) const { return usual * scale; }
};

// How much the text may be made smaller and larger.
inline constexpr float smallest_text = 0.6F;
inline constexpr float largest_text = 3;

}  // namespace viewer
