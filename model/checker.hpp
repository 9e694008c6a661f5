// Checks the invariants: after every step those that it can affect, or all of them at the end of a run.
#pragma once

#include <bitset>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "model/monitors.hpp"
#include "model/step_checks.hpp"

namespace model {

enum class CheckMode : std::uint8_t {
  every,  // after every event, what it can affect
  full,   // the same, and after every event all rows too: whatever those show, the former must have shown; slow
  end,
  off,
};

class Checker {
 public:
  Checker(const Setting& setting, CheckMode mode) : setting_(&setting), mode_(mode), monitors_(setting) {}

  // An invariant that a scenario switched off, with its reason given there.
  void except(Invariant invariant) { excepted_.set(static_cast<std::size_t>(invariant)); }

  // Returns what this step broke; valid until the next call. Throws sim::Bug where a full check shows more.
  const std::vector<Violation>& operator()(const StepRecord& record, const World& world);
  // The end of a run: passed bounds, and in every mode but off the state of each row.
  const std::vector<Violation>& finish(const World& world, sim::Time end);

  // How many obligations were still open at the end, their bounds not passed.
  [[nodiscard]] std::size_t open() const { return open_; }

 private:
  void prove_nothing_missed(const StepRecord& record, const World& world);
  void drop_excepted();

  const Setting* setting_;
  CheckMode mode_;
  StepChecks checks_;
  Monitors monitors_;
  std::bitset<invariant_count> excepted_;
  std::vector<Violation> violations_;
  std::set<std::pair<Invariant, Resource>> standing_;  // what the last full check showed
  std::size_t open_ = 0;
};

}  // namespace model
