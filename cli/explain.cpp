// The verb `explain`: why a resource is in the state that it is in, or why a line came out as it did.
#include <algorithm>
#include <limits>

#include <memory>
#include <optional>

#include "cli/format.hpp"
#include "cli/moment_option.hpp"
#include "cli/verbs.hpp"
#include "trace/call_explanation.hpp"

namespace cli {

Work explain_verb(CommandLine& line) {
  struct Options {
    std::string trace;
    std::optional<std::string> resource;
    std::optional<std::string> line;
    std::optional<std::string> at;
    std::string format = "text";
  };
  const auto options = std::make_shared<Options>();
  line.argument("TRACE", "a trace that `credsim run` left", options->trace);
  line.optional_argument("RESOURCE", "its name, ARN or number; KIND:NAME where several have one name; secret:CLUSTER",
                         options->resource);
  line.option("--line", "N", "instead of a resource: the line of the scenario; if it ran several times, the last one",
              options->line);
  line.option("--at", "T", "at that moment: 9d since the start, or 2026-01-10T00:00:00Z; otherwise at the end",
              options->at);
  declare_format(line, options->format);
  line.example("credsim explain a-happy-month.sqlite orders");
  line.example("credsim explain a-happy-month.sqlite secret:orders --at 9d");
  line.example("credsim explain a-happy-month.sqlite --line 20");
  return [options] {
    if (options->resource.has_value() == options->line.has_value()) {
      throw UsageError("what is to be explained: either RESOURCE or --line N");
    }
    trace::Reader reader(options->trace);
    const sim::Time at = options->at ? moment_in(reader, "--at", *options->at) : reader.end();
    const auto print_either = [&](const auto& explanation) {
      print(options->format == "json" ? trace::explanation_json(explanation) : trace::explanation_text(explanation));
    };
    if (options->line) {
      const std::size_t number = whole_number("--line", *options->line, 1);
      print_either(trace::explain_line(
          reader, static_cast<int>(std::min<std::size_t>(number, std::numeric_limits<int>::max())), at));
    } else {
      print_either(trace::explain(reader, reader.find(*options->resource, at), at));
    }
    return ExitCode::held;
  };
}

}  // namespace cli
