// Buttons for what people do most.
#include "viewer/screen/toolbar.hpp"

#include <fmt/format.h>

#include "trace/count_text.hpp"
#include "trace/event_phrase.hpp"
#include "viewer/screen/commands.hpp"
#include "viewer/screen/desk.hpp"
#include "viewer/screen/links.hpp"

namespace viewer {
namespace {

// A button that does what the key does, and says so.
void command_button(Desk& desk, const char* text, std::string_view command) {
  if (ImGui::Button(text)) perform(desk, command);
  if (ImGui::IsItemHovered()) {
    const Command& row = command_named(command);
    ImGui::SetTooltip("%s  ( %s )", std::string(row.what).c_str(), std::string(row.keys).c_str());
  }
  ImGui::SameLine();
}

std::string speed_text(sim::Duration speed) { return "1 s = " + span_text(speed); }

void draw_speed(Desk& desk) {
  Playback& playback = desk.selection.playback;
  ImGui::SetNextItemWidth(desk.look.px(118));
  if (ImGui::BeginCombo("##speed", speed_text(playback_speeds.at(playback.speed)).c_str())) {
    for (std::size_t i = 0; i < playback_speeds.size(); ++i) {
      if (ImGui::Selectable(speed_text(playback_speeds.at(i)).c_str(), i == playback.speed)) playback.speed = i;
    }
    ImGui::EndCombo();
  }
  ImGui::SameLine();
  if (playback.until) {
    coloured_text(desk.look.palette->soft, "until " + condition_text(playback.until->condition));
    ImGui::SameLine();
    if (ImGui::SmallButton("×")) stop(desk.selection);
    ImGui::SameLine();
  }
}

std::string reading_text(const TraceView& view) {
  std::string text = trace::count_text(static_cast<std::uint64_t>(view.run().events)) + " events";
  if (!view.run().finished) text += ", not finished";
  if (view.indexed() < 1) text += fmt::format(", read {:.0f} %", view.indexed() * 100);
  return text;
}

void draw_palette(Desk& desk) {
  ImGui::SetNextItemWidth(desk.look.px(112));
  if (!ImGui::BeginCombo("##palette", std::string(desk.look.palette->name).c_str())) return;
  for (const Palette& one : palettes()) {
    if (ImGui::Selectable(std::string(one.name).c_str(), &one == desk.look.palette)) {
      desk.look.palette = &one;
      desk.restyle = true;
    }
  }
  ImGui::EndCombo();
}

}  // namespace

void draw_toolbar(Desk& desk) {
  const Selection& selection = desk.selection;
  command_button(desk, "<", "previous");
  command_button(desk, ">", "next");
  command_button(desk, selection.playback.playing ? "stop" : "play", "play");
  draw_speed(desk);
  command_button(desk, "go to", "go-to");
  command_button(desk, "until", "run-until");
  const std::string selected = selection.resource == ResourceId::none
                                   ? "select"
                                   : trace::short_name(desk.view.resource(selection.resource).name);
  command_button(desk, (selected + "###select").c_str(), "find");
  command_button(desk, "whole run", "whole");
  command_button(desk, "next flag", "next-flag");

  const std::string reading = reading_text(desk.view);
  const float buttons = desk.look.px(112) + ImGui::CalcTextSize("keys").x + 4 * ImGui::GetStyle().ItemSpacing.x +
                        2 * ImGui::GetStyle().FramePadding.x;
  const float right = ImGui::GetWindowContentRegionMax().x - buttons;
  const float reading_from = right - ImGui::CalcTextSize(reading.c_str()).x - desk.look.px(8);
  const float title_room = reading_from - ImGui::GetCursorPosX() - desk.look.px(12);
  const std::string& title = desk.view.run().title;
  ImGui::AlignTextToFramePadding();
  if (title_room > desk.look.px(60)) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec4 clip(at.x, at.y - 10, at.x + title_room, at.y + 40);
    ImGui::GetWindowDrawList()->AddText(ImGui::GetFont(), ImGui::GetFontSize(),
                                        ImVec2(at.x, at.y + ImGui::GetStyle().FramePadding.y), desk.look.palette->ink,
                                        title.c_str(), nullptr, 0, &clip);
    ImGui::SetCursorPosX(reading_from);
    ImGui::AlignTextToFramePadding();
    coloured_text(desk.view.run().finished ? desk.look.palette->soft : desk.look.palette->flag, reading);
    ImGui::SameLine();
  }
  if (ImGui::GetCursorPosX() < right) ImGui::SetCursorPosX(right);
  draw_palette(desk);
  ImGui::SameLine();
  if (ImGui::Button("keys")) desk.help = !desk.help;
}

}  // namespace viewer
