// Names that a scenario speaks of where nothing would complain: whether there ever was such a resource.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.hpp"
#include "scenarios/script.hpp"

namespace lab {

// The names that an expression speaks of.
std::set<std::string> resources_in(const scenarios::PropertyExpression& expression);

class Mentions {
 public:
  // Both outlive it.
  Mentions(const scenarios::Script& script, const model::Setting& setting) : script_(&script), setting_(&setting) {}

  // After every step: names are lost when a cluster gets another one.
  void operator()(const model::StepRecord& record);

  // Whether there is such a resource, or was.
  [[nodiscard]] bool existed(const model::World& world, std::string_view name) const;
  // All that people call by names of their own.
  [[nodiscard]] std::vector<std::string> names(const model::World& world) const;

  // At the end, a sentence for each `when:`, property and pin that speaks of what never was, and for each group of
  // clients that never started.
  [[nodiscard]] std::vector<std::string> in_vain(const model::World& world) const;

 private:
  void remark_on_clients(const model::World& world, std::vector<std::string>& remarks) const;
  // "; did you mean orders?" added, if there was no such resource; empty if there was.
  [[nodiscard]] std::string never_existed(const model::World& world, std::string_view name) const;

  const scenarios::Script* script_;
  const model::Setting* setting_;
  std::set<std::string, std::less<>> former_;  // names that a cluster had
};

}  // namespace lab
