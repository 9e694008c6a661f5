// The summary of a run as JSON. Members are only ever added.
#include <fmt/format.h>

#include "cli/summary.hpp"
#include "scenarios/duration.hpp"

namespace cli {
namespace {

std::string_view mode_text(model::CheckMode check) {
  switch (check) {
    case model::CheckMode::every:
      return "every";
    case model::CheckMode::full:
      return "full";
    case model::CheckMode::end:
      return "end";
    case model::CheckMode::off:
      break;
  }
  return "off";
}

Json expectations_json(const lab::Summary& summary) {
  Json failed = Json::array();
  for (const lab::FailedExpectation& one : summary.failed) {
    failed.push_back({{"line", one.line},
                      {"time", scenarios::time_text(one.at)},
                      {"command", one.command},
                      {"path", one.path},
                      {"expected", one.expected},
                      {"actual", one.actual}});
  }
  return {{"total", summary.expectations}, {"failed", std::move(failed)}, {"lines_never_reached", summary.unreached}};
}

Json invariants_json(const lab::Summary& summary, model::CheckMode check) {
  Json broken = Json::array();
  for (const lab::BrokenInvariant& one : summary.broken) {
    broken.push_back({{"invariant", one.invariant},
                      {"line", one.line == 0 ? Json() : Json(one.line)},
                      {"resource", one.resource},
                      {"message", one.message},
                      {"time", scenarios::time_text(one.at)},
                      {"event_id", one.event == 0 ? Json() : Json(one.event)}});
  }
  return {{"checked", mode_text(check)}, {"total", summary.invariants_checked}, {"broken", std::move(broken)}};
}

Json totals_json(const lab::LoginTotals& totals) {
  Json json{{"ok", totals.ok},
            {"failed", totals.failed},
            {"failures", Json(totals.failures)},
            {"longest_outage_us", totals.longest_outage.count()},
            {"failed_fraction", totals.failed_fraction()},
            {"attempts_made_good", totals.saved},
            {"uses_of_open_connections", totals.uses},
            {"calls", totals.reads},
            {"mean_age_us", totals.mean_age.count()},
            {"greatest_age_us", totals.greatest_age.count()},
            {"failed_after_deletion", totals.failed_after_deletion},
            {"clients", totals.clients},
            {"clients_with_failures", totals.outages.size()},
            {"outage_per_client_us", Json::object()}};
  for (const unsigned percent : {50U, 95U, 100U}) {
    json["outage_per_client_us"]["p" + std::to_string(percent)] = totals.outage_of(percent).count();
  }
  return json;
}

Json logins_json(const lab::Summary& summary) {
  Json logins = Json::object();
  for (const auto& [group, totals] : summary.logins) logins[group] = totals_json(totals);
  return logins;
}

Json families_json(const lab::Summary& summary) {
  Json families = Json::object();
  for (const auto& [name, groups] : summary.families) {
    const lab::LoginFamily family = summary.together(groups);
    Json json{{"groups", family.groups}, {"worst_group", family.worst.empty() ? Json() : Json(family.worst)}};
    json.update(totals_json(family.totals));
    families[name] = std::move(json);
  }
  return families;
}

Json costs_json(const lab::Summary& summary) {
  Json items = Json::array();
  double total = 0;
  for (const lab::BillItem& one : summary.bill) {
    items.push_back({{"month", one.month},
                     {"kind", one.kind.empty() ? Json() : Json(one.kind)},
                     {"resource", one.resource.empty() ? Json() : Json(one.resource)},
                     {"item", one.item},
                     {"quantity", one.quantity},
                     {"unit", one.unit},
                     {"usd", one.usd}});
    total += one.usd;
  }
  return {{"total_usd", total}, {"items", std::move(items)}};
}

Json assumptions_json(const lab::Summary& summary) {
  Json assumptions = Json::array();
  for (const lab::Assumption& one : summary.assumptions) {
    assumptions.push_back({{"parameter", one.parameter},
                           {"value", one.value},
                           {"confidence", one.confidence},
                           {"source", one.source},
                           {"changed", one.changed},
                           {"used", one.used}});
  }
  return assumptions;
}

Json measures_json(const lab::Summary& summary) {
  Json measures = Json::array();
  for (const lab::Measure& one : summary.measures) {
    const lab::MeasureRow& row = lab::measure_row(one.name);
    measures.push_back({{"name", row.name},
                        {"resource", one.resource.empty() ? Json() : Json(one.resource)},
                        {"value", one.value},
                        {"unit", row.unit}});
  }
  return measures;
}

}  // namespace

Json summary_json(const lab::Summary& summary, model::CheckMode check) {
  const lab::RotationTotals& rotations = summary.rotations;
  return {{"file", summary.file},
          {"title", summary.title},
          {"held", summary.held()},
          {"seed", summary.seed},
          {"start", scenarios::time_text(summary.start)},
          {"end", scenarios::time_text(summary.end)},
          {"events", summary.events},
          {"changes", summary.changes},
          {"calls", {{"total", summary.calls}, {"refused", summary.refused}}},
          {"expectations", expectations_json(summary)},
          {"invariants", invariants_json(summary, check)},
          {"rotations",
           {{"started", rotations.started},
            {"succeeded", rotations.succeeded},
            {"failed", rotations.failed},
            {"abandoned", rotations.abandoned},
            {"longest_gap_us", rotations.longest_gap().count()}}},
          {"logins", logins_json(summary)},
          {"login_families", families_json(summary)},
          {"leaks", {{"total", summary.leaks.leaks}, {"longest_us", summary.leaks.longest.count()}}},
          {"costs", costs_json(summary)},
          {"measures", measures_json(summary)},
          {"resources", Json(summary.resources)},
          {"open", summary.open},
          {"remarks", summary.remarks},
          {"assumptions", assumptions_json(summary)},
          {"fingerprint", fmt::format("{:016x}", summary.fingerprint)},
          {"trace", summary.trace.empty() ? Json() : Json(summary.trace)}};
}

}  // namespace cli
