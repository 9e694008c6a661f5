// The table of commands as help.
#include "viewer/screen/help.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "viewer/screen/commands.hpp"
#include "viewer/screen/links.hpp"
#include "viewer/screen/timeline_lane.hpp"

namespace viewer {
namespace {

struct MouseRow {
  const char* what;
  const char* does;
};

constexpr MouseRow mouse_rows[] = {
    {"wheel", "zooms about the mouse; over the names it scrolls, with Shift it moves through time"},
    {"drag", "moves through time, and up and down"},
    {"drag the cursor or on the axis", "moves the cursor"},
    {"drag with the right button", "zooms to the range"},
    {"click", "selects the bar, the mark or the lane"},
    {"click on a cluster's row", "folds its lanes away, or shows them"},
};

// What is drawn on the timeline, beside each other.
void draw_legend(const Look& look) {
  const float size = look.px(11);
  for (std::size_t i = 0; i < mark_kind_count; ++i) {
    const auto kind = static_cast<MarkKind>(i);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw_mark(*ImGui::GetWindowDrawList(), look, kind, ImVec2(at.x + size / 2, at.y + ImGui::GetTextLineHeight() / 2),
              size);
    ImGui::Dummy(ImVec2(size, ImGui::GetTextLineHeight()));
    ImGui::SameLine();
    ImGui::TextUnformatted(std::string(mark_kind_name(kind)).c_str());
    if (i + 1 < mark_kind_count && i % 4 != 3) ImGui::SameLine(look.px(150) * static_cast<float>(i % 4 + 1));
  }
  constexpr std::array<std::string_view, trace::tone_count> words = {
      "as it should be", "on its way", "not in use", "AWSCURRENT does not open the database", "out of order"};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) ImGui::SameLine();
    tone_chip(look, static_cast<trace::Tone>(i), words.at(i));
  }
}

void row(const Look& look, std::string_view left, std::string_view right) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  coloured_text(look.palette->accent, left);
  ImGui::TableNextColumn();
  wrapped_text(look.palette->ink, right);
}

}  // namespace

void draw_help(bool& open, const Look& look) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const ImVec2 size(std::min(look.px(860), screen.x * 0.94F), std::min(look.px(640), screen.y * 0.9F));
  ImGui::SetNextWindowPos(ImVec2((screen.x - size.x) / 2, (screen.y - size.y) / 2), ImGuiCond_Appearing);
  ImGui::SetNextWindowSize(size, ImGuiCond_Appearing);
  if (!ImGui::Begin("Keys and mouse", &open, ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings)) {
    ImGui::End();
    return;
  }
  if (ImGui::BeginTable("keys", 4, ImGuiTableFlags_SizingFixedFit)) {
    ImGui::TableSetupColumn("key");
    ImGui::TableSetupColumn("what", ImGuiTableColumnFlags_WidthStretch);
    ImGui::TableSetupColumn("key of the second");
    ImGui::TableSetupColumn("what of the second", ImGuiTableColumnFlags_WidthStretch);
    std::string_view heading;
    for (const Command& command : commands()) {
      if (command.heading != heading) {
        heading = command.heading;
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        ImGui::Spacing();
        coloured_text(look.palette->soft, heading);
        ImGui::TableNextRow();
      }
      ImGui::TableNextColumn();
      coloured_text(look.palette->accent, command.keys);
      ImGui::TableNextColumn();
      wrapped_text(look.palette->ink, command.what);
    }
    ImGui::EndTable();
  }
  ImGui::Separator();
  if (ImGui::BeginTable("mouse", 2, ImGuiTableFlags_SizingFixedFit)) {
    ImGui::TableSetupColumn("what");
    ImGui::TableSetupColumn("does", ImGuiTableColumnFlags_WidthStretch);
    for (const MouseRow& one : mouse_rows) row(look, one.what, one.does);
    ImGui::EndTable();
  }
  ImGui::Separator();
  draw_legend(look);
  ImGui::End();
}

}  // namespace viewer
