// The whole of a scenario file: its head, its cast, its events and its checks.
#include "scenarios/writer.hpp"

#include <algorithm>

#include "model/quotas.hpp"
#include "scenarios/duration.hpp"
#include "scenarios/written_parts.hpp"

namespace scenarios {
namespace {

std::string written_value(const ParameterSetting& setting) {
  if (const auto* distribution = std::get_if<sim::Distribution>(&setting.value))
    return yaml_distribution(*distribution);
  const std::string_view unit = model::parameter_rows()[setting.parameter].unit;
  const bool number = unit == "count" || unit == "fraction" || unit == "USD";
  return number ? yaml_number(std::get<double>(setting.value))
                : model::parameter_text(setting.parameter, setting.value);
}

std::string written_quotas(const model::Quotas& quotas) {
  if (quotas == model::documented_quotas()) return "documented";
  YamlMap map;
  for (std::size_t i = 0; i < quotas.size(); ++i) {
    map.add_if(quotas[i] > 0, model::quota_rows()[i].name, std::to_string(quotas[i]));
  }
  return map.flow();
}

std::string written_pin(const Pin& pin) {
  YamlMap map;
  map.add("resource", yaml_text(pin.resource)).add(pin.choice ? "choice" : "wait", yaml_text(pin.name));
  map.add_if(pin.nth != 1, "nth", std::to_string(pin.nth));
  map.add(pin.choice ? "is" : "takes", pin.choice ? yaml_text(pin.is) : model::duration_text(pin.takes));
  return map.flow();
}

// A map of the root: its key, and a line an entry below it.
void add_section(std::string& out, std::string_view key, const YamlMap& entries) {
  if (!entries.empty()) out.append(key).append(":\n  ").append(entries.block("  "));
}

void add_list(std::string& out, std::string_view key, const std::vector<std::string>& items) {
  if (items.empty()) return;
  out.append(key).append(":\n");
  for (const std::string& item : items) out.append("  - ").append(item).append("\n");
}

std::string head_of(const Script& script) {
  const Script otherwise;
  const sim::Time default_start = std::chrono::sys_days(std::chrono::year(2026) / 1 / 1);
  YamlMap head;
  head.add("title", yaml_text(script.title));
  head.add_if(!script.description.empty(), "description", yaml_text(script.description));
  head.add_if(script.start != default_start, "start", time_text(script.start));
  if (script.duration) head.add("duration", model::duration_text(*script.duration));
  head.add_if(script.seed != otherwise.seed, "seed", std::to_string(script.seed));
  head.add_if(script.account != otherwise.account, "account", yaml_text(script.account));
  head.add_if(script.region != otherwise.region, "region", yaml_text(script.region));
  head.add_if(script.quotas != otherwise.quotas, "quotas", written_quotas(script.quotas));
  return head.block("");
}

}  // namespace

std::string yaml_of(const Script& script) {
  std::string out = head_of(script);
  std::vector<std::string> questions;
  for (const Question& one : script.questions) {
    std::vector<std::string> choices;
    for (const std::string& choice : one.choices) choices.push_back(yaml_text(choice));
    YamlMap question;
    question.add("ask", yaml_text(one.ask)).add("answer", yaml_text(one.answer));
    question.add_if(!choices.empty(), "choices", yaml_list(choices));
    if (one.at) question.add("at", model::duration_text(*one.at));
    questions.push_back(question.flow());
  }
  add_list(out, "questions", questions);
  YamlMap parameters;
  for (const ParameterSetting& one : script.parameters) {
    parameters.add(model::parameter_rows()[one.parameter].name, written_value(one));
  }
  add_section(out, "parameters", parameters);
  YamlMap principals;
  for (const PrincipalEntry& one : script.principals) principals.add(one.name, written_principal(one).flow());
  add_section(out, "principals", principals);
  add_section(out, "clients", written_clients(script.clients));
  out += "events:\n";
  for (const Line& line : script.lines) out += "  - " + written_line(line).block("    ");
  add_section(out, "properties", written_properties(script.properties));
  YamlMap exceptions;
  for (const InvariantException& one : script.excepted_invariants) exceptions.add(one.name, yaml_text(one.why));
  if (!exceptions.empty()) out += "invariants:\n  except:\n    " + exceptions.block("    ");
  std::vector<std::string> pins;
  for (const Pin& pin : script.pins) pins.push_back(written_pin(pin));
  add_list(out, "pins", pins);
  if (script.exploration) out += written_exploration(*script.exploration);
  return out;
}

}  // namespace scenarios
