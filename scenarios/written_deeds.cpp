// Events as YAML: when, who, what, and what is kept and expected of the answer.
#include "model/parameters.hpp"
#include "scenarios/vocabulary.hpp"
#include "scenarios/written_parts.hpp"

namespace scenarios {
namespace {

std::string written_login(const LoginLine& login) {
  constexpr std::string_view ways[] = {"stage", "version", "literal"};
  YamlMap map;
  map.add("cluster", yaml_text(login.cluster));
  map.add_if(!login.secret.empty(), "secret", yaml_text(login.secret));
  map.add_if(!login.user.empty(), "user", yaml_text(login.user));
  map.add("password", YamlMap().add(ways[static_cast<std::size_t>(login.by)], yaml_text(login.value)).flow());
  return map.flow();
}

std::string written_fault(const FaultLine& fault) {
  YamlMap map;
  map.add(fault_names.known[static_cast<std::size_t>(fault.name)], yaml_text(fault.target));
  map.add_if(fault.name == FaultName::impair, "by", yaml_text(fault.by));
  map.add_if(fault.name == FaultName::fail_rotation_step, "step", yaml_text(fault.step));
  map.add_if(fault.name == FaultName::fail_rotation_step && fault.times != 1, "times", std::to_string(fault.times));
  map.add_if(fault.name == FaultName::slow, "factor", yaml_number(fault.factor));
  if (fault.lasts) map.add("for", model::duration_text(*fault.lasts));
  return map.flow();
}

void add_moment(YamlMap& event, const Moment& moment) {
  if (moment.from != Moment::From::condition) {
    const std::string_view plus = moment.from == Moment::From::previous_line ? "+" : "";
    event.add("at", std::string(plus) + yaml_distribution(moment.delay));
    return;
  }
  YamlMap states;
  for (const StateCondition& one : moment.when) {
    states.add(one.resource + "." + one.attribute, yaml_text(one.value));
  }
  event.add("when", states.flow());
  event.add_if(moment.delay != sim::Distribution::constant(sim::Duration(0)), "after", yaml_distribution(moment.delay));
  event.add_if(moment.nth != 1, "nth", std::to_string(moment.nth));
}

void add_repetition(YamlMap& event, const Repetition& repetition) {
  event.add("every", yaml_distribution(repetition.every));
  if (repetition.count) event.add("count", std::to_string(*repetition.count));
  if (repetition.until) event.add("until", model::duration_text(*repetition.until));
}

std::string written_expectation(const Expectation& expect) {
  using Kind = ExpectedValue::Kind;
  switch (expect.kind) {
    case Expectation::Kind::ok:
      return "ok";
    case Expectation::Kind::any:
      return "any";
    case Expectation::Kind::error:
      return YamlMap().add("error", yaml_text(expect.error)).flow();
    case Expectation::Kind::values:
      break;
  }
  YamlMap map;
  for (const ExpectedValue& one : expect.values) {
    const bool names_kind = one.value == "present" || one.value == "absent";
    map.add(one.path, one.kind == Kind::present  ? "present"
                      : one.kind == Kind::absent ? "absent"
                      : one.kind == Kind::regex  ? yaml_text("/" + one.value + "/")
                      : names_kind               ? yaml_quoted(one.value)
                                                 : yaml_text(one.value));
  }
  return map.flow();
}

}  // namespace

void add_deed(YamlMap& event, const Deed& deed) {
  if (const auto* command = std::get_if<AwsCommand>(&deed)) {
    event.add("aws", yaml_text(command->text));
  } else if (const auto* login = std::get_if<LoginLine>(&deed)) {
    event.add("login", written_login(*login));
  } else if (const auto* sql = std::get_if<SqlLine>(&deed)) {
    YamlMap map;
    map.add("cluster", yaml_text(sql->cluster)).add("user", yaml_text(sql->user));
    event.add("sql", map.add("password", yaml_text(sql->password)).flow());
  } else {
    event.add("fault", written_fault(std::get<FaultLine>(deed)));
  }
}

YamlMap written_line(const Line& line) {
  YamlMap event;
  add_moment(event, line.moment);
  if (line.repetition) add_repetition(event, *line.repetition);
  event.add_if(line.as != "admin", "as", yaml_text(line.as));
  add_deed(event, line.what);
  YamlMap saves;
  for (const Save& save : line.saves) saves.add(save.name, yaml_text(save.path));
  event.add_if(!saves.empty(), "save", saves.flow());
  event.add_if(line.expect.written, "expect", written_expectation(line.expect));
  return event;
}

}  // namespace scenarios
