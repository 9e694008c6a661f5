// The verb `export`: a trace in the form that other programs know.
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/format.hpp"
#include "cli/verbs.hpp"
#include "trace/cloudtrail.hpp"

namespace cli {
namespace {

// A log file of CloudTrail: {"Records": […]}, a record a line.
void print_cloudtrail(trace::Reader& reader) {
  const char* before = "{\"Records\": [\n";
  trace::each_cloudtrail_record(reader, [&](const Json& record) {
    print(before + record.dump());
    before = ",\n";
  });
  print(std::string(*before == '{' ? before : "\n") + "]}\n");
}

}  // namespace

Work export_verb(CommandLine& line) {
  struct Options {
    std::string trace;
    std::string format = "cloudtrail";
  };
  const auto options = std::make_shared<Options>();
  line.argument("TRACE", "a trace that `credsim run` left", options->trace);
  line.choice("--format", {"cloudtrail"}, "the records that CloudTrail would deliver, as JSON", options->format);
  line.example("credsim export a-happy-month.sqlite --format cloudtrail > log.json");
  return [options] {
    trace::Reader reader(options->trace);
    print_cloudtrail(reader);
    return ExitCode::held;
  };
}

}  // namespace cli
