// The verb `test`: scenarios as a regression suite.
#include <fnmatch.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <system_error>
#include <thread>

#include "cli/format.hpp"
#include "cli/interrupt.hpp"
#include "cli/quantity.hpp"
#include "cli/run_plan.hpp"
#include "cli/runs.hpp"
#include "cli/suite_report.hpp"
#include "cli/verbs.hpp"
#include "cli/word_filter.hpp"
#include "lab/junit.hpp"
#include "lab/sarif.hpp"
#include "scenarios/reader.hpp"
#include "scenarios/whole_file.hpp"

namespace cli {
namespace {

struct TestOptions {
  std::vector<std::string> words;
  std::vector<std::string> filters;
  bool accept = false;
  std::optional<std::string> junit;
  std::optional<std::string> sarif;
  std::string format = "text";
  std::optional<std::string> jobs;
};

// A word is looked for anywhere; with *, ? or [ it is a pattern of the whole.
bool fits(const std::string& filter, const std::string& text) {
  if (filter.find_first_of("*?[") == std::string::npos) return stands_in(filter, text);
  return fnmatch(filter.c_str(), text.c_str(), FNM_CASEFOLD) == 0;
}

// Empty where the file cannot be read, which its run will tell.
std::string title_of(const std::filesystem::path& file) {
  try {
    return scenarios::read_file(file).title;
  } catch (const scenarios::Mistake&) {
    return "";
  }
}

bool fits_any(const std::vector<std::string>& filters, const std::string& text) {
  return std::ranges::any_of(filters, [&](const std::string& filter) { return fits(filter, text); });
}

bool meant(const lab::SuiteEntry& entry, const std::vector<std::string>& filters) {
  return filters.empty() || fits_any(filters, entry.name) || fits_any(filters, title_of(entry.file));
}

// By its path below the folder that was named, without the ending; with several folders, by the whole path.
std::string name_of(const PlannedRun& run, bool one_word) {
  std::filesystem::path name = one_word ? run.file.lexically_relative(run.folder) : run.file;
  if (name.empty()) name = run.file;
  return name.replace_extension().generic_string();
}

std::vector<lab::SuiteEntry> entries_of(const TestOptions& options) {
  std::vector<lab::SuiteEntry> entries;
  for (const PlannedRun& run : plan_runs(options.words, "none")) {
    lab::SuiteEntry entry{run.file, run.folder, name_of(run, options.words.size() == 1)};
    if (meant(entry, options.filters)) entries.push_back(std::move(entry));
  }
  std::ranges::sort(entries, {}, &lab::SuiteEntry::name);
  return entries;
}

// Of the folders that were named, by name: scenarios that were accepted and are gone. Titles went with them.
std::map<std::string, std::filesystem::path> gone_from(lab::Suite& suite, const TestOptions& options) {
  std::map<std::string, std::filesystem::path> gone;
  for (const std::string& folder : options.words) {
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) continue;
    for (const std::filesystem::path& file : suite.gone(folder)) {
      const std::string name = name_of({file, {}, folder}, options.words.size() == 1);
      if (options.filters.empty() || fits_any(options.filters, name)) gone.emplace(name, file);
    }
  }
  return gone;
}

// Writes what was asked for; returns why some of it could not be, a line each.
std::vector<std::string> write_files(const TestOptions& options, const lab::Suite& suite,
                                     const std::vector<lab::SuiteCase>& cases) {
  std::vector<std::string> failed;
  const auto attempt = [&failed](const auto& write) {
    try {
      write();
    } catch (const scenarios::FileError& error) {
      failed.emplace_back(error.what());
    }
  };
  if (options.accept) attempt([&] { suite.write(); });
  if (options.junit) attempt([&] { scenarios::write_whole(*options.junit, lab::junit_xml(cases)); });
  if (options.sarif) attempt([&] { scenarios::write_whole(*options.sarif, lab::sarif_json(cases)); });
  return failed;
}

lab::SuiteCase case_of(lab::Suite& suite, std::size_t number, const RunOutcome& outcome) {
  lab::SuiteCase one;
  if (outcome.summary) {
    one = suite.finished(number, *outcome.summary);
  } else if (!outcome.mistakes.empty()) {
    one = suite.mistaken(number, outcome.mistakes);
  } else {
    const bool bug = outcome.code == ExitCode::bug;
    one = suite.failed(number, bug ? lab::Finding::Kind::bug : lab::Finding::Kind::mistake, outcome.error);
  }
  one.took = outcome.took;
  return one;
}

ExitCode code_of(const std::vector<lab::SuiteCase>& cases) {
  ExitCode code = ExitCode::held;
  for (const lab::SuiteCase& one : cases) {
    for (const lab::Finding& finding : one.findings) {
      const bool mistake = finding.kind == lab::Finding::Kind::mistake;
      const bool bug = finding.kind == lab::Finding::Kind::bug;
      code = std::max(code, bug ? ExitCode::bug : mistake ? ExitCode::mistake : ExitCode::did_not_hold);
    }
  }
  return code;
}

ExitCode test(const TestOptions& options) {
  const std::size_t jobs =
      options.jobs ? whole_number("--jobs", *options.jobs, 1) : std::max(1U, std::thread::hardware_concurrency());
  for (const auto& report : {options.junit, options.sarif}) {
    if (report) scenarios::try_writing(*report);
  }
  lab::Suite suite(entries_of(options), options.accept ? lab::Suite::Task::accept : lab::Suite::Task::compare);
  const auto gone = gone_from(suite, options);
  if (suite.entries().empty() && gone.empty()) {
    throw UsageError("no scenario is meant by --filter " + options.filters.front());
  }
  std::vector<PlannedRun> plan;
  for (const lab::SuiteEntry& entry : suite.entries()) plan.push_back({entry.file, {}, entry.folder});
  RunChoices choices;
  choices.options.itemised_bill = false;
  choices.options.measured = false;
  choices.adjust = [&suite](std::size_t run, lab::PlayOptions& play) { suite.watch(run, play); };
  const std::vector<RunOutcome> outcomes = play_runs(plan, choices, jobs);
  if (InterruptWatch::came()) return ExitCode::interrupted;

  std::vector<lab::SuiteCase> cases;
  for (std::size_t i = 0; i < outcomes.size(); ++i) cases.push_back(case_of(suite, i, outcomes[i]));
  for (const auto& [name, file] : gone) {
    if (options.accept) {
      say(suite.forget(file));
    } else {
      cases.push_back(suite.missing(file, name));
    }
  }
  const std::vector<std::string> failed = write_files(options, suite, cases);
  if (options.format == "json") {
    print_json(suite_json(cases));
  } else {
    print(suite_text(cases, output_screen()));
  }
  if (const std::string slow = slow_text(cases); !slow.empty()) say(slow);
  for (const std::string& why : failed) say(why);
  return failed.empty() ? code_of(cases) : std::max(code_of(cases), ExitCode::mistake);
}

}  // namespace

Work test_verb(CommandLine& line) {
  const auto options = std::make_shared<TestOptions>();
  line.arguments("FILE|DIR|NAME", "scenario files, folders of them (*.yaml, *.yml), names of shipped scenarios",
                 options->words);
  line.options("--filter", "TEXT",
               "only those whose name or title has TEXT in it, or is like TEXT with * and ?; may be repeated",
               options->filters);
  line.flag("--accept", "keeps the fingerprints of these runs in fingerprints.txt, whatever they were",
            options->accept);
  line.option("--junit", "FILE", "also writes the report as JUnit's XML", options->junit);
  line.option("--sarif", "FILE", "also writes what did not hold as SARIF, for code hosts", options->sarif);
  declare_format(line, options->format);
  line.option("--jobs", "N", "how many scenarios at a time; otherwise as many as there are processors", options->jobs);
  line.example("credsim test scenarios/");
  line.example("credsim test scenarios/ --filter rotation --junit report.xml");
  line.example("credsim test scenarios/ --accept");
  return [options] { return test(*options); };
}

}  // namespace cli
