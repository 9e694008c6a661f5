// The user's own invariants: `properties`, checked after every step that changes something.
#pragma once

#include <string>
#include <vector>

#include "lab/state.hpp"
#include "scenarios/script.hpp"

namespace lab {

class Properties {
 public:
  explicit Properties(const scenarios::Script& script);

  // The names of `always` properties that have just stopped to hold.
  std::vector<std::string> look(const model::Setting& setting, const model::World& world);
  // The names of `sometimes` properties that never held.
  [[nodiscard]] std::vector<std::string> never_held() const;
  [[nodiscard]] std::size_t size() const { return properties_.size(); }

 private:
  struct Expression {
    scenarios::PropertyExpression::Kind kind;
    std::vector<State> state;  // one, of a state
    std::vector<Expression> parts;
  };
  struct Property {
    std::string name;
    bool always;
    Expression expression;
    bool broken = false;
    bool held = false;
  };

  static Expression compile(const scenarios::PropertyExpression& expression);
  static bool holds(const Expression& expression, const model::Setting& setting, const model::World& world);

  std::vector<Property> properties_;
};

}  // namespace lab
