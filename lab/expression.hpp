// An expression of `properties:` looked up once: states joined by all, any, not, some and none.
#pragma once

#include <string>
#include <vector>

#include "lab/state.hpp"
#include "scenarios/script.hpp"

namespace lab {

class Expression {
 public:
  // Throws scenarios::Mistake for an attribute that no kind of resource has.
  explicit Expression(const scenarios::PropertyExpression& expression);

  [[nodiscard]] bool holds(const model::Setting& setting, const model::World& world) const;
  // `a: x and not b: y`, with brackets where several are joined inside of something else.
  [[nodiscard]] std::string text() const;

  // What there is of all that it speaks of.
  struct Sight {
    std::string resource;             // the first that was seen; empty: it speaks of none that there is
    std::vector<std::string> actual;  // `orders.SecretStatus: impaired`, each once
  };
  [[nodiscard]] Sight sight(const model::Setting& setting, const model::World& world) const;

 private:
  [[nodiscard]] bool quantified() const;
  [[nodiscard]] std::vector<const State*> states() const;
  void look(const model::Setting& setting, const model::World& world, Sight& sight) const;

  scenarios::PropertyExpression::Kind kind_;
  std::vector<State> state_;  // one, of a state
  std::vector<Expression> parts_;
};

}  // namespace lab
