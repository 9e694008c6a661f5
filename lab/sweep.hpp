// Runs a study: every point as often as it asks, on all cores, into one file. What the file has is not run again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

#include "lab/crew.hpp"
#include "lab/statistics.hpp"
#include "scenarios/study.hpp"
#include "trace/study_file.hpp"

namespace lab {

struct SweepProgress {
  std::uint64_t done = 0;  // of the runs that are known to be needed
  std::uint64_t all = 0;
};

struct Shard {
  std::uint64_t number = 0;  // from 0
  std::uint64_t of = 1;
};

struct SweepOptions {
  std::filesystem::path results;
  Crew crew = crew_of_threads(1);
  Shard shard;                                         // the runs of others are left to them
  std::function<void(const SweepProgress&)> progress;  // from one thread at a time
  std::function<bool()> stop;                          // asked before each run
};

struct SweepReport {
  std::uint64_t played = 0;     // now
  std::uint64_t kept = 0;       // that were there
  std::uint64_t failed = 0;     // of all: with an error, without values
  std::uint64_t not_held = 0;   // of all: an expectation or an invariant did not hold
  std::uint64_t missing = 0;    // stopped before, or another shard's
  std::uint64_t unsettled = 0;  // points of ours whose interval is wider than asked for after as many runs as allowed
};

// Throws scenarios::Mistake for a mistake in the study, trace::Error where the results cannot be written.
SweepReport sweep(const scenarios::Study& study, const SweepOptions& options);

// What a study's file is made of.
trace::StudyDesign design_of(const scenarios::Study& study);

// The summary's rows of what the file has.
std::vector<trace::StudySummary> summary_of(const trace::StudyFile& file);

// How the runs of a point ended.
struct PointRuns {
  std::uint64_t played = 0;
  std::uint64_t failed = 0;  // with an error, without values; these neither held nor did not
  std::uint64_t held = 0;
  Interval held_share;  // Wilson's, of those that did not fail; from 0 to 1 where there are none
};
std::vector<PointRuns> runs_by_point(const trace::StudyFile& file);

// All runs of several files of one study in one. Throws trace::Error where they are not of one study, or differ.
void merge(const std::filesystem::path& into, const std::vector<std::filesystem::path>& from);

}  // namespace lab
