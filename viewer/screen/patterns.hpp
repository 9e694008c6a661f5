// Patterns by which bars are told apart without their colours, a texture that is repeated along a bar.
#pragma once

#include <imgui.h>

#include "trace/status_spans.hpp"

namespace viewer {

inline constexpr int pattern_side = 16;  // pixels: so often a pattern is repeated, and so high a bar may be

class Patterns {
 public:
  // An OpenGL context has to be current, and as long as this lives.
  Patterns();
  ~Patterns();
  Patterns(const Patterns&) = delete;
  Patterns& operator=(const Patterns&) = delete;

  // Whether bars of this tone have one: the calm ones are plain.
  static bool has(trace::Tone tone) { return tone != trace::Tone::calm; }

  // On what is drawn there already. `shift`: pixels by which the bar's own beginning is left of `from`.
  void draw(ImDrawList& list, ImVec2 from, ImVec2 to, trace::Tone tone, ImU32 colour, float shift) const;

 private:
  unsigned texture_ = 0;
};

}  // namespace viewer
