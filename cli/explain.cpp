// The verb `explain`: why a resource is in the state that it is in.
#include "trace/explanation.hpp"

#include <memory>
#include <optional>

#include "cli/format.hpp"
#include "cli/moment_option.hpp"
#include "cli/verbs.hpp"

namespace cli {

Work explain_verb(CommandLine& line) {
  struct Options {
    std::string trace;
    std::string resource;
    std::optional<std::string> at;
    std::string format = "text";
  };
  const auto options = std::make_shared<Options>();
  line.argument("TRACE", "a trace that `credsim run` left", options->trace);
  line.argument("RESOURCE", "its name, ARN or number; KIND:NAME where several have one name; secret:CLUSTER",
                options->resource);
  line.option("--at", "T", "at that moment: 9d since the start, or 2026-01-10T00:00:00Z; otherwise at the end",
              options->at);
  declare_format(line, options->format);
  line.example("credsim explain a-happy-month.sqlite orders");
  line.example("credsim explain a-happy-month.sqlite secret:orders --at 9d");
  return [options] {
    trace::Reader reader(options->trace);
    const sim::Time at = options->at ? moment_in(reader, "--at", *options->at) : reader.end();
    const auto explanation = trace::explain(reader, reader.find(options->resource, at), at);
    print(options->format == "json" ? trace::explanation_json(explanation) : trace::explanation_text(explanation));
    return ExitCode::held;
  };
}

}  // namespace cli
