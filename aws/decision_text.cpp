// Decisions as JSON and as words.
#include "aws/decision_text.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace aws {
namespace {

using model::Layer;
using model::Verdict;

std::string_view verdict_text(Verdict verdict) {
  return verdict == Verdict::allowed ? "allowed" : verdict == Verdict::explicit_deny ? "explicitDeny" : "implicitDeny";
}

std::string_view layer_text(Layer layer) {
  switch (layer) {
    case Layer::identity:
      return "identity";
    case Layer::boundary:
      return "boundary";
    case Layer::service_control:
      return "service-control";
    case Layer::resource:
      return "resource";
    default:
      return "administrator";
  }
}

// Where a statement stands: (policies/dba.json:7), or the line of a document that was given in place. One that a fault
// put there stands nowhere.
std::string place(const model::Policy& policy, const model::Statement& statement) {
  if (statement.line == 0) {
    return "";
  }
  return policy.source.empty() ? fmt::format(" (line {} of its document)", statement.line)
                               : fmt::format(" ({}:{})", policy.source, statement.line);
}

}  // namespace

std::string decision(const model::Setting& setting, const model::Decision& decision) {
  if (decision.verdict == Verdict::not_asked) {
    return "";
  }
  nlohmann::ordered_json json;
  json["action"] = model::action_text(decision.action);
  json["decision"] = verdict_text(decision.verdict);
  json["by"] = layer_text(decision.layer);
  if (const model::Statement* statement = model::deciding_statement(setting, decision)) {
    json["statement"] = statement->sid;
    json["document"] = setting.policy(decision.policy).source;
    json["line"] = statement->line;
  }
  return json.dump();
}

std::string denial_reason(const model::Setting& setting, const model::Decision& decision) {
  if (const model::Statement* statement = model::deciding_statement(setting, decision)) {
    const std::string sid = statement->sid.empty() ? "a statement" : "the statement " + statement->sid;
    return fmt::format("{}{} denies it", sid, place(setting.policy(decision.policy), *statement));
  }
  switch (decision.layer) {
    case Layer::boundary:
      return "the caller's permissions boundary does not allow it";
    case Layer::service_control:
      return "no service control policy of the account allows it";
    case Layer::resource:
      return "the policy of the resource does not let the caller in";
    default:
      return "no policy of the caller allows it";
  }
}

}  // namespace aws
