// Links and coloured texts.
#include "viewer/screen/links.hpp"

#include <fmt/format.h>

#include <array>

#include "trace/moment_text.hpp"

namespace viewer {
namespace {

std::string with_space_for_t(std::string text) {
  if (text.size() > 10 && text[10] == 'T') text[10] = ' ';
  if (text.ends_with('Z')) text.pop_back();
  return text;
}

}  // namespace

bool link(const Look& look, const std::string& text) {
  const std::string shown = text.substr(0, text.find("##"));
  ImGui::PushStyleColor(ImGuiCol_Text, look.palette->accent);
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const ImVec2 size = ImGui::CalcTextSize(shown.c_str());
  ImGui::PushID(text.c_str());
  const bool clicked = ImGui::InvisibleButton("link", ImVec2(std::max(size.x, 1.F), std::max(size.y, 1.F)));
  const bool hovered = ImGui::IsItemHovered();
  ImGui::PopID();
  ImDrawList* const list = ImGui::GetWindowDrawList();
  list->AddText(from, look.palette->accent, shown.c_str());
  if (hovered) {
    list->AddLine(ImVec2(from.x, from.y + size.y), ImVec2(from.x + size.x, from.y + size.y), look.palette->accent);
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  ImGui::PopStyleColor();
  return clicked;
}

void event_link(const TraceView& view, Selection& selection, const Look& look, EventId event, const std::string& text) {
  if (event == 0) {
    ImGui::TextUnformatted(text.c_str());
  } else if (link(look, text + "##e" + std::to_string(event))) {
    select_event(selection, view, event);
  }
}

void resource_link(Selection& selection, const Look& look, ResourceId resource, const std::string& text) {
  if (resource == ResourceId::none) {
    ImGui::TextUnformatted(text.c_str());
  } else if (link(look, text + "##r" + std::to_string(static_cast<std::uint32_t>(resource)))) {
    select_resource(selection, resource);
  }
}

void coloured_text(ImU32 colour, std::string_view text) {
  ImGui::PushStyleColor(ImGuiCol_Text, colour);
  ImGui::TextUnformatted(text.data(), text.data() + text.size());
  ImGui::PopStyleColor();
}

void wrapped_text(ImU32 colour, std::string_view text) {
  ImGui::PushStyleColor(ImGuiCol_Text, colour);
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(text.data(), text.data() + text.size());
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();
}

std::string fitted_text(const std::string& text, float width) {
  if (ImGui::CalcTextSize(text.c_str()).x <= width) return text;
  const float ellipsis = ImGui::CalcTextSize("…").x;
  std::string cut = text;
  while (!cut.empty() && ImGui::CalcTextSize(cut.c_str()).x + ellipsis > width) {
    do {
      cut.pop_back();
    } while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xC0U) == 0x80U);
  }
  return cut + "…";
}

void beside_or_below(float width) {
  const float free_from = ImGui::GetItemRectMax().x + ImGui::GetStyle().ItemSpacing.x;
  if (free_from + width <= ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x) ImGui::SameLine();
}

float button_width(std::string_view text) {
  return ImGui::CalcTextSize(text.data(), text.data() + text.size()).x + 2 * ImGui::GetStyle().FramePadding.x;
}

float checkbox_width(std::string_view text) {
  return ImGui::GetFrameHeight() + ImGui::GetStyle().ItemInnerSpacing.x +
         ImGui::CalcTextSize(text.data(), text.data() + text.size()).x;
}

void empty_text(const Look& look, std::string_view text) {
  ImGui::Spacing();
  wrapped_text(look.palette->soft, text);
}

void tone_chip(const Look& look, trace::Tone tone, std::string_view text) {
  const auto which = static_cast<std::size_t>(tone);
  const ImVec2 size = ImGui::CalcTextSize(text.data(), text.data() + text.size());
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float margin = look.px(4);
  const ImVec2 to(from.x + size.x + 2 * margin, from.y + size.y + look.px(1));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(from, to, look.palette->tone.at(which), look.px(3));
  list.AddText(ImVec2(from.x + margin, from.y), look.palette->tone_ink.at(which), text.data(),
               text.data() + text.size());
  ImGui::Dummy(ImVec2(to.x - from.x, to.y - from.y));
}

std::string short_moment(sim::Time time) {
  return with_space_for_t(trace::moment_text(time, trace::Precision::seconds));
}

std::string exact_moment(sim::Time time) {
  return with_space_for_t(trace::moment_text(time, trace::Precision::milliseconds));
}

std::string span_text(sim::Duration span) {
  const std::int64_t us = span.count();
  if (us < 1000) return fmt::format("{} µs", us);
  if (us < 1'000'000) return fmt::format("{:.3g} ms", static_cast<double>(us) / 1e3);
  const std::int64_t seconds = us / 1'000'000;
  if (seconds < 60) return fmt::format("{:.3g} s", static_cast<double>(us) / 1e6);
  if (seconds < 3600) return fmt::format("{}m{:02}s", seconds / 60, seconds % 60);
  if (seconds < 86400) return fmt::format("{}h{:02}m", seconds / 3600, seconds / 60 % 60);
  return fmt::format("{}d{:02}h", seconds / 86400, seconds / 3600 % 24);
}

}  // namespace viewer
