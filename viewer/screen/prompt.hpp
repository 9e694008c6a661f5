// A small window that asks for a line: a moment to go to, a state to run until, a resource, a deed.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "viewer/screen/look.hpp"
#include "viewer/selection.hpp"

namespace viewer {

enum class PromptKind : std::uint8_t { none, go_to, run_until, find, deed };
std::string_view prompt_name(PromptKind kind);

struct PromptState {
  PromptKind kind = PromptKind::none;
  bool begun = false;    // it has been on the screen
  bool entered = false;  // what was typed is the answer
  std::array<char, 256> text{};
  std::string problem;  // with what was typed
  std::string said;     // of what was done: a notice
  std::string deed;     // a line of a script, that is to be done
};

void ask(PromptState& state, PromptKind kind);
void draw_prompt(const TraceView& view, Selection& selection, PromptState& state, const Look& look);

}  // namespace viewer
