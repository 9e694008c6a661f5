// Evaluating properties.
#include "lab/properties.hpp"

namespace lab {

Properties::Properties(const scenarios::Script& script) {
  for (const scenarios::Property& property : script.properties) {
    properties_.push_back({property.name, property.mark.line, property.always, Expression(property.expression)});
  }
}

Properties::Break Properties::break_of(const Property& property, const model::Setting& setting,
                                       const model::World& world) {
  const Expression::Sight seen = property.expression.sight(setting, world);
  Break made{property.name, property.line, seen.resource, property.expression.text() + ", actual "};
  for (std::size_t i = 0; i < seen.actual.size(); ++i) {
    made.message += (i == 0 ? "" : ", ") + seen.actual[i];
  }
  return made;
}

std::vector<Properties::Break> Properties::look(const model::Setting& setting, const model::World& world) {
  std::vector<Break> broken;
  for (Property& property : properties_) {
    const bool now = property.expression.holds(setting, world);
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
      never.push_back({property.name, property.line, "", property.expression.text()});
    }
  }
  return never;
}

}  // namespace lab
