// The verb `scenarios`: the shipped library by name and title.
#include <filesystem>
#include <memory>

#include "cli/format.hpp"
#include "cli/shipped.hpp"
#include "cli/table.hpp"
#include "cli/verbs.hpp"
#include "scenarios/reader.hpp"

namespace cli {

Work scenarios_verb(CommandLine& line) {
  struct Options {
    bool path = false;
    std::string format = "text";
  };
  const auto options = std::make_shared<Options>();
  line.flag("--path", "only the folder that they are in", options->path);
  declare_format(line, options->format);
  line.example("credsim scenarios");
  line.example("credsim run a-happy-month");
  return [options] {
    if (options->path) {
      print(shipped_folder().string() + "\n");
      return ExitCode::held;
    }
    Json array = Json::array();
    Table table({{}, {"", Align::left, Narrow::wrap}});
    for (const ShippedScenario& one : shipped_scenarios()) {
      const scenarios::Script script = scenarios::read_file(one.path);
      array.push_back({{"name", one.name},
                       {"title", script.title},
                       {"description", script.description},
                       {"path", one.path.string()}});
      table.row({one.name, script.title});
    }
    if (array.empty()) say("there are no scenarios in " + shipped_folder().string());
    if (options->format == "json") {
      print_json(array);
    } else {
      print(table.text(output_screen()));
    }
    return ExitCode::held;
  };
}

}  // namespace cli
