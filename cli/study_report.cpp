// Tables, bars and cautions of a study.
#include "cli/study_report.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

#include "cli/csv.hpp"
#include "cli/measure_text.hpp"
#include "cli/quantity.hpp"
#include "cli/sparkline.hpp"
#include "cli/table.hpp"
#include "lab/sweep.hpp"

namespace cli {
namespace {

using Rows = std::vector<trace::StudySummary>;

std::string title_of(const trace::StudyDesign::Measure& measure) {
  return measure.resource.empty() ? measure.name : measure.name + " of " + measure.resource;
}

const trace::StudySummary* find(const Rows& rows, std::uint64_t point, std::size_t measure) {
  const auto found = std::ranges::find_if(
      rows, [&](const trace::StudySummary& row) { return row.point == point && row.measure == measure; });
  return found == rows.end() ? nullptr : &*found;
}

std::vector<Column> columns(const trace::StudyDesign& design) {
  std::vector<Column> all;
  for (const std::string& factor : design.factors) all.push_back({factor, Align::left});
  for (const auto& measure : design.measures) all.push_back({title_of(measure), Align::right});
  return all;
}

std::vector<Cell> levels(const trace::StudyDesign& design, std::uint64_t point) {
  std::vector<Cell> cells;
  for (const std::string& level : design.points[point]) cells.emplace_back(level);
  return cells;
}

std::string means(const trace::StudyDesign& design, const Rows& rows, const Screen& screen) {
  Table table(columns(design));
  for (std::uint64_t point = 0; point < design.points.size(); ++point) {
    std::vector<Cell> cells = levels(design, point);
    for (std::size_t i = 0; i < design.measures.size(); ++i) {
      const trace::StudySummary* row = find(rows, point, i);
      cells.emplace_back(row == nullptr ? std::string("-")
                                        : estimate_text(row->mean, row->high - row->mean, design.measures[i].unit));
    }
    table.row(std::move(cells));
  }
  if (design.points.size() > 1) {
    std::vector<Cell> bars(design.factors.size());
    for (std::size_t i = 0; i < design.measures.size(); ++i) {
      std::vector<double> values;
      for (std::uint64_t point = 0; point < design.points.size(); ++point) {
        if (const trace::StudySummary* row = find(rows, point, i)) values.push_back(row->mean);
      }
      bars.emplace_back(sparkline(values), Style::dim);
    }
    table.row(std::move(bars));
  }
  return table.text(screen);
}

// An interval without 0 is a difference that is not chance.
std::string differences(const trace::StudyDesign& design, const Rows& rows, const Screen& screen) {
  Table table(columns(design));
  for (std::uint64_t point = 1; point < design.points.size(); ++point) {
    std::vector<Cell> cells = levels(design, point);
    for (std::size_t i = 0; i < design.measures.size(); ++i) {
      const trace::StudySummary* row = find(rows, point, i);
      if (row == nullptr || !row->difference) {
        cells.emplace_back("-");
        continue;
      }
      const bool clear = *row->difference_low > 0 || *row->difference_high < 0;
      const std::string sign = *row->difference > 0 ? "+" : "";
      cells.emplace_back(
          sign + estimate_text(*row->difference, *row->difference_high - *row->difference, design.measures[i].unit),
          clear ? Style::bold : Style::dim);
    }
    table.row(std::move(cells));
  }
  return table.empty() ? "" : "\nto the first, run by run\n" + table.text(screen);
}

// Of points whose runs did not all hold: how many did, and what that says of all there could be.
std::string endings(const trace::StudyFile& study, const Screen& screen) {
  std::string text;
  const std::vector<lab::PointRuns> points = lab::runs_by_point(study);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const lab::PointRuns& runs = points[i];
    const std::string at = list_text(study.design().points[i]);
    if (runs.failed != 0) {
      text += painted(screen, Style::bad, count_text(runs.failed, "run") + " failed") + ": " + at +
              "; the view `runs` says why\n";
    }
    if (runs.held + runs.failed != runs.played) {
      const std::string share = share_text(runs.held, runs.played - runs.failed, runs.held_share);
      text += painted(screen, Style::odd, share + " held") + ": " + at + "\n";
    }
  }
  return text.empty() ? "" : "\n" + text;
}

// `gap.max at 5m, 8s; 24h, 8s`, or without points where it is so at all of them.
std::string measure_at(const trace::StudyDesign& design, std::size_t measure, const std::set<std::uint64_t>& points) {
  constexpr std::size_t told = 3;
  std::string text = title_of(design.measures[measure]);
  if (points.size() == design.points.size()) return text;
  std::size_t count = 0;
  for (const std::uint64_t point : points) {
    if (count++ == told) return text + " and at " + count_text(points.size() - told, "more point");
    text += (count == 1 ? " at " : "; ") + list_text(design.points[point]);
  }
  return text;
}

std::string cautions(const trace::StudyDesign& design, const Rows& rows, const Screen& screen) {
  std::map<std::string, std::map<std::size_t, std::set<std::uint64_t>>> by_caution;
  for (const trace::StudySummary& row : rows) {
    if (!row.caution.empty()) by_caution[row.caution][row.measure].insert(row.point);
  }
  for (std::size_t measure = 0; measure < design.measures.size(); ++measure) {
    if (std::ranges::none_of(rows, [&](const auto& row) { return row.measure == measure; })) {
      for (std::uint64_t point = 0; point < design.points.size(); ++point) {
        by_caution["no value in any run"][measure].insert(point);
      }
    }
  }
  std::string text;
  for (const auto& [caution, measures] : by_caution) {
    std::string of;
    for (const auto& [measure, points] : measures) of += (of.empty() ? "" : ", ") + measure_at(design, measure, points);
    text += painted(screen, Style::odd, caution) + ": " + of + "\n";
  }
  return text.empty() ? "" : "\n" + text;
}

// `95 % intervals, 20 runs at each point`.
std::string basis(const trace::StudyFile& study) {
  const std::vector<lab::PointRuns> points = lab::runs_by_point(study);
  const auto [least, most] = std::ranges::minmax(points, {}, &lab::PointRuns::played);
  const std::string runs = least.played == most.played
                               ? count_text(most.played, "run")
                               : number_text(least.played) + " to " + count_text(most.played, "run");
  return fmt::format("{:.4g} % intervals, {} at each point", 100 * study.design().confidence, runs);
}

Json number_or_null(const std::optional<double>& value) { return value ? Json(*value) : Json(); }

// Nothing where the text is empty.
std::string csv_or_nothing(const std::string& text) { return text.empty() ? "" : csv_text(text); }

}  // namespace

std::string study_text(const trace::StudyFile& study, const Screen& screen) {
  const trace::StudyDesign& design = study.design();
  const Rows rows = lab::summary_of(study);
  std::string head = painted(screen, Style::bold, design.title) + "\n";
  for (const std::string& line : wrapped(design.question, screen.width)) head += line + "\n";
  head += painted(screen, Style::dim, basis(study)) + "\n\n";
  return head + means(design, rows, screen) + differences(design, rows, screen) + endings(study, screen) +
         cautions(design, rows, screen);
}

Json study_json(const trace::StudyFile& study) {
  const trace::StudyDesign& design = study.design();
  const Rows rows = lab::summary_of(study);
  const std::vector<lab::PointRuns> runs = lab::runs_by_point(study);
  Json points = Json::array();
  for (std::uint64_t point = 0; point < design.points.size(); ++point) {
    Json levels = Json::object();
    for (std::size_t i = 0; i < design.factors.size(); ++i) levels[design.factors[i]] = design.points[point][i];
    Json measures = Json::array();
    for (const trace::StudySummary& row : rows) {
      if (row.point != point) continue;
      const auto& measure = design.measures[row.measure];
      measures.push_back({{"name", measure.name},
                          {"resource", measure.resource.empty() ? Json() : Json(measure.resource)},
                          {"unit", measure.unit},
                          {"n", row.n},
                          {"mean", row.mean},
                          {"deviation", row.deviation},
                          {"low", row.low},
                          {"high", row.high},
                          {"min", row.min},
                          {"median", row.median},
                          {"p95", row.p95},
                          {"max", row.max},
                          {"difference", number_or_null(row.difference)},
                          {"difference_low", number_or_null(row.difference_low)},
                          {"difference_high", number_or_null(row.difference_high)},
                          {"caution", row.caution.empty() ? Json() : Json(row.caution)}});
    }
    points.push_back({{"point", point},
                      {"levels", std::move(levels)},
                      {"runs", runs[point].played},
                      {"failed", runs[point].failed},
                      {"held", runs[point].held},
                      {"held_low", runs[point].held_share.low},
                      {"held_high", runs[point].held_share.high},
                      {"measures", std::move(measures)}});
  }
  return {{"title", design.title},
          {"question", design.question},
          {"confidence", design.confidence},
          {"points", std::move(points)}};
}

std::string study_csv(const trace::StudyFile& study) {
  const trace::StudyDesign& design = study.design();
  const Rows rows = lab::summary_of(study);
  std::string text = "point";
  for (const std::string& factor : design.factors) text += "," + csv_text(factor);
  text +=
      ",measure,resource,unit,n,mean,deviation,low,high,min,median,p95,max,difference,difference_low,difference_high,"
      "caution\n";
  const auto optional = [](const std::optional<double>& value) { return value ? fmt::format("{}", *value) : ""; };
  for (const trace::StudySummary& row : rows) {
    const auto& measure = design.measures[row.measure];
    text += std::to_string(row.point);
    for (const std::string& level : design.points[row.point]) text += "," + csv_text(level);
    text += "," + measure.name + "," + csv_or_nothing(measure.resource) + "," + measure.unit;
    text += fmt::format(",{},{},{},{},{},{},{},{},{},{},{},{},{}\n", row.n, row.mean, row.deviation, row.low, row.high,
                        row.min, row.median, row.p95, row.max, optional(row.difference), optional(row.difference_low),
                        optional(row.difference_high), csv_or_nothing(row.caution));
  }
  return text;
}

}  // namespace cli
