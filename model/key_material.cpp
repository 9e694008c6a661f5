// Key material that people import, which may expire, and can be deleted and imported anew.
#include "model/key.hpp"
#include "model/operations.hpp"

namespace model {
namespace {

constexpr sim::Duration token_serves = std::chrono::hours(24);
constexpr sim::Duration longest_validity = std::chrono::hours(24 * 365);

// A key that takes imported material, of the caller's own.
Outcome importing_key(const Step& step, const Call& call, const KeyReference& reference, KeyRow& key) {
  const Outcome found = own_key(step, call, reference, key);
  return found.ok() && step[key].origin != KeyOrigin::EXTERNAL ? refuse(Refusal::key_unsupported_operation, key.id())
                                                               : found;
}

Outcome not_leaving(const Step& step, KeyRow key) {
  return step[key].state == KeyState::PendingDeletion ? refuse(Refusal::key_invalid_state, key.id()) : accept(key.id());
}

// A key that is pending deletion stays that.
void lose_material(Step& step, KeyRow key) {
  step.change<&Key::has_material>(key, false);
  step.change<&Key::valid_to>(key, sim::never);
  step.cancel(key.id(), SlotKind::key_material);
  if (key_table.find(step[key].state, KeyTrigger::lose_material)) {
    change_key_state(step, key, KeyTrigger::lose_material);
  }
}

bool wrong_expiry(const Step& step, const ImportKeyMaterial& request) {
  const bool expires = request.expires.value_or(true);
  const bool in_time =
      request.valid_to != sim::never && request.valid_to > step.now && request.valid_to - step.now <= longest_validity;
  return expires ? !in_time : request.valid_to != sim::never;
}

}  // namespace

void key_material_expires(Step& step, KeyRow key) {
  step.happened(NoteKind::service, Action::DeleteExpiredKeyMaterial, key.id());
  lose_material(step, key);
}

Outcome perform(Step& step, const Call& call, const GetParametersForImport& request) {
  KeyRow key;
  const Outcome found = importing_key(step, call, request.key, key);
  return found.ok() ? not_leaving(step, key) : found;
}

Outcome perform(Step& step, const Call& call, const ImportKeyMaterial& request) {
  if (wrong_expiry(step, request)) {
    return refuse(Refusal::valid_to_invalid);
  }
  KeyRow key;
  if (const Outcome found = importing_key(step, call, request.key, key); !found.ok()) {
    return found;
  }
  if (const Outcome state = not_leaving(step, key); !state.ok()) {
    return state;
  }
  if (request.token_key != key || request.token_issued > step.now) {
    return refuse(Refusal::import_token_invalid, key.id());
  }
  if (step.now - request.token_issued > token_serves) {
    return refuse(Refusal::import_token_expired, key.id());
  }
  if (step[key].material != 0 && step[key].material != request.material) {
    return refuse(Refusal::key_material_other, key.id());
  }
  step.bookkeeping(key).material = request.material;
  step.change<&Key::has_material>(key, true);
  step.change<&Key::valid_to>(key, request.valid_to);
  step.cancel(key.id(), SlotKind::key_material);
  if (request.valid_to != sim::never) {
    step.wait_until(key.id(), SlotKind::key_material, request.valid_to);
  }
  if (key_table.find(step[key].state, KeyTrigger::import_material)) {
    change_key_state(step, key, KeyTrigger::import_material);
  }
  return accept(key.id());
}

Outcome perform(Step& step, const Call& call, const DeleteImportedKeyMaterial& request) {
  KeyRow key;
  if (const Outcome found = importing_key(step, call, request.key, key); !found.ok()) {
    return found;
  }
  lose_material(step, key);
  return accept(key.id());
}

}  // namespace model
