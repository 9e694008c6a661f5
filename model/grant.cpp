// Grants and the operations on them.
#include "model/grant.hpp"

#include "model/access.hpp"
#include "model/key.hpp"
#include "model/operations.hpp"
#include "sim/hash.hpp"

namespace model {
namespace {

// The key of a call on grants: another account's is allowed, by ARN.
Outcome granted_key(const Step& step, const Call& call, const KeyReference& reference, KeyRow& key) {
  key = find_key_itself(step, reference, call.account, call.region);
  if (!key || !step[key].exists) {
    return refuse(Refusal::key_not_found);
  }
  return step[key].manager == KeyManager::AWS ? refuse(Refusal::key_aws_managed, key.id()) : accept(key.id());
}

}  // namespace

GrantRow make_grant(Step& step, KeyRow key, SecretRow secret, Name grantee, std::uint32_t operations) {
  Grant grant;
  grant.identity = sim::combine(step[key].identity, 0x6772616E74, ++step.bookkeeping(key).grants_made);
  grant.created = step.now;
  grant.key = key;
  grant.secret = secret;
  grant.grantee = grantee;
  grant.operations = operations;
  grant.status = GrantStatus::active;
  grant.visible_status = GrantStatus::active;
  grant.before = step[key].last_grant;
  return step.bookkeeping(key).last_grant = step.create(grant);
}

void end_grant(Step& step, GrantRow grant) {
  step.change<&Grant::status>(grant, GrantStatus::absent);
  if (!step[grant].propagation_slot.pending()) {
    step.wait(grant.id(), SlotKind::propagation, WaitName::kms_propagation);
  }
}

void grant_change_visible(Step& step, GrantRow grant) {
  step.happened(NoteKind::timer, Action::ChangeVisible, grant.id());
  step.change<&Grant::visible_status>(grant, step[grant].status);
  if (step[grant].status == GrantStatus::absent) {
    step.remove(grant);
  }
}

Outcome perform(Step& step, const Call& call, const CreateGrant& request) {
  KeyRow key;
  if (const Outcome found = granted_key(step, call, request.key, key); !found.ok()) {
    return found;
  }
  if (request.operation_unknown || request.operations == 0) {
    return refuse(Refusal::grant_operation_invalid, key.id());
  }
  if (step[key].state != KeyState::Enabled) {
    return refuse(step[key].state == KeyState::Disabled ? Refusal::key_disabled : Refusal::key_invalid_state, key.id());
  }
  return accept(make_grant(step, key, request.bound_to.row, request.grantee, request.operations).id());
}

Outcome perform(Step& step, const Call& call, const ListGrants& request) {
  const KeyRow key = find_key_itself(step, request.key, call.account, call.region);
  return key && step[key].exists ? accept(key.id()) : refuse(Refusal::key_not_found);
}

Outcome perform(Step& step, const Call& call, const RevokeGrant& request) {
  KeyRow key;
  if (const Outcome found = granted_key(step, call, request.key, key); !found.ok()) {
    return found;
  }
  const GrantRow grant = request.grant.row;
  if (!grant || step[grant].key != key || step[grant].status != GrantStatus::active) {
    return refuse(Refusal::grant_not_found, key.id());
  }
  end_grant(step, grant);
  return accept(grant.id());
}

Outcome perform(Step& step, const Call& call, const RetireGrant& request) {
  KeyRow key;
  if (const Outcome found = granted_key(step, call, request.key, key); !found.ok()) {
    return found;
  }
  const GrantRow grant = request.grant.row;
  if (!grant || step[grant].key != key || step[grant].status != GrantStatus::active) {
    return refuse(Refusal::grant_not_found, key.id());
  }
  // Only the grantee, or whoever the grant names to retire it, may; none is named here.
  const Actor actor = Actor::principal(step, call.principal);
  if (step[key].account != call.account && step.setting.text(step[grant].grantee) != actor.caller().arn) {
    return refuse(Refusal::kms_access_denied, key.id());
  }
  end_grant(step, grant);
  return accept(grant.id());
}

}  // namespace model
