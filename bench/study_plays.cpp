// Plays every run of a study and does nothing else with it: what is left of `credsim sweep` without results, statistics
// and report. Prints seconds=, reading the study not counted.
#include <chrono>
#include <cstdint>
#include <cstdio>

#include "lab/study_run.hpp"
#include "scenarios/study.hpp"

int main(int count, char** words) {
  if (count != 2) {
    std::fprintf(stderr, "usage: study_plays STUDY\n");
    return 2;
  }
  const scenarios::Study study = scenarios::read_study(words[1]);
  lab::StudyPlayer player(study);
  std::uint64_t failed = 0;
  const auto begin = std::chrono::steady_clock::now();
  for (std::uint64_t replication = 0; replication < study.replications.least; ++replication) {
    for (std::uint64_t point = 0; point < study.points.size(); ++point) {
      failed += player({point, replication}).error.empty() ? 0 : 1;
    }
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  std::printf("seconds=%.6f\n", took.count());
  return failed == 0 ? 0 : 1;
}
