// What did not hold in a scenario, as reports tell it: a rule, a place in the file, a sentence.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lab/summary.hpp"

namespace lab {

struct Finding {
  enum class Kind : std::uint8_t { expectation, property, invariant, fingerprint, gone, mistake, bug };
  Kind kind = Kind::expectation;
  std::string rule;     // the id of one of finding_rules()
  int line = 0;         // of the scenario; 0: the file as a whole
  int column = 0;       // 0: none in particular
  std::string message;  // a sentence without its full stop
  std::string command;  // the first one that it happened to; empty: none
  std::optional<sim::Time> at;
  std::int64_t event = 0;   // in the run's trace; 0 without one
  std::uint64_t times = 1;  // how often it happened; the other members are of the first time
};

// What can be found, with a sentence each: our invariants by their numbers, and the rest by words.
struct FindingRule {
  std::string id;    // I22, failed-expectation
  std::string name;  // some-version-always-works
  std::string sentence;
};
std::vector<FindingRule> finding_rules();

// Of a run that is over: what failed and what broke, the same of the same line once.
std::vector<Finding> findings_of(const Summary& summary);

inline constexpr std::string_view changed_fingerprint_rule = "changed-fingerprint";
inline constexpr std::string_view missing_scenario_rule = "missing-scenario";
inline constexpr std::string_view mistake_rule = "mistake";
inline constexpr std::string_view bug_rule = "bug";

}  // namespace lab
