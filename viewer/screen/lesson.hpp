// The window for training: a scenario's text and questions; the answer is shown to whoever has committed to one.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "viewer/screen/look.hpp"
#include "viewer/selection.hpp"

namespace viewer {

// What a trainee has said to one question.
struct Said {
  std::optional<std::size_t> choice;
  std::array<char, 512> words{};
  bool committed = false;
};

struct LessonState {
  std::vector<Said> said;  // as many as there are questions
  std::size_t question = 0;
  bool focus_words = false;  // the keyboard goes to the answer in words
  int shown_line = 0;        // of the scenario, brought into sight last
};

void draw_lesson(const TraceView& view, Selection& selection, LessonState& state, const Look& look);

// The moment that the question is about which is shown and has no answer yet.
std::optional<sim::Time> moment_in_question(const TraceView& view, const LessonState& state);

// To the question before or after; of the choices of this one the nth; commits to what was chosen. False: not possible.
bool turn_question(const TraceView& view, Selection& selection, LessonState& state, int by);
bool choose_answer(const TraceView& view, LessonState& state, std::size_t choice);
bool commit_answer(const TraceView& view, LessonState& state);

}  // namespace viewer
