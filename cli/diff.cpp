// The verb `diff`: where two traces part, and why.
#include <algorithm>
#include <array>
#include <memory>
#include <sstream>

#include "aws/mistake.hpp"
#include "aws/words.hpp"
#include "cli/format.hpp"
#include "cli/quantity.hpp"
#include "cli/table.hpp"
#include "cli/verbs.hpp"
#include "lab/printable.hpp"
#include "trace/comparison.hpp"
#include "trace/event_phrase.hpp"
#include "trace/moment_text.hpp"

namespace cli {
namespace {

using Files = std::array<std::string, 2>;

constexpr std::size_t most_inputs = 12;
constexpr std::size_t most_resources = 20;

// So that two values and what they are of fit beside one another.
std::size_t longest_value(const Screen& screen) {
  constexpr std::size_t most = 60;
  return screen.width == 0 ? most : std::clamp<std::size_t>(screen.width / 2, 28, most + 12) - 12;
}

// A table with a column for each trace.
Table beside(const Files& files) {
  return Table({{"", Align::left, Narrow::keep, Style::dim}, {files[0], Align::left}, {files[1], Align::left}});
}

using Texts = std::array<std::string, 2>;

// The texts as they are shown: of long ones the part where they begin to differ.
Texts shown(Texts texts, const Screen& screen) {
  const std::size_t most = longest_value(screen);
  for (std::string& text : texts) text = trace::short_name(lab::printable(text));
  const bool fit = width_of(texts[0]) <= most && width_of(texts[1]) <= most;
  const auto differ = static_cast<std::size_t>(std::ranges::mismatch(texts[0], texts[1]).in1 - texts[0].begin());
  const std::size_t before = most / 3;
  for (std::string& text : texts) {
    std::size_t from = fit || differ <= before ? 0 : std::min(differ - before, text.size());
    while (from > 0 && from < text.size() && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U) --from;
    text = cut((from == 0 ? "" : "…") + text.substr(from), most);
  }
  return texts;
}

// A value of several lines takes several rows.
void add_rows(Table& table, const trace::Difference& one, const Screen& screen) {
  std::array<std::istringstream, 2> in;
  for (std::size_t side = 0; side < 2; ++side) in[side].str(one.values[side].value_or("-"));
  std::string what = lab::printable(trace::short_name(one.what));
  for (Texts lines;; lines = {}) {
    const bool first = static_cast<bool>(std::getline(in[0], lines[0]));
    const bool second = static_cast<bool>(std::getline(in[1], lines[1]));
    if (!first && !second) return;
    const Texts texts = shown(lines, screen);
    table.row({what, texts[0], texts[1]});
    what.clear();
  }
}

std::string_view name_of(const trace::Happening& happening) { return happening.event.name; }

std::string divergence_table(const Files& files, const trace::Comparison& comparison, const Screen& screen) {
  Table table = beside(files);
  const auto row = [&](const char* what, const auto& text) {
    std::vector<Cell> cells{what};
    for (const trace::ComparedRun& run : comparison.runs) {
      cells.emplace_back(run.first ? shown({std::string(text(*run.first)), ""}, screen)[0] : std::string("ended"));
    }
    table.row(std::move(cells));
  };
  using trace::Happening;
  row("event", [](const Happening& one) { return std::to_string(one.event.id); });
  row("name", name_of);
  row("resource", [](const Happening& one) { return one.event.resource; });
  row("time", [](const Happening& one) { return trace::moment_text(one.event.at, trace::Precision::microseconds); });
  for (const trace::Difference& one : comparison.fields) {
    const bool told = one.what == "name" || one.what == "resource" || one.what == "time";
    if (!told) add_rows(table, one, screen);
  }
  return table.text(screen, 2);
}

std::string heading(const trace::Comparison& comparison) {
  const std::string common = number_text(static_cast<std::uint64_t>(comparison.common));
  const auto& [first, second] = comparison.runs;
  if (comparison.equal()) return "The runs are the same, all " + common + " events.\n";
  const std::string number = number_text(static_cast<std::uint64_t>(comparison.common + 1));
  if (!first.first || !second.first) {
    return "The first " + common + " events are the same, then " + (first.first ? "the second" : "the first") +
           " run has no more. Event " + number + ":\n\n";
  }
  std::vector<std::string> words;
  bool changes = false;
  for (const trace::Difference& one : comparison.fields) {
    if (one.change) {
      changes = true;
    } else {
      words.push_back(one.what);
    }
  }
  if (changes) words.emplace_back("what it changed");
  return (comparison.common == 0 ? "No event is the same." : "The first " + common + " events are the same.") +
         " Event " + number + " differs in " + list_text(words) + ":\n\n";
}

std::string inputs_text(const Files& files, const trace::Comparison& comparison, const Screen& screen) {
  if (comparison.inputs.empty()) {
    return comparison.equal() ? "" : "\nThe runs were made from the same: scenario, parameters, seed and version.\n";
  }
  Table table = beside(files);
  for (std::size_t i = 0; i < std::min(most_inputs, comparison.inputs.size()); ++i)
    add_rows(table, comparison.inputs[i], screen);
  std::string out = comparison.equal() ? "\nNothing came of what they were made from:\n\n"
                                       : "\nThey were made from different things, the likeliest reason first:\n\n";
  out += table.text(screen, 2);
  if (comparison.inputs.size() > most_inputs) {
    out += "  and " + number_text(comparison.inputs.size() - most_inputs) + " more\n";
  }
  return out;
}

std::string causes_text(const Files& files, const trace::Comparison& comparison, const Screen& screen) {
  std::string out;
  for (std::size_t side = 0; side < 2; ++side) {
    const trace::ComparedRun& run = comparison.runs[side];
    if (!run.first) continue;
    out += "\n" + painted(screen, Style::bold, files[side]) + ": event " +
           number_text(static_cast<std::uint64_t>(run.first->event.id)) + " came\n" +
           trace::causes_text(run.scenario, run.causes, run.first->event.at) + ".\n";
  }
  return out;
}

std::string sums_text(const Files& files, const trace::Comparison& comparison, const Screen& screen) {
  Table table({{"", Align::left, Narrow::keep, Style::dim}, {files[0], Align::right}, {files[1], Align::right}});
  const auto number = [](std::int64_t value) { return number_text(static_cast<std::uint64_t>(value)); };
  const auto& [first, second] = comparison.runs;
  table.row({"events", number(first.events), number(second.events)});
  if (!first.finished || !second.finished) {
    table.row({"run", first.finished ? "finished" : "unfinished", second.finished ? "finished" : "unfinished"});
  }
  std::vector<trace::ChangeDifference> changes = comparison.changes;
  const auto gap = [](const trace::ChangeDifference& one) { return std::abs(one.changes[0] - one.changes[1]); };
  std::ranges::stable_sort(changes, [&](const auto& a, const auto& b) { return gap(a) > gap(b); });
  for (std::size_t i = 0; i < std::min(most_resources, changes.size()); ++i) {
    const trace::ChangeDifference& one = changes[i];
    table.row({"changes of " + one.kind + " " + lab::printable(trace::short_name(one.resource)), number(one.changes[0]),
               number(one.changes[1])});
  }
  std::string out = "\n" + table.text(screen);
  if (changes.size() > most_resources) {
    out += "and of " + number_text(changes.size() - most_resources) + " more resources\n";
  }
  if (comparison.alike != 0) out += count_text(comparison.alike, "resource") + " changed as often in both\n";
  return out;
}

std::string text_of(const Files& files, const trace::Comparison& comparison, const Screen& screen) {
  std::string out = heading(comparison);
  if (!comparison.equal()) out += divergence_table(files, comparison, screen);
  out += inputs_text(files, comparison, screen) + causes_text(files, comparison, screen);
  return comparison.equal() ? out : out + sums_text(files, comparison, screen);
}

Json pair_json(const trace::Pair& pair) {
  Json json = Json::array();
  for (const auto& value : pair) json.push_back(value ? Json(*value) : Json());
  return json;
}

Json differences_json(const std::vector<trace::Difference>& differences) {
  Json json = Json::array();
  for (const trace::Difference& one : differences)
    json.push_back({{"what", one.what}, {"values", pair_json(one.values)}});
  return json;
}

Json or_null_text(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json event_json(const trace::EventRecord& event) {
  return {{"event_id", event.id},
          {"time", trace::moment_text(event.at, trace::Precision::microseconds)},
          {"name", event.name},
          {"resource", or_null_text(event.resource)},
          {"error", or_null_text(event.error)},
          {"line", event.line == 0 ? Json() : Json(event.line)}};
}

Json run_json(const std::string& file, const trace::ComparedRun& run) {
  Json causes = Json::array();
  for (const trace::Cause& cause : run.causes) {
    causes.push_back(event_json(cause.event));
    causes.back()["because"] = cause.phrase;
  }
  Json json{{"trace", file},
            {"title", run.title},
            {"scenario", or_null_text(run.scenario)},
            {"finished", run.finished},
            {"events", run.events},
            {"first", Json()},
            {"causes", std::move(causes)}};
  if (run.first) {
    json["first"] = event_json(run.first->event);
    Json& changes = json["first"]["changes"] = Json::array();
    for (const trace::ChangeRecord& one : run.first->changes) {
      changes.push_back({{"resource", one.resource},
                         {"attribute", one.attribute},
                         {"before", one.before ? Json(*one.before) : Json()},
                         {"after", one.after ? Json(*one.after) : Json()}});
    }
  }
  return json;
}

Json json_of(const Files& files, const trace::Comparison& comparison) {
  Json changes = Json::array();
  for (const trace::ChangeDifference& one : comparison.changes) {
    changes.push_back({{"kind", one.kind}, {"resource", one.resource}, {"changes", one.changes}});
  }
  return {{"equal", comparison.equal()},
          {"events_in_common", comparison.common},
          {"runs", {run_json(files[0], comparison.runs[0]), run_json(files[1], comparison.runs[1])}},
          {"differences", differences_json(comparison.fields)},
          {"inputs", differences_json(comparison.inputs)},
          {"resources", std::move(changes)},
          {"resources_alike", comparison.alike}};
}

// However they are quoted, and with or without `aws` before them.
std::string command_words(std::string_view command) {
  try {
    std::string text;
    for (const std::string& word : aws::split_words(command)) {
      if (!text.empty() || word != "aws") text += aws::quoted_word(word) + " ";
    }
    return text;
  } catch (const aws::Mistake&) {
    return std::string(command);
  }
}

}  // namespace

Work diff_verb(CommandLine& line) {
  struct Options {
    Files traces;
    std::string format = "text";
  };
  const auto options = std::make_shared<Options>();
  line.argument("TRACE", "a trace that `credsim run` left", options->traces[0]);
  line.argument("OTHER", "the trace of another run", options->traces[1]);
  declare_format(line, options->format);
  line.example("credsim diff before/a-happy-month.sqlite a-happy-month.sqlite");
  return [options] {
    trace::Reader first(options->traces[0]);
    trace::Reader second(options->traces[1]);
    const trace::Comparison comparison = trace::compare(first, second, command_words);
    if (options->format == "json") {
      print_json(json_of(options->traces, comparison));
    } else {
      print(text_of(options->traces, comparison, output_screen()));
    }
    return comparison.equal() ? ExitCode::held : ExitCode::did_not_hold;
  };
}

}  // namespace cli
