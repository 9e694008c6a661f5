// Threads that take one run after the other, and the errors of each as its outcome.
#include "cli/runs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <numeric>
#include <system_error>
#include <thread>

#include "aws/words.hpp"
#include "cli/interrupt.hpp"
#include "cli/moment_option.hpp"
#include "cli/progress_bar.hpp"
#include "cli/quantity.hpp"
#include "credsim_version.hpp"
#include "scenarios/reader.hpp"
#include "trace/error.hpp"

namespace cli {
namespace {

// How far all runs are together.
class Progress {
 public:
  explicit Progress(std::size_t runs) : parts_(runs, 0.0) {}

  void operator()(std::size_t run, const lab::Progress& now) {
    const auto span = static_cast<double>((now.end - now.start).count());
    set(run, span <= 0 ? 1 : static_cast<double>((now.now - now.start).count()) / span);
    show(parts_.size() == 1 ? moment_text(now.now) : "");
  }
  void done(std::size_t run) {
    set(run, 1);
    if (parts_.size() > 1) show("");
  }

 private:
  void set(std::size_t run, double part) {
    const std::lock_guard lock(mutex_);
    parts_[run] = part;
  }
  void show(std::string words) {
    double sum = 0;
    {
      const std::lock_guard lock(mutex_);
      sum = std::accumulate(parts_.begin(), parts_.end(), 0.0);
      if (words.empty()) {
        words = fmt::format("{} of {} scenarios", std::ranges::count(parts_, 1.0), parts_.size());
      }
    }
    bar_.show(sum / static_cast<double>(parts_.size()), words);
  }

  ProgressBar bar_;
  std::mutex mutex_;
  std::vector<double> parts_;
};

std::string bug_text(const PlannedRun& run, const RunChoices& choices, const std::string& what, std::uint64_t seed,
                     const std::string& where) {
  return fmt::format(
      "{}: a bug in credsim {}: {}\n  seed {}{}\n  to see it again: credsim run {} --seed {}{} --trace none",
      run.file.string(), credsim::version, what, seed, where, aws::quoted_word(run.file.string()), seed,
      choices.replay);
}

std::string interruption_text(const PlannedRun& run) {
  std::error_code error;
  const bool left = !run.trace.empty() && std::filesystem::exists(run.trace, error);
  return run.file.string() + ": interrupted" +
         (left ? "; " + run.trace.string() + " holds what happened until then" : "");
}

RunOutcome play_one(const std::vector<PlannedRun>& plan, std::size_t number, const RunChoices& choices,
                    const std::function<void(const lab::Progress&)>& progress) {
  const PlannedRun& run = plan[number];
  std::uint64_t seed = choices.options.seed.value_or(1);
  try {
    const scenarios::Script script = scenarios::read_file(run.file);
    seed = choices.options.seed.value_or(script.seed);
    lab::PlayOptions options = choices.options;
    if (choices.until) options.until = moment_of("--until", *choices.until, script.start);
    if (options.until && *options.until < script.start) {
      throw UsageError("--until is before the scenario's start, " + moment_text(script.start));
    }
    if (!run.trace.empty()) options.trace = run.trace;
    options.measured = options.measured || options.trace;
    if (plan.size() == 1) options.writing = trace::WritingThread::own;
    options.progress = progress;
    if (choices.adjust) choices.adjust(number, options);
    return {lab::play(script, options), "", ExitCode::held};
  } catch (const scenarios::Mistake& error) {
    return {std::nullopt, error.what(), ExitCode::mistake, error.parts()};
  } catch (const UsageError& error) {
    return {std::nullopt, run.file.string() + ": " + error.what(), ExitCode::mistake};
  } catch (const trace::Error& error) {
    return {std::nullopt, error.what(), ExitCode::mistake};
  } catch (const Interrupted&) {
    return {std::nullopt, interruption_text(run), ExitCode::interrupted};
  } catch (const lab::Stumble& error) {
    const std::string where = ", step " + std::to_string(error.step);
    return {std::nullopt, bug_text(run, choices, error.what(), error.seed, where), ExitCode::bug};
  } catch (const std::exception& error) {
    return {std::nullopt, bug_text(run, choices, error.what(), seed, ""), ExitCode::bug};
  }
}

}  // namespace

std::vector<RunOutcome> play_runs(const std::vector<PlannedRun>& plan, const RunChoices& choices, std::size_t jobs) {
  const InterruptWatch watch;
  std::vector<RunOutcome> outcomes(plan.size());
  Progress progress(plan.size());
  std::atomic<std::size_t> next = 0;
  const auto take_runs = [&] {
    for (std::size_t i = next++; i < plan.size() && !InterruptWatch::came(); i = next++) {
      const auto begin = std::chrono::steady_clock::now();
      outcomes[i] = play_one(plan, i, choices, [&progress, i](const lab::Progress& now) {
        InterruptWatch::check();
        progress(i, now);
      });
      outcomes[i].took = std::chrono::steady_clock::now() - begin;
      outcomes[i].code =
          outcomes[i].summary && !outcomes[i].summary->held() ? ExitCode::did_not_hold : outcomes[i].code;
      progress.done(i);
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < std::min(jobs, plan.size()); ++i) threads.emplace_back(take_runs);
  take_runs();
  for (std::thread& thread : threads) thread.join();
  return outcomes;
}

}  // namespace cli
