// The verb `fuzz`: plays random walks that begin with a scenario, and shows what they came to.
#include "lab/fuzz.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <thread>

#include "cli/format.hpp"
#include "cli/interrupt.hpp"
#include "cli/progress_bar.hpp"
#include "cli/quantity.hpp"
#include "cli/run_plan.hpp"
#include "cli/saved_text.hpp"
#include "cli/table.hpp"
#include "cli/verbs.hpp"
#include "scenarios/duration.hpp"
#include "scenarios/reader.hpp"
#include "scenarios/whole_file.hpp"

namespace cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view default_time = "60s";

struct FuzzWords {
  std::string scenario;
  std::optional<std::string> time;
  std::optional<std::string> walks;
  std::optional<std::string> jobs;
  std::optional<std::string> seed;
  std::optional<std::string> length;
  std::optional<std::string> out;
  std::string format = "text";
};

std::chrono::duration<double> time_of(const std::string& text) {
  const auto parsed = scenarios::parse_duration(text);
  if (!parsed) throw UsageError("--time: " + parsed.problem);
  if (*parsed.value <= sim::Duration(0)) throw UsageError("--time should be longer than nothing, such as 10m");
  return *parsed.value;
}

Json json_of(const lab::FuzzReport& report, std::uint64_t seed, double seconds) {
  Json coverage = Json::object();
  for (const model::Coverage::Share& one : report.coverage.shares()) {
    coverage[std::string(one.what)] = {{"seen", one.seen}, {"of", one.of}};
  }
  Json findings = Json::array();
  for (const lab::FuzzFinding& one : report.findings) {
    findings.push_back({{"invariant", one.what},
                        {"message", one.message},
                        {"walk", one.walk},
                        {"lines_before", one.lines},
                        {"lines", one.script.lines.size()},
                        {"file", one.file.empty() ? Json() : Json(one.file.string())},
                        {"saved_before", one.known},
                        {"replays", one.replays}});
  }
  return {{"held", report.findings.empty()}, {"seed", seed},         {"walks", report.walks},
          {"steps", report.steps},           {"seconds", seconds},   {"broken_walks", report.broken},
          {"corpus", report.corpus},         {"coverage", coverage}, {"never_held", report.never},
          {"findings", std::move(findings)}};
}

std::string text_of(const lab::FuzzReport& report, const Screen& screen) {
  Table table({{}, {"", Align::left, Narrow::wrap}});
  table.row({"walks", report.walks == 0 ? "none came to its end"
                                        : number_text(report.walks) + ", " + number_text(report.corpus) +
                                              " of them came somewhere new"});
  table.row({"events", number_text(report.steps)});
  for (const model::Coverage::Share& one : report.coverage.shares()) {
    table.row({one.what, number_text(one.seen) + " of " + number_text(one.of)});
  }
  if (!report.never.empty()) table.row({"never held", {list_text(report.never), Style::bad}});
  const Style look = report.findings.empty() ? Style::good : Style::bad;
  table.row(
      {"violations",
       {report.findings.empty() ? "none"
                                : number_text(report.findings.size()) + ", in " + count_text(report.broken, "walk"),
        look}});
  std::string out = table.text(screen);
  for (const lab::FuzzFinding& one : report.findings) {
    out += "\n" + painted(screen, Style::bad, one.what) + ": " + one.message + "\n    " +
           count_text(one.script.lines.size(), "line") + ", of " + number_text(one.lines) + " in walk " +
           number_text(one.walk) + "\n    " + saved_text({one.file.string(), one.known}) +
           (one.replays || one.known ? "\n" : unseen);
  }
  return out;
}

ExitCode fuzz(const FuzzWords& words) {
  if (words.time && words.walks) throw UsageError("--time and --walks both say when to end; give one of them");
  const scenarios::Script script = scenarios::read_file(scenario_file(words.scenario));
  const std::chrono::duration<double> time = time_of(words.time.value_or(std::string(default_time)));
  lab::FuzzOptions options;
  options.jobs =
      words.jobs ? whole_number("--jobs", *words.jobs, 1) : std::max(1U, std::thread::hardware_concurrency());
  options.seed = words.seed ? whole_number("--seed", *words.seed, 0) : 1;
  if (words.walks) options.walks = whole_number("--walks", *words.walks, 1);
  if (words.length) options.length = whole_number("--length", *words.length, 1);
  options.folder = words.out.value_or("");
  scenarios::try_writing_into(options.folder);
  const InterruptWatch watch;
  const auto begin = Clock::now();
  const auto passed = [begin] { return std::chrono::duration<double>(Clock::now() - begin); };
  options.stop = [&] { return InterruptWatch::came() || (!words.walks && passed() >= time); };
  lab::FuzzReport report;
  {
    ProgressBar bar;
    options.progress = [&](const lab::FuzzReport& now) {
      const double part =
          options.walks ? static_cast<double>(now.walks) / static_cast<double>(*options.walks) : passed() / time;
      bar.show(part, count_text(now.walks, "walk") + ", " + count_text(now.findings.size(), "violation"));
    };
    report = lab::fuzz(script, options);
  }
  const double seconds = passed().count();
  if (words.format == "json") {
    print_json(json_of(report, options.seed, seconds));
  } else {
    print(text_of(report, output_screen()));
  }
  const double rate = static_cast<double>(report.walks) / std::max(seconds, 1e-6);
  say(count_text(report.walks, "walk") + " in " +
      span_text(std::chrono::duration_cast<sim::Duration>(std::chrono::duration<double>(seconds))) + ", " +
      number_text(static_cast<std::uint64_t>(rate)) + " a second, seed " + std::to_string(options.seed));
  if (!report.not_saved.empty()) {
    say(report.not_saved);
    return ExitCode::mistake;
  }
  if (InterruptWatch::came()) return ExitCode::interrupted;
  return report.findings.empty() ? ExitCode::held : ExitCode::did_not_hold;
}

}  // namespace

Work fuzz_verb(CommandLine& line) {
  const auto words = std::make_shared<FuzzWords>();
  line.argument("FILE|NAME", "a scenario file, or the name of a shipped scenario: how every walk begins",
                words->scenario);
  line.option("--time", "T", "how long to search, such as 10m; otherwise 60s", words->time);
  line.option("--walks", "N", "how many walks, whatever time they take", words->walks);
  line.option("--length", "N", "how many lines are made for a walk, about; otherwise 60", words->length);
  line.option("--seed", "N", "what chance starts from; otherwise 1", words->seed);
  line.option("--out", "DIR", "where violations are saved as scenarios; otherwise here", words->out);
  declare_format(line, words->format);
  line.option("--jobs", "N", "how many walks at a time; otherwise as many as there are processors", words->jobs);
  line.example("credsim fuzz a-happy-month --time 10m");
  line.example("credsim fuzz orders.yaml --walks 1000 --seed 7 --out findings");
  return [words] { return fuzz(*words); };
}

}  // namespace cli
