// Evaluating properties.
#include "lab/properties.hpp"

namespace lab {

Properties::Properties(const scenarios::Script& script) {
  for (const scenarios::Property& property : script.properties) {
    const bool leads = property.kind == scenarios::Property::Kind::leads_to;
    properties_.push_back({property.name, property.mark.line, property.kind, Expression(property.expression),
                           Expression(leads ? property.consequence : property.expression)});
  }
}

Properties::Break Properties::break_of(const Property& property, const Expression& missing,
                                       const model::Setting& setting, const model::World& world) {
  const Expression::Sight seen = missing.sight(setting, world);
  Break made{property.name, property.line, seen.resource, missing.text() + ", actual "};
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
    property.owes = (now || property.owes) && !property.consequence.holds(setting, world);
    if (property.kind == scenarios::Property::Kind::always && !now && !property.broken) {
      broken.push_back(break_of(property, property.expression, setting, world));
    }
    property.broken = !now;
  }
  return broken;
}

std::vector<Properties::Break> Properties::never_held() const {
  std::vector<Break> never;
  for (const Property& property : properties_) {
    if (property.kind == scenarios::Property::Kind::sometimes && !property.held) {
      never.push_back({property.name, property.line, "", property.expression.text()});
    }
  }
  return never;
}

std::vector<Properties::Break> Properties::never_followed(const model::Setting& setting,
                                                          const model::World& world) const {
  std::vector<Break> never;
  for (const Property& property : properties_) {
    if (property.kind == scenarios::Property::Kind::leads_to && property.owes) {
      never.push_back(break_of(property, property.consequence, setting, world));
      never.back().message = "never held after " + property.expression.text() + ": " + never.back().message;
    }
  }
  return never;
}

}  // namespace lab
