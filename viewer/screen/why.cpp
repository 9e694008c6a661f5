// Causes, effects, and the reasons of a resource's state.
#include "viewer/screen/why.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "trace/count_text.hpp"
#include "trace/decision_sentence.hpp"
#include "trace/event_phrase.hpp"
#include "trace/timeline.hpp"
#include "viewer/screen/links.hpp"

namespace viewer {
namespace {

constexpr std::size_t effects_shown = 50;
constexpr std::size_t folded_lines = 8;  // of a command that are shown

// The line of the scenario that an event is, and what it says there.
void draw_line(const TraceView& view, const Look& look, int line) {
  if (line == 0) return;
  const std::vector<std::string>& script = view.run().script;
  coloured_text(look.palette->soft, fmt::format("line {} of {}", line, view.run().scenario));
  const auto index = static_cast<std::size_t>(line - 1);
  if (index >= script.size()) return;
  ImGui::Indent();
  wrapped_text(look.palette->ink, script[index]);
  // What is folded begins on the next line.
  if (script[index].ends_with('>') || script[index].ends_with('|') || script[index].ends_with(">-")) {
    const std::size_t margin = script[index].find_first_not_of(" -");
    for (std::size_t next = index + 1; next < std::min(script.size(), index + folded_lines); ++next) {
      const std::size_t first = script[next].find_first_not_of(' ');
      if (first == std::string::npos || first <= margin) break;
      wrapped_text(look.palette->ink, script[next]);
    }
  }
  ImGui::Unindent();
}

void draw_causes(const TraceView& view, Selection& selection, const Look& look,
                 const std::vector<trace::Cause>& causes) {
  bool first = true;
  for (const trace::Cause& cause : causes) {
    ImGui::PushID(static_cast<int>(cause.event.id));
    if (!first) {
      coloured_text(look.palette->soft, "because");
      ImGui::SameLine();
    }
    first = false;
    event_link(view, selection, look, cause.event.id, exact_moment(cause.event.at));
    if (cause.event.id == selection.event) {
      ImGui::SameLine();
      coloured_text(look.palette->accent, "◂ selected");
    }
    ImGui::Indent();
    wrapped_text(cause.event.error.empty() ? look.palette->ink : look.palette->flag, cause.phrase);
    if (cause.passed_over > 0) {
      coloured_text(look.palette->soft, fmt::format("and {} like it before",
                                                    trace::count_text(static_cast<std::uint64_t>(cause.passed_over))));
    }
    draw_line(view, look, cause.event.line);
    ImGui::Unindent();
    ImGui::PopID();
  }
}

void draw_texts(const Look& look, const trace::EventRecord& event) {
  const auto part = [&](const char* title, const std::string& text) {
    if (text.empty() || !ImGui::CollapsingHeader(title)) return;
    wrapped_text(look.palette->ink, text);
  };
  const std::string decision = trace::decision_sentence(event.decision);
  if (!decision.empty()) wrapped_text(look.palette->ink, decision);
  part("What was asked", event.request);
  part("What was answered", event.response);
}

void draw_event(const TraceView& view, Selection& selection, const Look& look) {
  const auto event = view.event(selection.event);
  if (!event) return empty_text(look, "There is no such event.");
  coloured_text(look.palette->soft,
                fmt::format("event {}, {}", trace::count_text(static_cast<std::uint64_t>(event->id)), event->kind));
  wrapped_text(look.palette->ink, trace::event_phrase(*event));
  if (event->resource_id != ResourceId::none) {
    coloured_text(look.palette->soft, "about");
    ImGui::SameLine();
    resource_link(selection, look, event->resource_id, trace::short_name(event->resource));
  }
  for (const trace::ChangeRecord& change : view.changes_of(event->id)) {
    if (change.internal) continue;
    ImGui::PushID(&change);
    ImGui::Bullet();
    resource_link(selection, look, change.resource_id, trace::short_name(change.resource));
    ImGui::SameLine();
    wrapped_text(look.palette->ink, trace::change_text(change));
    ImGui::PopID();
  }
  for (const trace::ExpectationRecord& one : view.expectations()) {
    if (one.event != event->id || one.passed) continue;
    wrapped_text(look.palette->flag, fmt::format("Line {} expected {} to be {}, but it was {}.", one.line, one.path,
                                                 one.expected, one.actual));
  }
  draw_texts(look, *event);
  ImGui::Separator();
  const auto causes = view.causes(event->id);
  draw_causes(view, selection, look, causes);
  const auto effects = view.effects(event->id, effects_shown);
  if (effects.empty()) return;
  ImGui::Separator();
  coloured_text(look.palette->soft, effects.size() < effects_shown
                                        ? fmt::format("It led to {} directly:", effects.size())
                                        : fmt::format("It led to these directly, and maybe more:"));
  for (const trace::EventRecord& effect : effects) {
    event_link(view, selection, look, effect.id, exact_moment(effect.at));
    ImGui::Indent();
    wrapped_text(effect.error.empty() ? look.palette->ink : look.palette->flag, trace::event_phrase(effect));
    ImGui::Unindent();
  }
}

void draw_reasons(const TraceView& view, Selection& selection, const Look& look) {
  trace::Explanation explanation;
  try {
    explanation = view.explain(selection.resource, selection.cursor);
  } catch (const trace::Error& error) {
    return empty_text(look, error.what());
  }
  if (explanation.reasons.empty()) return empty_text(look, "There is nothing to explain about it at this moment.");
  for (const trace::Reason& reason : explanation.reasons) {
    ImGui::PushID(&reason);
    wrapped_text(reason.trouble ? look.palette->flag : look.palette->ink,
                 reason.headline + " since " + short_moment(reason.since));
    ImGui::Indent();
    for (const trace::Cause& cause : reason.causes) {
      ImGui::PushID(static_cast<int>(cause.event.id));
      coloured_text(look.palette->soft, "because");
      ImGui::SameLine();
      event_link(view, selection, look, cause.event.id, short_moment(cause.event.at));
      ImGui::Indent();
      wrapped_text(look.palette->ink, cause.phrase);
      draw_line(view, look, cause.event.line);
      ImGui::Unindent();
      ImGui::PopID();
    }
    ImGui::Unindent();
    ImGui::Spacing();
    ImGui::PopID();
  }
}

}  // namespace

void draw_why(const TraceView& view, Selection& selection, const Look& look) {
  if (selection.event == 0 && selection.resource == ResourceId::none) {
    return empty_text(look, "Nothing is selected. A click on a bar, a mark or an event shows what led to it.");
  }
  if (selection.event != 0) draw_event(view, selection, look);
  if (selection.resource == ResourceId::none) return;
  const std::string title =
      "Why " + trace::short_name(view.resource(selection.resource).name) + " is as it is at the cursor###reasons";
  ImGui::Separator();
  const bool open = ImGui::CollapsingHeader(title.c_str(), selection.event == 0 ? ImGuiTreeNodeFlags_DefaultOpen : 0);
  if (open) draw_reasons(view, selection, look);
}

bool select_cause(const TraceView& view, Selection& selection) {
  const auto event = view.event(selection.event);
  if (!event || event->cause == 0) return false;
  select_event(selection, view, event->cause);
  return true;
}

}  // namespace viewer
