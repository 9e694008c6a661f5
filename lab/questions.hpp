// What an exploration is asked: the properties of a script, its own and those of the `explore:` block, as predicates,
// marks and promises; and what each of them has come to.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lab/explore.hpp"
#include "lab/expression.hpp"

namespace lab {

class Questions {
 public:
  // Both outlive it. Throws scenarios::Mistake where there are too many.
  Questions(const scenarios::Script& script, const model::Setting& setting);

  void put_into(model::FuturesPlan& plan) const;
  void put_into(sim::ExplorationOptions& options) const;

  // The places of those properties that do not hold in a world.
  [[nodiscard]] std::vector<std::size_t> broken_in(const model::World& world) const;
  // What each has come to, by what was found.
  [[nodiscard]] std::vector<Answered> answers(const Explored& explored) const;
  [[nodiscard]] bool ask_for_promises() const { return !promises_.empty(); }

  // Of the property that has this place among those of its kind.
  [[nodiscard]] Found found(scenarios::Property::Kind kind, std::size_t place, Found::Kind what) const;
  [[nodiscard]] Found found_promise(std::size_t promise) const;

 private:
  struct Asked {
    std::string name;
    std::string text;
    int line;
    scenarios::Property::Kind kind;
    std::size_t place;  // among the predicates that have to hold, the marks or the promises
  };

  void add(const scenarios::Property& property);
  unsigned mark(const Expression& expression);
  [[nodiscard]] model::FuturesPlan::Predicate predicate(const Expression& expression) const;

  const model::Setting* setting_;
  std::vector<model::FuturesPlan::Predicate> always_;
  std::vector<model::FuturesPlan::Predicate> marks_;
  std::vector<sim::Promise> promises_;
  std::vector<Asked> asked_;
};

}  // namespace lab
