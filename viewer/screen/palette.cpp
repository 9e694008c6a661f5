// The palettes, and ImGui's colours made of them.
#include "viewer/screen/palette.hpp"

#include <algorithm>

namespace viewer {
namespace {

constexpr ImU32 rgb(unsigned hex, unsigned alpha = 255) {
  return IM_COL32((hex >> 16) & 255, (hex >> 8) & 255, hex & 255, alpha);
}

// Tones in trace's order: calm, busy, off, gap, bad. Light and dark are those of the report's page.
const std::array<Palette, 3> all_palettes = {{
    {.name = "light",
     .dark = false,
     .paper = rgb(0xffffff),
     .sheet = rgb(0xf6f7f9),
     .raised = rgb(0xe4e8ed),
     .ink = rgb(0x1b2129),
     .soft = rgb(0x5a6572),
     .line = rgb(0xd0d6dd),
     .accent = rgb(0x0b5cad),
     .cursor = rgb(0x7a1fa2),
     .flag = rgb(0xb3261e),
     .good = rgb(0x0b6e4f),
     .failed_login = rgb(0xb3261e),
     .stripe = rgb(0x000000, 72),
     .tone = {rgb(0xa9cfc2), rgb(0x56a8dc), rgb(0xc3c9d0), rgb(0xc684ad), rgb(0xd55e00)},
     .tone_ink = {rgb(0x123a2e), rgb(0x06263b), rgb(0x2b323a), rgb(0x35102a), rgb(0xffffff)},
     .series = {rgb(0x0b5cad), rgb(0xd55e00), rgb(0x0b6e4f), rgb(0x9c3d7d), rgb(0x8a6d00), rgb(0x5a6572)}},
    {.name = "dark",
     .dark = true,
     .paper = rgb(0x12161b),
     .sheet = rgb(0x1a2027),
     .raised = rgb(0x2b343e),
     .ink = rgb(0xe4e8ed),
     .soft = rgb(0x9aa6b3),
     .line = rgb(0x323b45),
     .accent = rgb(0x7cb8f2),
     .cursor = rgb(0xe0b0ff),
     .flag = rgb(0xff8a80),
     .good = rgb(0x6fd0ab),
     .failed_login = rgb(0xff8a80),
     .stripe = rgb(0x000000, 97),
     .tone = {rgb(0x2f5a4d), rgb(0x2f7fb5), rgb(0x4a535e), rgb(0xa5628c), rgb(0xe0701a)},
     .tone_ink = {rgb(0xcfeadf), rgb(0xf0f8ff), rgb(0xe4e8ed), rgb(0xffffff), rgb(0x1a0d00)},
     .series = {rgb(0x7cb8f2), rgb(0xe0701a), rgb(0x6fd0ab), rgb(0xd79abf), rgb(0xe6c24a), rgb(0x9aa6b3)}},
    // Okabe and Ito's colours: told apart by everybody, and in grey by their lightness.
    {.name = "colour-blind",
     .dark = false,
     .paper = rgb(0xffffff),
     .sheet = rgb(0xf4f4f4),
     .raised = rgb(0xe2e2e2),
     .ink = rgb(0x000000),
     .soft = rgb(0x4d4d4d),
     .line = rgb(0xcccccc),
     .accent = rgb(0x0072b2),
     .cursor = rgb(0x000000),
     .flag = rgb(0xa63f00),
     .good = rgb(0x005f8a),
     .failed_login = rgb(0xa63f00),
     .stripe = rgb(0x000000, 120),
     .tone = {rgb(0xcfe8f7), rgb(0x56b4e9), rgb(0xd9d9d9), rgb(0xf0e442), rgb(0xd55e00)},
     .tone_ink = {rgb(0x00283d), rgb(0x00141f), rgb(0x1f1f1f), rgb(0x2b2800), rgb(0xffffff)},
     .series = {rgb(0x0072b2), rgb(0xd55e00), rgb(0x000000), rgb(0xcc79a7), rgb(0xe69f00), rgb(0x56b4e9)}},
}};

ImVec4 as_vector(ImU32 colour) { return ImGui::ColorConvertU32ToFloat4(colour); }

}  // namespace

std::span<const Palette> palettes() { return all_palettes; }

const Palette* palette_named(std::string_view name) {
  const auto found = std::ranges::find(all_palettes, name, &Palette::name);
  return found == all_palettes.end() ? nullptr : &*found;
}

ImU32 faded(ImU32 colour, float opacity) {
  const auto alpha = static_cast<ImU32>(std::clamp(opacity, 0.F, 1.F) * 255.F + 0.5F);
  return (colour & ~IM_COL32_A_MASK) | (alpha << IM_COL32_A_SHIFT);
}

void apply(const Palette& palette, float scale) {
  ImGuiStyle style;
  palette.dark ? ImGui::StyleColorsDark(&style) : ImGui::StyleColorsLight(&style);
  const auto set = [&](ImGuiCol which, ImU32 colour) { style.Colors[which] = as_vector(colour); };
  set(ImGuiCol_Text, palette.ink);
  set(ImGuiCol_TextDisabled, palette.soft);
  set(ImGuiCol_WindowBg, palette.sheet);
  set(ImGuiCol_ChildBg, faded(palette.sheet, 0));
  set(ImGuiCol_PopupBg, palette.paper);
  set(ImGuiCol_Border, palette.line);
  set(ImGuiCol_FrameBg, palette.raised);
  set(ImGuiCol_FrameBgHovered, palette.line);
  set(ImGuiCol_FrameBgActive, palette.line);
  set(ImGuiCol_TitleBg, palette.raised);
  set(ImGuiCol_TitleBgActive, palette.raised);
  set(ImGuiCol_MenuBarBg, palette.raised);
  set(ImGuiCol_ScrollbarBg, palette.sheet);
  set(ImGuiCol_ScrollbarGrab, faded(palette.soft, 0.5F));
  set(ImGuiCol_ScrollbarGrabHovered, palette.soft);
  set(ImGuiCol_ScrollbarGrabActive, palette.soft);
  set(ImGuiCol_CheckMark, palette.accent);
  set(ImGuiCol_SliderGrab, palette.accent);
  set(ImGuiCol_SliderGrabActive, palette.accent);
  set(ImGuiCol_Button, palette.raised);
  set(ImGuiCol_ButtonHovered, palette.line);
  set(ImGuiCol_ButtonActive, faded(palette.accent, 0.5F));
  set(ImGuiCol_Header, faded(palette.accent, 0.22F));
  set(ImGuiCol_HeaderHovered, faded(palette.accent, 0.14F));
  set(ImGuiCol_HeaderActive, faded(palette.accent, 0.3F));
  set(ImGuiCol_Separator, palette.line);
  set(ImGuiCol_SeparatorHovered, palette.accent);
  set(ImGuiCol_SeparatorActive, palette.accent);
  set(ImGuiCol_Tab, palette.raised);
  set(ImGuiCol_TabHovered, faded(palette.accent, 0.3F));
  set(ImGuiCol_TabActive, faded(palette.accent, 0.22F));
  set(ImGuiCol_TabUnfocused, palette.raised);
  set(ImGuiCol_TabUnfocusedActive, faded(palette.accent, 0.22F));
  set(ImGuiCol_TableHeaderBg, palette.raised);
  set(ImGuiCol_TableBorderStrong, palette.line);
  set(ImGuiCol_TableBorderLight, palette.line);
  set(ImGuiCol_TableRowBgAlt, faded(palette.soft, 0.07F));
  set(ImGuiCol_TextSelectedBg, faded(palette.accent, 0.35F));
  set(ImGuiCol_NavHighlight, palette.accent);
  style.WindowRounding = 0;
  style.ChildRounding = 0;
  style.FrameRounding = 3;
  style.TabRounding = 3;
  style.ScrollbarSize = 12;
  style.WindowBorderSize = 1;
  style.WindowPadding = ImVec2(8, 6);
  style.ItemSpacing = ImVec2(8, 4);
  style.CellPadding = ImVec2(5, 2);
  style.ScaleAllSizes(scale);
  ImGui::GetStyle() = style;
}

}  // namespace viewer
