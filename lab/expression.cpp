// Evaluating expressions.
#include "lab/expression.hpp"

#include <algorithm>

namespace lab {

using ExpressionKind = scenarios::PropertyExpression::Kind;

Expression::Expression(const scenarios::PropertyExpression& expression) : kind_(expression.kind) {
  if (kind_ == ExpressionKind::state) {
    state_.emplace_back(expression.state);
  }
  for (const scenarios::PropertyExpression& part : expression.parts) {
    parts_.emplace_back(part);
  }
}

bool Expression::holds(const model::Setting& setting, const model::World& world) const {
  const auto part_holds = [&](const Expression& part) { return part.holds(setting, world); };
  switch (kind_) {
    case ExpressionKind::state:
      return state_.front().holds(setting, world);
    case ExpressionKind::all:
      return std::ranges::all_of(parts_, part_holds);
    case ExpressionKind::any:
      return std::ranges::any_of(parts_, part_holds);
    case ExpressionKind::negation:
      return std::ranges::none_of(parts_, part_holds);
    case ExpressionKind::some:
      return State::witness(states(), setting, world).has_value();
    case ExpressionKind::none:
      return !State::witness(states(), setting, world).has_value();
  }
  return false;
}

std::string Expression::text() const {
  if (kind_ == ExpressionKind::state) {
    return state_.front().text();
  }
  const std::string_view between = kind_ == ExpressionKind::all || quantified() ? " and " : " or ";
  std::string joined;
  for (const Expression& part : parts_) {
    const bool several =
        part.kind_ != ExpressionKind::state && part.kind_ != ExpressionKind::negation && part.parts_.size() > 1;
    joined.append(joined.empty() ? "" : between).append(several ? "(" + part.text() + ")" : part.text());
  }
  if (kind_ != ExpressionKind::negation && !quantified()) {
    return joined;
  }
  const std::string_view word = !quantified() ? "not " : kind_ == ExpressionKind::some ? "some " : "none ";
  return std::string(word) + (parts_.size() > 1 ? "(" + joined + ")" : joined);
}

Expression::Sight Expression::sight(const model::Setting& setting, const model::World& world) const {
  Sight seen;
  look(setting, world, seen);
  return seen;
}

bool Expression::quantified() const { return kind_ == ExpressionKind::some || kind_ == ExpressionKind::none; }

std::vector<const State*> Expression::states() const {
  std::vector<const State*> all;
  for (const Expression& part : parts_) {
    all.push_back(&part.state_.front());
  }
  return all;
}

void Expression::look(const model::Setting& setting, const model::World& world, Sight& sight) const {
  const auto see = [&](const State& state, const State::Sight& seen) {
    if (sight.resource.empty() && seen.resource != "*") {
      sight.resource = seen.resource;
    }
    const std::string text = state.text(seen.resource, seen.value);
    if (std::ranges::find(sight.actual, text) == sight.actual.end()) {
      sight.actual.push_back(text);
    }
  };
  if (kind_ == ExpressionKind::state) {
    see(state_.front(), state_.front().sight(setting, world));
    return;
  }
  if (quantified()) {
    const auto all = states();
    if (const auto witness = State::witness(all, setting, world)) {
      for (const State* state : all) {
        see(*state, state->sight(setting, world, *witness));
      }
      return;
    }
  }
  for (const Expression& part : parts_) {
    part.look(setting, world, sight);
  }
}

}  // namespace lab
