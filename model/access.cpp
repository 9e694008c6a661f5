// Authorization of callers and of RDS on calls, keys and secrets.
#include "model/access.hpp"

#include <array>

#include "model/key.hpp"
#include "model/request_access.hpp"

namespace model {
namespace {

constexpr std::array<Action, 8> grant_actions{Action::Decrypt,       Action::GenerateDataKey, Action::DescribeKey,
                                              Action::Encrypt,       Action::CreateGrant,     Action::RetireGrant,
                                              Action::ReEncryptFrom, Action::ReEncryptTo};

Action action_of(GrantOperation operation) { return grant_actions[static_cast<std::size_t>(operation)]; }

constexpr std::uint32_t bit(GrantOperation operation) { return 1U << static_cast<unsigned>(operation); }

// A grant that lets the caller do it, visible or with its token; grants can only allow.
bool granted(const Step& step, KeyRow key, const Caller& caller, GrantOperation operation, SecretRow secret,
             const GrantTokens& tokens = {}) {
  const bool rds = caller.kind == PrincipalKind::service;
  const auto allows = [&](const Grant& grant) {
    return grant.exists && grant.key == key && (grant.operations & bit(operation)) != 0;
  };
  const auto serves = [&](const Grant& grant) {
    const bool for_caller = grant.grantee == Name::none ? rds : step.setting.text(grant.grantee) == caller.arn;
    return for_caller && (!grant.secret || grant.secret == secret) && allows(grant);
  };
  const auto visible = [](const Grant& grant) { return grant.visible_status == GrantStatus::active; };
  if (rds && secret && step[secret].grant && visible(step[step[secret].grant]) && allows(step[step[secret].grant])) {
    return true;
  }
  if (std::ranges::any_of(tokens.grants, [&](GrantRow grant) {
        return step[grant].status == GrantStatus::active && serves(step[grant]);
      })) {
    return true;
  }
  for (GrantRow row = step[key].last_grant; row; row = step[row].before) {
    if (visible(step[row]) && serves(step[row])) {
      return true;
    }
  }
  return false;
}

// A grant that lets the caller make this call itself, where no policy does.
bool call_granted(const Step& step, const Call& call, const Caller& caller) {
  if (const auto* describe = call.request.get_if<DescribeKey>()) {
    const KeyRow key = find_key(step, describe->key, call.account, call.region);
    return key && granted(step, key, caller, GrantOperation::DescribeKey, SecretRow(), describe->tokens);
  }
  const auto* retire = call.request.get_if<RetireGrant>();
  return retire && retire->grant.row && may_retire(step, call, retire->grant.row);
}

// What to blame where RDS lacks a right: the grant that it took for this secret, which is gone.
Blame lost_grant(const World& world, KeyRow key, SecretRow secret) {
  const GrantRow own = secret ? world[secret].grant : GrantRow();
  return own ? Blame{own.id(), attribute<&Grant::visible_status>} : Blame{key.id(), attribute<&Key::visible_policy>};
}

Refusal denial(Source source) {
  switch (source) {
    case Source::secretsmanager:
      return Refusal::access_denied_json;
    case Source::kms:
      return Refusal::kms_access_denied;
    default:
      return Refusal::access_denied_rds;
  }
}

Outcome with(Outcome outcome, const Decision& decision) {
  if (decision.layer != Layer::administrator) {
    outcome.decision = decision;
  }
  return outcome;
}

// Calls whose rights are asked in their ladder.
bool uses_key_itself(Action action) {
  return action == Action::Encrypt || action == Action::Decrypt || action == Action::ReEncrypt ||
         action == Action::GenerateDataKey;
}

Decision ask_for_secret(const Step& step, SecretRow secret, const Caller& caller, Action action) {
  Ask ask;
  ask.action = action;
  ask.guard = Guard::open;
  ask.policy = step[secret].policy;
  ask.owner = step[secret].account;
  if (decided_without_policies(caller, ask)) {
    return decide(step.setting, step.world(), caller, ask, Context());
  }
  ask.resource = spelled(step.setting, step.world(), secret.id());
  Context context = context_of(step.setting, caller, step.now, step[secret].region);
  context.set("aws:ResourceAccount", std::string(step.setting.text(ask.owner)));
  add_secret_keys(context, step.setting, step.world(), secret);
  return decide(step.setting, step.world(), caller, ask, context);
}

Decision ask_for_key(const Step& step, KeyRow key, const Caller& caller, Action action, SecretRow secret) {
  const Key& row = step[key];
  Ask ask;
  ask.action = action;
  ask.guard = Guard::closed;
  ask.policy = row.visible_policy;
  ask.managed_key = row.manager == KeyManager::AWS;
  ask.owner = row.account;
  if (decided_without_policies(caller, ask)) {
    return decide(step.setting, step.world(), caller, ask, Context());
  }
  ask.resource = spelled(step.setting, step.world(), key.id());
  Context context = context_of(step.setting, caller, step.now, row.region);
  context.set("aws:ResourceAccount", std::string(step.setting.text(row.account)));
  add_key_use_keys(context, step.setting, step.world(), secret, caller.account, row.region, "secretsmanager");
  return decide(step.setting, step.world(), caller, ask, context);
}

}  // namespace

Actor Actor::principal(const Step& step, PrincipalId id) { return Actor(caller_of(step.setting, step.world(), id)); }

Actor Actor::rds(const Step& step, Name account) { return Actor(service_caller(step.setting, account)); }

bool may_retire(const Step& step, const Call& call, GrantRow grant) {
  const std::string arn = caller_of(step.setting, step.world(), call.principal).arn;
  const bool grantee =
      step.setting.text(step[grant].grantee) == arn && (step[grant].operations & bit(GrantOperation::RetireGrant)) != 0;
  return grantee || step.setting.text(step[grant].retiring) == arn;
}

Outcome authorize(Step& step, const Call& call) {
  if (uses_key_itself(action_of(call))) {
    return accept(no_resource);
  }
  const Caller caller = caller_of(step.setting, step.world(), call.principal);
  const Ask ask = ask_of(step.setting, step.world(), call);
  Context context = context_of(step.setting, caller, step.now, call.region);
  const Name owner = ask.owner == Name::none ? caller.account : ask.owner;
  context.set("aws:ResourceAccount", std::string(step.setting.text(owner)));
  add_request_keys(context, step.setting, step.world(), call);
  const bool of_member = ask.action == Action::CreateDBInstance || ask.action == Action::ModifyDBInstance;
  if (of_member && !caller.administrates() && !step.flag(Knob::member_condition_key)) {
    context.set("rds:ManageMasterUserPassword", "false");
  }
  const Decision decision = decide(step.setting, step.world(), caller, ask, context);
  const bool allowed =
      decision.allowed() || (decision.verdict != Verdict::explicit_deny && call_granted(step, call, caller));
  return with(allowed ? accept(no_resource) : refuse(denial(action_row(ask.action).source)), decision);
}

Outcome authorize_also(Step& step, const Call& call, Action action, const std::string& resource) {
  const Caller caller = caller_of(step.setting, step.world(), call.principal);
  Ask ask;
  ask.action = action;
  ask.resource = resource;
  Context context = context_of(step.setting, caller, step.now, call.region);
  context.set("aws:ResourceAccount", std::string(step.setting.text(caller.account)));
  const Decision decision = decide(step.setting, step.world(), caller, ask, context);
  const Source called = action_row(model::action_of(call)).source;
  return with(decision.allowed() ? accept(no_resource) : refuse(denial(called)), decision);
}

Outcome authorize_also(Step& step, const Call& call, Action action, SecretRow secret) {
  const Decision decision = ask_for_secret(step, secret, caller_of(step.setting, step.world(), call.principal), action);
  const Source called = action_row(model::action_of(call)).source;
  return with(decision.allowed() ? accept(secret.id()) : refuse(denial(called), secret.id()), decision);
}

Outcome authorize_key_use(Step& step, const Call& call, KeyRow key, GrantOperation operation,
                          const GrantTokens& tokens) {
  const Caller caller = caller_of(step.setting, step.world(), call.principal);
  const Key& row = step[key];
  Ask ask;
  ask.action = action_of(operation);
  ask.guard = Guard::closed;
  ask.policy = row.visible_policy;
  ask.owner = row.account;
  ask.resource = spelled(step.setting, step.world(), key.id());
  Context context = context_of(step.setting, caller, step.now, call.region);
  context.set("aws:ResourceAccount", std::string(step.setting.text(row.account)));
  context.set("kms:CallerAccount", std::string(step.setting.text(caller.account)));
  const Decision decision = decide(step.setting, step.world(), caller, ask, context);
  const bool by_grant =
      decision.verdict != Verdict::explicit_deny && granted(step, key, caller, operation, SecretRow(), tokens);
  return with(decision.allowed() || by_grant
                  ? accept(key.id())
                  : refuse(Refusal::kms_access_denied, key.id(), {key.id(), attribute<&Key::visible_policy>}),
              decision);
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
  if (!step[key].exists) {
    return accept(key.id());  // what remains is key_usable's to say
  }
  const bool at_home = step[key].account == actor.caller().account;
  if (actor.is_rds() && step[key].manager == KeyManager::AWS && at_home) {
    return accept(key.id());  // its policy lets whoever comes through Secrets Manager use it
  }
  const Decision decision = ask_for_key(step, key, actor.caller(), action_of(operation), secret);
  const Blame policy{key.id(), attribute<&Key::visible_policy>};
  if (decision.verdict == Verdict::explicit_deny) {
    return with(refuse(Refusal::kms_access_denied, key.id(), policy), decision);
  }
  if (granted(step, key, actor.caller(), operation, secret)) {
    return accept(key.id());
  }
  if (decision.allowed() && (!actor.is_rds() || step.flag(Knob::policy_can_replace_grant))) {
    return with(accept(key.id()), decision);
  }
  return with(
      refuse(Refusal::kms_access_denied, key.id(), actor.is_rds() ? lost_grant(step.world(), key, secret) : policy),
      decision);
}

Outcome key_allows(Step& step, KeyRow key, const Actor& actor, GrantOperation operation, SecretRow secret) {
  const Outcome authorized = key_authorizes(step, key, actor, operation, secret);
  return authorized.ok() ? key_usable(step, key) : authorized;
}

Outcome secret_allows(const Step& step, SecretRow secret, const Actor& actor, Action action) {
  const Decision decision = ask_for_secret(step, secret, actor.caller(), action);
  if (decision.allowed()) {
    return with(accept(secret.id()), decision);
  }
  const bool by_secret = decision.layer == Layer::resource;
  return with(refuse(actor.is_rds() ? Refusal::service_denied_by_policy : Refusal::access_denied_json, secret.id(),
                     by_secret ? Blame{secret.id(), attribute<&Secret::policy>} : Blame{}),
              decision);
}

Outcome readable(Step& step, SecretRow secret, VersionRow version, const Actor& actor) {
  if (const Outcome allowed = secret_allows(step, secret, actor, Action::GetSecretValue); !allowed.ok()) {
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
    return with(refuse(Refusal::kms_access_denied_read, secret.id(), authorized.blame), authorized.decision);
  }
  if (const Outcome usable = key_usable(step, key); !usable.ok()) {
    return refuse(Refusal::decryption_failure, secret.id(), usable.blame);
  }
  return accept(secret.id(), version.index);
}

}  // namespace model
