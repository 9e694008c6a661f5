// Small plots, two beside each other, under one cursor.
#include "viewer/screen/plots.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "viewer/screen/links.hpp"
#include "viewer/screen/time_axis.hpp"

namespace viewer {
namespace {

std::string number_text(double value) {
  if (value != 0 && std::abs(value) < 0.01) return fmt::format("{:.2g}", value);
  if (value == std::round(value) && std::abs(value) < 1e7) return fmt::format("{:.0f}", value);
  return std::abs(value) < 100 ? fmt::format("{:.2f}", value) : fmt::format("{:.4g}", value);
}

// The least round number that is not below.
double round_above(double value) {
  if (value <= 0) return 1;
  const double power = std::pow(10, std::floor(std::log10(value)));
  for (const double step : {1., 2., 5., 10.}) {
    if (step * power >= value) return step * power;
  }
  return value;
}

void draw_curve(ImDrawList& list, const Plot& plot, ImU32 colour, ImVec2 from, ImVec2 to, double top) {
  const float height = to.y - from.y;
  const float step = (to.x - from.x) / static_cast<float>(plot.values.size());
  const auto y_of = [&](double value) { return to.y - static_cast<float>(std::clamp(value / top, 0., 1.)) * height; };
  for (std::size_t i = 0; i < plot.values.size(); ++i) {
    const float x = from.x + static_cast<float>(i) * step;
    const float y = y_of(plot.values[i]);
    if (y < to.y - 0.5F) list.AddRectFilled(ImVec2(x, y), ImVec2(x + step, to.y), faded(colour, 0.25F));
    if (i > 0) {
      const float before = y_of(plot.values[i - 1]);
      if (before != y) list.AddLine(ImVec2(x, before), ImVec2(x, y), colour, 1.5F);
    }
    list.AddLine(ImVec2(x, y), ImVec2(x + step, y), colour, 1.5F);
  }
}

void draw_plot(const TraceView& view, Selection& selection, const Look& look, PlotKind kind, ImVec2 size) {
  const Palette& palette = *look.palette;
  const float em = ImGui::GetFontSize();
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  ImGui::PushID(static_cast<int>(kind));
  ImGui::InvisibleButton("plot", size);
  ImGui::PopID();
  const ImVec2 from(corner.x + look.px(52), corner.y + em + look.px(4));
  const ImVec2 to(corner.x + size.x - look.px(10), corner.y + size.y - look.px(6));
  if (to.x - from.x < 20 || to.y - from.y < 10) return;
  const auto columns = static_cast<std::size_t>((to.x - from.x) / 2);
  const Plot plot = view.plot(kind, selection.visible, columns);
  const double highest = plot.values.empty() ? 0 : *std::ranges::max_element(plot.values);
  const double top = round_above(highest);
  const ImU32 colour = palette.series.at(static_cast<std::size_t>(kind) % palette.series.size());
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const TimeScale scale{selection.visible, from.x, to.x - from.x};

  const std::string title = std::string(plot.name) + (plot.complete ? "" : " (so far)");
  list.AddText(ImVec2(from.x, corner.y), palette.ink, title.c_str());
  const std::string unit(plot.unit);
  list.AddText(ImVec2(from.x + ImGui::CalcTextSize(title.c_str()).x + em, corner.y), palette.soft, unit.c_str());
  list.AddRectFilled(from, to, palette.paper);
  const auto label = [&](double value, float y) {
    const std::string text = number_text(value);
    list.AddText(ImVec2(from.x - ImGui::CalcTextSize(text.c_str()).x - look.px(5), y - em / 2), palette.soft,
                 text.c_str());
    list.AddLine(ImVec2(from.x, y), ImVec2(to.x, y), palette.line);
  };
  label(top, from.y);
  label(0, to.y);
  list.PushClipRect(from, to, true);
  if (!plot.values.empty()) draw_curve(list, plot, colour, from, to, top);
  if (selection.hidden_after) draw_veil(list, look, scale, *selection.hidden_after, from.y, to.y);
  list.PopClipRect();
  draw_cursor(list, look, scale, selection.cursor, view.run().start, from.y, to.y, false);

  if (!ImGui::IsItemHovered() || plot.values.empty()) return;
  const float x = std::clamp(ImGui::GetIO().MousePos.x, from.x, to.x - 1);
  const auto column = static_cast<std::size_t>((x - from.x) / (to.x - from.x) * static_cast<float>(plot.values.size()));
  ImGui::BeginTooltip();
  ImGui::Text("%s: %s %s", exact_moment(scale.time_of(x)).c_str(),
              number_text(plot.values[std::min(column, plot.values.size() - 1)]).c_str(), unit.c_str());
  ImGui::EndTooltip();
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) move_cursor(selection, view, scale.time_of(x));
}

}  // namespace

void draw_plots(const TraceView& view, Selection& selection, const Look& look) {
  ImGui::BeginChild("plots");
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const int across = std::clamp(static_cast<int>(room.x / look.px(300)), 1, 4);
  const float gap = ImGui::GetStyle().ItemSpacing.x;
  const float width = (room.x - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
  const int rows = (static_cast<int>(plot_count) + across - 1) / across;
  const float height = std::max(look.px(76), room.y / static_cast<float>(rows) - ImGui::GetStyle().ItemSpacing.y);
  for (std::size_t i = 0; i < plot_count; ++i) {
    if (static_cast<int>(i) % across != 0) ImGui::SameLine();
    draw_plot(view, selection, look, static_cast<PlotKind>(i), ImVec2(width, height));
  }
  ImGui::EndChild();
}

}  // namespace viewer
