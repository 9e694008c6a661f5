// Reading a compiled policy: which of its statements apply to a request.
#include "model/policy.hpp"

#include <algorithm>

namespace model {
namespace {

bool action_applies(const Statement& statement, std::string_view action) {
  const bool named = std::ranges::any_of(statement.actions,
                                         [&](const std::string& pattern) { return matches(pattern, action, false); });
  return named != statement.not_actions;
}

bool resource_applies(const Statement& statement, const PolicyQuery& query, bool variables) {
  if (statement.resources.empty()) {
    return true;  // of the very resource that it stands on
  }
  const bool named = std::ranges::any_of(statement.resources, [&](const std::string& written) {
    const auto pattern = variables ? with_variables(written, query.context) : written;
    return pattern && (*pattern == "*" || matches(*pattern, query.resource, true));
  });
  return named != statement.not_resources;
}

bool applies(const Policy& policy, const Statement& statement, const PolicyQuery& query) {
  return action_applies(statement, query.action) && resource_applies(statement, query, policy.variables) &&
         std::ranges::all_of(statement.conditions, [&](const Condition& condition) {
           return holds(condition, query.context, policy.variables);
         });
}

// An account by its number or its root. AWS's own documents mean the resource's account.
bool names_account(std::string_view principal, const PolicyQuery& query) {
  if (principal == "${aws:ResourceAccount}") {
    return with_variables(principal, query.context) == query.account;
  }
  constexpr std::string_view prefix = "arn:aws:iam::";
  constexpr std::string_view suffix = ":root";
  if (principal.starts_with(prefix) && principal.ends_with(suffix)) {
    principal = principal.substr(prefix.size(), principal.size() - prefix.size() - suffix.size());
  }
  return principal == query.account;
}

void keep_first(const Statement*& place, const Statement& statement) {
  if (place == nullptr) {
    place = &statement;
  }
}

}  // namespace

Findings consult_identity(const Policy& policy, const PolicyQuery& query) {
  Findings found;
  for (const Statement& statement : policy.statements) {
    if (applies(policy, statement, query)) {
      keep_first(statement.effect == Effect::deny ? found.deny : found.allow, statement);
    }
  }
  return found;
}

Findings consult_resource(const Policy& policy, const PolicyQuery& query) {
  Findings found;
  for (const Statement& statement : policy.statements) {
    const bool caller =
        statement.any_principal || std::ranges::find(statement.principals, query.caller) != statement.principals.end();
    const bool account =
        std::ranges::any_of(statement.principals, [&](const std::string& one) { return names_account(one, query); });
    if ((caller || account) && applies(policy, statement, query)) {
      keep_first(statement.effect == Effect::deny ? found.deny : caller ? found.allow : found.delegate, statement);
    }
  }
  return found;
}

}  // namespace model
