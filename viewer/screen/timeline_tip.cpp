// The timeline's tool tips.
#include "viewer/screen/timeline_tip.hpp"

#include <fmt/format.h>

#include "trace/count_text.hpp"
#include "trace/event_phrase.hpp"
#include "viewer/screen/links.hpp"

namespace viewer {
namespace {

void tell_event(const TraceView& view, const Look& look, EventId id) {
  const auto event = view.event(id);
  if (!event) return;
  ImGui::PushTextWrapPos(look.px(520));
  ImGui::TextUnformatted(trace::event_phrase(*event).c_str());
  ImGui::PopTextWrapPos();
  if (event->line != 0) coloured_text(look.palette->soft, fmt::format("line {} of the scenario", event->line));
}

void tell_mark(const TraceView& view, const Look& look, const Mark& mark) {
  std::string head(mark_kind_name(mark.kind));
  if (mark.times > 1) head = trace::count_text(mark.times) + " × " + head;
  if (!mark.text.empty()) head += ": " + std::string(mark.text);
  ImGui::TextUnformatted(head.c_str());
  coloured_text(look.palette->soft, exact_moment(mark.at));
  tell_event(view, look, mark.event);
}

void tell_bar(const TraceView& view, const Look& look, const Bar& bar, trace::Track track) {
  coloured_text(look.palette->soft, trace::track_name(track));
  ImGui::SameLine();
  tone_chip(look, bar.tone, bar.value);
  if (bar.times > 1) {
    ImGui::SameLine();
    ImGui::Text("the worst of %s", trace::count_text(bar.times).c_str());
  }
  ImGui::Text("%s, for %s", exact_moment(bar.from).c_str(), span_text(bar.until - bar.from).c_str());
  tell_event(view, look, bar.event);
}

void tell_rotation(const Rotation& rotation) {
  ImGui::Text("the rotation %s after %s", std::string(rotation.outcome).c_str(),
              span_text(rotation.ended - rotation.started).c_str());
  for (const Phase& phase : rotation.phases) {
    ImGui::Text("  %s: %s", std::string(phase.step).c_str(), span_text(phase.until - phase.from).c_str());
  }
}

}  // namespace

void draw_tip(const TraceView& view, const Look& look, const TimeScale& scale, ImVec2 mouse, const TimelineHit& hit) {
  if (mouse.x < scale.left || (!hit.mark && !hit.bar && !hit.density && !hit.rotation)) return;
  ImGui::BeginTooltip();
  if (hit.mark) {
    tell_mark(view, look, *hit.mark);
  } else if (hit.bar) {
    tell_bar(view, look, *hit.bar, hit.track.value_or(trace::Track::status));
    if (hit.rotation) tell_rotation(*hit.rotation);
  } else if (hit.density) {
    ImGui::Text("%s, around here:", exact_moment(scale.time_of(mouse.x)).c_str());
    ImGui::Text("%s events", trace::count_text(hit.density->events).c_str());
    if (hit.density->refused > 0) ImGui::Text("%s refused calls", trace::count_text(hit.density->refused).c_str());
    if (hit.density->failed_logins > 0) {
      ImGui::Text("%s failed logins", trace::count_text(hit.density->failed_logins).c_str());
    }
  } else if (hit.rotation) {
    tell_rotation(*hit.rotation);
  }
  ImGui::EndTooltip();
}

}  // namespace viewer
