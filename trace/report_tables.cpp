// Rows of records, the most telling first, and no more of them than somebody reads.
#include "trace/report_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "trace/count_text.hpp"
#include "trace/event_phrase.hpp"
#include "trace/rotations.hpp"
#include "trace/schema.hpp"

namespace trace {
namespace {

using Report = nlohmann::ordered_json;

struct ReportColumn {
  const char* name;
  const char* as;
};

Report columns_of(std::initializer_list<ReportColumn> columns) {
  Report json = Report::array();
  for (const ReportColumn& one : columns) json.push_back({{"name", one.name}, {"as", one.as}});
  return json;
}

// Adds the table, if it has rows: the first `most` of them.
void add_table(Report& tables, const char* id, const char* caption, std::initializer_list<ReportColumn> columns,
               Report rows, std::size_t most, std::string note = "") {
  if (rows.empty()) return;
  const std::size_t total = rows.size();
  if (total > most) {
    note += fmt::format("{}These are {} of {} rows.", note.empty() ? "" : " ", count_text(most), count_text(total));
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(most), rows.end());
  }
  tables.push_back({{"id", id},
                    {"caption", caption},
                    {"note", std::move(note)},
                    {"total", total},
                    {"columns", columns_of(columns)},
                    {"rows", std::move(rows)}});
}

// The line of an event, and what it said.
std::pair<Report, std::string> line_and_command(Reader& reader, EventId id) {
  const auto event = id == 0 ? std::nullopt : reader.event(id);
  if (!event) return {Report(), ""};
  return {event->line == 0 ? Report() : Report(event->line), event->command.empty() ? "" : event->command};
}

Report measure_rows(Reader& reader) {
  std::vector<Report> rows;
  const auto views = reader.views();
  if (std::ranges::find(views, "measures") == views.end()) return rows;
  const std::vector<std::string> names = reader.columns("measures");
  const auto place = [&](const char* name) {
    return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
  };
  const std::array<std::size_t, 4> places{place("name"), place("resource"), place("value"), place("unit")};
  if (std::ranges::max(places) >= names.size()) return rows;
  reader.each_row("measures", [&](std::span<const Cell> cells) {
    Report told = Report::array();
    for (const std::size_t at : places) {
      const Cell& cell = cells[at];
      if (const auto* whole = std::get_if<std::int64_t>(&cell)) told.push_back(*whole);
      if (const auto* real = std::get_if<double>(&cell)) told.push_back(*real);
      if (const auto* text = std::get_if<std::string>(&cell)) told.push_back(*text);
      if (std::holds_alternative<std::monostate>(cell)) told.push_back(nullptr);
    }
    rows.push_back({told[0], told[1], {{"value", told[2]}, {"unit", told[3]}}});
  });
  // What is of the whole run first.
  std::ranges::stable_sort(rows, [](const Report& a, const Report& b) { return a[1].is_null() && !b[1].is_null(); });
  return rows;
}

Report login_rows(const std::vector<LoginSpell>& spells) {
  struct Sum {
    std::int64_t ok = 0;
    std::int64_t failed = 0;
    std::map<std::string, std::int64_t> reasons;
  };
  std::map<std::pair<std::string, std::string>, Sum> sums;
  for (const LoginSpell& one : spells) {
    Sum& sum = sums[{std::string(client_group(one.client)), one.cluster}];
    (one.reason.empty() ? sum.ok : sum.failed) += one.count;
    if (!one.reason.empty()) sum.reasons[one.reason] += one.count;
  }
  std::vector<Report> rows;
  for (const auto& [who, sum] : sums) {
    rows.push_back({who.first, who.second, sum.ok, sum.failed, sum.reasons.empty() ? Report() : Report(sum.reasons)});
  }
  std::ranges::stable_sort(rows, [](const Report& a, const Report& b) { return a[3] > b[3]; });
  return rows;
}

Report rotation_rows(Reader& reader, const Lanes& lanes, sim::Time end, std::size_t most, std::string& note) {
  std::vector<RotationRecord> rotations = rotations_of(reader, lanes, end);
  std::map<std::string, std::size_t> outcomes;
  for (const RotationRecord& one : rotations) ++outcomes[one.outcome];
  for (const auto& [outcome, count] : outcomes)
    note += fmt::format("{}{} {}", note.empty() ? "" : ", ", count_text(count), outcome);
  if (!note.empty()) note += ".";
  const bool fit = rotations.size() <= most;
  if (!fit) {
    std::stable_partition(rotations.begin(), rotations.end(),
                          [](const RotationRecord& one) { return one.outcome != "succeeded"; });
    note += " Those that did not succeed come first.";
  }
  Report rows = Report::array();
  for (const RotationRecord& one : rotations) {
    if (rows.size() >= most) {
      rows.push_back(Report::array());  // counted, and not shown
      continue;
    }
    const Lane& secret = lanes.all()[one.secret];
    const auto last = reader.event(one.last);
    const auto cause = last && last->cause != 0 ? reader.event(last->cause) : std::nullopt;
    const bool well = one.outcome == "succeeded" || one.outcome == "under way";
    rows.push_back({lanes.groups()[secret.group].name, secret.name, micros(one.started),
                    one.ended ? Report((*one.ended - one.started).count()) : Report(), one.outcome,
                    one.gap ? Report(one.gap->count()) : Report(), cause && !well ? event_phrase(*cause) : ""});
  }
  return rows;
}

Report cost_rows(Reader& reader, std::string& note) {
  const std::vector<std::string> names = reader.columns("costs");
  const auto place = [&](const char* name) {
    return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
  };
  const auto real = [](const Cell& cell) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*whole);
    const auto* value = std::get_if<double>(&cell);
    return value == nullptr ? 0.0 : *value;
  };
  const auto text = [](const Cell& cell) {
    const auto* value = std::get_if<std::string>(&cell);
    return value == nullptr ? std::string() : *value;
  };
  std::map<std::tuple<std::string, std::string, std::string>, std::pair<double, double>> sums;
  double all = 0;
  reader.each_row("costs", [&](std::span<const Cell> cells) {
    auto& [quantity, usd] = sums[{text(cells[place("month")]), text(cells[place("item")]), text(cells[place("unit")])}];
    quantity += real(cells[place("quantity")]);
    usd += real(cells[place("usd")]);
    all += real(cells[place("usd")]);
  });
  Report rows = Report::array();
  for (const auto& [key, sum] : sums) {
    rows.push_back({std::get<0>(key), std::get<1>(key), sum.first, std::get<2>(key), sum.second});
  }
  note = fmt::format("{:.4f} USD in all, by the prices that are parameters; free tiers are not counted.", all);
  return rows;
}

Report assumption_rows(Reader& reader) {
  std::vector<AssumptionRecord> records = reader.assumptions();
  std::erase_if(records, [](const AssumptionRecord& one) { return one.used == 0; });
  const auto certainty = [](const AssumptionRecord& one) {
    constexpr std::array<std::string_view, 4> words{"assumed", "inferred", "observed", "documented"};
    return std::ranges::find(words, one.confidence) - words.begin();
  };
  std::ranges::stable_sort(records, {}, certainty);
  Report rows = Report::array();
  for (const AssumptionRecord& one : records) {
    rows.push_back({one.parameter, one.value, one.confidence, one.source, one.used});
  }
  return rows;
}

}  // namespace

Report report_tables(Reader& reader, const Lanes& lanes, const ReportMatter& matter, const ReportLimits& limits) {
  Report tables = Report::array();
  Report violations = Report::array();
  for (const ViolationRecord& one : matter.violations) {
    const bool told = violations.size() < limits.rows;
    const auto [line, command] = told ? line_and_command(reader, one.event) : std::pair(Report(), std::string());
    violations.push_back({micros(one.at), one.invariant, one.resource, one.message, line, command});
  }
  add_table(tables, "violations", "Broken invariants and properties",
            {{"time", "moment"},
             {"invariant", "text"},
             {"resource", "text"},
             {"message", "text"},
             {"line", "count"},
             {"command", "text"}},
            std::move(violations), limits.rows);
  Report failed = Report::array();
  for (const ExpectationRecord& one : matter.failed) {
    const bool told = failed.size() < limits.rows;
    const std::string command = told ? line_and_command(reader, one.event).second : "";
    failed.push_back({one.line == 0 ? Report() : Report(one.line), command, one.path, one.expected, one.actual});
  }
  add_table(tables, "expectations", "Expectations that did not hold",
            {{"line", "count"}, {"command", "text"}, {"path", "text"}, {"expected", "text"}, {"actual", "text"}},
            std::move(failed), limits.rows);
  add_table(tables, "measures", "Measures", {{"name", "text"}, {"resource", "text"}, {"value", "measure"}},
            measure_rows(reader), limits.rows, "Without a resource: of the whole run.");
  add_table(tables, "logins", "Logins by client",
            {{"client", "text"}, {"cluster", "text"}, {"ok", "count"}, {"failed", "count"}, {"reasons", "reasons"}},
            login_rows(matter.logins), limits.rows);
  std::string note;
  Report rotations = rotation_rows(reader, lanes, matter.end, limits.rows, note);
  add_table(tables, "rotations", "Rotations",
            {{"cluster", "text"},
             {"secret", "text"},
             {"started", "moment"},
             {"took", "span"},
             {"outcome", "text"},
             {"AWSCURRENT did not open the database", "span"},
             {"why", "text"}},
            std::move(rotations), limits.rows, note);
  Report costs = cost_rows(reader, note);
  add_table(tables, "costs", "Costs by month",
            {{"month", "text"}, {"item", "text"}, {"quantity", "number"}, {"unit", "text"}, {"USD", "usd"}},
            std::move(costs), limits.rows, note);
  add_table(
      tables, "assumptions", "What the result rested on",
      {{"parameter", "text"}, {"value", "text"}, {"confidence", "text"}, {"source", "text"}, {"used", "count"}},
      assumption_rows(reader), limits.rows,
      "Guesses about what AWS does not publish, the least certain first; `credsim run --set` tries another value.");
  return tables;
}

}  // namespace trace
