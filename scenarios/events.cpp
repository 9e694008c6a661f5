// An event: when, who, what, and what is kept and expected of the answer.
#include <algorithm>

#include "aws/nearest_word.hpp"
#include "scenarios/parts.hpp"
#include "scenarios/quoted.hpp"

namespace scenarios {
namespace {

void refuse_unanswered(const Line& line, const Fields& event) {
  if (std::holds_alternative<AwsCommand>(line.what)) return;
  const bool fault = std::holds_alternative<FaultLine>(line.what);
  const std::string what = fault ? "a fault" : std::holds_alternative<LoginLine>(line.what) ? "a login" : "sql";
  if (const Entry* save = event.find("save")) {
    throw save->key.mistake(what + " answers nothing to save; save: goes with aws:");
  }
  using Kind = Expectation::Kind;
  if (line.expect.kind == Kind::values) {
    throw Mistake(line.expect.values.front().mark,
                  what + (fault ? " has no answer to expect" : " has no answer; expect ok, any or {error: CODE}"));
  }
  if (fault && line.expect.kind == Kind::error) {
    throw Mistake(line.expect.mark, "a fault is never refused; expect no error of it");
  }
}

}  // namespace

const Entry& deed_entry(const Fields& fields) {
  const Entry* deed = nullptr;
  for (const std::string_view key : {"aws", "login", "sql", "fault"}) {
    const Entry* found = fields.find(key);
    if (found == nullptr) continue;
    if (deed != nullptr) {
      const std::string noun(fields.phrase().substr(fields.phrase().find(' ') + 1));
      throw found->key.mistake(std::string(fields.phrase()) +
                               " does one thing: aws:, login:, sql: or fault:; write a second " + noun);
    }
    deed = found;
  }
  if (deed == nullptr) {
    throw fields.node().mistake(std::string(fields.phrase()) + " needs one of aws:, login:, sql: or fault:");
  }
  return *deed;
}

Deed deed_of(const Entry& entry) {
  const std::string_view key = entry.key.text();
  if (key == "aws") return AwsCommand{std::string(text_of(entry.value, "aws"))};
  if (key == "login") return login_of(entry.value);
  if (key == "sql") return sql_of(entry.value);
  return fault_of(entry.value);
}

std::string caller_of(const Node& node, const std::vector<PrincipalEntry>& principals) {
  const std::string_view name = text_of(node, "as");
  const auto found = std::ranges::find(principals, name, &PrincipalEntry::name);
  if (found != principals.end() && (found->kind == "group" || found->kind == "account")) {
    throw node.mistake(quoted(name) + " is of kind: " + found->kind + ", which calls nothing; name a user or a role");
  }
  if (name == "admin" || found != principals.end()) return std::string(name);
  std::vector<std::string_view> names{"admin"};
  for (const PrincipalEntry& principal : principals) names.push_back(principal.name);
  std::string right = aws::did_you_mean(name, names);
  if (right.empty()) right = "; name one under principals:, or " + one_of(names);
  throw node.mistake("unknown principal " + quoted(name) + right);
}

void read_line(Line& line, const Node& node, sim::Time start, const std::vector<PrincipalEntry>& principals) {
  const Fields event(node, event_keys);
  const Entry& deed = deed_entry(event);
  line.mark = deed.key.mark();
  line.moment = moment_of(event, start);
  line.repetition = repetition_of(event, start, line.moment);
  line.as_mark = line.mark;
  if (const Entry* as = event.find("as")) {
    line.as_mark = as->value.mark();
    line.as = caller_of(as->value, principals);
  }
  line.what = deed_of(deed);
  if (const Entry* save = event.find("save")) line.saves = saves_of(save->value);
  line.expect.mark = line.mark;
  if (const Entry* expect = event.find("expect")) line.expect = expectation_of(*expect);
  refuse_unanswered(line, event);
}

}  // namespace scenarios
