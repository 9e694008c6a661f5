// Scenarios made of stories.
#include "lab/counterexample.hpp"

#include <algorithm>

#include "scenarios/counter.hpp"

namespace lab {
namespace {

scenarios::Line line_of(const scenarios::ExploreAction& action, sim::Duration after_start) {
  scenarios::Line line;
  line.mark = action.mark;
  line.moment.from = scenarios::Moment::From::start;
  line.moment.delay = sim::Distribution::constant(after_start);
  line.as = action.as;
  line.as_mark = action.as_mark;
  line.what = scenarios::counted(action.what, action.number);
  line.expect.kind = scenarios::Expectation::Kind::any;
  line.expect.written = true;
  return line;
}

scenarios::Pin pin_of(const RetoldPin& retold) {
  scenarios::Pin pin;
  pin.resource = retold.resource;
  pin.name = retold.name;
  pin.choice = retold.choice;
  pin.nth = retold.nth;
  pin.takes = retold.takes;
  pin.is = retold.choice ? (retold.fails ? "fail" : "ok") : "";
  return pin;
}

// The property that a run is asked about; of the futures' own kinds, what a run can see of it.
scenarios::Property asked_of_run(const scenarios::Property& property) {
  using Kind = scenarios::Property::Kind;
  scenarios::Property asked = property;
  if (property.kind == Kind::eventually) {
    asked.kind = Kind::sometimes;
  }
  return asked;
}

}  // namespace

scenarios::Script counterexample(const scenarios::Script& explored, const Retold& retold, const Found& found) {
  scenarios::Script script = explored;
  const scenarios::Exploration block = *script.exploration;
  script.exploration.reset();
  script.questions.clear();
  script.title = explored.title + ": " + found.name;
  script.description = found.message;
  for (const RetoldStep& step : retold.steps) {
    if (step.action) {
      script.lines.push_back(line_of(block.actions[*step.action], step.at - script.start));
    }
  }
  for (const RetoldPin& pin : retold.pins) {
    script.pins.push_back(pin_of(pin));
  }
  std::erase_if(script.properties, [&](const scenarios::Property& property) { return property.name != found.name; });
  for (const scenarios::Property& property : block.properties) {
    if (property.name == found.name) {
      script.properties.push_back(asked_of_run(property));
    }
  }
  script.duration = retold.end - script.start;
  return script;
}

bool ask_once_more(scenarios::Script& counterexample) {
  using Kind = scenarios::Property::Kind;
  const auto asked = std::ranges::find(counterexample.properties, Kind::sometimes, &scenarios::Property::kind);
  if (asked == counterexample.properties.end()) {
    return false;
  }
  asked->kind = Kind::leads_to;
  asked->consequence = asked->expression;
  asked->expression = {};
  asked->expression.kind = scenarios::PropertyExpression::Kind::negation;
  asked->expression.parts = {asked->consequence};
  return true;
}

}  // namespace lab
