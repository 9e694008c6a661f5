// A row a variant of a guess.
#include "cli/leanings_report.hpp"

#include <cmath>
#include <set>

#include "cli/measure_text.hpp"
#include "cli/quantity.hpp"
#include "cli/table.hpp"
#include "lab/measures.hpp"

namespace cli {
namespace {

std::string_view unit_of(const scenarios::StudiedMeasure& measure) {
  return lab::measure_row(*lab::find_measure(measure.name)).unit;
}

}  // namespace

std::string leanings_text(const scenarios::Study& study, const std::vector<lab::Leaning>& leanings,
                          const Screen& screen) {
  std::vector<Column> columns{{"guess", Align::left}, {"", Align::left, Narrow::drop}, {"changed to", Align::left}};
  for (const scenarios::StudiedMeasure& measure : study.measures) {
    columns.push_back({measure.name + (measure.resource.empty() ? "" : " of " + measure.resource), Align::right});
  }
  Table table(std::move(columns));
  std::set<std::string> moving;
  for (const lab::Leaning& one : leanings) {
    if (one.weight == 0) continue;
    moving.insert(one.parameter);
    std::vector<Cell> cells{one.parameter, one.confidence, one.other};
    for (std::size_t i = 0; i < one.effects.size(); ++i) {
      const lab::Estimate& effect = one.effects[i];
      const bool clear = effect.n > 1 && (effect.interval().low > 0 || effect.interval().high < 0);
      const std::string sign = effect.mean > 0 ? "+" : "";
      cells.emplace_back(
          effect.n == 0 ? "-" : sign + estimate_text(effect.mean, effect.half_width, unit_of(study.measures[i])),
          clear ? Style::bold : Style::dim);
    }
    table.row(std::move(cells));
  }
  std::set<std::string> idle;
  for (const lab::Leaning& one : leanings) {
    if (!moving.contains(one.parameter)) idle.insert(one.parameter);
  }
  std::string text = painted(screen, Style::bold, study.title) + "\n\n" + table.text(screen);
  if (!idle.empty()) text += "\nwithout effect here: " + list_text({idle.begin(), idle.end()}) + "\n";
  return text;
}

Json leanings_json(const scenarios::Study& study, const std::vector<lab::Leaning>& leanings) {
  Json rows = Json::array();
  for (const lab::Leaning& one : leanings) {
    Json effects = Json::array();
    for (std::size_t i = 0; i < one.effects.size(); ++i) {
      effects.push_back({{"measure", study.measures[i].name},
                         {"resource", study.measures[i].resource.empty() ? Json() : Json(study.measures[i].resource)},
                         {"unit", unit_of(study.measures[i])},
                         {"n", one.effects[i].n},
                         {"effect", one.effects[i].mean},
                         {"low", one.effects[i].interval().low},
                         {"high", one.effects[i].interval().high}});
    }
    rows.push_back({{"parameter", one.parameter},
                    {"confidence", one.confidence},
                    {"value", one.value},
                    {"changed_to", one.other},
                    {"weight", std::isfinite(one.weight) ? Json(one.weight) : Json()},
                    {"effects", std::move(effects)}});
  }
  return {{"title", study.title}, {"assumptions", std::move(rows)}};
}

}  // namespace cli
