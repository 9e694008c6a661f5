// The head of a report, and its parts in their order.
#include "trace/report.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "trace/report_tables.hpp"
#include "trace/report_timeline.hpp"
#include "trace/schema.hpp"

namespace trace {
namespace {

using Json = nlohmann::ordered_json;

// How many stretches of time the failed logins of a lane are told in: fewer where there are many lanes.
sim::Duration stretch(sim::Duration span, const Lanes& lanes, const ReportLimits& limits) {
  const std::size_t told = std::clamp<std::size_t>(lanes.groups().size(), 1, limits.lanes);
  const auto stretches = std::clamp<std::size_t>(limits.marks / 2 / told, 20, 600);
  return span / static_cast<std::int64_t>(stretches) + sim::Duration(1);
}

// When the run ended; of an unfinished one, the last that is known of it.
sim::Time end_of(Reader& reader) {
  sim::Time end = reader.end();
  for (const RunFact& fact : reader.facts()) {
    const auto* at = std::get_if<std::int64_t>(&fact.value);
    if (fact.name == "end" && at != nullptr) end = std::max(end, sim::Time(sim::Duration(*at)));
  }
  return end;
}

ReportMatter matter_of(Reader& reader, const Lanes& lanes, const ReportLimits& limits) {
  ReportMatter matter;
  matter.start = reader.start();
  matter.end = end_of(reader);
  matter.violations = reader.violations();
  for (ExpectationRecord& one : reader.expectations()) {
    ++matter.expectations;
    if (!one.passed) matter.failed.push_back(std::move(one));
  }
  matter.logins = reader.login_spells(stretch(matter.end - matter.start, lanes, limits));
  return matter;
}

void tell_head(Reader& reader, Json& json) {
  for (const char* name : {"title", "scenario", "version", "fingerprint", "account", "region", "level"}) {
    json[name] = reader.fact(name);
  }
  const std::string seed = reader.fact("seed");
  json["seed"] = seed.empty() ? Json() : Json(seed);
  json["events"] = reader.last_event();
}

// With notes on what it leaves out.
void tell_timeline(Reader& reader, const Lanes& lanes, const ReportMatter& matter, const ReportLimits& limits,
                   Json& json) {
  std::vector<std::string> notes;
  if (!reader.finished()) {
    notes.emplace_back(
        "This run did not finish: the report tells what was recorded until it ended, or until it was read.");
  }
  Json timeline = report_timeline(reader, lanes, matter, limits, notes);
  json["notes"] = notes;
  json["timeline"] = std::move(timeline);
}

}  // namespace

Json report(Reader& reader, const ReportLimits& limits) {
  const Lanes lanes(reader);
  const ReportMatter matter = matter_of(reader, lanes, limits);
  Json json;
  tell_head(reader, json);
  json["start"] = micros(matter.start);
  json["end"] = micros(matter.end);
  json["finished"] = reader.finished();
  json["held"] = matter.violations.empty() && matter.failed.empty();
  json["violations"] = matter.violations.size();
  json["expectations"] = matter.expectations;
  json["failed_expectations"] = matter.failed.size();
  tell_timeline(reader, lanes, matter, limits, json);
  json["tables"] = report_tables(reader, lanes, matter, limits);
  return json;
}

Json report_of_lanes(Reader& reader, const ReportLimits& limits) {
  const Lanes lanes(reader);
  const ReportMatter matter = matter_of(reader, lanes, limits);
  Json json{{"start", micros(matter.start)}, {"end", micros(matter.end)}};
  tell_timeline(reader, lanes, matter, limits, json);
  return json;
}

}  // namespace trace
