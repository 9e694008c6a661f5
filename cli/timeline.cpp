// The verb `timeline`: what happened to a resource, or to all.
#include "trace/timeline.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>

#include "cli/format.hpp"
#include "cli/lanes_picture.hpp"
#include "cli/timeline_lines.hpp"
#include "cli/verbs.hpp"
#include "trace/report.hpp"

namespace cli {
namespace {

// The groups of lanes that a resource stands in.
void keep_groups_of(Json& groups, const std::string& resource) {
  Json kept = Json::array();
  for (Json& group : groups) {
    const auto is_named = [&](const Json& thing) { return thing["name"] == resource; };
    if (is_named(group) || std::ranges::any_of(group["lanes"], is_named)) kept.push_back(std::move(group));
  }
  if (kept.empty())
    throw UsageError("no lane is called " + resource + ": lanes are clusters, secrets, keys and clients");
  groups = std::move(kept);
}

// Drawn where nobody can tell more lanes or marks apart.
void draw_lanes(trace::Reader& reader, const std::optional<std::string>& resource, const std::string& format) {
  constexpr std::size_t most_lanes = 60;
  trace::ReportLimits limits;
  limits.lanes = resource ? std::numeric_limits<std::size_t>::max() : most_lanes;
  limits.marks = 2 * most_lanes * picture_width(output_screen());
  Json report = trace::report_of_lanes(reader, limits);
  if (resource) {
    keep_groups_of(report["timeline"]["groups"], reader.find(*resource).name);
  }
  if (format == "json") {
    print_json(report);
  } else {
    print(lanes_picture(report, output_screen()));
  }
}

}  // namespace

Work timeline_verb(CommandLine& line) {
  struct Options {
    std::string trace;
    std::optional<std::string> resource;
    bool family = false;
    bool all = false;
    bool lanes = false;
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
  line.flag("--lanes", "a picture of the run instead: a line for each status of each cluster, secret, key and client",
            options->lanes);
  declare_format(line, options->format);
  line.example("credsim timeline a-happy-month.sqlite");
  line.example("credsim timeline a-happy-month.sqlite orders --family");
  line.example("credsim timeline a-happy-month.sqlite --lanes");
  return [options] {
    if (options->lanes && (options->family || options->all)) {
      throw UsageError("--lanes draws every lane of a cluster: without --family and --all");
    }
    if (options->family && !options->resource) throw UsageError("--family is of a RESOURCE");
    trace::Reader reader(options->trace);
    if (options->lanes) {
      draw_lanes(reader, options->resource, options->format);
      return ExitCode::held;
    }
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
