// Properties as an exploration takes them.
#include "lab/questions.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace lab {
namespace {

using scenarios::Property;

Answered::Verdict unmet(Property::Kind kind, const Explored& explored) {
  return explored.exploration.exhausted() && kind != Property::Kind::sometimes ? Answered::Verdict::held
                                                                               : Answered::Verdict::undecided;
}
Answered::Verdict verdict_of(Found::Kind found, const Explored& explored) {
  if (found == Found::Kind::sometimes) return Answered::Verdict::seen;
  if (found != Found::Kind::never) return Answered::Verdict::broken;
  return explored.exploration.exhausted() ? Answered::Verdict::never : Answered::Verdict::undecided;
}

}  // namespace

Questions::Questions(const scenarios::Script& script, const model::Setting& setting) : setting_(&setting) {
  std::ranges::for_each(script.properties, [this](const Property& one) { add(one); });
  std::ranges::for_each(script.exploration->properties, [this](const Property& one) { add(one); });
  if (marks_.size() > 64) {
    throw scenarios::Mistake(script.exploration->mark, "more than 64 properties are asked of states");
  }
}

void Questions::put_into(model::FuturesPlan& plan) const {
  plan.properties = always_;
  plan.marks = marks_;
}

void Questions::put_into(sim::ExplorationOptions& options) const {
  options.promises = promises_;
  for (const Asked& one : asked_) {
    if (one.kind == Property::Kind::sometimes) {
      options.sometimes |= std::uint64_t{1} << one.place;
    }
  }
}

std::vector<std::size_t> Questions::broken_in(const model::World& world) const {
  std::vector<std::size_t> places;
  for (std::size_t place = 0; place < always_.size(); ++place) {
    if (!always_[place](world)) {
      places.push_back(place);
    }
  }
  return places;
}

std::vector<Answered> Questions::answers(const Explored& explored) const {
  std::vector<Answered> all;
  for (const Asked& one : asked_) {
    const auto found = std::ranges::find_if(explored.found, [&](const Found& what) {
      return what.name == one.name && what.line == one.line && what.kind != Found::Kind::invariant;
    });
    all.push_back({one.name, one.kind, one.line,
                   found == explored.found.end() ? unmet(one.kind, explored) : verdict_of(found->kind, explored)});
  }
  return all;
}

Found Questions::found(Property::Kind kind, std::size_t place, Found::Kind what) const {
  const auto one =
      std::ranges::find_if(asked_, [&](const Asked& asked) { return asked.kind == kind && asked.place == place; });
  Found made;
  made.kind = what;
  made.name = one->name;
  made.message = one->text;
  made.line = one->line;
  return made;
}

Found Questions::found_promise(std::size_t promise) const {
  const bool leads = promises_[promise].kind == sim::Promise::Kind::leads_to;
  return found(leads ? Property::Kind::leads_to : Property::Kind::eventually, promise,
               leads ? Found::Kind::leads_to : Found::Kind::eventually);
}

void Questions::add(const Property& property) {
  const Expression expression(property.expression);
  std::string text = expression.text();
  std::size_t place = 0;
  switch (property.kind) {
    case Property::Kind::always:
      place = always_.size();
      always_.push_back(predicate(expression));
      break;
    case Property::Kind::sometimes:
      place = mark(expression);
      break;
    case Property::Kind::eventually:
      place = promises_.size();
      promises_.push_back({sim::Promise::Kind::eventually, mark(expression), 0});
      break;
    case Property::Kind::leads_to: {
      const Expression consequence(property.consequence);
      text += ", then " + consequence.text();
      place = promises_.size();
      const unsigned from = mark(expression);
      promises_.push_back({sim::Promise::Kind::leads_to, mark(consequence), from});
      break;
    }
  }
  asked_.push_back({property.name, std::move(text), property.mark.line, property.kind, place});
}

unsigned Questions::mark(const Expression& expression) {
  marks_.push_back(predicate(expression));
  return static_cast<unsigned>(marks_.size() - 1);
}

model::FuturesPlan::Predicate Questions::predicate(const Expression& expression) const {
  return [expression, setting = setting_](const model::World& world) { return expression.holds(*setting, world); };
}

}  // namespace lab
