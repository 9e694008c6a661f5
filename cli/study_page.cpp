// The study's template, filled: a chart a measure, and the table of all.
#include "cli/study_page.hpp"

#include <fmt/format.h>

#include <vector>

#include "cli/html_text.hpp"
#include "cli/measure_text.hpp"
#include "cli/quantity.hpp"
#include "cli/report_page.hpp"
#include "cli/study_chart.hpp"
#include "lab/sweep.hpp"

namespace cli {
namespace {

using StudyRows = std::vector<trace::StudySummary>;

std::string study_facts(const trace::StudyFile& study) {
  const trace::StudyDesign& design = study.design();
  lab::PointRuns all;
  for (const lab::PointRuns& one : lab::runs_by_point(study)) {
    all.played += one.played;
    all.failed += one.failed;
    all.held += one.held;
  }
  std::string out = "<dl class=\"facts\">\n";
  const auto fact = [&](const char* name, const std::string& value) {
    out += std::string("<div><dt>") + name + "</dt><dd><bdi>" + escaped(value) + "</bdi></dd></div>\n";
  };
  fact("varied", list_text(design.factors));
  fact("points", number_text(design.points.size()));
  fact("runs", number_text(all.played));
  fact("held", number_text(all.held));
  if (all.failed != 0) fact("failed", number_text(all.failed));
  fact("confidence", fmt::format("{:.4g} %", 100 * design.confidence));
  fact("credsim", design.version);
  return out + "</dl>\n";
}

std::string charts(const trace::StudyDesign& design, const StudyRows& rows) {
  std::string out;
  for (std::size_t i = 0; i < design.measures.size(); ++i) {
    const auto& measure = design.measures[i];
    const std::string name = escaped(measure.name + (measure.resource.empty() ? "" : " of " + measure.resource));
    out += fmt::format("<section aria-labelledby=\"m{0}\">\n<h2 id=\"m{0}\"><bdi>{1}</bdi></h2>\n", i, name) +
           "<div class=\"scroll\">" + study_chart(design, rows, i) + "</div>\n</section>\n";
  }
  return out;
}

std::string cell(const std::string& text) { return "<td class=\"number\">" + escaped(text) + "</td>"; }

std::string difference_cell(const trace::StudySummary& row, const std::string& unit) {
  if (!row.difference) return "<td></td>";
  const bool clear = *row.difference_low > 0 || *row.difference_high < 0;
  const std::string text =
      (*row.difference > 0 ? "+" : "") + estimate_text(*row.difference, *row.difference_high - *row.difference, unit);
  return "<td class=\"number\">" + (clear ? "<strong>" + escaped(text) + "</strong>" : escaped(text)) + "</td>";
}

std::string table(const trace::StudyDesign& design, const StudyRows& rows) {
  std::string out = "<thead><tr>";
  for (const std::string& factor : design.factors) out += "<th scope=\"col\">" + escaped(factor) + "</th>";
  for (const char* head : {"measure", "runs", "mean", "median", "p95", "least", "greatest", "to the first", ""}) {
    out += std::string("<th scope=\"col\">") + head + "</th>";
  }
  out += "</tr></thead>\n<tbody>\n";
  for (const trace::StudySummary& row : rows) {
    const auto& measure = design.measures[row.measure];
    out += "<tr>";
    for (const std::string& level : design.points[row.point]) {
      out += "<th scope=\"row\"><bdi>" + escaped(level) + "</bdi></th>";
    }
    out += "<td><bdi>" + escaped(measure.name + (measure.resource.empty() ? "" : " of " + measure.resource)) +
           "</bdi></td>" + cell(number_text(row.n)) + cell(estimate_text(row.mean, row.high - row.mean, measure.unit));
    for (const double value : {row.median, row.p95, row.min, row.max}) out += cell(measure_text(value, measure.unit));
    out += difference_cell(row, measure.unit) + "<td class=\"caution\">" + escaped(row.caution) + "</td></tr>\n";
  }
  return out + "</tbody>\n";
}

}  // namespace

std::string study_page(const trace::StudyFile& study) {
  const trace::StudyDesign& design = study.design();
  const StudyRows rows = lab::summary_of(study);
  return filled(study_html, [&](std::string_view name) -> std::string {
    if (name == "title") return escaped(design.title);
    if (name == "question")
      return design.question.empty() ? "" : "<p class=\"question\">" + escaped(design.question) + "</p>\n";
    if (name == "style") return std::string(report_css);
    if (name == "facts") return study_facts(study);
    if (name == "charts") return charts(design, rows);
    return table(design, rows);
  });
}

}  // namespace cli
