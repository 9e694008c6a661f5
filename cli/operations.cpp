// The verb `operations`: what of AWS can be called, and of one operation its options.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "aws/nearest_word.hpp"
#include "aws/operation_table.hpp"
#include "cli/format.hpp"
#include "cli/table.hpp"
#include "cli/verbs.hpp"

namespace cli {
namespace {

Json json_of(const aws::Operation& operation) {
  Json options = Json::array();
  for (const aws::Option& option : operation.options) {
    options.push_back(
        {{"name", option.name}, {"required", option.member.required}, {"effect", option.bind != nullptr}});
  }
  return {{"service", operation.service},
          {"name", operation.name},
          {"action", std::string(operation.service) + ":" + std::string(operation.api_name)},
          {"sentence", operation.sentence},
          {"source", operation.source},
          {"options", std::move(options)}};
}

std::string list(const std::vector<const aws::Operation*>& operations) {
  Table table({{}, {"", Align::left, Narrow::wrap}, {"", Align::left, Narrow::below, Style::dim}});
  for (const aws::Operation* operation : operations) {
    table.row({std::string(operation->service) + " " + operation->name, operation->sentence, operation->source});
  }
  return table.text(output_screen());
}

// The options of one operation: those that do something first.
std::string detail(const aws::Operation& operation) {
  const Screen& screen = output_screen();
  std::string out = painted(screen, Style::bold, std::string(operation.service) + " " + operation.name) + "\n" +
                    std::string(operation.sentence) + "\n" + painted(screen, Style::dim, operation.source) + "\n";
  Table table({{}, {"", Align::left, Narrow::wrap}});
  std::string idle;
  for (const aws::Option& option : operation.options) {
    if (option.bind == nullptr) {
      idle += (idle.empty() ? "" : " ") + option.name;
      continue;
    }
    table.row({option.name, option.member.required ? "required" : ""});
  }
  if (!table.empty()) out += "\n" + table.text(screen, 2);
  if (!idle.empty()) {
    out += "\naccepted, without effect here\n";
    for (const std::string& line : wrapped(idle, screen.width == 0 ? 100 : screen.width - 2)) out += "  " + line + "\n";
  }
  return out;
}

// `create-key`, `kms create-key`, `CreateKey` or `kms:CreateKey`.
std::vector<const aws::Operation*> find(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  std::vector<const aws::Operation*> found;
  std::vector<std::string_view> known;
  for (const aws::Operation& operation : aws::operations()) {
    const std::string service(operation.service);
    const std::string api_name(operation.api_name);
    const auto names = {operation.name, api_name, service + " " + operation.name, service + ":" + api_name, service};
    if (std::ranges::find(names, text) != names.end()) found.push_back(&operation);
    known.insert(known.end(), {operation.name, operation.api_name});
  }
  if (found.empty()) throw UsageError("there is no operation " + text + aws::did_you_mean(text, known));
  return found;
}

}  // namespace

Work operations_verb(CommandLine& line) {
  struct Options {
    std::vector<std::string> name;
    std::string format = "text";
  };
  const auto options = std::make_shared<Options>();
  line.optional_arguments("NAME", "one operation, to see its options, or a service, to see its operations",
                          options->name);
  declare_format(line, options->format);
  line.example("credsim operations");
  line.example("credsim operations rds modify-db-cluster");
  return [options] {
    const bool all = options->name.empty();
    std::vector<const aws::Operation*> chosen;
    if (!all) {
      chosen = find(options->name);
    } else {
      for (const aws::Operation& operation : aws::operations()) chosen.push_back(&operation);
    }
    if (options->format == "json") {
      Json array = Json::array();
      for (const aws::Operation* operation : chosen) array.push_back(json_of(*operation));
      print_json(array);
    } else if (all || (options->name.size() == 1 && options->name.front() == chosen.front()->service)) {
      print(list(chosen));
    } else {
      std::string out;
      for (const aws::Operation* operation : chosen) out += (out.empty() ? "" : "\n") + detail(*operation);
      print(out);
    }
    return ExitCode::held;
  };
}

}  // namespace cli
