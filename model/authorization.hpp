// Whether a caller may do something: the policies of the caller, of its account and of the resource, evaluated together
// as the IAM User Guide describes (default deny; an explicit deny wins; service control policies, boundaries, identity
// and resource policies). Goes by what is visible.
#pragma once

#include <string>

#include "model/access_rows.hpp"
#include "model/actions.hpp"
#include "model/decision.hpp"
#include "model/setting.hpp"
#include "model/world.hpp"

namespace model {

// How policies name an action: rds:ModifyDBCluster.
std::string action_text(Action action);

// Who asks.
struct Caller {
  std::string arn;  // arn:aws:iam::123456789012:user/dba
  Name account = Name::none;
  PrincipalKind kind = PrincipalKind::none;
  PrincipalRow row;  // none: no policies are attached to it

  // Whether its account's policies let it do anything: what is left are the policies of resources.
  [[nodiscard]] bool administrates() const { return kind == PrincipalKind::admin || kind == PrincipalKind::root; }
};

Caller caller_of(const Setting& setting, const World& world, PrincipalId principal);
// RDS, which acts through its service-linked role in the account of a cluster.
Caller service_caller(const Setting& setting, Name account);

// What a resource's own policy is to a caller of the same account.
enum class Guard : std::uint8_t {
  none,    // there is no such policy
  open,    // it may allow, and so may the caller's policies: a secret
  closed,  // the caller's policies count only where it hands the decision to the account: a key
};

// What is asked for.
struct Ask {
  Action action{};
  std::string resource = "*";  // an ARN, or * where there is none
  Name owner = Name::none;     // the account that the resource is in; none: the caller's
  Guard guard = Guard::none;
  PolicyId policy = PolicyId::none;  // the resource's own; of a closed guard none is the default policy of a key
  bool managed_key = false;          // the key that AWS manages, whose policy is AWS's
};

// Whether the decision is known without looking at any policy: then the context and the resource do not matter.
bool decided_without_policies(const Caller& caller, const Ask& ask);

Decision decide(const Setting& setting, const World& world, const Caller& caller, const Ask& ask,
                const Context& context);

// The same of an action by its name, which may be one that nothing here performs. `ask.action` is not looked at.
Decision decide_named(const Setting& setting, const World& world, const Caller& caller, std::string_view action,
                      const Ask& ask, const Context& context);

// The statement that decided; null where none did.
const Statement* deciding_statement(const Setting& setting, const Decision& decision);

}  // namespace model
