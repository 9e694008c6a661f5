// Ticks and the cursor.
#include "viewer/screen/time_axis.hpp"

#include <algorithm>
#include <cmath>

#include "trace/moment_text.hpp"
#include "viewer/screen/links.hpp"

namespace viewer {
namespace {

constexpr float beyond = 64;  // pixels beside the screen at which everything further stands

}  // namespace

float TimeScale::x_of(sim::Time time) const {
  const double share = static_cast<double>((time - range.from).count()) / static_cast<double>(range.length().count());
  return std::clamp(left + static_cast<float>(share * width), left - beyond, left + width + beyond);
}

sim::Time TimeScale::time_of(float x) const {
  const double share = static_cast<double>(x - left) / width;
  return range.from + sim::Duration(std::llround(share * static_cast<double>(range.length().count())));
}

std::string tick_text(sim::Time tick, sim::Duration step) {
  const std::string text = trace::moment_text(tick, trace::Precision::microseconds);  // 2026-01-05T00:00:00.000000Z
  const bool midnight = text.compare(11, 15, "00:00:00.000000") == 0;
  if (step >= std::chrono::days(300) && text.compare(5, 5, "01-01") == 0) return text.substr(0, 4);
  if (step >= std::chrono::days(28)) return text.substr(0, 7);
  if (step >= std::chrono::days(1) || midnight) return text.substr(0, 10);
  if (step >= std::chrono::minutes(1)) return text.substr(11, 5);
  if (step >= std::chrono::seconds(1)) return text.substr(11, 8);
  if (step >= std::chrono::milliseconds(1)) return text.substr(11, 12);
  return text.substr(17, 9) + " s";
}

void draw_axis(ImDrawList& list, const Look& look, const TimeScale& scale, float top, float height, float bottom) {
  const Palette& palette = *look.palette;
  const float em = ImGui::GetFontSize();
  const double pixels = std::max(1.F, scale.width);
  const auto apart = sim::Duration(
      std::max<std::int64_t>(1, static_cast<std::int64_t>(static_cast<double>(scale.range.length().count()) / pixels *
                                                          6.5 * static_cast<double>(em))));
  const std::vector<sim::Time> at = ticks(scale.range, apart);
  const sim::Duration step = at.size() > 1 ? at[1] - at[0] : scale.range.length();
  float free_from = scale.left;
  for (const sim::Time tick : at) {
    const float x = std::round(scale.x_of(tick));
    if (x < scale.left || x > scale.right()) continue;
    list.AddLine(ImVec2(x, top + height - look.px(4)), ImVec2(x, bottom), palette.line);
    const std::string text = tick_text(tick, step);
    const float width = ImGui::CalcTextSize(text.c_str()).x;
    const float from = x + look.px(3);
    if (from < free_from || from + width > scale.right()) continue;
    list.AddText(ImVec2(from, top + height - em - look.px(2)), palette.soft, text.c_str());
    free_from = from + width + look.px(8);
  }
}

void draw_cursor(ImDrawList& list, const Look& look, const TimeScale& scale, sim::Time cursor, sim::Time start,
                 float top, float bottom, bool labelled) {
  if (cursor < scale.range.from || cursor > scale.range.to) return;
  const Palette& palette = *look.palette;
  const float x = std::round(scale.x_of(cursor));
  list.AddRectFilled(ImVec2(x - 1, top), ImVec2(x + 1, bottom), palette.cursor);
  if (!labelled) return;
  const std::string text = exact_moment(cursor) + "  " + trace::offset_text(cursor - start);
  const float margin = look.px(4);
  const float width = ImGui::CalcTextSize(text.c_str()).x + 2 * margin;
  const float from = std::clamp(x - width / 2, scale.left, std::max(scale.left, scale.right() - width));
  list.AddRectFilled(ImVec2(from, top), ImVec2(from + width, top + ImGui::GetFontSize() + look.px(2)), palette.cursor,
                     look.px(3));
  list.AddText(ImVec2(from + margin, top), palette.paper, text.c_str());
}

void draw_veil(ImDrawList& list, const Look& look, const TimeScale& scale, sim::Time after, float top, float bottom) {
  const Palette& palette = *look.palette;
  const float left = std::max(scale.left, scale.x_of(after) + 1);
  if (left >= scale.right()) return;
  list.AddRectFilled(ImVec2(left, top), ImVec2(scale.right(), bottom), palette.sheet);
  const char* const why = "hidden until the question is answered";
  const float margin = look.px(8);
  if (left + ImGui::CalcTextSize(why).x + 2 * margin > scale.right()) return;
  list.AddText(ImVec2(left + margin, (top + bottom - ImGui::GetFontSize()) / 2), palette.soft, why);
}

}  // namespace viewer
