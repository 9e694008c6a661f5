// How long master passwords opened their databases.
#pragma once

#include <cstdint>
#include <vector>

#include "model/model.hpp"

namespace lab {

class Exposure {
 public:
  void operator()(const model::StepRecord& record);
  // Those that still open theirs count until then. Once.
  void finish(const model::World& world, sim::Time end);

  [[nodiscard]] std::uint64_t passwords() const { return passwords_; }
  [[nodiscard]] double mean_seconds() const;
  [[nodiscard]] double longest_seconds() const { return longest_; }
  // What is left, on average, of the life of the password that is valid at a moment drawn from all that passed.
  [[nodiscard]] double leaked_life_seconds() const;

 private:
  void ended(sim::Duration lived);

  std::vector<sim::Time> since_;  // by cluster
  std::uint64_t passwords_ = 0;
  double sum_ = 0;      // of the lives, in seconds
  double squares_ = 0;  // of their squares
  double longest_ = 0;
};

}  // namespace lab
