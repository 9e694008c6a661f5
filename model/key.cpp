// KMS keys and the operations on them.
#include "model/key.hpp"

#include "model/access.hpp"
#include "model/operations.hpp"
#include "model/request_access.hpp"
#include "model/storage.hpp"
#include "model/throttling.hpp"
#include "sim/bug.hpp"
#include "sim/hash.hpp"

namespace model {
namespace {

constexpr std::int64_t default_deletion_days = 30;
std::uint32_t keys_of(const World& world, Name account) {
  return static_cast<std::uint32_t>(
      std::ranges::count_if(world.keys, [account](const Key& key) { return key.account == account; }));
}

KeyRow make_key(Step& step, Name account, Name region, KeyManager manager, KeyOrigin origin = KeyOrigin::AWS_KMS) {
  Key key;
  key.identity = sim::combine(step.setting.hash(account), step.setting.hash(region),
                              static_cast<std::uint64_t>(manager), keys_of(step.world(), account), 0x6B6579);
  key.created = step.now;
  key.account = account;
  key.region = region;
  key.manager = manager;
  key.origin = origin;
  key.has_material = origin == KeyOrigin::AWS_KMS;
  key.state = key.has_material ? KeyState::Enabled : KeyState::PendingImport;
  key.visible_state = key.state;
  return step.create(key);
}

// A change reaches users of the key later; one that is under way already carries this one along.
void propagate(Step& step, KeyRow key) {
  if (!step[key].propagation_slot.pending()) {
    step.wait(key.id(), SlotKind::propagation, WaitName::kms_propagation);
  }
}

// Whether whoever puts this policy in place could change it again.
bool locks_out(const Step& step, const Call& call, PolicyId policy) {
  Ask ask;
  ask.action = Action::PutKeyPolicy;
  ask.guard = Guard::closed;
  ask.policy = policy;
  const Caller caller = caller_of(step.setting, step.world(), call.principal);
  return !decide(step.setting, step.world(), caller, ask, context_of(step.setting, caller, step.now, call.region))
              .allowed();
}

// A ladder shared by the calls that only move the state: the key, the transition.
Outcome move_state(Step& step, const Call& call, const KeyReference& reference, KeyTrigger trigger, KeyRow& key) {
  if (const Outcome found = own_key(step, call, reference, key); !found.ok()) {
    return found;
  }
  const bool empty = trigger == KeyTrigger::enable && !step[key].has_material;  // deletion cancelled, material gone
  return !empty && key_table.find(step[key].state, trigger) ? accept(key.id())
                                                            : refuse(Refusal::key_invalid_state, key.id());
}

}  // namespace

bool is_managed_alias(const Step& step, const KeyReference& reference) {
  return (reference.form == KeyReference::Form::alias_name || reference.form == KeyReference::Form::alias_arn) &&
         step.setting.text(reference.alias) == managed_alias;
}

KeyRow managed_key(const World& world, Name account, Name region) {
  for (std::uint32_t i = 0; i < world.keys.size(); ++i) {
    const Key& key = world.keys[i];
    if (key.manager == KeyManager::AWS && key.account == account && key.region == region) {
      return KeyRow(i);
    }
  }
  return KeyRow();
}

KeyRow ensure_managed_key(Step& step, Name account, Name region) {
  const KeyRow key = managed_key(step.world(), account, region);
  return key ? key : make_key(step, account, region, KeyManager::AWS);
}

KeyRow find_key(const Step& step, const KeyReference& reference, Name account, Name region) {
  using Form = KeyReference::Form;
  switch (reference.form) {
    case Form::none:
      return KeyRow();
    case Form::id: {
      const bool own = reference.row && step[reference.row].account == account && step[reference.row].region == region;
      return own ? reference.row : KeyRow();
    }
    case Form::arn:
      return reference.row;
    case Form::alias_arn:
      account = reference.account;
      region = reference.region;
      break;
    case Form::alias_name:
      break;
  }
  if (is_managed_alias(step, reference)) {
    return managed_key(step.world(), account, region);
  }
  for (const Alias& alias : step.world().aliases) {
    if (alias.exists && alias.name == reference.alias && alias.account == account && alias.region == region) {
      return alias.key;
    }
  }
  return KeyRow();
}

KeyRow find_key_itself(const Step& step, const KeyReference& reference, Name account, Name region) {
  const bool alias =
      reference.form == KeyReference::Form::alias_name || reference.form == KeyReference::Form::alias_arn;
  return alias ? KeyRow() : find_key(step, reference, account, region);
}

Outcome own_key(const Step& step, const Call& call, const KeyReference& reference, KeyRow& key) {
  key = find_key_itself(step, reference, call.account, call.region);
  if (!key || !step[key].exists) {
    return refuse(Refusal::key_not_found);
  }
  if (step[key].account != call.account) {
    return refuse(Refusal::key_foreign, key.id());
  }
  if (step[key].manager == KeyManager::AWS) {
    return refuse(Refusal::key_aws_managed, key.id());
  }
  return accept(key.id());
}

void change_key_state(Step& step, KeyRow key, KeyTrigger trigger) {
  const auto* row = key_table.find(step[key].state, trigger);
  sim::require(row != nullptr, "a key was moved where its table has no transition");
  step.change<&Key::state>(key, row->to);
  if (step[key].state != step[key].visible_state) {
    propagate(step, key);
  }
}

void change_key_policy(Step& step, KeyRow key, PolicyId policy) {
  step.change<&Key::policy>(key, policy);
  if (step[key].policy != step[key].visible_policy) {
    propagate(step, key);
  }
}

void disable_key(Step& step, KeyRow key) { change_key_state(step, key, KeyTrigger::disable); }

void schedule_key_deletion(Step& step, KeyRow key, std::int64_t days) {
  change_key_state(step, key, KeyTrigger::schedule_deletion);
  step.change<&Key::deletion_date>(key, step.now + std::chrono::days(days));
  step.wait_past(key.id(), SlotKind::deletion, step[key].deletion_date, WaitName::kms_deletion_slack);
}

void key_change_visible(Step& step, KeyRow key) {
  step.happened(NoteKind::timer, Action::ChangeVisible, key.id());
  step.change<&Key::visible_state>(key, step[key].state);
  step.change<&Key::visible_policy>(key, step[key].policy);
  watch_storage_under(step, key);
}

void key_deletion_due(Step& step, KeyRow key) {
  step.happened(NoteKind::service, Action::DeleteKey, key.id());
  for (const SlotKind slot : {SlotKind::propagation, SlotKind::key_rotation, SlotKind::key_material}) {
    step.cancel(key.id(), slot);
  }
  for (TagRow tag = step[key].first_tag; tag; tag = step[tag].next) {
    if (step[tag].exists) {
      step.remove(tag);
    }
  }
  for (std::uint32_t i = 0; i < step.world().aliases.size(); ++i) {
    if (step.world().aliases[i].exists && step.world().aliases[i].key == key) {
      step.remove(AliasRow(i));
    }
  }
  for (std::uint32_t i = 0; i < step.world().grants.size(); ++i) {
    if (const GrantRow grant(i); step[grant].exists && step[grant].key == key) {
      step.cancel(grant.id(), SlotKind::propagation);
      step.remove(grant);
    }
  }
  step.remove(key);
  watch_storage_under(step, key);
}

Outcome perform(Step& step, const Call& call, const CreateKey& request) {
  if (request.policy_too_long) {
    return refuse(Refusal::policy_too_long);
  }
  if (request.policy_malformed) {
    return refuse(Refusal::policy_malformed);
  }
  if (request.policy != PolicyId::none && !request.bypass_lockout_check.value_or(false) &&
      locks_out(step, call, request.policy)) {
    return refuse(Refusal::policy_lockout);
  }
  if (request.unsupported) {
    return refuse(Refusal::key_unsupported_operation);
  }
  if (std::ranges::any_of(request.tags,
                          [&](const auto& tag) { return step.setting.text(tag.first).starts_with("aws:"); })) {
    return refuse(Refusal::key_tag_reserved);
  }
  if (const Outcome room = room_for_key(step, call); !room.ok()) {
    return room;
  }
  const KeyRow key = make_key(step, call.account, call.region, KeyManager::CUSTOMER, request.origin);
  step.change<&Key::description>(key, request.description);
  step.change<&Key::policy>(key, request.policy);
  step.change<&Key::visible_policy>(key, request.policy);
  for (const auto& [tag, value] : request.tags) {
    put_key_tag(step, key, tag, value);
  }
  return accept(key.id());
}

Outcome perform(Step& step, const Call& call, const DescribeKey& request) {
  if (request.tokens.unknown) {
    return refuse(Refusal::grant_token_invalid);
  }
  KeyRow key = find_key(step, request.key, call.account, call.region);
  const bool own_alias = request.key.form == KeyReference::Form::alias_name ||
                         (request.key.account == call.account && request.key.region == call.region);
  if (!key && own_alias && is_managed_alias(step, request.key)) {
    key = ensure_managed_key(step, call.account, call.region);
  }
  if (!key || !step[key].exists) {
    return refuse(Refusal::key_not_found);
  }
  return accept(key.id());
}

Outcome perform(Step&, const Call&, const ListKeys&) { return accept(no_resource); }

Outcome perform(Step& step, const Call& call, const EnableKey& request) {
  KeyRow key;
  const Outcome outcome = move_state(step, call, request.key, KeyTrigger::enable, key);
  if (outcome.ok()) {
    change_key_state(step, key, KeyTrigger::enable);
    resume_key_rotation(step, key);
  }
  return outcome;
}

Outcome perform(Step& step, const Call& call, const DisableKey& request) {
  KeyRow key;
  const Outcome outcome = move_state(step, call, request.key, KeyTrigger::disable, key);
  if (outcome.ok()) {
    disable_key(step, key);
  }
  return outcome;
}

Outcome perform(Step& step, const Call& call, const ScheduleKeyDeletion& request) {
  const std::int64_t days = request.pending_window_in_days.value_or(default_deletion_days);
  if (days < 7 || days > 30) {
    return refuse(Refusal::window_invalid);
  }
  KeyRow key;
  const Outcome outcome = move_state(step, call, request.key, KeyTrigger::schedule_deletion, key);
  if (outcome.ok()) {
    schedule_key_deletion(step, key, days);
  }
  return outcome;
}

Outcome perform(Step& step, const Call& call, const CancelKeyDeletion& request) {
  KeyRow key;
  const Outcome outcome = move_state(step, call, request.key, KeyTrigger::cancel_deletion, key);
  if (outcome.ok()) {
    step.cancel(key.id(), SlotKind::deletion);
    change_key_state(step, key, KeyTrigger::cancel_deletion);
    step.change<&Key::deletion_date>(key, sim::never);
  }
  return outcome;
}

Outcome perform(Step& step, const Call& call, const PutKeyPolicy& request) {
  if (request.policy_name != Name::none && step.setting.text(request.policy_name) != "default") {
    return refuse(Refusal::policy_name_unknown);
  }
  KeyRow key;
  if (const Outcome found = own_key(step, call, request.key, key); !found.ok()) {
    return found;
  }
  if (request.too_long) {
    return refuse(Refusal::policy_too_long, key.id());
  }
  if (request.policy == PolicyId::none) {
    return refuse(Refusal::policy_malformed, key.id());
  }
  if (!request.bypass_lockout_check.value_or(false) && locks_out(step, call, request.policy)) {
    return refuse(Refusal::policy_lockout, key.id());
  }
  change_key_policy(step, key, request.policy);
  return accept(key.id());
}

Outcome perform(Step& step, const Call& call, const GetKeyPolicy& request) {
  const KeyRow key = find_key_itself(step, request.key, call.account, call.region);
  if (!key || !step[key].exists) {
    return refuse(Refusal::key_not_found);
  }
  if (step[key].account != call.account) {
    return refuse(Refusal::key_foreign, key.id());
  }
  return accept(key.id());
}

}  // namespace model
