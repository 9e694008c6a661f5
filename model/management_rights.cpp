// What a caller needs to turn management on: the rights on the key and on the secret to be.
#include <string>

#include "model/access.hpp"
#include "model/key.hpp"
#include "model/management.hpp"

namespace model {
namespace {

// Whether the caller may look at the key that Secrets Manager provides: there may be none yet.
Outcome may_use_managed_key(Step& step, const Call& call) {
  const KeyRow key = managed_key(step.world(), call.account, call.region);
  Outcome allowed =
      key ? key_allows(step, key, Actor::principal(step, call.principal), GrantOperation::DescribeKey, SecretRow())
          : authorize_also(step, call, Action::DescribeKey, "*");
  if (!allowed.ok()) {
    allowed.refusal = Refusal::key_not_accessible;
  }
  return allowed;
}

Outcome may_use_customer_key(Step& step, const Call& call, KeyRow key) {
  const Actor actor = Actor::principal(step, call.principal);
  for (const GrantOperation operation : {GrantOperation::DescribeKey, GrantOperation::GenerateDataKey,
                                         GrantOperation::Decrypt, GrantOperation::CreateGrant}) {
    if (Outcome allowed = key_allows(step, key, actor, operation, SecretRow()); !allowed.ok()) {
      allowed.refusal = Refusal::key_not_accessible;
      return allowed;
    }
  }
  return accept(key.id());
}

// The key that a call names for a new secret. No key: the one that Secrets Manager provides.
Outcome find_secret_key(Step& step, const Call& call, const KeyReference& reference, KeyRow& key) {
  key = KeyRow();
  const bool elsewhere = reference.form == KeyReference::Form::alias_arn &&
                         (reference.account != call.account || reference.region != call.region);
  if (!reference.given() || (is_managed_alias(step, reference) && !elsewhere)) {
    return accept(no_resource);
  }
  key = find_key(step, reference, call.account, call.region);
  if (!key && reference.form == KeyReference::Form::id && reference.row) {
    return refuse(Refusal::key_identifier_foreign);
  }
  if (!key || !step[key].exists) {
    return refuse(Refusal::key_not_accessible);
  }
  if (step[key].manager == KeyManager::AWS && step[key].account == call.account && step[key].region == call.region) {
    key = KeyRow();
    return accept(no_resource);
  }
  if (step[key].manager == KeyManager::AWS) {
    return refuse(Refusal::key_not_accessible, key.id());
  }
  return step[key].region == call.region ? accept(key.id()) : refuse(Refusal::key_not_accessible, key.id());
}

}  // namespace

Outcome may_turn_on(Step& step, const Call& call, const KeyReference& reference, KeyRow& key) {
  if (const Outcome found = find_secret_key(step, call, reference, key); !found.ok()) {
    return found;
  }
  if (const Outcome allowed = key ? may_use_customer_key(step, call, key) : may_use_managed_key(step, call);
      !allowed.ok()) {
    return allowed;
  }
  // The secret gets its name when it is made; whoever may make any secret of RDS may make this one.
  const std::string secret = "arn:aws:secretsmanager:" + std::string(step.setting.text(call.region)) + ":" +
                             std::string(step.setting.text(call.account)) + ":secret:rds!cluster-*";
  for (const Action action : {Action::CreateSecret, Action::TagResource}) {
    if (const Outcome allowed = authorize_also(step, call, action, secret); !allowed.ok()) {
      return allowed;
    }
  }
  return accept(key.id());
}

}  // namespace model
