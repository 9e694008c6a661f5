// Properties and `explore:` as YAML.
#include "scenarios/vocabulary.hpp"
#include "scenarios/written_parts.hpp"

namespace scenarios {
namespace {

void add_state(YamlMap& map, const StateCondition& state) {
  map.add(state.resource + "." + state.attribute, yaml_text(state.value));
}

std::string written_expression(const PropertyExpression& expression) {
  using Kind = PropertyExpression::Kind;
  YamlMap map;
  if (expression.kind == Kind::state) {
    add_state(map, expression.state);
    return map.flow();
  }
  const std::size_t kind = static_cast<std::size_t>(expression.kind) - 1;  // the words are in the order of the kinds
  if (expression.kind == Kind::negation) {
    return map.add("not", written_expression(expression.parts.front())).flow();
  }
  if (expression.kind == Kind::some || expression.kind == Kind::none) {
    YamlMap states;
    for (const PropertyExpression& part : expression.parts) add_state(states, part.state);
    return map.add(operator_keys.keys[kind], states.flow()).flow();
  }
  std::vector<std::string> parts;
  for (const PropertyExpression& part : expression.parts) parts.push_back(written_expression(part));
  return map.add(operator_keys.keys[kind], yaml_list(parts)).flow();
}

std::string written_property(const Property& property) {
  const std::string first = written_expression(property.expression);
  const bool leads = property.kind == Property::Kind::leads_to;
  return YamlMap()
      .add(explore_property_keys.keys[static_cast<std::size_t>(property.kind)],
           leads ? yaml_list({first, written_expression(property.consequence)}) : first)
      .flow();
}

YamlMap written_action(const ExploreAction& action, std::uint64_t copies) {
  YamlMap map;
  map.add_if(action.as != "admin", "as", yaml_text(action.as));
  add_deed(map, action.what);
  if (action.times) map.add("times", std::to_string(*action.times));
  map.add_if(!action.together.empty(), "together", yaml_text(action.together));
  map.add_if(copies > 1, "repeat", YamlMap().add("count", std::to_string(copies)).flow());
  return map;
}

}  // namespace

YamlMap written_properties(const std::vector<Property>& properties) {
  YamlMap map;
  for (const Property& one : properties) {
    map.add(one.name, written_property(one));
  }
  return map;
}

std::string written_exploration(const Exploration& exploration) {
  std::string out = "explore:\n  actions:\n";
  const auto& actions = exploration.actions;
  for (std::size_t i = 0; i < actions.size();) {
    std::size_t end = i + 1;
    while (end < actions.size() && actions[end].number == actions[end - 1].number + 1) ++end;
    out += "    - " + written_action(actions[i], end - i).block("      ");
    i = end;
  }
  YamlMap bounds;
  if (exploration.depth) bounds.add("depth", std::to_string(*exploration.depth));
  if (exploration.states) bounds.add("states", std::to_string(*exploration.states));
  if (!bounds.empty()) out += "  " + bounds.block("  ");
  const YamlMap properties = written_properties(exploration.properties);
  if (!properties.empty()) out += "  properties:\n    " + properties.block("    ");
  return out;
}

}  // namespace scenarios
