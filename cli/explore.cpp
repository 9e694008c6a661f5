// The verb `explore`: every future of a scenario.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <thread>

#include "cli/explore_report.hpp"
#include "cli/format.hpp"
#include "cli/interrupt.hpp"
#include "cli/quantity.hpp"
#include "cli/run_plan.hpp"
#include "cli/running_line.hpp"
#include "cli/verbs.hpp"
#include "lab/explore.hpp"
#include "lab/saved_stories.hpp"
#include "scenarios/reader.hpp"
#include "scenarios/whole_file.hpp"

namespace cli {
namespace {

struct ExploreWords {
  std::string file;
  std::vector<std::string> parameters;
  std::optional<std::string> threads;
  std::optional<std::string> depth;
  std::optional<std::string> states;
  std::optional<std::string> memory;
  std::string scales = "on";
  std::string fairness = "on";
  std::vector<std::string> apart;
  bool exact = false;
  bool past_violations = false;
  bool whole = false;
  std::optional<std::string> out;
  std::string format = "text";
};

// In MiB.
constexpr std::uint64_t default_memory = 8192;

model::Reductions reductions_of(const std::vector<std::string>& apart) {
  model::Reductions reductions;
  for (const std::string& name : apart) {
    if (name == "clusters") {
      reductions.clusters = false;
    } else if (name == "clients") {
      reductions.clients = false;
    } else if (name == "keys") {
      reductions.keys = false;
    } else if (name == "leftovers") {
      reductions.leftovers = false;
    } else {
      throw UsageError("--keep-apart should be clusters, clients, keys or leftovers, not " + name);
    }
  }
  return reductions;
}

lab::ExploreOptions options_of(const ExploreWords& words) {
  lab::ExploreOptions options;
  options.threads = static_cast<unsigned>(words.threads ? whole_number("--threads", *words.threads, 1)
                                                        : std::max(1U, std::thread::hardware_concurrency()));
  if (words.depth) {
    constexpr std::size_t deepest = std::numeric_limits<std::uint32_t>::max();
    options.depth = static_cast<std::uint32_t>(std::min(whole_number("--depth", *words.depth, 1), deepest));
  }
  if (words.states) options.states = whole_number("--states", *words.states, 1);
  constexpr std::uint64_t most_memory = std::numeric_limits<std::uint64_t>::max() >> 20;
  options.memory = std::min(words.memory ? whole_number("--memory", *words.memory, 1) : default_memory, most_memory)
                   << 20;
  options.scales = words.scales == "on";
  options.fairness = words.fairness == "on"     ? sim::Fairness::strong
                     : words.fairness == "weak" ? sim::Fairness::weak
                                                : sim::Fairness::free;
  options.reductions = reductions_of(words.apart);
  options.exact = words.exact;
  options.past_violations = words.past_violations;
  for (const std::string& parameter : words.parameters) {
    options.parameters.push_back(scenarios::read_parameter(parameter, "--set"));
  }
  return options;
}

struct Saving {
  std::vector<SavedStory> stories;  // of each thing found
  std::string failed;               // why one could not be saved; empty: all could
};

// Writes what broke as scenarios that a run replays.
Saving save(const lab::Explored& explored, const std::filesystem::path& folder) {
  lab::SavedStories stories(folder, std::filesystem::path(explored.file).stem().string());
  Saving saving;
  for (const lab::Found& found : explored.found) {
    SavedStory& saved = saving.stories.emplace_back();
    if (!found.scenario || found.good()) continue;
    std::filesystem::path file = stories.file_of(found.name, *found.scenario);
    saved.before = !file.empty();
    try {
      if (file.empty()) file = stories.save(found.name, *found.scenario);
    } catch (const scenarios::FileError& error) {
      saving.failed = error.what();
    }
    saved.file = file.lexically_normal().string();
  }
  return saving;
}

ExitCode explore(const ExploreWords& words) {
  const scenarios::Script script = scenarios::read_file(scenario_file(words.file));
  lab::ExploreOptions options = options_of(words);
  const std::filesystem::path folder = words.out.value_or(".");
  scenarios::try_writing_into(folder);
  const InterruptWatch watch;
  RunningLine line;
  options.progress = [&](const sim::ExplorationProgress& now) {
    line.show([&](std::chrono::duration<double> passed) { return exploring_text(now, passed); });
  };
  options.stop = [] { return InterruptWatch::came(); };
  const auto begin = std::chrono::steady_clock::now();
  const lab::Explored explored = lab::explore(script, options);
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
  line.wipe();

  const Saving saving = save(explored, folder);
  if (words.format == "json") {
    print_json(explored_json(explored, saving.stories, passed));
  } else {
    print(explored_text(explored, saving.stories, passed, output_screen()));
  }
  if (!saving.failed.empty()) {
    say(saving.failed);
    return ExitCode::mistake;
  }
  if (InterruptWatch::came()) return ExitCode::interrupted;
  const bool enough = !words.whole || explored.decided();
  return explored.held() && enough ? ExitCode::held : ExitCode::did_not_hold;
}

}  // namespace

Work explore_verb(CommandLine& line) {
  const auto words = std::make_shared<ExploreWords>();
  line.argument("FILE|NAME", "a scenario with an `explore:` block, or the name of a shipped one", words->file);
  line.option("--depth", "N", "no further than so many steps from the start, instead of the block's depth",
              words->depth);
  line.option("--states", "N", "no more than so many states, instead of the block's", words->states);
  line.option("--memory", "MIB", "no more memory than that; otherwise 8192", words->memory);
  line.option("--threads", "N", "how many work at it; otherwise as many as there are processors", words->threads);
  line.choice("--scales", {"on", "off"},
              "whether what takes days waits for what takes minutes and has to do with it (the default)",
              words->scales);
  line.choice("--fairness", {"on", "weak", "off"},
              "whether what is possible again and again happens some day (the default); weak: what stays possible",
              words->fairness);
  line.options("--keep-apart", "WHAT",
               "clusters, clients, keys or leftovers: a symmetry that is not made use of; may be repeated",
               words->apart);
  line.flag("--exact", "keeps every state whole, where otherwise a hash of 64 bits stands for it", words->exact);
  line.flag("--all", "goes on after the first violation", words->past_violations);
  line.flag("--whole", "it is a failure, too, if not everything was looked at, or a property has no answer",
            words->whole);
  line.options("--set", "NAME=VALUE", "a parameter as it would stand under `parameters:`; may be repeated",
               words->parameters);
  line.option("--out", "DIR", "where counterexamples go, as scenarios; otherwise the current folder", words->out);
  declare_format(line, words->format);
  line.example("credsim explore who-may-do-what.yaml");
  line.example("credsim explore two-clusters-one-key --states 100000");
  return [words] { return explore(*words); };
}

}  // namespace cli
