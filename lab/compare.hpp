// Two scenarios under common random numbers: what differs, and by how much.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "lab/measures.hpp"
#include "lab/statistics.hpp"
#include "scenarios/script.hpp"

namespace lab {

struct CompareOptions {
  std::uint64_t replications = 30;
  std::uint64_t seed = 1;
  double confidence = 0.95;
  std::size_t jobs = 1;
  std::function<void(std::uint64_t done, std::uint64_t all)> progress;  // from any thread
  std::function<bool()> stop;                                           // asked before each run
};

struct Compared {
  MeasureName name{};
  std::string resource;
  Estimate a;
  Estimate b;
  Estimate difference;  // b - a, replication by replication, where both have a value
};

struct Comparison {
  std::uint64_t replications = 0;  // that both were played in
  std::uint64_t held_a = 0;
  std::uint64_t held_b = 0;
  std::vector<Compared> rows;  // in the order of the catalogue, those of the run first
};

// Every measure that both scenarios have in some replication. Throws scenarios::Mistake.
Comparison compare(const scenarios::Script& a, const scenarios::Script& b, const CompareOptions& options);

}  // namespace lab
