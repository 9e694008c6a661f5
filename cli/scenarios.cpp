// The verb `scenarios`: the shipped library by name and title.
#include <filesystem>
#include <memory>
#include <optional>

#include "cli/format.hpp"
#include "cli/list.hpp"
#include "cli/shipped.hpp"
#include "cli/verbs.hpp"
#include "scenarios/reader.hpp"

namespace cli {
namespace {

std::string lesson(const scenarios::Script& script, bool answers) {
  std::string text = script.title + "\n\n" + script.description;
  int number = 0;
  for (const scenarios::Question& question : script.questions) {
    text += "\n" + std::to_string(++number) + ". " + question.ask + "\n";
    for (const std::string& choice : question.choices) text += "   - " + choice + "\n";
    if (answers) text += "   " + question.answer + "\n";
  }
  return text;
}

Json questions_of(const scenarios::Script& script) {
  Json array = Json::array();
  for (const scenarios::Question& question : script.questions) {
    array.push_back({{"ask", question.ask}, {"answer", question.answer}});
    if (!question.choices.empty()) array.back()["choices"] = question.choices;
  }
  return array;
}

}  // namespace

Work scenarios_verb(CommandLine& line) {
  struct Options {
    std::optional<std::string> name;
    bool answers = false;
    bool path = false;
    std::string format = "text";
  };
  const auto options = std::make_shared<Options>();
  line.optional_argument("NAME", "one of them, to see what it teaches and asks", options->name);
  line.flag("--answers", "with the answers to its questions", options->answers);
  line.flag("--path", "only the folder that they are in", options->path);
  declare_format(line, options->format);
  line.example("credsim scenarios");
  line.example("credsim scenarios boot-time-password --answers");
  line.example("credsim run a-happy-month");
  return [options] {
    if (options->path) {
      print(shipped_folder().string() + "\n");
      return ExitCode::held;
    }
    if (options->name) {
      const std::filesystem::path path = shipped_scenario(*options->name);
      const scenarios::Script script = scenarios::read_file(path);
      if (options->format == "json") {
        Json json = {{"name", *options->name}, {"title", script.title}, {"description", script.description}};
        json["path"] = path.string();
        json["questions"] = questions_of(script);
        print_json(json);
      } else {
        print(lesson(script, options->answers));
      }
      return ExitCode::held;
    }
    Json array = Json::array();
    Table table({{}, {"", Align::left, Narrow::wrap}});
    for (const ShippedScenario& one : shipped_scenarios()) {
      const scenarios::Script script = scenarios::read_file(one.path);
      array.push_back({{"name", one.name},
                       {"title", script.title},
                       {"description", script.description},
                       {"path", one.path.string()},
                       {"questions", questions_of(script)}});
      table.row({one.name, script.title});
    }
    if (array.empty()) say("there are no scenarios in " + shipped_folder().string());
    print_list(options->format, array, table);
    return ExitCode::held;
  };
}

}  // namespace cli
