// Questions, answers, and the scenario's text.
#include "viewer/screen/lesson.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "viewer/screen/links.hpp"

namespace viewer {
namespace {

void keep_up(const Lesson& lesson, LessonState& state) {
  state.said.resize(lesson.questions.size());
  if (state.question >= state.said.size()) state.question = 0;
}

void draw_choices(const Look& look, const Question& question, Said& said, bool& focus) {
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    const std::string label = fmt::format("{})##{}", static_cast<char>('A' + i), i);
    if (ImGui::RadioButton(label.c_str(), said.choice == i) && !said.committed) said.choice = i;
    ImGui::SameLine();
    const bool right = question.choices[i] == question.answer;
    const ImU32 told = right ? look.palette->good : said.choice == i ? look.palette->flag : look.palette->ink;
    const char* const sign = !said.committed ? "" : right ? "✓ " : said.choice == i ? "✗ " : "";
    wrapped_text(said.committed ? told : look.palette->ink, sign + question.choices[i]);
  }
  if (question.choices.empty()) {
    const ImGuiInputTextFlags flags = said.committed ? ImGuiInputTextFlags_ReadOnly : 0;
    if (std::exchange(focus, false)) ImGui::SetKeyboardFocusHere();
    ImGui::InputTextMultiline("##words", said.words.data(), said.words.size(),
                              ImVec2(-1, ImGui::GetTextLineHeight() * 4), flags);
  }
}

bool may_commit(const Question& question, const Said& said) {
  return !said.committed && (question.choices.empty() ? said.words[0] != 0 : said.choice.has_value());
}

void draw_question(const TraceView& view, Selection& selection, LessonState& state, const Look& look,
                   const Question& question) {
  Said& said = state.said[state.question];
  coloured_text(look.palette->soft, fmt::format("question {} of {}", state.question + 1, state.said.size()));
  ImGui::SameLine();
  if (ImGui::SmallButton("<")) turn_question(view, selection, state, -1);
  ImGui::SameLine();
  if (ImGui::SmallButton(">")) turn_question(view, selection, state, 1);
  if (question.at) {
    ImGui::SameLine();
    if (link(look, "at " + short_moment(*question.at))) move_cursor(selection, view, *question.at);
  }
  wrapped_text(look.palette->ink, question.ask);
  ImGui::Spacing();
  draw_choices(look, question, said, state.focus_words);
  if (!said.committed) {
    if (may_commit(question, said)) {
      if (ImGui::Button("This is my answer")) commit_answer(view, state);
    } else {
      wrapped_text(look.palette->soft,
                   question.choices.empty()
                       ? "Write what you think (Enter begins, Escape ends); then the answer is shown."
                       : "Choose one; then the answer is shown.");
    }
    return;
  }
  ImGui::Separator();
  if (std::ranges::find(question.choices, question.answer) != question.choices.end()) {
    const bool right = said.choice && question.choices[*said.choice] == question.answer;
    coloured_text(right ? look.palette->good : look.palette->flag, right ? "That is right." : "Not quite. It is:");
  }
  wrapped_text(question.choices.empty() ? look.palette->ink : look.palette->good, question.answer);
  if (state.question + 1 == state.said.size()) coloured_text(look.palette->soft, "That was the last question.");
}

// The scenario, with the line of the selected event.
void draw_script(const TraceView& view, Selection& selection, LessonState& state) {
  const std::vector<std::string>& script = view.run().script;
  if (script.empty() || !ImGui::CollapsingHeader("The scenario")) return;
  const auto event = view.event(selection.event);
  const int line = event ? event->line : 0;
  ImGui::BeginChild("script", ImVec2(0, 0), true, ImGuiWindowFlags_HorizontalScrollbar);
  const float height = ImGui::GetTextLineHeightWithSpacing();
  if (line != state.shown_line && line != 0) {
    ImGui::SetScrollY(std::max(0.F, static_cast<float>(line) * height - ImGui::GetWindowHeight() / 2));
  }
  state.shown_line = line;
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(script.size()), height);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const std::string text = fmt::format("{:4}  {}", i + 1, script[static_cast<std::size_t>(i)]);
      if (ImGui::Selectable(text.c_str(), i + 1 == line)) {
        const EventId of_line = view.event_of_line(i + 1, view.run().end);
        if (of_line != 0) select_event(selection, view, of_line);
      }
    }
  }
  ImGui::EndChild();
}

}  // namespace

void draw_lesson(const TraceView& view, Selection& selection, LessonState& state, const Look& look) {
  const Lesson& lesson = view.lesson();
  keep_up(lesson, state);
  wrapped_text(look.palette->ink, lesson.title);
  wrapped_text(look.palette->soft, lesson.description);
  ImGui::Separator();
  if (lesson.questions.empty()) {
    empty_text(look, "This scenario asks no questions.");
  } else {
    draw_question(view, selection, state, look, lesson.questions[state.question]);
  }
  ImGui::Spacing();
  draw_script(view, selection, state);
}

std::optional<sim::Time> moment_in_question(const TraceView& view, const LessonState& state) {
  const Lesson& lesson = view.lesson();
  if (state.question >= lesson.questions.size()) return std::nullopt;
  const bool answered = state.question < state.said.size() && state.said[state.question].committed;
  return answered ? std::nullopt : lesson.questions[state.question].at;
}

bool turn_question(const TraceView& view, Selection& selection, LessonState& state, int by) {
  const Lesson& lesson = view.lesson();
  keep_up(lesson, state);
  const int next = static_cast<int>(state.question) + by;
  if (next < 0 || next >= static_cast<int>(lesson.questions.size())) return false;
  state.question = static_cast<std::size_t>(next);
  if (const auto at = lesson.questions[state.question].at) move_cursor(selection, view, *at);
  return true;
}

bool choose_answer(const TraceView& view, LessonState& state, std::size_t choice) {
  const Lesson& lesson = view.lesson();
  keep_up(lesson, state);
  if (lesson.questions.empty() || choice >= lesson.questions[state.question].choices.size()) return false;
  if (state.said[state.question].committed) return false;
  state.said[state.question].choice = choice;
  return true;
}

bool commit_answer(const TraceView& view, LessonState& state) {
  const Lesson& lesson = view.lesson();
  keep_up(lesson, state);
  if (lesson.questions.empty()) return false;
  Said& said = state.said[state.question];
  if (!may_commit(lesson.questions[state.question], said)) {
    // An answer in words has to be written first.
    state.focus_words = !said.committed && lesson.questions[state.question].choices.empty();
    return state.focus_words;
  }
  said.committed = true;
  return true;
}

}  // namespace viewer
