// The verb `report`: a run, or a study, as a page for a browser.
#include "trace/report.hpp"

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>

#include "cli/format.hpp"
#include "cli/report_page.hpp"
#include "cli/study_chart.hpp"
#include "cli/study_page.hpp"
#include "cli/study_report.hpp"
#include "cli/verbs.hpp"
#include "lab/sweep.hpp"
#include "scenarios/whole_file.hpp"

namespace cli {

Work report_verb(CommandLine& line) {
  struct Options {
    std::string trace;
    std::optional<std::string> output;
    std::string format = "html";
  };
  const auto options = std::make_shared<Options>();
  line.argument("TRACE|STUDY", "a trace that `credsim run` left, or results that `credsim sweep` left", options->trace);
  line.option("-o", "FILE", "where the report goes; otherwise TRACE with .html for its ending; - is the output",
              options->output);
  line.choice("--format", {"html", "json", "svg"},
              "a page for a browser (the default), its data as JSON, or a picture of a study's first measure",
              options->format);
  line.example("credsim report a-happy-month.sqlite");
  line.example("credsim report a-happy-month.sqlite -o report.html");
  line.example("credsim report cache-lifetime.study.sqlite");
  return [options] {
    std::error_code none;
    if (options->output && std::filesystem::equivalent(*options->output, options->trace, none)) {
      throw UsageError("-o " + *options->output + " is the trace itself; the report goes into another file");
    }
    std::string text;
    if (trace::is_study(options->trace)) {
      const trace::StudyFile study(options->trace);
      text = options->format == "json"  ? study_json(study).dump(2, ' ', false, Json::error_handler_t::replace) + "\n"
             : options->format == "svg" ? study_chart_file(study.design(), lab::summary_of(study), 0)
                                        : study_page(study);
    } else if (options->format == "svg") {
      throw UsageError("--format svg is of a study's first measure; " + options->trace + " is none");
    } else {
      trace::Reader reader(options->trace);
      const Json report = trace::report(reader);
      text = options->format == "json" ? report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"
                                       : report_page(report);
    }
    if (options->output == "-") {
      print(text);
      return ExitCode::held;
    }
    const std::string beside = std::filesystem::path(options->trace).replace_extension(options->format).string();
    const std::string file = options->output.value_or(beside);
    scenarios::write_whole(file, text);
    print("report        " + file + "\n");
    return ExitCode::held;
  };
}

}  // namespace cli
