// Evaluating properties.
#include "lab/properties.hpp"

#include <algorithm>

namespace lab {

using PropertyKind = scenarios::PropertyExpression::Kind;

Properties::Properties(const scenarios::Script& script) {
  for (const scenarios::Property& property : script.properties) {
    properties_.push_back({property.name, property.always, compile(property.expression)});
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
  }
  return false;
}

std::vector<std::string> Properties::look(const model::Setting& setting, const model::World& world) {
  std::vector<std::string> broken;
  for (Property& property : properties_) {
    const bool now = holds(property.expression, setting, world);
    property.held = property.held || now;
    if (property.always && !now && !property.broken) {
      broken.push_back(property.name);
    }
    property.broken = !now;
  }
  return broken;
}

std::vector<std::string> Properties::never_held() const {
  std::vector<std::string> names;
  for (const Property& property : properties_) {
    if (!property.always && !property.held) {
      names.push_back(property.name);
    }
  }
  return names;
}

}  // namespace lab
