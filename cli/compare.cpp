// The verb `compare`: two scenarios under common random numbers.
#include "lab/compare.hpp"

#include <charconv>
#include <memory>
#include <thread>

#include "cli/format.hpp"
#include "cli/interrupt.hpp"
#include "cli/measure_text.hpp"
#include "cli/progress_bar.hpp"
#include "cli/quantity.hpp"
#include "cli/run_plan.hpp"
#include "cli/table.hpp"
#include "cli/verbs.hpp"
#include "scenarios/reader.hpp"

namespace cli {
namespace {

struct CompareWords {
  std::string a;
  std::string b;
  std::optional<std::string> replications;
  std::optional<std::string> seed;
  std::optional<std::string> jobs;
  std::vector<std::string> measures;
  bool resources = false;
  std::string format = "text";
};

bool wanted(const CompareWords& words, const lab::Compared& row) {
  const std::string_view name = lab::measure_row(row.name).name;
  if (!words.measures.empty()) {
    return std::ranges::any_of(words.measures, [&](const std::string& one) { return name.starts_with(one); });
  }
  return row.resource.empty() || words.resources;
}

// An interval of the difference without 0.
bool differs(const lab::Compared& row) {
  return row.difference.interval().low > 0 || row.difference.interval().high < 0;
}

// With the interval of the share where not all did.
std::string held_text(const lab::Comparison& made, std::uint64_t held) {
  if (held == made.replications) return "all";
  return share_text(held, made.replications, lab::wilson(held, made.replications, lab::CompareOptions().confidence));
}

std::string text_of(const CompareWords& words, const lab::Comparison& made, const Screen& screen) {
  Table table({{"measure", Align::left},
               {"", Align::left},
               {"A", Align::right},
               {"B", Align::right},
               {"B - A, run by run", Align::right},
               {"", Align::left, Narrow::drop, Style::dim}});
  std::size_t same = 0;
  for (const lab::Compared& row : made.rows) {
    if (!wanted(words, row)) continue;
    const lab::MeasureRow& measure = lab::measure_row(row.name);
    if (words.measures.empty() && row.difference.min == 0 && row.difference.max == 0) {
      ++same;
      continue;
    }
    const std::string sign = row.difference.mean > 0 ? "+" : "";
    table.row({measure.name,
               row.resource,
               estimate_text(row.a.mean, row.a.half_width, measure.unit),
               estimate_text(row.b.mean, row.b.half_width, measure.unit),
               {sign + estimate_text(row.difference.mean, row.difference.half_width, measure.unit),
                differs(row) ? Style::bold : Style::dim},
               lab::caution(row.difference)});
  }
  std::string text = "A " + words.a + "\nB " + words.b + "\n" + count_text(made.replications, "replication") +
                     ", held " + held_text(made, made.held_a) + " and " + held_text(made, made.held_b) + "\n\n" +
                     table.text(screen);
  if (same != 0) text += "\n" + count_text(same, "measure") + " the same in every run\n";
  return text;
}

Json estimate_json(const lab::Estimate& one) {
  return {{"n", one.n},
          {"mean", one.mean},
          {"deviation", one.deviation},
          {"low", one.interval().low},
          {"high", one.interval().high},
          {"min", one.min},
          {"median", one.median},
          {"p95", one.p95},
          {"max", one.max}};
}

Json json_of(const CompareWords& words, const lab::Comparison& made) {
  Json rows = Json::array();
  for (const lab::Compared& row : made.rows) {
    if (!wanted(words, row)) continue;
    const lab::MeasureRow& measure = lab::measure_row(row.name);
    rows.push_back({{"name", measure.name},
                    {"resource", row.resource.empty() ? Json() : Json(row.resource)},
                    {"unit", measure.unit},
                    {"a", estimate_json(row.a)},
                    {"b", estimate_json(row.b)},
                    {"difference", estimate_json(row.difference)}});
  }
  return {{"a", words.a},
          {"b", words.b},
          {"replications", made.replications},
          {"held", {made.held_a, made.held_b}},
          {"measures", std::move(rows)}};
}

ExitCode compare(const CompareWords& words) {
  for (const std::string& one : words.measures) {
    const bool known =
        std::ranges::any_of(lab::measure_rows(), [&](const lab::MeasureRow& row) { return row.name.starts_with(one); });
    if (!known) throw UsageError("--measure: there is no measure " + one + "; `credsim measures` lists them");
  }
  const scenarios::Script a = scenarios::read_file(scenario_file(words.a));
  const scenarios::Script b = scenarios::read_file(scenario_file(words.b));
  const InterruptWatch watch;
  lab::CompareOptions options;
  if (words.replications) options.replications = whole_number("--replications", *words.replications, 1);
  if (words.seed) options.seed = whole_number("--seed", *words.seed, 0);
  options.jobs =
      words.jobs ? whole_number("--jobs", *words.jobs, 1) : std::max(1U, std::thread::hardware_concurrency());
  options.stop = [] { return InterruptWatch::came(); };
  lab::Comparison made;
  {
    ProgressBar bar;
    options.progress = [&](std::uint64_t done, std::uint64_t all) {
      bar.show(static_cast<double>(done) / static_cast<double>(all),
               number_text(done) + " of " + count_text(all, "run"));
    };
    made = lab::compare(a, b, options);
  }
  if (words.format == "json") {
    print_json(json_of(words, made));
  } else {
    print(text_of(words, made, output_screen()));
  }
  return InterruptWatch::came() ? ExitCode::interrupted : ExitCode::held;
}

}  // namespace

Work compare_verb(CommandLine& line) {
  const auto words = std::make_shared<CompareWords>();
  line.argument("A", "a scenario: a file, or the name of a shipped one", words->a);
  line.argument("B", "another", words->b);
  line.option("--replications", "N", "how often each is run, both with the same random numbers (30)",
              words->replications);
  line.option("--seed", "N", "the seed of all replications (1)", words->seed);
  line.options("--measure", "NAME", "only those whose names begin so, also of resources; may be repeated",
               words->measures);
  line.flag("--resources", "also the measures of clients, clusters, keys and operations", words->resources);
  line.option("--jobs", "N", "how many runs at a time; otherwise as many as there are processors", words->jobs);
  declare_format(line, words->format);
  line.example("credsim compare before.yaml after.yaml");
  line.example("credsim compare a-storm-at-midnight a-storm-spread-out --measure calls");
  return [words] { return compare(*words); };
}

}  // namespace cli
