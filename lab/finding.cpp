// A summary's failures as findings, and the rules that they break.
#include "lab/finding.hpp"

#include <map>
#include <tuple>

#include "lab/printable.hpp"
#include "model/invariants.hpp"

namespace lab {
namespace {

constexpr std::string_view expectation_rule = "failed-expectation";
constexpr std::string_view property_rule = "broken-property";

class Findings {
 public:
  // `of`: what it is of, beside rule and line; the same of the same is counted.
  void add(Finding finding, const std::string& of) {
    const auto [place, fresh] = places_.try_emplace({finding.rule, finding.line, of}, all_.size());
    if (fresh) {
      all_.push_back(std::move(finding));
    } else {
      ++all_[place->second].times;
    }
  }
  std::vector<Finding> take() { return std::move(all_); }

 private:
  std::vector<Finding> all_;
  std::map<std::tuple<std::string, int, std::string>, std::size_t> places_;
};

Finding finding_of(const FailedExpectation& one) {
  Finding finding;
  finding.rule = expectation_rule;
  finding.line = one.line;
  finding.message = "expected " + (one.path.empty() ? "" : printable(one.path) + " to be ") + printable(one.expected) +
                    ", not " + printable(one.actual);
  finding.command = printable(one.command);
  finding.at = one.at;
  return finding;
}

// A property stands in the scenario, an invariant of ours does not.
Finding finding_of(const BrokenInvariant& one) {
  using Broken = BrokenInvariant::Kind;
  Finding finding;
  finding.line = one.line;
  finding.at = one.at;
  finding.event = one.event;
  if (one.kind == Broken::ours) {
    finding.kind = Finding::Kind::invariant;
    finding.rule = one.invariant.substr(0, one.invariant.find(' '));
    finding.message =
        one.invariant + " does not hold" + (one.resource.empty() ? "" : " for " + one.resource) + ": " + one.message;
  } else {
    finding.kind = Finding::Kind::property;
    finding.rule = property_rule;
    finding.message = "property " + printable(one.invariant) + (one.kind == Broken::always ? " broke: " : " ") +
                      printable(one.message);
  }
  return finding;
}

}  // namespace

std::vector<FindingRule> finding_rules() {
  std::vector<FindingRule> rules{
      {std::string(expectation_rule), "FailedExpectation", "What a line of the scenario expects comes."},
      {std::string(property_rule), "BrokenProperty", "The scenario's own properties hold."},
      {std::string(changed_fingerprint_rule), "ChangedFingerprint",
       "The run is event by event the one whose fingerprint was accepted."},
      {std::string(missing_scenario_rule), "MissingScenario", "A scenario whose run was accepted is there."},
      {std::string(mistake_rule), "Mistake", "The scenario says what can be run."},
      {std::string(bug_rule), "Bug", "credsim plays the scenario to its end."}};
  for (std::size_t i = 0; i < model::invariant_count; ++i) {
    const model::InvariantRow& row = model::invariant_row(static_cast<model::Invariant>(i));
    rules.push_back({std::string(row.id), std::string(row.name), std::string(row.sentence)});
  }
  return rules;
}

std::vector<Finding> findings_of(const Summary& summary) {
  Findings found;
  for (const FailedExpectation& one : summary.failed) {
    found.add(finding_of(one), one.path);
  }
  for (const BrokenInvariant& one : summary.broken) {
    found.add(finding_of(one), one.invariant + " " + one.resource);
  }
  return found.take();
}

}  // namespace lab
