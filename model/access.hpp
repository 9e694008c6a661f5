// Who may do what with a key or a secret: key policies, grants, resource policies, and the key's state.
#pragma once

#include <string_view>

#include "model/step.hpp"

namespace model {

// Who asks. RDS acts through its service-linked role in the account of the cluster.
class Actor {
 public:
  static Actor principal(const Step& step, PrincipalId id);
  static Actor rds(const Step& step, Name account);

  [[nodiscard]] const Caller& caller() const { return caller_; }
  [[nodiscard]] bool is_rds() const { return !caller_.allowed_by_account; }
  Actor(const Actor&) = delete;
  Actor& operator=(const Actor&) = delete;

 private:
  explicit Actor(Caller caller) : caller_(caller) {}
  Actor(std::string arn, std::string_view account);
  std::string arn_;
  Caller caller_;
};

// Whether the key can be used at all, by its visible state: none, key_disabled, key_invalid_state or key_not_found.
Outcome key_usable(const Step& step, KeyRow key);

// Whether the actor is authorized: the key's policy, the account's own, or a grant allows it, and nothing denies it.
// `secret` is the encryption context. Goes by what is visible. `operation` is GenerateDataKey, Decrypt, DescribeKey …
Outcome key_authorizes(Step& step, KeyRow key, const Actor& actor, GrantOperation operation, SecretRow secret);

// Both, in the order in which KMS checks: authorization, then state.
Outcome key_allows(Step& step, KeyRow key, const Actor& actor, GrantOperation operation, SecretRow secret);

// Whether the secret's resource policy leaves the actor its right to `action` (such as secretsmanager:PutSecretValue).
Outcome secret_allows(const Step& step, SecretRow secret, const Actor& actor, std::string_view action);

// Whether the actor may read the value of a version now: exists, not scheduled for deletion, allowed, decryptable.
// Never derived from SecretStatus.
Outcome readable(Step& step, SecretRow secret, VersionRow version, const Actor& actor);

}  // namespace model
