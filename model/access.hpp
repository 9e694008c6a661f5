// Who may do what with a key or a secret: the policies, the grants, and the key's state.
#pragma once

#include <string>

#include "model/authorization.hpp"
#include "model/requests.hpp"
#include "model/step.hpp"

namespace model {

// Who asks, and from which Region. RDS acts through its service-linked role in the account of the cluster.
class Actor {
 public:
  static Actor principal(const Step& step, PrincipalId id);
  static Actor rds(const Step& step, Name account);

  [[nodiscard]] const Caller& caller() const { return caller_; }
  [[nodiscard]] bool is_rds() const { return caller_.kind == PrincipalKind::service; }

 private:
  explicit Actor(Caller caller) : caller_(std::move(caller)) {}
  Caller caller_;
};

// Whether the call may be made at all: its own action, on what it names. What else it needs is asked by its ladder.
Outcome authorize(Step& step, const Call& call);

// Whether a grant lets the caller retire it: its retiring principal, or its grantee where RetireGrant is among its
// operations. Who may by policy is asked like any other call.
bool may_retire(const Step& step, const Call& call, GrantRow grant);

// Whether the caller has a further right that a call needs, such as secretsmanager:RotateSecret to rotate through RDS.
// Refused as the service that was called says it.
Outcome authorize_also(Step& step, const Call& call, Action action, const std::string& resource);
Outcome authorize_also(Step& step, const Call& call, Action action, SecretRow secret);

// Whether the caller may use a key itself, by policies or a grant. Such calls are asked in their ladder, for what they
// name may be a ciphertext.
Outcome authorize_key_use(Step& step, const Call& call, KeyRow key, GrantOperation operation,
                          const GrantTokens& tokens);

// Whether the key can be used at all, by its visible state: none, key_disabled, key_invalid_state or key_not_found.
Outcome key_usable(const Step& step, KeyRow key);

// Whether the actor is authorized: policies or a grant allow it, and nothing denies it. `secret` is the encryption
// context. Goes by what is visible. `operation` is GenerateDataKey, Decrypt, DescribeKey …
Outcome key_authorizes(Step& step, KeyRow key, const Actor& actor, GrantOperation operation, SecretRow secret);

// Both, in the order in which KMS checks: authorization, then state.
Outcome key_allows(Step& step, KeyRow key, const Actor& actor, GrantOperation operation, SecretRow secret);

// Whether the actor may do this with the secret.
Outcome secret_allows(const Step& step, SecretRow secret, const Actor& actor, Action action);

// Whether the actor may read the value of a version now: exists, not scheduled for deletion, allowed, decryptable.
// Never derived from SecretStatus.
Outcome readable(Step& step, SecretRow secret, VersionRow version, const Actor& actor);

}  // namespace model
