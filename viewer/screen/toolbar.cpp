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

constexpr float speed_width = 118;  // usual pixels
constexpr float palette_width = 112;

// A button that does what the key does, and says so.
void command_button(Desk& desk, const std::string& text, std::string_view command) {
  beside_or_below(button_width(text.substr(0, text.find("##"))));
  if (ImGui::Button(text.c_str())) perform(desk, command);
  if (ImGui::IsItemHovered()) {
    const Command& row = command_named(command);
    ImGui::SetTooltip("%s  ( %s )", std::string(row.what).c_str(), std::string(row.keys).c_str());
  }
}

std::string speed_text(sim::Duration speed) { return "1 s = " + span_text(speed); }

void draw_speed(Desk& desk) {
  Playback& playback = desk.selection.playback;
  beside_or_below(desk.look.px(speed_width));
  ImGui::SetNextItemWidth(desk.look.px(speed_width));
  if (ImGui::BeginCombo("##speed", speed_text(playback_speeds.at(playback.speed)).c_str())) {
    for (std::size_t i = 0; i < playback_speeds.size(); ++i) {
      if (ImGui::Selectable(speed_text(playback_speeds.at(i)).c_str(), i == playback.speed)) playback.speed = i;
    }
    ImGui::EndCombo();
  }
  if (!playback.until) return;
  const std::string until = "until " + condition_text(playback.until->condition);
  beside_or_below(ImGui::CalcTextSize(until.c_str()).x + button_width("×"));
  ImGui::AlignTextToFramePadding();
  coloured_text(desk.look.palette->soft, until);
  ImGui::SameLine();
  if (ImGui::SmallButton("×")) stop(desk.selection);
}

std::string reading_text(const TraceView& view) {
  std::string text = trace::count_text(static_cast<std::uint64_t>(view.run().events)) + " events";
  if (!view.run().finished) text += ", not finished";
  if (view.indexed() < 1) text += fmt::format(", read {:.0f} %", view.indexed() * 100);
  return text;
}

void draw_palette(Desk& desk) {
  ImGui::SetNextItemWidth(desk.look.px(palette_width));
  if (!ImGui::BeginCombo("##palette", std::string(desk.look.palette->name).c_str())) return;
  for (const Palette& one : palettes()) {
    if (ImGui::Selectable(std::string(one.name).c_str(), &one == desk.look.palette)) {
      desk.look.palette = &one;
      desk.restyle = true;
    }
  }
  ImGui::EndCombo();
}

// At the right end: how much is read, the palette, the keys. Before them as much of the title as there is room for.
void draw_right_end(Desk& desk) {
  const ImGuiStyle& style = ImGui::GetStyle();
  const std::string reading = reading_text(desk.view);
  const float width = ImGui::CalcTextSize(reading.c_str()).x + desk.look.px(palette_width) + button_width("keys") +
                      2 * style.ItemSpacing.x;
  const float right = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
  const float row = ImGui::GetItemRectMin().y;
  const float title_from = ImGui::GetItemRectMax().x + 2 * style.ItemSpacing.x;
  beside_or_below(width);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float from = std::max(at.x, right - width);
  // The title has what is left of the row of buttons.
  const float title_to = (at.y > row + 1 ? right : from) - 2 * style.ItemSpacing.x;
  if (title_to - title_from > desk.look.px(90)) {
    ImGui::GetWindowDrawList()->AddText(ImVec2(title_from, row + style.FramePadding.y), desk.look.palette->ink,
                                        fitted_text(desk.view.run().title, title_to - title_from).c_str());
  }
  ImGui::SetCursorScreenPos(ImVec2(from, at.y));
  ImGui::AlignTextToFramePadding();
  coloured_text(desk.view.run().finished ? desk.look.palette->soft : desk.look.palette->flag, reading);
  beside_or_below(desk.look.px(palette_width) + button_width("keys") + style.ItemSpacing.x);
  draw_palette(desk);
  ImGui::SameLine();
  if (ImGui::Button("keys")) desk.help = !desk.help;
}

}  // namespace

void draw_toolbar(Desk& desk) {
  const Selection& selection = desk.selection;
  if (ImGui::Button("<")) perform(desk, "previous");
  command_button(desk, ">", "next");
  command_button(desk, selection.playback.playing ? "stop" : "play", "play");
  draw_speed(desk);
  command_button(desk, "go to", "go-to");
  command_button(desk, "until", "run-until");
  const std::string selected =
      selection.resource == ResourceId::none
          ? "select …"
          : "select: " + fitted_text(trace::short_name(desk.view.resource(selection.resource).name), desk.look.px(120));
  command_button(desk, selected + "###select", "find");
  command_button(desk, "whole run", "whole");
  command_button(desk, "next flag", "next-flag");
  draw_right_end(desk);
  desk.toolbar_height = ImGui::GetItemRectMax().y - ImGui::GetWindowPos().y + ImGui::GetStyle().WindowPadding.y;
}

}  // namespace viewer
