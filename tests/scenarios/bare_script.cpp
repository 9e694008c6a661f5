// Takes marks away, part by part.
#include "tests/scenarios/bare_script.hpp"

#include <algorithm>

namespace reading {
namespace {

using namespace scenarios;

void strip(PropertyExpression& expression) {
  expression.state.mark = {};
  for (PropertyExpression& part : expression.parts) strip(part);
}

void strip(PolicyEntry& policy) {
  policy.mark = {};
  std::erase(policy.document, '\n');
}

void strip(Line& line) {
  line.mark = line.as_mark = line.moment.mark = line.expect.mark = {};
  for (StateCondition& one : line.moment.when) one.mark = {};
  for (ExpectedValue& one : line.expect.values) one.mark = {};
  for (Save& one : line.saves) one.mark = {};
}

void strip(PrincipalEntry& principal) {
  principal.mark = {};
  for (PolicyEntry& one : principal.policies) strip(one);
  for (NamedText& one : principal.groups) one.mark = {};
  for (NamedText& one : principal.context) one.mark = {};
  if (principal.boundary) strip(*principal.boundary);
}

void strip(std::vector<Property>& properties) {
  for (Property& one : properties) {
    one.mark = {};
    strip(one.expression);
    strip(one.consequence);
  }
}

void strip(Exploration& exploration) {
  exploration.mark = {};
  for (ExploreAction& one : exploration.actions) one.mark = one.as_mark = one.together_mark = {};
  strip(exploration.properties);
}

}  // namespace

Script bare(Script script) {
  script.file.clear();
  script.remarks.clear();
  script.principals_mark = {};
  for (ParameterSetting& one : script.parameters) one.mark = {};
  for (PrincipalEntry& one : script.principals) strip(one);
  for (ClientEntry& one : script.clients) one.mark = {};
  for (Line& one : script.lines) strip(one);
  for (InvariantException& one : script.excepted_invariants) one.mark = {};
  for (Pin& one : script.pins) one.mark = {};
  strip(script.properties);
  if (script.exploration) strip(*script.exploration);
  return script;
}

}  // namespace reading
