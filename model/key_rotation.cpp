// Rotation of a key's material, yearly or so and on demand. It changes neither the key's id nor what anybody can
// decrypt: the former material is kept.
#include "model/key.hpp"
#include "model/operations.hpp"

namespace model {
namespace {

constexpr std::int64_t default_period_days = 365;
constexpr std::uint32_t on_demand_at_most = 25;
// A key whose material KMS made, of the caller's own.
Outcome rotatable_key(const Step& step, const Call& call, const KeyReference& reference, KeyRow& key) {
  const Outcome found = own_key(step, call, reference, key);
  return found.ok() && step[key].origin != KeyOrigin::AWS_KMS ? refuse(Refusal::key_unsupported_operation, key.id())
                                                              : found;
}

Outcome enabled(const Step& step, KeyRow key) {
  switch (step[key].state) {
    case KeyState::Enabled:
      return accept(key.id());
    case KeyState::Disabled:
      return refuse(Refusal::key_disabled, key.id());
    default:
      return refuse(Refusal::key_invalid_state, key.id());
  }
}

void arm_rotation(Step& step, KeyRow key) {
  step.change<&Key::next_rotation>(key, step.now + std::chrono::days(step[key].rotation_days));
  step.wait_until(key.id(), SlotKind::key_rotation, step[key].next_rotation);
}

void rotate_material(Step& step, KeyRow key) {
  step.change<&Key::rotations>(key, step[key].rotations + 1);
  arm_rotation(step, key);
}

}  // namespace

void resume_key_rotation(Step& step, KeyRow key) {
  const Key& row = step[key];
  if (row.rotation_enabled && !row.rotation_slot.pending() && row.next_rotation <= step.now) {
    step.also(NoteKind::service, Action::RotateKey, key.id());
    rotate_material(step, key);
  }
}

// A key that is not enabled keeps its material until it is.
void key_rotation_due(Step& step, KeyRow key) {
  if (step[key].state != KeyState::Enabled) {
    step.happened(NoteKind::timer, Action::RotationDeferred, key.id());
    return;
  }
  step.happened(NoteKind::service, Action::RotateKey, key.id());
  rotate_material(step, key);
}

Outcome perform(Step& step, const Call& call, const EnableKeyRotation& request) {
  const std::int64_t days = request.rotation_period_in_days.value_or(default_period_days);
  if (days < 90 || days > 2560) {
    return refuse(Refusal::key_rotation_period);
  }
  KeyRow key;
  if (const Outcome found = rotatable_key(step, call, request.key, key); !found.ok()) {
    return found;
  }
  if (const Outcome state = enabled(step, key); !state.ok()) {
    return state;
  }
  const bool same = step[key].rotation_enabled && step[key].rotation_days == days;
  step.change<&Key::rotation_enabled>(key, true);
  step.change<&Key::rotation_days>(key, static_cast<std::uint32_t>(days));
  if (!same) {
    arm_rotation(step, key);
  }
  return accept(key.id());
}

Outcome perform(Step& step, const Call& call, const DisableKeyRotation& request) {
  KeyRow key;
  if (const Outcome found = rotatable_key(step, call, request.key, key); !found.ok()) {
    return found;
  }
  if (const Outcome state = enabled(step, key); !state.ok()) {
    return state;
  }
  step.change<&Key::rotation_enabled>(key, false);
  step.change<&Key::next_rotation>(key, sim::never);
  step.cancel(key.id(), SlotKind::key_rotation);
  return accept(key.id());
}

Outcome perform(Step& step, const Call& call, const GetKeyRotationStatus& request) {
  const KeyRow key = find_key_itself(step, request.key, call.account, call.region);
  if (!key || !step[key].exists) {
    return refuse(Refusal::key_not_found);
  }
  return step[key].origin == KeyOrigin::AWS_KMS ? accept(key.id())
                                                : refuse(Refusal::key_unsupported_operation, key.id());
}

Outcome perform(Step& step, const Call& call, const RotateKeyOnDemand& request) {
  KeyRow key;
  if (const Outcome found = rotatable_key(step, call, request.key, key); !found.ok()) {
    return found;
  }
  if (const Outcome state = enabled(step, key); !state.ok()) {
    return state;
  }
  if (step[key].on_demand >= on_demand_at_most) {
    return refuse(Refusal::key_on_demand_limit, key.id());
  }
  ++step.bookkeeping(key).on_demand;
  step.change<&Key::rotations>(key, step[key].rotations + 1);
  step.also(NoteKind::service, Action::RotateKey, key.id());
  return accept(key.id());
}

}  // namespace model
