// RotateSecret and CancelRotateSecret: of a secret that RDS owns, and of one that a Lambda function rotates.
#include "model/lambda_rotation.hpp"
#include "model/management.hpp"
#include "model/operations.hpp"
#include "model/rotation.hpp"
#include "model/secret.hpp"

namespace model {
namespace {

// A rotation of the secret on request; deferred while its cluster is not available.
void rotate_now(Step& step, SecretRow secret) {
  const ClusterRow cluster = step[secret].cluster;
  if (!cluster) {
    step.also(NoteKind::service, Action::RotationStarted, secret.id());
    start_lambda_rotation(step, secret);
  } else if (rotation_can_start(step, cluster)) {
    step.also(NoteKind::service, Action::RotationStarted, secret.id());
    start_rotation(step, cluster, RotationOrigin::secretsmanager_call);
  } else {
    step.also(NoteKind::service, Action::RotationDeferred, secret.id());
    step.change<&Cluster::rotation_due>(cluster, true);
  }
}

// Whether a rotation of a secret that RDS owns could begin, or is under way.
Outcome owned_is_settled(const Step& step, SecretRow secret) {
  const ClusterRow cluster = step[secret].cluster;
  const bool settled = step[cluster].exists && step[cluster].secret == secret &&
                       step[cluster].status != ClusterStatus::deleting && !step[cluster].turning_off;
  if (!settled || step[secret].pending || step[cluster].secret_status == SecretStatus::rotating ||
      step[cluster].secret_status == SecretStatus::creating) {
    return refuse(Refusal::rotation_in_progress, secret.id(), {cluster.id(), attribute<&Cluster::secret_status>});
  }
  return accept(secret.id());
}

// The same of an ordinary one, which needs a function to rotate it.
Outcome ordinary_can_rotate(const Step& step, SecretRow secret, const RotateSecret& request) {
  if (request.lambda != Name::none && request.strategy == RotationStrategy::none) {
    return refuse(Refusal::rotation_function_unknown, secret.id());
  }
  if (request.lambda == Name::none && step[secret].lambda == Name::none) {
    return refuse(Refusal::rotation_without_function, secret.id());
  }
  const bool elsewhere = step[secret].pending && step[secret].pending != step[secret].current;
  return elsewhere || step[secret].phase != RotationPhase::none || step[secret].testing
             ? refuse(Refusal::rotation_in_progress, secret.id(), {secret.id(), attribute<&Secret::pending>})
             : accept(secret.id());
}

// A rotation that is armed for a window that has opened may outlive a change to another rate: cron does not let it.
bool former_start_stays(Step& step, SecretRow secret, const RotateSecret& request) {
  const Secret& row = step[secret];
  const bool open = row.schedule_slot.pending() && row.window_open <= step.now && step.now < row.window_close;
  const bool rate =
      request.schedule != ScheduleId::none && step.setting.schedule(request.schedule).kind() != Schedule::Kind::cron;
  return open && rate && step.chance(secret.id(), ChoiceName::rotation_stale_timer, Knob::stale_timer);
}

}  // namespace

Outcome perform(Step& step, const Call& call, const RotateSecret& request) {
  if (request.days_and_expression) {
    return refuse(Refusal::rotation_rules_both);
  }
  if (request.malformed) {
    return refuse(Refusal::rotation_rules_invalid);
  }
  SecretRow secret;
  if (const Outcome found = find_secret(step, call, request.secret, secret); !found.ok()) {
    return found;
  }
  const bool owned = step[secret].cluster.exists();
  if (owned && request.lambda != Name::none) {
    return refuse(Refusal::rotation_lambda_managed, secret.id());
  }
  if (const Outcome can = owned ? owned_is_settled(step, secret) : ordinary_can_rotate(step, secret, request);
      !can.ok()) {
    return can;
  }

  const bool immediately = request.rotate_immediately.value_or(true);
  const bool stays = !immediately && former_start_stays(step, secret, request);
  const sim::Time from = immediately ? step.now : counted_from(step, secret);
  if (request.schedule != ScheduleId::none) {
    step.change<&Secret::schedule>(secret, request.schedule);
  }
  if (request.lambda != Name::none) {
    step.change<&Secret::lambda>(secret, request.lambda);
    step.change<&Secret::strategy>(secret, request.strategy);
  }
  step.change<&Secret::rotation_enabled>(secret, true);
  if (!stays) {
    arm_schedule(step, secret, from);
  }
  if (immediately) {
    rotate_now(step, secret);
  } else if (!owned) {
    start_test_rotation(step, secret);
  }
  return accept(secret.id());
}

Outcome perform(Step& step, const Call& call, const CancelRotateSecret& request) {
  SecretRow secret;
  if (const Outcome found = find_secret(step, call, request.secret, secret); !found.ok()) {
    return found;
  }
  if (!step[secret].rotation_enabled) {
    return refuse(Refusal::rotation_not_enabled, secret.id());
  }
  step.change<&Secret::rotation_enabled>(secret, false);
  step.change<&Secret::next_rotation_date>(secret, sim::never);
  step.change<&Secret::window_open>(secret, sim::never);
  step.change<&Secret::window_close>(secret, sim::never);
  step.cancel(secret.id(), SlotKind::schedule);
  const ClusterRow cluster = step[secret].cluster;
  if (!cluster) {
    abandon_lambda_rotation(step, secret);
    return accept(secret.id());
  }
  step.change<&Cluster::rotation_due>(cluster, false);
  if (step[cluster].secret == secret && step[cluster].phase != RotationPhase::none) {
    abandon_rotation(step, cluster);
    change_secret_status(step, cluster, SecretTrigger::rotation_failed);
  }
  return accept(secret.id());
}

}  // namespace model
