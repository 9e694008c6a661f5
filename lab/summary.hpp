// What came of a run: the numbers and lists that a person or a program is shown at its end.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lab/failure_history.hpp"
#include "lab/measures.hpp"
#include "scenarios/script.hpp"
#include "sim/time.hpp"

namespace lab {

// An expectation that did not hold, or a line that could not be run.
struct FailedExpectation {
  int line = 0;
  sim::Time at{};
  std::string command;  // with its variables expanded, without literals that nobody may see
  std::string path;     // empty: of the outcome as a whole
  std::string expected;
  std::string actual;
};

struct BrokenInvariant {
  enum class Kind : std::uint8_t { ours, always, sometimes, leads_to };  // all but the first: the scenario's properties
  std::string invariant;  // "I22 some-version-always-works", or the name of a property
  std::string resource;   // empty: of none
  std::string message;
  sim::Time at{};
  std::int64_t event = 0;  // in the trace; 0 without one
  Kind kind = Kind::ours;
  int line = 0;  // of a property
};

// Logins of one group of clients, or of the scenario's own lines (group `login`).
struct LoginTotals {
  std::uint64_t ok = 0;
  std::uint64_t failed = 0;
  std::map<std::string, std::uint64_t> failures;  // by reason
  std::uint64_t failed_after_deletion = 0;        // of the failed ones: its cluster was gone, for good; no outage
  sim::Duration longest_outage{};                 // of one client: from a failed login to the next that worked
  std::uint64_t outage_count = 0;
  sim::Duration outage_total{};
  std::optional<sim::Duration> first_failure{};  // from what made a login fail, where that is known; the shortest
  std::uint64_t saved = 0;                       // of the failed attempts, those that another one made good
  std::uint64_t uses = 0;                        // of open connections, which took no login
  std::uint64_t reads = 0;                       // calls of GetSecretValue
  sim::Duration mean_age{};                      // of the values that worked when they were used
  sim::Duration greatest_age{};
  std::uint64_t clients = 0;             // that started; 0: the scenario's own lines
  std::vector<sim::Duration> outages{};  // the longest of each client that had a failure, from short to long

  [[nodiscard]] double failed_fraction() const {
    return failed == 0 ? 0 : static_cast<double>(failed) / static_cast<double>(ok + failed);
  }
  // Of so many percent of the clients no outage was longer than this.
  [[nodiscard]] sim::Duration outage_of(unsigned percent) const;
  LoginTotals& operator+=(const LoginTotals& other);
};

// Several groups of clients taken together.
struct LoginFamily {
  std::uint64_t groups = 0;  // of which there are clients
  LoginTotals totals;
  std::string worst;  // the group whose client had the longest outage; empty: there was none
};

// How long passwords that a fault let out opened a database.
struct LeakTotals {
  std::uint64_t leaks = 0;
  sim::Duration longest{};
};

// One item of the bill.
struct BillItem {
  std::string month;     // 2026-01
  std::string kind;      // secret or key; empty: of the account
  std::string resource;  // its name
  std::string item;      // secret, secret-calls, key, key-material, key-requests
  double quantity = 0;
  std::string unit;
  double usd = 0;
};

struct RotationTotals {
  std::uint64_t started = 0;
  std::uint64_t succeeded = 0;
  std::uint64_t failed = 0;
  std::uint64_t abandoned = 0;
  std::array<std::uint64_t, 6> failed_in{};  // attempts, by the RotationPhase in which they failed
  std::vector<sim::Duration> gaps;           // while AWSCURRENT did not open the database, as they ended

  [[nodiscard]] sim::Duration longest_gap() const {
    return gaps.empty() ? sim::Duration() : *std::ranges::max_element(gaps);
  }
};

struct Assumption {
  std::string parameter;
  std::string value;
  std::string confidence;
  std::string source;
  bool changed = false;  // by the scenario or the command line
  std::uint64_t used = 0;
};

struct Summary {
  std::string file;
  std::string title;
  std::uint64_t seed = 1;
  sim::Time start{};
  sim::Time end{};
  std::uint64_t events = 0;  // rows of the trace's `events`, whether or not a trace is written
  std::uint64_t changes = 0;
  std::uint64_t steps = 0;
  std::uint64_t fingerprint = 0;
  std::uint64_t calls = 0;    // lines of the script that were run
  std::uint64_t refused = 0;  // of those, how many were refused
  std::uint64_t expectations = 0;
  std::vector<FailedExpectation> failed;
  std::uint64_t unreached = 0;           // lines that expect something and were never run
  std::uint64_t invariants_checked = 0;  // how many different ones
  std::vector<BrokenInvariant> broken;
  std::vector<std::string> open;                   // what was still waited for at the end: `when:` lines, obligations
  std::vector<std::string> remarks;                // options without effect here, invariants switched off and why
  std::map<std::string, std::uint64_t> resources;  // live at the end, by kind
  RotationTotals rotations;
  std::map<std::string, LoginTotals> logins;                 // by group of clients
  std::map<std::string, std::vector<std::string>> families;  // groups that `repeat:` made, by the name as written
  FailureProfile failed_logins;                              // of all clients
  LeakTotals leaks;
  std::map<std::string, double> costs;  // USD by item of the bill
  std::vector<BillItem> bill;           // where it was asked for, by month, item and resource
  std::vector<Measure> measures;        // of the run, then of resources
  std::vector<Assumption> assumptions;  // the guesses that this run rested on
  std::string trace;                    // the file written; empty: none

  [[nodiscard]] bool held() const { return failed.empty() && broken.empty(); }
  // The groups of these names taken together.
  [[nodiscard]] LoginFamily together(const std::vector<std::string>& groups) const;
};

}  // namespace lab
