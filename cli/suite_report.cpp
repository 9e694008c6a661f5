// A suite's table and its JSON.
#include "cli/suite_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/finding_text.hpp"
#include "cli/quantity.hpp"
#include "cli/table.hpp"
#include "scenarios/duration.hpp"

namespace cli {
namespace {

using Kind = lab::Finding::Kind;
using State = lab::FingerprintState;

// In one word, the worst first.
std::string_view verdict_of(const lab::SuiteCase& one) {
  if (one.has(Kind::bug)) return "bug";
  if (one.has(Kind::mistake)) return "mistake";
  if (one.has(Kind::gone)) return "gone";
  if (one.held()) return "held";
  const bool only_changed =
      std::ranges::all_of(one.findings, [](const lab::Finding& finding) { return finding.kind == Kind::fingerprint; });
  return only_changed ? "changed" : "did not hold";
}

std::string_view state_text(State state) {
  switch (state) {
    case State::fresh:
      return "not accepted yet";
    case State::same:
      return "as accepted";
    case State::changed:
      return "changed";
    case State::accepted:
      return "accepted";
    case State::none:
      break;
  }
  return "";
}

std::vector<Cell> row_of(const lab::SuiteCase& one) {
  const Style style = one.held() ? Style::good : Style::bad;
  if (one.state == State::none) return {one.name, {verdict_of(one), style}};
  const auto broken = std::ranges::count_if(one.findings, [](const lab::Finding& finding) {
    return finding.kind == Kind::invariant || finding.kind == Kind::property;
  });
  return {one.name,
          {verdict_of(one), style},
          number_text(one.expectations - std::min(one.expectations, one.failed_expectations)) + "/" +
              number_text(one.expectations),
          broken == 0 ? number_text(one.invariants) : count_text(static_cast<std::uint64_t>(broken), "break"),
          number_text(one.events),
          {lab::fingerprint_text(one.fingerprint), Style::dim},
          {state_text(one.state), one.state == State::changed ? Style::bad : Style::plain}};
}

std::string sum_text(const std::vector<lab::SuiteCase>& cases) {
  std::string out = count_text(cases.size(), "scenario") + ": ";
  std::vector<std::string> parts;
  for (const std::string_view verdict : {"held", "changed", "gone", "did not hold", "mistake", "bug"}) {
    const auto count = static_cast<std::uint64_t>(
        std::ranges::count_if(cases, [verdict](const lab::SuiteCase& one) { return verdict_of(one) == verdict; }));
    if (count == 0) continue;
    const bool noun = verdict == "mistake" || verdict == "bug";
    parts.push_back(noun ? count_text(count, verdict) : number_text(count) + " " + std::string(verdict));
  }
  const auto fresh = static_cast<std::uint64_t>(
      std::ranges::count_if(cases, [](const lab::SuiteCase& one) { return one.state == State::fresh; }));
  out += list_text(parts);
  if (fresh != 0) out += "; " + number_text(fresh) + " without an accepted fingerprint, --accept keeps them";
  return out + "\n";
}

// What became of fingerprints that were accepted anew.
std::string acceptance_text(const lab::SuiteCase& one) {
  if (one.state != State::accepted || !one.before) return "";
  return one.file + ": " + lab::fingerprint_text(one.fingerprint) + " accepted instead of " +
         lab::fingerprint_text(one.before->fingerprint) + ": " + lab::difference_text(one) + "\n";
}

std::string_view kind_text(Kind kind) {
  switch (kind) {
    case Kind::expectation:
      return "expectation";
    case Kind::property:
      return "property";
    case Kind::invariant:
      return "invariant";
    case Kind::fingerprint:
      return "fingerprint";
    case Kind::gone:
      return "gone";
    case Kind::mistake:
      return "mistake";
    case Kind::bug:
      break;
  }
  return "bug";
}

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }
Json or_null(std::int64_t number) { return number == 0 ? Json() : Json(number); }

Json finding_json(const lab::Finding& one) {
  return {{"kind", kind_text(one.kind)},
          {"rule", one.rule},
          {"line", or_null(one.line)},
          {"column", or_null(one.column)},
          {"message", one.message},
          {"command", or_null(one.command)},
          {"time", one.at ? Json(scenarios::time_text(*one.at)) : Json()},
          {"times", one.times}};
}

Json divergence_json(const std::optional<lab::Divergence>& divergence) {
  if (!divergence) return {};
  const lab::NamedEvent& event = divergence->event;
  return {{"sentence", lab::divergence_text(divergence)},
          {"event_id", event.number},
          {"last_event_id", divergence->last},
          {"time", scenarios::time_text(event.at)},
          {"name", event.name},
          {"resource", or_null(event.resource)},
          {"line", or_null(event.line)}};
}

Json case_json(const lab::SuiteCase& one) {
  Json findings = Json::array();
  for (const lab::Finding& finding : one.findings) findings.push_back(finding_json(finding));
  const bool ran = one.state != State::none;
  const bool seed_kept = one.before && !one.before->chain.empty();
  return {{"name", one.name},
          {"file", one.file},
          {"title", or_null(one.title)},
          {"verdict", verdict_of(one)},
          {"expectations", {{"total", one.expectations}, {"failed", one.failed_expectations}}},
          {"events", one.events},
          {"fingerprint",
           {{"now", ran ? Json(lab::fingerprint_text(one.fingerprint)) : Json()},
            {"before", one.before ? Json(lab::fingerprint_text(one.before->fingerprint)) : Json()},
            {"state", ran ? Json(state_text(one.state)) : Json()},
            {"seed_now", ran ? Json(one.seed) : Json()},
            {"seed_before", seed_kept ? Json(one.before->seed) : Json()},
            {"first_difference", divergence_json(one.divergence)}}},
          {"findings", std::move(findings)}};
}

}  // namespace

std::string suite_text(const std::vector<lab::SuiteCase>& cases, const Screen& screen) {
  Table table({{"scenario", Align::left, Narrow::keep},
               {"", Align::left},
               {"expectations", Align::right},
               {"invariants", Align::right},
               {"events", Align::right, Narrow::drop},
               {"fingerprint", Align::left, Narrow::drop},
               {"", Align::left}});
  std::string findings;
  std::string accepted;
  for (const lab::SuiteCase& one : cases) {
    table.row(row_of(one));
    findings += findings_text(one.file, one.findings, std::nullopt, screen);
    accepted += acceptance_text(one);
  }
  return table.text(screen) + (findings.empty() ? "" : "\n" + findings) + (accepted.empty() ? "" : "\n" + accepted) +
         "\n" + sum_text(cases);
}

Json suite_json(const std::vector<lab::SuiteCase>& cases) {
  Json array = Json::array();
  for (const lab::SuiteCase& one : cases) array.push_back(case_json(one));
  return {{"held", std::ranges::all_of(cases, &lab::SuiteCase::held)}, {"scenarios", std::move(array)}};
}

std::string slow_text(const std::vector<lab::SuiteCase>& cases) {
  constexpr std::chrono::seconds slow(1);
  constexpr std::size_t shown = 5;
  std::vector<const lab::SuiteCase*> found;
  for (const lab::SuiteCase& one : cases) {
    if (one.took >= slow) found.push_back(&one);
  }
  std::ranges::sort(found, [](const auto* a, const auto* b) { return a->took > b->took; });
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < std::min(shown, found.size()); ++i) {
    parts.push_back(found[i]->name + " " + span_text(std::chrono::duration_cast<sim::Duration>(found[i]->took)));
  }
  return parts.empty() ? "" : "slow: " + list_text(parts);
}

}  // namespace cli
