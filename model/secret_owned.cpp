// What users may not do to a secret that RDS owns, and the two parameters that let them.
#include "model/operations.hpp"
#include "model/secret.hpp"

namespace model {
namespace {

constexpr std::int64_t default_window_days = 30;

Outcome owned(const Step& step, const SecretReference& reference) {
  SecretRow secret;
  const Outcome found = find_secret(step, reference, secret);
  return found.ok() ? refuse(Refusal::secret_owned, secret.id()) : found;
}

}  // namespace

Outcome perform(Step& step, const Call& /*call*/, const DeleteSecret& request) {
  const bool force = request.force_delete_without_recovery.value_or(false);
  const std::int64_t days = request.recovery_window_in_days.value_or(default_window_days);
  if (force && request.recovery_window_in_days) {
    return refuse(Refusal::delete_window_and_force);
  }
  if (days < 7 || days > 30) {
    return refuse(Refusal::delete_window_invalid);
  }
  SecretRow secret;
  if (const Outcome found = find_secret(step, request.secret, secret); !found.ok()) {
    return found;
  }
  if (force || step.knob(Knob::owned_secret_user_delete) == 0) {
    return refuse(Refusal::secret_owned, secret.id());
  }
  step.change<&Secret::deleted_date>(secret, step.now + days * std::chrono::hours(24));
  step.wait_until(secret.id(), SlotKind::purge, step[secret].deleted_date);
  return accept(secret.id());
}

Outcome perform(Step& step, const Call&, const RestoreSecret& request) {
  const SecretRow secret = request.secret.row;
  if (!secret || !step[secret].exists) {
    return refuse(Refusal::secret_not_found);
  }
  const ClusterRow cluster = step[secret].cluster;
  const bool by_user = step[cluster].exists && step[cluster].secret == secret;
  if (!by_user) {
    return refuse(Refusal::secret_not_found, secret.id());  // what RDS deletes has no recovery window
  }
  step.change<&Secret::deleted_date>(secret, sim::never);
  step.cancel(secret.id(), SlotKind::purge);
  return accept(secret.id());
}

Outcome perform(Step& step, const Call& /*call*/, const PutSecretValue& request) { return owned(step, request.secret); }

Outcome perform(Step& step, const Call& /*call*/, const UpdateSecret& request) { return owned(step, request.secret); }

Outcome perform(Step& step, const Call& /*call*/, const ReplicateSecretToRegions& request) {
  return owned(step, request.secret);
}

Outcome perform(Step& step, const Call& /*call*/, const UpdateSecretVersionStage& request) {
  SecretRow secret;
  if (const Outcome found = find_secret(step, request.secret, secret); !found.ok()) {
    return found;
  }
  if (step.knob(Knob::owned_secret_stage_moves) == 0) {
    return refuse(Refusal::secret_owned, secret.id());
  }
  const std::string_view stage = step.setting.text(request.version_stage);
  const VersionRow holder = labelled(step[secret], stage);
  const VersionRow target = request.move_to.row;
  if (request.move_to.given() && (!target || step[target].secret != secret)) {
    return refuse(Refusal::version_not_found, secret.id());
  }
  if (request.remove_from.given() && request.remove_from.row != holder) {
    return refuse(Refusal::stage_not_attached, secret.id());
  }
  if (holder && holder != target && !request.remove_from.given()) {
    return refuse(Refusal::stage_needs_removal, secret.id());
  }
  if (stage == "AWSCURRENT") {
    if (!target) {
      return refuse(Refusal::stage_needs_removal, secret.id());
    }
    if (target != holder) {
      step.change<&Secret::previous>(secret, holder);
      step.change<&Secret::current>(secret, target);
    }
  } else if (stage == "AWSPENDING") {
    step.change<&Secret::pending>(secret, target);
  } else if (stage == "AWSPREVIOUS") {
    step.change<&Secret::previous>(secret, target);
  } else {
    return refuse(Refusal::stage_not_attached, secret.id());
  }
  return accept(secret.id());
}

}  // namespace model
