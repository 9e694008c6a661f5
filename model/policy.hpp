// Policy documents as compiled statements, and what a document says about one request. Conditions, NotPrincipal and
// session policies are not evaluated yet: a document that has them is refused when it is read, never half-applied.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/identifiers.hpp"

namespace model {

enum class Effect : std::uint8_t { deny, allow };

struct Statement {
  std::string sid;
  Effect effect = Effect::allow;
  bool any_principal = false;           // "*" or {"AWS": "*"}
  std::vector<std::string> principals;  // ARNs, account ids and service names; empty in an identity policy
  std::vector<std::string> actions;     // patterns such as kms:Generate*
  bool not_actions = false;             // the patterns say what is not meant
  std::vector<std::string> resources;   // patterns
  bool not_resources = false;
  int line = 0;  // of the document
};

struct Policy {
  std::string text;    // as written
  std::string source;  // a file beside the scenario, or empty
  std::vector<Statement> statements;
};

// Who asks, as a policy sees it.
struct Caller {
  std::string_view arn;      // arn:aws:iam::123456789012:user/dba
  std::string_view account;  // 123456789012
  // Whether an Allow for the caller's whole account reaches it: it does where the account's own policies allow the
  // action, and not for a service-linked role that they do not mention.
  bool allowed_by_account = true;
};

enum class Verdict : std::uint8_t { silent, allow, deny };

struct Finding {
  Verdict verdict = Verdict::silent;
  const Statement* statement = nullptr;  // the deciding one; null where the document is silent
};

// What the policy of a resource says of a caller who asks for `action` (such as kms:Decrypt) on that very resource: a
// Deny that matches wins over any Allow.
Finding consult(const Policy& policy, const Caller& caller, std::string_view action);

// `*` any run of characters, `?` any one; case matters only where `case_matters`. Linear in the text.
bool matches(std::string_view pattern, std::string_view text, bool case_matters);

}  // namespace model
