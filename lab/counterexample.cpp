// Scenarios made of stories.
#include "lab/counterexample.hpp"

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

// A property of the block that a run can check: what it found is seen by that.
void add_property(scenarios::Script& script, const scenarios::Exploration& block, const Found& found) {
  for (const scenarios::Property& property : block.properties) {
    const bool always = property.kind == scenarios::Property::Kind::always;
    const bool sometimes = property.kind == scenarios::Property::Kind::sometimes;
    if (property.name == found.name && (always || sometimes)) {
      script.properties.push_back(property);
    }
  }
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
  add_property(script, block, found);
  script.duration = retold.end - script.start;
  return script;
}

}  // namespace lab
