// The verb `export`: a trace in the form that other programs know.
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "cli/format.hpp"
#include "cli/gathered_output.hpp"
#include "cli/verbs.hpp"
#include "cli/view_rows.hpp"
#include "lab/trace_graph.hpp"
#include "trace/cloudtrail.hpp"
#include "trace/perfetto.hpp"

namespace cli {
namespace {

// The records that `each` gives, between the beginning of a document and its end, a record a line.
template <class Each>
void print_records(std::string before, const Each& each) {
  GatheredOutput output;
  const std::string beginning = before;
  each([&](const Json& record) {
    output.add(before + record.dump(-1, ' ', false, Json::error_handler_t::replace));
    before = ",\n";
  });
  output.add((before == beginning ? before : "\n") + "]}\n");
  output.flush();
}

// A log file of CloudTrail.
void print_cloudtrail(trace::Reader& reader) {
  print_records("{\"Records\": [\n", [&](const auto& visit) { trace::each_cloudtrail_record(reader, visit); });
}

void print_perfetto(trace::Reader& reader) {
  print_records("{\"displayTimeUnit\": \"ms\", \"traceEvents\": [\n",
                [&](const auto& visit) { trace::each_perfetto_event(reader, visit); });
}

}  // namespace

Work export_verb(CommandLine& line) {
  struct Options {
    std::string trace;
    std::string format = "cloudtrail";
    std::optional<std::string> view;
  };
  const auto options = std::make_shared<Options>();
  line.argument("TRACE", "a trace that `credsim run` left", options->trace);
  line.choice("--format", {"cloudtrail", "csv", "json", "dot", "perfetto"},
              "the records that CloudTrail would deliver (the default); the rows of a view; all views as one document; "
              "what depends on what at the end, for Graphviz; a timeline for ui.perfetto.dev or chrome://tracing",
              options->format);
  line.option("--view", "VIEW",
              "which view csv writes: events (the default), changes, logins, … as docs/trace.md has them",
              options->view);
  line.example("credsim export a-happy-month.sqlite --format cloudtrail > log.json");
  line.example("credsim export a-happy-month.sqlite --format csv --view changes > changes.csv");
  line.example("credsim export a-happy-month.sqlite --format perfetto > timeline.json");
  return [options] {
    if (options->view && options->format != "csv") {
      throw UsageError("--view is for --format csv; " + options->format + " has no views to choose from");
    }
    trace::Reader reader(options->trace);
    if (options->format == "csv") {
      print_view_csv(reader, options->view.value_or("events"));
    } else if (options->format == "json") {
      print_views_json(reader);
    } else if (options->format == "dot") {
      print(lab::trace_graph(reader, {}));
    } else if (options->format == "perfetto") {
      print_perfetto(reader);
    } else {
      print_cloudtrail(reader);
    }
    return ExitCode::held;
  };
}

}  // namespace cli
