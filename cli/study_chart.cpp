// Dots, intervals and an axis.
#include "cli/study_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "cli/html_text.hpp"
#include "cli/measure_text.hpp"
#include "cli/quantity.hpp"

namespace cli {
namespace {

constexpr int row_height = 26;
constexpr int top = 8;
constexpr int bottom = 34;
constexpr int plot_width = 460;
constexpr int value_width = 240;
constexpr int letter = 7;  // about the width of one, in pixels

std::string label_of(const trace::StudyDesign& design, std::uint64_t point) {
  return harmless(list_text(design.points[point]));
}

// At least so much, of what people count in: 1, 2 or 5 with noughts, and of seconds whole minutes, hours and days.
double step_of(double least, std::string_view unit) {
  if (unit == "s" && least > 1) {
    static constexpr std::array<double, 18> steps{2,    5,    10,   15,    30,    60,    120,   300,    600,
                                                  1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 432000};
    if (const auto* found = std::ranges::lower_bound(steps, least); found != steps.end()) return *found;
    return std::ceil(least / 864000) * 864000;
  }
  const double power = std::pow(10, std::floor(std::log10(least)));
  const double digits = least / power;
  return power * (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10);
}

// From 0 where the values are near it.
struct Axis {
  double low = 0;
  double high = 1;
  double step = 1;

  Axis(double least, double greatest, std::string_view unit) {
    low = least >= 0 && least < greatest / 2 ? 0 : least;
    high = greatest;
    if (!(high > low)) {
      const double around = std::max(std::abs(low) / 10, 0.5);
      low -= low == 0 ? 0 : around;
      high += around;
    }
    step = step_of((high - low) / 5, unit);
    low = std::floor(low / step) * step;
    high = std::ceil(high / step) * step;
  }
  [[nodiscard]] double x(double value) const { return plot_width * (value - low) / (high - low); }
};

Axis axis_of(const std::vector<const trace::StudySummary*>& shown, std::string_view unit) {
  double least = shown.front()->mean;
  double greatest = least;
  for (const trace::StudySummary* row : shown) {
    least = std::min({least, row->mean, std::isfinite(row->low) ? row->low : row->mean});
    greatest = std::max({greatest, row->mean, std::isfinite(row->high) ? row->high : row->mean});
  }
  return {least, greatest, unit};
}

}  // namespace

std::string study_chart(const trace::StudyDesign& design, const std::vector<trace::StudySummary>& rows,
                        std::size_t measure) {
  const trace::StudyDesign::Measure& of = design.measures[measure];
  std::vector<const trace::StudySummary*> shown;
  std::size_t longest = 4;
  for (const trace::StudySummary& row : rows) {
    if (row.measure != measure) continue;
    shown.push_back(&row);
    longest = std::max(longest, label_of(design, row.point).size());
  }
  const std::string name = escaped(of.name + (of.resource.empty() ? "" : " of " + of.resource));
  if (shown.empty()) return "<p class=\"note\">" + name + ": there was nothing to measure</p>\n";
  const Axis axis = axis_of(shown, of.unit);
  const int left = static_cast<int>(std::min<std::size_t>(longest, 40)) * letter + 40;
  const int height = top + static_cast<int>(shown.size()) * row_height + bottom;
  const int width = left + plot_width + value_width;
  const int foot = height - bottom;
  std::string told;
  std::string marks;
  int y = top + row_height / 2;
  for (const trace::StudySummary* row : shown) {
    const std::string label = escaped(label_of(design, row->point));
    const std::string value = escaped(estimate_text(row->mean, row->high - row->mean, of.unit));
    told += (told.empty() ? "" : "; ") + label + ": " + value;
    marks += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>", left - 10, y + 4, label);
    if (std::isfinite(row->low) && row->high > row->low) {
      marks += fmt::format(
          "<path d=\"M{0:.1f} {2}H{1:.1f}M{0:.1f} {3}v8M{1:.1f} {3}v8\" stroke=\"#0072b2\" stroke-width=\"2\"/>",
          left + axis.x(std::max(row->low, axis.low)), left + axis.x(std::min(row->high, axis.high)), y, y - 4);
    }
    marks += fmt::format("<circle cx=\"{:.1f}\" cy=\"{}\" r=\"4.5\" fill=\"#0072b2\"/>", left + axis.x(row->mean), y);
    marks += fmt::format("<text x=\"{}\" y=\"{}\">{}</text>", left + plot_width + 14, y + 4, value);
    y += row_height;
  }
  std::string ticks;
  for (double value = axis.low; value <= axis.high + axis.step / 2; value += axis.step) {
    const double shown_value = std::abs(value) < axis.step / 1e6 ? 0 : value;
    ticks += fmt::format(
        "<path d=\"M{0:.1f} {1}V{2}\" stroke=\"currentColor\" stroke-opacity=\"0.15\"/><text x=\"{0:.1f}\" y=\"{3}\" "
        "text-anchor=\"middle\" opacity=\"0.7\">{4}</text>",
        left + axis.x(value), top, foot, foot + 18, escaped(measure_text(shown_value, of.unit)));
  }
  return fmt::format(
      "<svg viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\" "
      "font-family=\"system-ui, sans-serif\" font-size=\"13\" fill=\"currentColor\">\n<title>{2}</title>\n"
      "<desc>{3}</desc>\n{4}\n{5}\n</svg>\n",
      width, height, name, told, ticks, marks);
}

std::string study_chart_file(const trace::StudyDesign& design, const std::vector<trace::StudySummary>& rows,
                             std::size_t measure) {
  std::string svg = study_chart(design, rows, measure);
  const std::string_view colour = "fill=\"currentColor\">\n";
  svg.replace(svg.find(colour), colour.size(),
              "fill=\"currentColor\" color=\"#5a6572\">\n");  // seen on white and on black
  return svg;
}

}  // namespace cli
