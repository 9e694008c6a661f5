// The verb `timeline`: what happened to a resource, or to all.
#include "trace/timeline.hpp"

#include <memory>
#include <optional>

#include "cli/format.hpp"
#include "cli/timeline_lines.hpp"
#include "cli/verbs.hpp"

namespace cli {

Work timeline_verb(CommandLine& line) {
  struct Options {
    std::string trace;
    std::optional<std::string> resource;
    bool family = false;
    bool all = false;
    std::string format = "text";
  };
  const auto options = std::make_shared<Options>();
  line.argument("TRACE", "a trace that `credsim run` left", options->trace);
  line.optional_argument("RESOURCE", "its name, ARN or number; KIND:NAME where several have one name; secret:CLUSTER",
                         options->resource);
  line.flag("--family",
            "also what belongs to it: a cluster's instances and secret, a secret's versions, a key's grants",
            options->family);
  line.flag("--all",
            "also the simulator's own bookkeeping, every attribute of what comes and goes, and events without "
            "effect",
            options->all);
  declare_format(line, options->format);
  line.example("credsim timeline a-happy-month.sqlite");
  line.example("credsim timeline a-happy-month.sqlite orders --family");
  return [options] {
    if (options->family && !options->resource) throw UsageError("--family is of a RESOURCE");
    trace::Reader reader(options->trace);
    trace::TimelineOptions what{std::nullopt, options->family, options->all};
    if (options->resource) what.resource = reader.find(*options->resource);
    const trace::Timeline timeline = trace::timeline(reader, what);
    if (options->format == "json") {
      print(trace::timeline_json(timeline));
    } else {
      print(joined(timeline_lines(timeline, output_screen())));
    }
    return ExitCode::held;
  };
}

}  // namespace cli
