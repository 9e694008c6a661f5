// Playing planned runs, one or many at a time, and what became of each.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/run_plan.hpp"
#include "cli/verbs.hpp"
#include "lab/play.hpp"

namespace cli {

// What the command line says for all runs.
struct RunChoices {
  lab::PlayOptions options;          // without trace and progress
  std::optional<std::string> until;  // a moment, relative to each run's start
  std::string replay;                // the options that make a run again: ` --set rotation.set=8s`
  // What is different in one run, by its number in the plan; called from its thread. May be empty.
  std::function<void(std::size_t run, lab::PlayOptions& options)> adjust;
};

// Either a summary or a sentence about what went wrong.
struct RunOutcome {
  std::optional<lab::Summary> summary;
  std::string error;
  ExitCode code = ExitCode::held;
  std::vector<scenarios::Mistake> mistakes{};  // what the sentence is made of, where the scenario has them
  std::chrono::duration<double> took{};
};

// The outcomes are in the order of the plan, whatever the number of jobs.
std::vector<RunOutcome> play_runs(const std::vector<PlannedRun>& plan, const RunChoices& choices, std::size_t jobs);

}  // namespace cli
