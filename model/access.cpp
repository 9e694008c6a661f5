// Authorization of callers and of RDS on keys and secrets.
#include "model/access.hpp"

#include <array>
#include <string>

namespace model {
namespace {

constexpr std::array<std::string_view, 6> operation_names{"kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey",
                                                          "kms:Encrypt", "kms:CreateGrant",     "kms:RetireGrant"};

constexpr std::uint32_t bit(GrantOperation operation) { return 1U << static_cast<unsigned>(operation); }

// A visible grant that lets the actor do it; grants can only allow.
bool granted(const World& world, const Setting& setting, KeyRow key, const Actor& actor, GrantOperation operation,
             SecretRow secret) {
  if (actor.is_rds() && secret && world[secret].grant) {
    const Grant& own = world[world[secret].grant];
    if (own.exists && own.key == key && own.visible_status == GrantStatus::active &&
        (own.operations & bit(operation)) != 0) {
      return true;
    }
  }
  for (const Grant& grant : world.grants) {
    const bool for_actor =
        grant.grantee == Name::none ? actor.is_rds() : setting.text(grant.grantee) == actor.caller().arn;
    const bool in_context = !grant.secret || grant.secret == secret;
    if (grant.exists && grant.key == key && for_actor && in_context && grant.visible_status == GrantStatus::active &&
        (grant.operations & bit(operation)) != 0) {
      return true;
    }
  }
  return false;
}

// What to blame where RDS lacks a right: the grant that it took for this secret, which is gone.
Blame lost_grant(const World& world, KeyRow key, SecretRow secret) {
  const GrantRow own = secret ? world[secret].grant : GrantRow();
  return own ? Blame{own.id(), attribute<&Grant::visible_status>} : Blame{key.id(), attribute<&Key::visible_policy>};
}

}  // namespace

Actor::Actor(std::string arn, std::string_view account) : arn_(std::move(arn)), caller_{arn_, account, false} {}

Actor Actor::principal(const Step& step, PrincipalId id) {
  const Principal& principal = step.setting.principals[static_cast<std::size_t>(id)];
  return Actor(Caller{principal.arn, step.setting.text(principal.account), true});
}

Actor Actor::rds(const Step& step, Name account) {
  const std::string_view text = step.setting.text(account);
  return Actor("arn:aws:iam::" + std::string(text) + ":role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS",
               text);
}

Outcome key_usable(const Step& step, KeyRow key) {
  const Blame blame{key.id(), attribute<&Key::visible_state>};
  if (!key || !step[key].exists) {
    return refuse(Refusal::key_not_found, key.id(), blame);
  }
  switch (step[key].visible_state) {
    case KeyState::Enabled:
      return accept(key.id());
    case KeyState::Disabled:
      return refuse(Refusal::key_disabled, key.id(), blame);
    default:
      return refuse(Refusal::key_invalid_state, key.id(), blame);
  }
}

Outcome key_authorizes(Step& step, KeyRow key, const Actor& actor, GrantOperation operation, SecretRow secret) {
  const Key& row = step[key];
  if (!row.exists) {
    return accept(key.id());  // what remains is key_usable's to say
  }
  const bool same_account = step.setting.text(row.account) == actor.caller().account;
  if (row.manager == KeyManager::AWS) {
    // Its policy lets everybody of the account use it through Secrets Manager.
    return same_account ? accept(key.id()) : refuse(Refusal::kms_access_denied, key.id());
  }
  Verdict verdict = Verdict::silent;
  if (row.visible_policy != PolicyId::none) {
    verdict = consult(step.setting.policy(row.visible_policy), actor.caller(),
                      operation_names[static_cast<std::size_t>(operation)])
                  .verdict;
  } else if (same_account && !actor.is_rds()) {
    verdict = Verdict::allow;  // the default policy hands the decision to the account
  }
  if (verdict == Verdict::deny) {
    return refuse(Refusal::kms_access_denied, key.id(), {key.id(), attribute<&Key::visible_policy>});
  }
  if (granted(step.world(), step.setting, key, actor, operation, secret)) {
    return accept(key.id());
  }
  if (verdict == Verdict::allow && (!actor.is_rds() || step.flag(Knob::policy_can_replace_grant))) {
    return accept(key.id());
  }
  const Blame blame =
      actor.is_rds() ? lost_grant(step.world(), key, secret) : Blame{key.id(), attribute<&Key::visible_policy>};
  return refuse(Refusal::kms_access_denied, key.id(), blame);
}

Outcome key_allows(Step& step, KeyRow key, const Actor& actor, GrantOperation operation, SecretRow secret) {
  const Outcome authorized = key_authorizes(step, key, actor, operation, secret);
  return authorized.ok() ? key_usable(step, key) : authorized;
}

Outcome secret_allows(const Step& step, SecretRow secret, const Actor& actor, std::string_view action) {
  const PolicyId policy = step[secret].policy;
  if (policy != PolicyId::none &&
      consult(step.setting.policy(policy), actor.caller(), action).verdict == Verdict::deny) {
    return refuse(actor.is_rds() ? Refusal::service_denied_by_policy : Refusal::access_denied_json, secret.id(),
                  {secret.id(), attribute<&Secret::policy>});
  }
  return accept(secret.id());
}

Outcome readable(Step& step, SecretRow secret, VersionRow version, const Actor& actor) {
  if (const Outcome allowed = secret_allows(step, secret, actor, "secretsmanager:GetSecretValue"); !allowed.ok()) {
    return allowed;
  }
  const Secret& row = step[secret];
  if (!row.exists) {
    return refuse(Refusal::secret_not_found, secret.id());
  }
  if (row.deleted_date != sim::never) {
    return refuse(Refusal::secret_scheduled_for_deletion, secret.id(), {secret.id(), attribute<&Secret::deleted_date>});
  }
  if (!version || !step[version].exists) {
    return refuse(Refusal::version_not_found, secret.id());
  }
  if (row.cluster && step[row.cluster].secret_status == SecretStatus::creating &&
      !step.flag(Knob::value_readable_while_creating)) {
    return refuse(Refusal::pending_version_empty, secret.id());
  }
  const KeyRow key = step[version].key;
  if (const Outcome authorized = key_authorizes(step, key, actor, GrantOperation::Decrypt, secret); !authorized.ok()) {
    return refuse(Refusal::kms_access_denied_read, secret.id(), authorized.blame);
  }
  if (const Outcome usable = key_usable(step, key); !usable.ok()) {
    return refuse(Refusal::decryption_failure, secret.id(), usable.blame);
  }
  return accept(secret.id(), version.index);
}

}  // namespace model
