// The verbs `sweep` and `merge`: studies run, and their parts put together.
#include "lab/sweep.hpp"

#include <charconv>
#include <filesystem>
#include <memory>
#include <thread>

#include "cli/interrupt.hpp"
#include "cli/leanings_report.hpp"
#include "cli/progress_bar.hpp"
#include "cli/quantity.hpp"
#include "cli/shipped.hpp"
#include "cli/study_report.hpp"
#include "cli/summary.hpp"
#include "cli/verbs.hpp"
#include "lab/play.hpp"
#include "ranks/ranks.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

struct SweepWords {
  std::string study;
  std::optional<std::string> out;
  std::optional<std::string> jobs;
  std::optional<std::string> shard;
  std::optional<std::string> replay;
  std::optional<std::string> trace;
  bool assumptions = false;
  std::string format = "text";
};

lab::Shard shard_of(const std::string& text) {
  const std::size_t slash = text.find('/');
  const std::string example = "--shard should be such as 1/8: the first of eight parts";
  if (slash == std::string::npos) throw UsageError(example + ", not " + text);
  const std::size_t number = whole_number("--shard", text.substr(0, slash), 1);
  const std::size_t of = whole_number("--shard", text.substr(slash + 1), 1);
  if (number > of) throw UsageError(example + ", not " + text);
  return {number - 1, of};
}

fs::path results_of(const SweepWords& words) {
  if (words.out) return *words.out;
  std::string name = fs::path(words.study).stem().string();
  if (words.shard) {
    std::string part = *words.shard;
    std::ranges::replace(part, '/', '-');
    name += "." + part;
  }
  return name + ".study.sqlite";
}

void print_results(const std::string& format, const fs::path& results) {
  const trace::StudyFile study(results);
  if (format == "json") {
    print_json(study_json(study));
  } else if (format == "csv") {
    print(study_csv(study));
  } else {
    print(study_text(study, output_screen()) + "\nresults in " + results.string() + "\n");
  }
}

// One run of the study again, with its trace.
ExitCode replay(const scenarios::Study& study, const SweepWords& words) {
  const std::uint64_t number = whole_number("--replay", *words.replay, 0);
  const std::uint64_t count = study.replications.most * study.points.size();
  if (number >= count) {
    throw UsageError("--replay should be the number of a run, from 0 to " + number_text(count - 1) + ", not " +
                     *words.replay);
  }
  if (const fs::path results = results_of(words); trace::is_study(results)) {
    trace::StudyFile(results).check_same(lab::design_of(study));
  }
  const std::uint64_t point = number % study.points.size();
  const scenarios::Script script = study.script(study.points[point]);
  lab::PlayOptions options;
  options.seed = lab::replication_seed(study.seed, number / study.points.size());
  options.trace = words.trace.value_or(fs::path(words.study).stem().string() + "." + *words.replay + ".sqlite");
  options.writing = trace::WritingThread::own;
  const lab::Summary summary = lab::play(script, options);
  if (words.format == "json") {
    print_json(summary_json(summary, options.check));
  } else {
    std::string levels;
    for (std::size_t i = 0; i < study.factors.size(); ++i) {
      levels += study.factors[i].path + ": " + study.level(i, study.points[point]) + "\n";
    }
    print(levels + "\n" + summary_text(summary, options.check, output_screen()));
  }
  return summary.held() ? ExitCode::held : ExitCode::did_not_hold;
}

std::size_t jobs_of(const SweepWords& words) {
  return words.jobs ? whole_number("--jobs", *words.jobs, 1) : std::max(1U, std::thread::hardware_concurrency());
}

// Instead of the study: which guesses its base leans on.
ExitCode tell_leanings(const scenarios::Study& study, const SweepWords& words) {
  if (words.format == "csv") throw UsageError("--assumptions has no CSV; take --format json");
  const InterruptWatch watch;
  lab::LeaningOptions options;
  options.replications = study.replications.least;
  options.jobs = jobs_of(words);
  options.stop = [] { return InterruptWatch::came(); };
  std::vector<lab::Leaning> leanings;
  {
    ProgressBar bar;
    options.progress = [&](std::uint64_t done, std::uint64_t all) {
      bar.show(static_cast<double>(done) / static_cast<double>(all),
               number_text(done) + " of " + count_text(all, "run"));
    };
    leanings = lab::leanings(study, options);
  }
  if (words.format == "json") {
    print_json(leanings_json(study, leanings));
  } else {
    print(leanings_text(study, leanings, output_screen()));
  }
  return InterruptWatch::came() ? ExitCode::interrupted : ExitCode::held;
}

void say_report(const lab::SweepReport& report, const SweepWords& words) {
  std::string text = count_text(report.played, "run") + " played";
  if (report.kept != 0) text += ", " + number_text(report.kept) + " were there";
  if (report.failed != 0) text += ", " + number_text(report.failed) + " failed: see the view `runs`";
  if (report.not_held != 0) text += ", in " + number_text(report.not_held) + " something did not hold";
  if (report.missing != 0) {
    text += ", " + number_text(report.missing) + (words.shard ? " are left to other shards" : " are missing");
  }
  say(text);
  if (report.unsettled != 0) {
    say("after as many runs as `most` allows the interval is wider than `half-width` at " +
        count_text(report.unsettled, "point"));
  }
}

// A rank that is not the first: what it plays is the first's, and so is what there is to say.
ExitCode serve(ranks::Ranks& ranks, const SweepWords& words) {
  if (!ranks.wait_for_study()) return ExitCode::held;
  const InterruptWatch watch;  // a signal to all ranks ends the study by the first of them, which waits for the others
  try {
    const scenarios::Study study = scenarios::read_study(study_file(words.study));
    lab::StudyPlayer player(study);
    ranks.serve(player);
  } catch (const std::exception& error) {
    say("rank " + std::to_string(ranks.rank()) + ": " + error.what());
    ranks.give_up();
  }
  return ExitCode::held;
}

// Reads the study, and says to the other ranks whether there is one.
scenarios::Study study_for(ranks::Ranks& ranks, const SweepWords& words) {
  try {
    scenarios::Study study = scenarios::read_study(study_file(words.study));
    static_cast<void>(lab::measures_of(study));
    ranks.tell_of_study(true);
    return study;
  } catch (...) {
    ranks.tell_of_study(false);
    throw;
  }
}

ExitCode sweep(const SweepWords& words) {
  ranks::Ranks ranks;
  if (ranks.rank() != 0) return serve(ranks, words);
  const scenarios::Study study = study_for(ranks, words);
  if (words.replay) return replay(study, words);
  if (words.assumptions) return tell_leanings(study, words);
  if (words.trace) throw UsageError("--trace is of one run; name it with --replay N");
  const InterruptWatch watch;
  lab::SweepOptions options;
  options.results = results_of(words);
  options.crew = ranks.count() > 1 ? ranks.crew() : lab::crew_of_threads(jobs_of(words));
  if (words.shard) options.shard = shard_of(*words.shard);
  options.stop = [] { return InterruptWatch::came(); };
  lab::SweepReport report;
  {
    ProgressBar bar;
    options.progress = [&](const lab::SweepProgress& now) {
      bar.show(static_cast<double>(now.done) / static_cast<double>(now.all),
               number_text(now.done) + " of " + count_text(now.all, "run"));
    };
    report = lab::sweep(study, options);
  }
  print_results(words.format, options.results);
  say_report(report, words);
  if (InterruptWatch::came()) return ExitCode::interrupted;
  return report.failed + report.not_held == 0 ? ExitCode::held : ExitCode::did_not_hold;
}

}  // namespace

Work sweep_verb(CommandLine& line) {
  const auto words = std::make_shared<SweepWords>();
  line.argument("STUDY", "a study file, or the name of a shipped one", words->study);
  line.option("--out", "FILE", "where the results are, and stay; otherwise ./STUDY.study.sqlite", words->out);
  line.option("--jobs", "N", "how many runs at a time; otherwise as many as there are processors", words->jobs);
  line.option("--shard", "I/N", "only the I-th of N parts; `credsim merge` puts them together", words->shard);
  line.option("--replay", "N", "one run again, with its trace: its number is in the view `runs`", words->replay);
  line.option("--trace", "OUT", "where the trace of --replay goes; otherwise ./STUDY.N.sqlite", words->trace);
  line.flag("--assumptions", "instead: varies each guess that the first point used, and ranks them",
            words->assumptions);
  line.choice("--format", {"text", "json", "csv"}, "text for people (the default), or JSON or CSV for programs",
              words->format);
  line.example("credsim sweep cache-lifetime");
  line.example("credsim sweep cache-lifetime --assumptions");
  line.example("credsim sweep cache-lifetime --replay 17");
  line.example("credsim sweep my-study.yaml --shard 1/8 --out part-1.sqlite");
  return [words] { return sweep(*words); };
}

Work merge_verb(CommandLine& line) {
  struct Options {
    std::string into;
    std::vector<std::string> from;
    std::string format = "text";
  };
  const auto options = std::make_shared<Options>();
  line.argument("OUT", "the file that gets all runs; it may be there", options->into);
  line.arguments("PART", "results of shards of one study", options->from);
  line.choice("--format", {"text", "json", "csv"}, "text for people (the default), or JSON or CSV for programs",
              options->format);
  line.example("credsim merge whole.sqlite part-1.sqlite part-2.sqlite");
  return [options] {
    lab::merge(options->into, {options->from.begin(), options->from.end()});
    print_results(options->format, options->into);
    return ExitCode::held;
  };
}

}  // namespace cli
