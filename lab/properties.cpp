// Evaluating properties.
#include "lab/properties.hpp"

#include <algorithm>

namespace lab {

using PropertyKind = scenarios::PropertyExpression::Kind;

Properties::Properties(const scenarios::Script& script) {
  for (const scenarios::Property& property : script.properties) {
    properties_.push_back({property.name, property.mark.line, property.always, compile(property.expression)});
  }
}

Properties::Expression Properties::compile(const scenarios::PropertyExpression& expression) {
  Expression made{expression.kind, {}, {}};
  if (expression.kind == PropertyKind::state) {
    made.state.emplace_back(expression.state);
  }
  for (const scenarios::PropertyExpression& part : expression.parts) {
    made.parts.push_back(compile(part));
  }
  return made;
}

bool Properties::holds(const Expression& expression, const model::Setting& setting, const model::World& world) {
  const auto part_holds = [&](const Expression& part) { return holds(part, setting, world); };
  switch (expression.kind) {
    case PropertyKind::state:
      return expression.state.front().holds(setting, world);
    case PropertyKind::all:
      return std::ranges::all_of(expression.parts, part_holds);
    case PropertyKind::any:
      return std::ranges::any_of(expression.parts, part_holds);
    case PropertyKind::negation:
      return std::ranges::none_of(expression.parts, part_holds);
    case PropertyKind::some:
      return State::witness(states_of(expression), setting, world).has_value();
    case PropertyKind::none:
      return !State::witness(states_of(expression), setting, world).has_value();
  }
  return false;
}

// `a: x and not b: y`, with brackets where several are joined inside of something else.
std::string Properties::text(const Expression& expression) {
  if (expression.kind == PropertyKind::state) {
    return expression.state.front().text();
  }
  const bool quantified = expression.kind == PropertyKind::some || expression.kind == PropertyKind::none;
  const std::string_view between = expression.kind == PropertyKind::all || quantified ? " and " : " or ";
  std::string joined;
  for (const Expression& part : expression.parts) {
    const bool several =
        part.kind != PropertyKind::state && part.kind != PropertyKind::negation && part.parts.size() > 1;
    joined.append(joined.empty() ? "" : between).append(several ? "(" + text(part) + ")" : text(part));
  }
  if (expression.kind != PropertyKind::negation && !quantified) {
    return joined;
  }
  const std::string_view word = !quantified ? "not " : expression.kind == PropertyKind::some ? "some " : "none ";
  return std::string(word) + (expression.parts.size() > 1 ? "(" + joined + ")" : joined);
}

std::vector<const State*> Properties::states_of(const Expression& quantified) {
  std::vector<const State*> states;
  for (const Expression& part : quantified.parts) {
    states.push_back(&part.state.front());
  }
  return states;
}

void Properties::look_at(const Expression& expression, const model::Setting& setting, const model::World& world,
                         Break& made, std::vector<std::string>& actual) {
  const auto see = [&](const State& state, const State::Sight& seen) {
    if (made.resource.empty() && seen.resource != "*") {
      made.resource = seen.resource;
    }
    const std::string text = state.text(seen.resource, seen.value);
    if (std::ranges::find(actual, text) == actual.end()) {
      actual.push_back(text);
    }
  };
  if (expression.kind == PropertyKind::state) {
    see(expression.state.front(), expression.state.front().sight(setting, world));
    return;
  }
  if (expression.kind == PropertyKind::some || expression.kind == PropertyKind::none) {
    const auto states = states_of(expression);
    if (const auto witness = State::witness(states, setting, world)) {
      for (const State* state : states) {
        see(*state, state->sight(setting, world, *witness));
      }
      return;
    }
  }
  for (const Expression& part : expression.parts) {
    look_at(part, setting, world, made, actual);
  }
}

Properties::Break Properties::break_of(const Property& property, const model::Setting& setting,
                                       const model::World& world) {
  Break made{property.name, property.line, "", ""};
  std::vector<std::string> actual;
  look_at(property.expression, setting, world, made, actual);
  made.message = text(property.expression) + ", actual ";
  for (std::size_t i = 0; i < actual.size(); ++i) {
    made.message += (i == 0 ? "" : ", ") + actual[i];
  }
  return made;
}

std::vector<Properties::Break> Properties::look(const model::Setting& setting, const model::World& world) {
  std::vector<Break> broken;
  for (Property& property : properties_) {
    const bool now = holds(property.expression, setting, world);
    property.held = property.held || now;
    if (property.always && !now && !property.broken) {
      broken.push_back(break_of(property, setting, world));
    }
    property.broken = !now;
  }
  return broken;
}

std::vector<Properties::Break> Properties::never_held() const {
  std::vector<Break> never;
  for (const Property& property : properties_) {
    if (!property.always && !property.held) {
      never.push_back({property.name, property.line, "", text(property.expression)});
    }
  }
  return never;
}

}  // namespace lab
