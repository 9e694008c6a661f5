// Grants and the operations on them.
#include "model/grant.hpp"

#include "model/access.hpp"
#include "model/key.hpp"
#include "model/operations.hpp"
#include "model/secret.hpp"
#include "model/throttling.hpp"
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

// The grant that a call with the same name and the same content made before.
GrantRow same_grant(const Step& step, KeyRow key, SecretRow bound_to, const CreateGrant& request) {
  for (std::uint32_t i = 0; request.name != Name::none && i < step.world().grants.size(); ++i) {
    const Grant& grant = step.world().grants[i];
    if (grant.exists && grant.status == GrantStatus::active && grant.key == key && grant.name == request.name &&
        grant.grantee == request.grantee && grant.retiring == request.retiring &&
        grant.operations == request.operations && grant.secret == bound_to) {
      return GrantRow(i);
    }
  }
  return GrantRow();
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
  if (request.tokens.unknown) {
    return refuse(Refusal::grant_token_invalid);
  }
  if (const Outcome found = granted_key(step, call, request.key, key); !found.ok()) {
    return found;
  }
  if (request.operation_unknown || request.operations == 0) {
    return refuse(Refusal::grant_operation_invalid, key.id());
  }
  if (step[key].state != KeyState::Enabled) {
    return refuse(step[key].state == KeyState::Disabled ? Refusal::key_disabled : Refusal::key_invalid_state, key.id());
  }
  const SecretRow bound_to = row_of(step.world(), call, request.bound_to);
  if (const GrantRow same = same_grant(step, key, bound_to, request)) {
    return accept(same.id());
  }
  if (const Outcome room = room_for_grant(step, key); !room.ok()) {
    return room;
  }
  const GrantRow grant = make_grant(step, key, bound_to, request.grantee, request.operations);
  step.change<&Grant::retiring>(grant, request.retiring);
  step.change<&Grant::name>(grant, request.name);
  step.change<&Grant::visible_status>(grant, GrantStatus::absent);
  step.wait(grant.id(), SlotKind::propagation, WaitName::kms_propagation);
  return accept(grant.id());
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
  const GrantRow grant = request.grant.row;
  KeyRow key = grant ? step[grant].key : KeyRow();
  if (request.key.given()) {
    if (const Outcome found = granted_key(step, call, request.key, key); !found.ok()) {
      return found;
    }
  }
  if (!grant || step[grant].key != key || step[grant].status != GrantStatus::active) {
    return refuse(Refusal::grant_not_found, key.id());
  }
  if (step[key].account != call.account && !may_retire(step, call, grant)) {
    return refuse(Refusal::kms_access_denied, key.id());
  }
  end_grant(step, grant);
  return accept(grant.id());
}

}  // namespace model
