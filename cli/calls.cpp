// The verb `calls`: what was typed, and what came back.
#include "trace/calls.hpp"

#include <limits>
#include <memory>
#include <optional>

#include "cli/format.hpp"
#include "cli/verbs.hpp"
#include "trace/moment_text.hpp"

namespace cli {
namespace {

Json json_of(const trace::EventRecord& call) {
  const auto or_null = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  const Json answer = Json::parse(call.response, nullptr, false);
  return {{"event_id", call.id},
          {"time", trace::moment_text(call.at, trace::Precision::microseconds)},
          {"principal", call.principal},
          {"line", call.line},
          {"command", call.command},
          {"error", or_null(call.error)},
          {"message", or_null(call.message)},
          {"answer", answer.is_discarded() ? Json() : answer}};
}

// As it would stand on a terminal, below who typed it and when.
std::string text_of(const trace::EventRecord& call, const std::string& scenario) {
  const Screen& screen = output_screen();
  const std::string head = trace::moment_text(call.at, trace::Precision::milliseconds) + "  " + call.principal + "  " +
                           scenario + ":" + std::to_string(call.line);
  const std::string answer = trace::printed_answer(call);
  return painted(screen, Style::dim, head) + "\n" + painted(screen, Style::bold, "$ aws " + call.command) + "\n" +
         (answer.empty() ? "" : painted(screen, call.error.empty() ? Style::plain : Style::odd, answer) + "\n");
}

}  // namespace

Work calls_verb(CommandLine& line) {
  struct Options {
    std::string trace;
    std::optional<std::string> line;
    std::optional<std::string> resource;
    std::string format = "text";
  };
  const auto options = std::make_shared<Options>();
  line.argument("TRACE", "a trace that `credsim run` left", options->trace);
  line.option("--line", "N", "only those of this line of the scenario", options->line);
  line.option("--resource", "NAME", "only those that were about it, or what belongs to it", options->resource);
  declare_format(line, options->format);
  line.example("credsim calls a-happy-month.sqlite");
  line.example("credsim calls a-happy-month.sqlite --line 20");
  return [options] {
    trace::CallFilter filter;
    if (options->line) {
      const std::size_t number = whole_number("--line", *options->line, 1);
      filter.line = static_cast<int>(std::min<std::size_t>(number, std::numeric_limits<int>::max()));
    }
    trace::Reader reader(options->trace);
    if (options->resource) filter.resource = reader.find(*options->resource);
    const std::string scenario = reader.fact("scenario");
    Json array = Json::array();
    std::string text;
    trace::each_call(reader, filter, [&](const trace::EventRecord& call) {
      if (options->format == "json") {
        array.push_back(json_of(call));
      } else {
        text += (text.empty() ? "" : "\n") + text_of(call, scenario);
      }
    });
    if (options->format == "json") {
      print_json(array);
    } else if (text.empty()) {
      say("no command of this trace is meant");
    } else {
      print(text);
    }
    return ExitCode::held;
  };
}

}  // namespace cli
