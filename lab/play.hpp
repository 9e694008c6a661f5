// Plays a script: one future, from its first line to its end, checked and, if wanted, traced.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lab/summary.hpp"
#include "model/checker.hpp"
#include "model/model.hpp"
#include "scenarios/script.hpp"
#include "trace/file_kind.hpp"
#include "trace/level.hpp"
#include "trace/writer.hpp"

namespace lab {

// How far a run is; for a progress bar. Called a few times a second at most.
struct Progress {
  sim::Time start;
  sim::Time now;
  sim::Time end;
  std::uint64_t events;
};

struct PlayOptions {
  std::optional<std::uint64_t> seed;                    // instead of the script's
  std::vector<scenarios::ParameterSetting> parameters;  // after the script's
  std::optional<sim::Time> until;                       // ends the run there
  model::CheckMode check = model::CheckMode::every;
  std::optional<std::filesystem::path> trace;  // none: no trace is written
  trace::Overwrite overwrite = trace::Overwrite::only_traces;
  trace::Level level = trace::Level::all;
  trace::WritingThread writing = trace::WritingThread::callers;  // own: where no other run wants the processor
  bool measured = true;                                          // Summary::measures are taken, and stand in the trace
  bool itemised_bill = true;                                     // Summary::bill is filled; a fleet's is long
  std::function<void(const Progress&)> progress;
  // After every step, with the scenario's line that made it or 0; only looks.
  std::function<void(const model::StepRecord&, const model::Setting&, const model::World&, int line)> observer;
  model::Simulation::Step step;  // a changed model; empty: the real one
};

// Throws scenarios::Mistake for a mistake in the script (before a trace is written, or taking it away again),
// trace::Error where the trace cannot be written, and Stumble for a bug of ours.
Summary play(const scenarios::Script& script, const PlayOptions& options);

// Only what can be found wrong without running: commands, variables, names. Throws scenarios::Mistake.
void check(const scenarios::Script& script);

// A bug of ours, with what is needed to see it again.
class Stumble : public std::runtime_error {
 public:
  Stumble(const std::string& what, std::uint64_t seed, std::uint64_t step);

  const std::uint64_t seed;
  const std::uint64_t step;  // the number of the step that it happened in
};

}  // namespace lab
