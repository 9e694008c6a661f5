// When logins failed: counts in stretches of equal length, which double as the run gets longer.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/time.hpp"

namespace lab {

// Failed logins from a run's start on: how many in each stretch of this length.
struct FailureProfile {
  sim::Duration stretch{};
  std::vector<std::uint64_t> counts;  // none: nothing failed

  // Two stretches in one.
  [[nodiscard]] FailureProfile coarser() const;
};

class FailureHistory {
 public:
  static constexpr std::size_t most_stretches = 64;

  explicit FailureHistory(sim::Time start) : start_(start) {}

  // One that failed then, not before the start.
  void add(sim::Time at);

  // Up to the end, in between half of the most stretches and the most.
  [[nodiscard]] FailureProfile profile(sim::Time end) const;

 private:
  void reach(sim::Time at);

  sim::Time start_;
  FailureProfile profile_{std::chrono::seconds(1), {}};
};

}  // namespace lab
