// Secrets deleted: with a recovery window, from which they can be restored, or without.
#include "model/lambda_rotation.hpp"
#include "model/management.hpp"
#include "model/operations.hpp"
#include "model/secret.hpp"

namespace model {
namespace {

constexpr std::int64_t default_window_days = 30;

// A secret that is being deleted without a window, by RDS or by force, cannot be restored.
bool has_window(const Step& step, SecretRow secret) {
  const Secret& row = step[secret];
  return row.deleted_date == sim::never || row.deleted_date > step.now;
}

}  // namespace

void purge_secret(Step& step, SecretRow secret) {
  step.change<&Secret::deleted_date>(secret, step.now);
  step.also(NoteKind::service, Action::StartSecretVersionDelete, secret.id());
  step.wait(secret.id(), SlotKind::purge, WaitName::secret_purge);
}

Outcome perform(Step& step, const Call& call, const DeleteSecret& request) {
  const bool force = request.force_delete_without_recovery.value_or(false);
  const std::int64_t days = request.recovery_window_in_days.value_or(default_window_days);
  if (force && request.recovery_window_in_days) {
    return refuse(Refusal::delete_window_and_force);
  }
  if (days < 7 || days > 30) {
    return refuse(Refusal::delete_window_invalid);
  }
  SecretRow secret;
  if (const Outcome found = find_secret(step, call, request.secret, secret); !found.ok()) {
    // By force there is no difference between a secret that is gone and one that never was.
    return force && found.refusal == Refusal::secret_not_found ? accept(no_resource) : found;
  }
  const bool owned = step[secret].cluster.exists();
  if (owned && (force || step.knob(Knob::owned_secret_user_delete) == 0)) {
    return refuse(Refusal::secret_owned, secret.id());
  }
  if (force) {
    purge_secret(step, secret);
  } else {
    step.change<&Secret::deleted_date>(secret, step.now + days * std::chrono::hours(24));
    step.wait_until(secret.id(), SlotKind::purge, step[secret].deleted_date);
  }
  if (!owned) {
    step.cancel(secret.id(), SlotKind::schedule);
    abandon_lambda_rotation(step, secret);
  }
  return accept(secret.id());
}

Outcome perform(Step& step, const Call& call, const RestoreSecret& request) {
  const SecretRow secret = secret_meant(step, call, request.secret);
  if (!secret || !step[secret].exists) {
    return refuse(Refusal::secret_not_found);
  }
  const ClusterRow cluster = step[secret].cluster;
  const bool let_go = cluster && !(step[cluster].exists && step[cluster].secret == secret);
  if (let_go || !has_window(step, secret)) {
    return refuse(Refusal::secret_not_found, secret.id());
  }
  if (step[secret].deleted_date != sim::never) {
    step.change<&Secret::deleted_date>(secret, sim::never);
    step.cancel(secret.id(), SlotKind::purge);
    if (!cluster) {
      arm_schedule(step, secret, counted_from(step, secret));
    }
    step.also(NoteKind::service, Action::CancelSecretVersionDelete, secret.id());
  }
  return accept(secret.id());
}

}  // namespace model
