// The verb `check`: whether a recorded trace holds.
#include "lab/trace_check.hpp"

#include <memory>

#include "cli/format.hpp"
#include "cli/quantity.hpp"
#include "cli/table.hpp"
#include "cli/verbs.hpp"
#include "scenarios/duration.hpp"

namespace cli {
namespace {

Json json_of(const lab::TraceCheck& check) {
  Json rows = Json::array();
  for (const lab::TraceCheckRow& row : check.rows) {
    Json findings = Json::array();
    for (const lab::TraceFinding& one : row.findings) {
      findings.push_back({{"event_id", one.event == 0 ? Json() : Json(one.event)},
                          {"time", scenarios::time_text(one.at)},
                          {"resource", one.resource},
                          {"message", one.message}});
    }
    rows.push_back({{"name", row.name},
                    {"sentence", row.sentence},
                    {"examined", row.examined},
                    {"found", row.found},
                    {"findings", std::move(findings)}});
  }
  return {{"held", check.held()},
          {"finished", check.finished},
          {"title", check.title},
          {"end", scenarios::time_text(check.end)},
          {"checks", std::move(rows)}};
}

std::string findings_text(const lab::TraceCheckRow& row, const Screen& screen) {
  std::string out;
  for (const lab::TraceFinding& one : row.findings) {
    out += painted(screen, Style::bad, row.name) + ": " + one.resource + (one.resource.empty() ? "" : ": ") +
           one.message + "\n    at " + scenarios::time_text(one.at) +
           (one.event == 0 ? "" : ", event " + std::to_string(one.event)) + "\n";
  }
  if (row.found > row.findings.size()) {
    out += "    and " + number_text(row.found - row.findings.size()) + " more\n";
  }
  return out;
}

std::string text_of(const lab::TraceCheck& check, const Screen& screen) {
  Table table({{}, {"", Align::right}, {"", Align::left, Narrow::wrap, Style::dim}});
  table.row({"run",
             {check.finished ? "finished" : "unfinished", check.finished ? Style::good : Style::bad},
             check.finished ? "" : "It ended before its end; the last event is of " + moment_text(check.end) + "."});
  std::string findings;
  for (const lab::TraceCheckRow& row : check.rows) {
    const bool fine = row.found == 0;
    const std::string number = fine && row.name == "invariants" ? "none broken" : count_text(row.examined, row.unit);
    table.row({row.name,
               {fine ? number : number_text(row.found) + " of " + number, fine ? Style::good : Style::bad},
               row.sentence});
    findings += findings_text(row, screen);
  }
  return painted(screen, Style::bold, check.title) + "\n\n" + table.text(screen) +
         (findings.empty() ? "" : "\n" + findings);
}

}  // namespace

Work check_verb(CommandLine& line) {
  struct Options {
    std::string trace;
    std::string format = "text";
  };
  const auto options = std::make_shared<Options>();
  line.argument("TRACE", "a trace that `credsim run` left", options->trace);
  declare_format(line, options->format);
  line.example("credsim check a-happy-month.sqlite");
  return [options] {
    trace::Reader reader(options->trace);
    const lab::TraceCheck check = lab::check_trace(reader);
    if (options->format == "json") {
      print_json(json_of(check));
    } else {
      print(text_of(check, output_screen()));
    }
    return check.held() ? ExitCode::held : ExitCode::did_not_hold;
  };
}

}  // namespace cli
