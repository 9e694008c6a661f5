// The verb `run`: plays scenarios and shows what came of them.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <memory>
#include <optional>
#include <thread>

#include "cli/format.hpp"
#include "cli/interrupt.hpp"
#include "cli/quantity.hpp"
#include "cli/run_plan.hpp"
#include "cli/runs.hpp"
#include "cli/summary.hpp"
#include "cli/timeline_lines.hpp"
#include "cli/verbs.hpp"
#include "scenarios/reader.hpp"
#include "trace/timeline_fold.hpp"

namespace cli {
namespace {

// A timeline of more events is not worth waiting for, only to leave most of it out.
constexpr std::uint64_t most_events_told = 200'000;

// Of fewer the speed says nothing.
constexpr std::uint64_t fewest_events_timed = 10'000;

struct RunOptions {
  std::vector<std::string> words;
  std::optional<std::string> seed;
  std::vector<std::string> parameters;
  std::optional<std::string> until;
  std::optional<std::string> trace;
  bool force = false;
  std::string level = "all";
  std::string check = "every";
  std::string format = "text";
  std::optional<std::string> jobs;
};

std::uint64_t seed_of(const std::string& text) {
  std::uint64_t seed = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw UsageError("--seed should be a whole number, not " + text);
  }
  return seed;
}

RunChoices choices_of(const RunOptions& options) {
  RunChoices choices;
  lab::PlayOptions& play = choices.options;
  if (options.seed) play.seed = seed_of(*options.seed);
  for (const std::string& parameter : options.parameters) {
    play.parameters.push_back(scenarios::read_parameter(parameter, "--set"));
    choices.replay += " --set '" + parameter + "'";
  }
  choices.until = options.until;
  if (options.until) choices.replay += " --until " + *options.until;
  if (options.check == "full") play.check = model::CheckMode::full;
  if (options.check == "end") play.check = model::CheckMode::end;
  if (options.check == "off") play.check = model::CheckMode::off;
  if (options.check != "every") choices.replay += " --check " + options.check;
  play.itemised_bill = options.format == "json";
  play.measured = options.format == "json";
  play.overwrite = options.force ? trace::Overwrite::anything : trace::Overwrite::only_traces;
  if (options.level == "changes") play.level = trace::Level::changes;
  if (options.level == "calls") play.level = trace::Level::calls;
  return choices;
}

// What happened, from the trace that was just written.
std::string story(const lab::Summary& summary) {
  const Screen& screen = output_screen();
  const std::string all = "credsim timeline " + summary.trace;
  if (summary.events > most_events_told) {
    return painted(screen, Style::dim, "what happened in " + count_text(summary.events, "event") + ": " + all) + "\n";
  }
  trace::Reader reader(summary.trace);
  const trace::Timeline timeline = trace::folded(trace::timeline(reader, {}));
  return joined(shortened(timeline_lines(timeline, screen), all, screen));
}

std::string one_text(const lab::Summary& summary, model::CheckMode check) {
  const Screen& screen = output_screen();
  std::string out = painted(screen, Style::bold, summary.title) + "\n\n";
  if (!summary.trace.empty()) {
    const std::string told = story(summary);
    out += told + (told.empty() ? "" : "\n");
  }
  return out + summary_text(summary, check, screen);
}

Json runs_json(const std::vector<PlannedRun>& plan, const std::vector<RunOutcome>& outcomes, model::CheckMode check) {
  Json runs = Json::array();
  bool held = true;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const RunOutcome& outcome = outcomes[i];
    held = held && outcome.summary && outcome.summary->held();
    runs.push_back(outcome.summary ? summary_json(*outcome.summary, check)
                                   : Json{{"file", plan[i].file.string()}, {"held", false}, {"error", outcome.error}});
  }
  return {{"held", held}, {"runs", std::move(runs)}};
}

void say_speed(const std::vector<RunOutcome>& outcomes, std::chrono::duration<double> passed) {
  std::uint64_t events = 0;
  for (const RunOutcome& outcome : outcomes) events += outcome.summary ? outcome.summary->events : 0;
  if (events < fewest_events_timed) return;
  const double speed = static_cast<double>(events) / std::max(passed.count(), 1e-6);
  const auto span = std::chrono::duration_cast<sim::Duration>(passed);
  say(count_text(events, "event") + " in " + span_text(span) + ", " + number_text(static_cast<std::uint64_t>(speed)) +
      " a second");
}

// Where the traces of several runs are.
std::string traces_text(const std::vector<PlannedRun>& plan) {
  if (plan.front().trace.empty()) return "";
  std::filesystem::path folder = plan.front().trace.parent_path();
  for (const PlannedRun& one : plan) {
    while (!one.trace.string().starts_with(folder.string())) folder = folder.parent_path();
  }
  return "\ntraces in " + (folder.empty() ? "." : folder.string()) + "/\n";
}

// What went wrong in a run is worse than what did not hold.
ExitCode worst(const std::vector<RunOutcome>& outcomes) {
  ExitCode code = ExitCode::held;
  for (const RunOutcome& outcome : outcomes) code = std::max(code, outcome.code);
  return code;
}

ExitCode run(const RunOptions& options) {
  const RunChoices choices = choices_of(options);
  const std::size_t jobs =
      options.jobs ? whole_number("--jobs", *options.jobs, 1) : std::max(1U, std::thread::hardware_concurrency());
  const std::vector<PlannedRun> plan = plan_runs(options.words, options.trace);
  const auto begin = std::chrono::steady_clock::now();
  const std::vector<RunOutcome> outcomes = play_runs(plan, choices, jobs);
  const auto passed = std::chrono::steady_clock::now() - begin;

  std::vector<lab::Summary> summaries;
  for (const RunOutcome& outcome : outcomes) {
    if (outcome.summary) summaries.push_back(*outcome.summary);
  }
  if (options.format == "json") {
    print_json(runs_json(plan, outcomes, choices.options.check));
  } else if (plan.size() == 1 && !summaries.empty()) {
    print(one_text(summaries.front(), choices.options.check));
  } else if (!summaries.empty()) {
    print(runs_text(summaries, output_screen()) + traces_text(plan));
  }
  for (const RunOutcome& outcome : outcomes) {
    if (!outcome.error.empty()) say_plainly(outcome.error);
  }
  say_speed(outcomes, passed);
  return InterruptWatch::came() ? ExitCode::interrupted : worst(outcomes);
}

}  // namespace

Work run_verb(CommandLine& line) {
  const auto options = std::make_shared<RunOptions>();
  line.arguments("FILE|DIR|NAME", "scenario files, folders of them (*.yaml, *.yml), names of shipped scenarios",
                 options->words);
  line.option("--seed", "N", "the seed of every random draw, instead of the scenario's", options->seed);
  line.options("--set", "NAME=VALUE", "a parameter as it would stand under `parameters:`; may be repeated",
               options->parameters);
  line.option("--until", "T", "ends the run there at the latest: 12d from its start, or 2026-01-13T00:00:00Z",
              options->until);
  line.option("--trace", "OUT", "where the trace goes: a file, a folder/ for several, or none; otherwise ./NAME.sqlite",
              options->trace);
  line.choice("--trace-level", {"changes", "calls", "all"},
              "what it keeps: events and changes, also the commands' requests and answers, or all (the default)",
              options->level);
  line.flag("--force", "also replaces a file that is no trace", options->force);
  line.choice("--check", {"every", "full", "end", "off"},
              "invariants: after every event those it can affect (the default) or all, at the end, not at all",
              options->check);
  declare_format(line, options->format);
  line.option("--jobs", "N", "how many scenarios at a time; otherwise as many as there are processors", options->jobs);
  line.example("credsim run a-happy-month");
  line.example("credsim run orders.yaml --seed 7 --set rotation.set=40s");
  line.example("credsim run scenarios/ --trace traces/");
  return [options] { return run(*options); };
}

}  // namespace cli
