// Which guesses a study's answers lean on: each parameter that is not documented is varied by itself, and what moves is
// measured.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "lab/statistics.hpp"
#include "scenarios/study.hpp"

namespace lab {

struct Leaning {
  std::string parameter;
  std::string confidence;  // assumed or inferred
  std::string value;       // as the base has it
  std::string other;       // what it was changed to
  // What that changes, by the study's measures, replication by replication; where nothing was measured, n is 0.
  std::vector<Estimate> effects;
  double weight = 0;  // the greatest of |mean effect| by the mean itself, over the measures
};

struct LeaningOptions {
  std::uint64_t replications = 10;
  std::size_t jobs = 1;
  std::function<void(std::uint64_t done, std::uint64_t all)> progress;  // from any thread
  std::function<bool()> stop;                                           // asked before each run
};

// Of the study's first point. Waits and numbers are halved and doubled, switches and words take their other values.
// The heaviest first. Throws scenarios::Mistake.
std::vector<Leaning> leanings(const scenarios::Study& study, const LeaningOptions& options);

}  // namespace lab
