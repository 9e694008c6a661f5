// The user's own invariants: `properties`, checked after every step that changes something.
#pragma once

#include <string>
#include <vector>

#include "lab/expression.hpp"
#include "scenarios/script.hpp"

namespace lab {

class Properties {
 public:
  explicit Properties(const scenarios::Script& script);

  // A property that does not hold, and what there is instead.
  struct Break {
    std::string name;
    int line = 0;
    std::string resource;  // where it was seen; empty: the property speaks of none that there is
    std::string message;   // "not orders.SecretStatus: impaired, actual orders.SecretStatus: impaired"
  };

  // `always` properties that have just stopped to hold.
  std::vector<Break> look(const model::Setting& setting, const model::World& world);
  // `sometimes` properties that never held; their message says what they waited for.
  [[nodiscard]] std::vector<Break> never_held() const;
  // `leads-to` properties whose second part has not held since the first did, and what there is instead.
  [[nodiscard]] std::vector<Break> never_followed(const model::Setting& setting, const model::World& world) const;
  [[nodiscard]] std::size_t size() const { return properties_.size(); }

 private:
  struct Property {
    std::string name;
    int line;
    scenarios::Property::Kind kind;
    Expression expression;
    Expression consequence;  // of leads_to; else the same once more
    bool broken = false;
    bool held = false;
    bool owes = false;  // of leads_to: the expression held, and the consequence has not since
  };

  static Break break_of(const Property& property, const Expression& missing, const model::Setting& setting,
                        const model::World& world);

  std::vector<Property> properties_;
};

}  // namespace lab
