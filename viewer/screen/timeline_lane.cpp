// Bars, rotations, densities and marks.
#include "viewer/screen/timeline_lane.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "trace/count_text.hpp"

namespace viewer {
namespace {

constexpr float column_width = 3;    // pixels of a column of density
constexpr float phases_from = 80;    // pixels of a rotation whose outcome is written
constexpr float row_top_margin = 3;  // pixels

bool inside(ImVec2 point, ImVec2 from, ImVec2 to) {
  return point.x >= from.x && point.x < to.x && point.y >= from.y && point.y < to.y;
}

void draw_bar_text(TimelineCanvas& canvas, const Bar& bar, ImVec2 from, ImVec2 to) {
  const float margin = canvas.look.px(4);
  const ImVec2 seen_from(std::max(from.x, canvas.scale.left), from.y);
  const float room = std::min(to.x, canvas.scale.right()) - seen_from.x - 2 * margin;
  const std::string text = bar.times > 1 ? "× " + trace::count_text(bar.times) : std::string(bar.value);
  const ImVec2 size = ImGui::CalcTextSize(text.c_str());
  if (size.x > room) return;
  const auto tone = static_cast<std::size_t>(bar.tone);
  const ImVec2 at(seen_from.x + margin, from.y + std::floor((to.y - from.y - size.y) / 2));
  canvas.list.ChannelsSetCurrent(ink_layer);
  // What is read stands on the plain colour, not on its pattern.
  if (Patterns::has(bar.tone)) {
    canvas.list.AddRectFilled(ImVec2(at.x - 2, from.y), ImVec2(at.x + size.x + 2, to.y),
                              canvas.look.palette->tone.at(tone));
  }
  canvas.list.AddText(at, canvas.look.palette->tone_ink.at(tone), text.c_str());
}

void draw_bar(TimelineCanvas& canvas, const Bar& bar, trace::Track track, float top, float height) {
  const Palette& palette = *canvas.look.palette;
  const float left = canvas.scale.x_of(bar.from);
  const ImVec2 from(std::max(left, canvas.scale.left), top);
  const ImVec2 to(std::clamp(canvas.scale.x_of(bar.until), from.x + 1, canvas.scale.right() + 1), top + height);
  canvas.list.ChannelsSetCurrent(bar_layer);
  canvas.list.AddRectFilled(from, to, palette.tone.at(static_cast<std::size_t>(bar.tone)));
  if (canvas.look.patterns != nullptr && Patterns::has(bar.tone)) {
    canvas.list.ChannelsSetCurrent(pattern_layer);
    canvas.look.patterns->draw(canvas.list, from, to, bar.tone, palette.stripe, from.x - left);
  }
  if (to.x - from.x > canvas.look.px(24)) draw_bar_text(canvas, bar, from, to);
  if (bar.event == canvas.selected && bar.event != 0) {
    canvas.list.ChannelsSetCurrent(ink_layer);
    canvas.list.AddRect(from, to, palette.accent, 0, 0, 2);
  }
  if (inside(canvas.mouse, ImVec2(from.x - 1, from.y), ImVec2(to.x + 1, to.y))) {
    canvas.hit.bar = bar;
    canvas.hit.track = track;
  }
}

// A bracket above the phases, with what became of it.
void draw_rotations(TimelineCanvas& canvas, LaneId secret, float top, float height) {
  const Palette& palette = *canvas.look.palette;
  canvas.list.ChannelsSetCurrent(ink_layer);
  for (const Rotation& rotation : canvas.view.rotations(secret, canvas.scale.range, canvas.scale.resolution())) {
    const float from = std::max(canvas.scale.x_of(rotation.started), canvas.scale.left);
    const float to = std::min(canvas.scale.x_of(rotation.ended), canvas.scale.right());
    if (to - from < phases_from) continue;
    const bool failed = rotation.outcome == "failed" || rotation.outcome == "abandoned";
    const ImU32 colour = failed ? palette.flag : palette.soft;
    canvas.list.AddRect(ImVec2(from, top - 1), ImVec2(to, top + height + 1), colour);
    for (const Phase& phase : rotation.phases) {
      const float x = canvas.scale.x_of(phase.from);
      if (x > from + 1 && x < to - 1) canvas.list.AddLine(ImVec2(x, top), ImVec2(x, top + height), colour, 2);
    }
    const std::string text(rotation.outcome);
    const ImVec2 size = ImGui::CalcTextSize(text.c_str());
    if (to + canvas.look.px(6) + size.x < canvas.scale.right()) {
      canvas.list.AddText(ImVec2(to + canvas.look.px(6), top + (height - size.y) / 2), colour, text.c_str());
    }
    if (inside(canvas.mouse, ImVec2(from, top - 1), ImVec2(to, top + height + 1))) canvas.hit.rotation = rotation;
  }
}

float density_height(std::uint32_t count, float room) {
  return std::min(1.F, 0.15F + std::log2(1.F + static_cast<float>(count)) / 9) * room;
}

void draw_density(TimelineCanvas& canvas, LaneId lane, float top, float height) {
  const Palette& palette = *canvas.look.palette;
  const auto columns = static_cast<std::size_t>(std::max(1.F, canvas.scale.width / column_width));
  const std::vector<Density> densities = canvas.view.density(lane, canvas.scale.range, columns);
  const float width = canvas.scale.width / static_cast<float>(columns);
  const float bottom = top + height;
  canvas.list.ChannelsSetCurrent(bar_layer);
  const ImU32 quiet = faded(palette.soft, 0.35F);
  for (std::size_t column = 0; column < densities.size(); ++column) {
    const Density& of = densities[column];
    if (of.events == 0 && of.failed_logins == 0) continue;
    const float x = canvas.scale.left + static_cast<float>(column) * width;
    const auto draw = [&](std::uint32_t count, ImU32 colour) {
      if (count == 0) return;
      canvas.list.AddRectFilled(ImVec2(x, bottom - density_height(count, height)), ImVec2(x + width, bottom), colour);
    };
    draw(of.events, quiet);
    draw(of.failed_logins, palette.failed_login);
    if (inside(canvas.mouse, ImVec2(x, top), ImVec2(x + width, bottom))) canvas.hit.density = of;
  }
}

void draw_marks(TimelineCanvas& canvas, LaneId lane, float top, float height) {
  const Palette& palette = *canvas.look.palette;
  const float size = std::min(height, canvas.look.px(10));
  const float small = std::round(ImGui::GetFontSize() * 0.85F);
  float free_from = canvas.scale.left;
  const std::vector<Mark> marks =
      canvas.view.marks(lane, canvas.scale.range, canvas.scale.resolution() * static_cast<int>(size));
  canvas.list.ChannelsSetCurrent(ink_layer);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const Mark& mark = marks[i];
    const float x = canvas.scale.x_of(mark.at);
    if (x < canvas.scale.left - size || x > canvas.scale.right() + size) continue;
    const ImVec2 middle(x, top + height / 2);
    draw_mark(canvas.list, canvas.look, mark.kind, middle, size);
    if (mark.event == canvas.selected && mark.event != 0) {
      canvas.list.AddCircle(middle, size * 0.75F, palette.accent, 0, 2);
    }
    if (inside(canvas.mouse, ImVec2(x - size / 2, top), ImVec2(x + size / 2 + 1, top + height))) canvas.hit.mark = mark;
    // Its words, if they end before the next mark.
    if (mark.text.empty() || x < free_from) continue;
    std::string text(mark.text);
    if (mark.times > 1) text += " × " + trace::count_text(mark.times);
    const float width = ImGui::CalcTextSize(text.c_str()).x * 0.85F;
    const float from = x + size / 2 + canvas.look.px(2);
    const float next = i + 1 < marks.size() ? canvas.scale.x_of(marks[i + 1].at) - size / 2 : canvas.scale.right();
    if (from + width > std::min(next, canvas.scale.right())) continue;
    canvas.list.AddText(ImGui::GetFont(), small, ImVec2(from, top + (height - small) / 2), palette.soft, text.c_str());
    free_from = from + width;
  }
}

}  // namespace

void draw_mark(ImDrawList& list, const Look& look, MarkKind kind, ImVec2 middle, float size) {
  const Palette& palette = *look.palette;
  const float half = size / 2;
  const auto at = [&](float x, float y) { return ImVec2(middle.x + x * half, middle.y + y * half); };
  const float thick = std::max(1.5F, size / 6);
  switch (kind) {
    case MarkKind::call:
      list.AddTriangleFilled(at(-0.8F, -0.8F), at(0.8F, -0.8F), at(0, 0.8F), palette.accent);
      break;
    case MarkKind::refused:
      list.AddLine(at(-0.8F, -0.8F), at(0.8F, 0.8F), palette.flag, thick);
      list.AddLine(at(-0.8F, 0.8F), at(0.8F, -0.8F), palette.flag, thick);
      break;
    case MarkKind::fault:
      list.AddQuadFilled(at(0, -1), at(1, 0), at(0, 1), at(-1, 0), palette.flag);
      break;
    case MarkKind::label:
      list.AddRect(at(-0.7F, -0.7F), at(0.7F, 0.7F), palette.ink, 1, 0, thick);
      break;
    case MarkKind::failed_login:
      list.AddLine(at(0, -1), at(0, 1), palette.failed_login, thick);
      break;
    case MarkKind::attempt:
      list.AddLine(at(0, -0.6F), at(0, 0.6F), palette.soft, thick);
      break;
    case MarkKind::service:
      list.AddCircleFilled(middle, half * 0.5F, palette.soft, 8);
      break;
    case MarkKind::violation:
      list.AddLine(at(-0.7F, -1), at(-0.7F, 1), palette.flag, thick);
      list.AddTriangleFilled(at(-0.7F, -1), at(1, -0.4F), at(-0.7F, 0.2F), palette.flag);
      break;
    case MarkKind::failed_expectation:
      list.AddLine(at(-0.7F, -1), at(-0.7F, 1), palette.flag, thick);
      list.AddTriangle(at(-0.7F, -1), at(1, -0.4F), at(-0.7F, 0.2F), palette.flag, thick);
      break;
  }
}

void draw_lane(TimelineCanvas& canvas, const TimelineRow& row, float top) {
  if (!row.lane) return;
  const float line = ImGui::GetFontSize();
  const float height = bar_height(line);
  float y = top + row_top_margin;
  if (canvas.mouse.y >= top && canvas.mouse.y < top + row.height) canvas.hit.lane = row.lane;
  for (const trace::Track track : tracks_of(canvas.view.lanes()[*row.lane].kind)) {
    for (const Bar& bar : canvas.view.bars(*row.lane, track, canvas.scale.range, canvas.scale.resolution())) {
      draw_bar(canvas, bar, track, y, height);
    }
    if (track == trace::Track::rotation) draw_rotations(canvas, *row.lane, y, height);
    y += height + 1;
  }
  draw_density(canvas, *row.lane, y, strip_height(line));
  draw_marks(canvas, *row.lane, y, strip_height(line));
}

}  // namespace viewer
