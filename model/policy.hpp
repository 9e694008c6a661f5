// Policy documents as compiled statements, and what a document says about one request.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/condition.hpp"
#include "model/identifiers.hpp"

namespace model {

enum class Effect : std::uint8_t { deny, allow };

struct Statement {
  std::string sid;
  Effect effect = Effect::allow;
  bool any_principal = false;           // "*" or {"AWS": "*"}
  std::vector<std::string> principals;  // ARNs, account ids and service names; empty in an identity's policy
  std::vector<std::string> actions;     // patterns such as kms:Generate*
  bool not_actions = false;             // the patterns say what is not meant
  std::vector<std::string> resources;   // patterns
  bool not_resources = false;
  std::vector<Condition> conditions;  // all of them have to hold
  int line = 0;                       // of the document
};

struct Policy {
  std::string text;    // as written
  std::string source;  // a file beside the scenario, or empty
  std::vector<Statement> statements;
  bool variables = true;  // ${…} stands for keys of the request: version 2012-10-17
};

// A request as a policy sees it.
struct PolicyQuery {
  std::string_view caller;    // the ARN of the user or role: arn:aws:iam::123456789012:user/dba
  std::string_view account;   // of the caller: 123456789012
  std::string_view action;    // such as kms:Decrypt
  std::string_view resource;  // an ARN, or * where there is none
  const Context& context;
};

// The first statement of each sort that applies; null: none does.
struct Findings {
  const Statement* deny = nullptr;
  const Statement* allow = nullptr;     // to the caller, or to everybody
  const Statement* delegate = nullptr;  // an Allow to the caller's whole account, whose own policies decide
};

// What the policy of an identity, a boundary or a service control policy says.
Findings consult_identity(const Policy& policy, const PolicyQuery& query);
// What the policy of a resource says, whose statements name principals.
Findings consult_resource(const Policy& policy, const PolicyQuery& query);

}  // namespace model
