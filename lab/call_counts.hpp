// How often operations were called, and how often in the busiest second.
#pragma once

#include <array>
#include <cstdint>

#include "model/model.hpp"

namespace lab {

class CallCounts {
 public:
  struct Count {
    std::uint64_t calls = 0;  // refused ones included
    std::uint32_t peak = 0;   // in one second of the clock
  };

  void operator()(const model::StepRecord& record);
  // Adds what clients did without a step.
  void finish(const model::World& world);

  [[nodiscard]] const Count& of(model::Action action) const { return counts_[static_cast<std::size_t>(action)]; }
  [[nodiscard]] std::uint64_t total() const;
  [[nodiscard]] std::uint64_t throttled() const { return throttled_; }

 private:
  struct Second {
    sim::Time begin = sim::never;
    std::uint32_t calls = 0;
  };

  std::array<Count, model::action_count> counts_{};
  std::array<Second, model::action_count> seconds_{};  // the second of the last call
  std::uint64_t throttled_ = 0;
  std::uint64_t stepped_reads_ = 0;  // GetSecretValue of clients, which the meters count, too
};

}  // namespace lab
