// The four phases of a rotation, their failures and their retries.
#include "model/rotation.hpp"

#include <cmath>

#include "model/access.hpp"
#include "model/cluster.hpp"
#include "model/fault.hpp"
#include "model/management.hpp"
#include "model/password_history.hpp"
#include "model/requests.hpp"
#include "model/secret_version.hpp"
#include "sim/bug.hpp"

namespace model {
namespace {

void move_phase(Step& step, ClusterRow cluster, RotationTrigger trigger) {
  const auto* row = rotation_table.find(step[cluster].phase, trigger);
  sim::require(row != nullptr, "a rotation was moved where its table has no transition");
  step.change<&Cluster::phase>(cluster, row->to);
}

// The cluster's status shows the set phase, for rotations on request and, by parameter, for scheduled ones.
bool shows_status(Step& step, ClusterRow cluster) {
  return step[cluster].origin != RotationOrigin::schedule || step.flag(Knob::scheduled_sets_status);
}

void end_shown_status(Step& step, ClusterRow cluster) {
  const bool shown = step[cluster].status == ClusterStatus::resetting_master_credentials &&
                     !step[cluster].status_slot.pending();  // else it is somebody else's reset
  if (step[cluster].phase == RotationPhase::set && shown) {
    change_cluster_status(step, cluster, ClusterTrigger::credentials_reset);
  }
}

// The rotation is over, one way or the other.
void clear_rotation(Step& step, ClusterRow cluster) {
  step.cancel(cluster.id(), SlotKind::rotation);
  step.change<&Cluster::phase>(cluster, RotationPhase::none);
  step.change<&Cluster::origin>(cluster, RotationOrigin::none);
  step.change<&Cluster::attempt>(cluster, std::uint8_t{0});
  step.change<&Cluster::password_set>(cluster, false);
}

// Statuses that may well outlast the attempts: a rotation waits for their end, where the parameter says so.
bool outlasts_attempts(ClusterStatus status) {
  switch (status) {
    case ClusterStatus::stopping:
    case ClusterStatus::stopped:
    case ClusterStatus::starting:
    case ClusterStatus::inaccessible_recoverable:
    case ClusterStatus::inaccessible:
    case ClusterStatus::backing_up:
    case ClusterStatus::upgrading:
      return true;
    default:
      return false;
  }
}

// The step failed, for the reason on the current note: another attempt, or the secret is impaired.
void fail_attempt(Step& step, ClusterRow cluster) {
  end_shown_status(step, cluster);
  if (outlasts_attempts(step[cluster].status) && step.knob(Knob::stopped_rotation) == 0) {
    move_phase(step, cluster, RotationTrigger::step_failed);
    step.change<&Cluster::rotation_due>(cluster, true);
    const SecretRow secret = step[cluster].secret;
    const std::uint16_t deferred = step.also(NoteKind::timer, Action::RotationDeferred, secret.id());
    return step.conclude(deferred, {Refusal::none, secret.id(), 0, {cluster.id(), attribute<&Cluster::status>}});
  }
  const int attempt = step[cluster].attempt;
  if (attempt < static_cast<int>(step.knob(Knob::rotation_attempts))) {
    move_phase(step, cluster, RotationTrigger::step_failed);
    return wait_for_retry(step, cluster.id(), attempt);
  }
  const SecretRow secret = step[cluster].secret;
  step.also(NoteKind::service, Action::RotationFailed, secret.id());
  move_phase(step, cluster, RotationTrigger::given_up);
  clear_rotation(step, cluster);
  change_secret_status(step, cluster, SecretTrigger::rotation_failed);
  rearm_after_failure(step, secret);
}

// An attempt, from its first phase.
void begin_again(Step& step, ClusterRow cluster) {
  step.change<&Cluster::password_set>(cluster, false);
  move_phase(step, cluster, RotationTrigger::retry_due);
  step.wait(cluster.id(), SlotKind::rotation, WaitName::rotation_create);
}

// A phase fails before its effect: by an armed fault, or by chance.
Outcome phase_fails(Step& step, ClusterRow cluster, ChoiceName choice, Knob probability) {
  if (const FaultRow fault = armed_fault(step, cluster, step[cluster].phase)) {
    return refuse(Refusal::step_failed_by_fault, cluster.id(), {fault.id(), existence(Table::fault)});
  }
  return step.chance(cluster.id(), choice, probability) ? refuse(Refusal::step_failed_by_chance, cluster.id())
                                                        : accept(cluster.id());
}

void step_failed(Step& step, ClusterRow cluster, const Outcome& why) {
  step.conclude(step.happened(NoteKind::timer, Action::StepFailed, cluster.id()), why);
  use_up_fault(step, why.blame);
  fail_attempt(step, cluster);
}

// Whether the database can be reached: a writer that is there has to be up, and the status has to be the one expected.
Outcome database_reachable(const Step& step, ClusterRow cluster, ClusterStatus expected) {
  const Cluster& row = step[cluster];
  if (row.status != expected && row.status != ClusterStatus::available) {
    return refuse(Refusal::step_cluster_not_available, cluster.id(), {cluster.id(), attribute<&Cluster::status>});
  }
  if (row.writer && step[row.writer].down) {
    return refuse(Refusal::step_writer_down, cluster.id(), {row.writer.id(), attribute<&Instance::down>});
  }
  return accept(cluster.id());
}

// Whether the version that the rotation made is still there: the parameters may have let a user take it away.
Outcome pending_there(const Step& step, SecretRow secret) {
  return step[secret].pending
             ? accept(secret.id())
             : refuse(Refusal::version_not_found, secret.id(), {secret.id(), attribute<&Secret::pending>});
}

// A new version under AWSPENDING, with a new password; the current note is PutSecretValue. Says how it went.
Outcome store_pending(Step& step, ClusterRow cluster, SecretRow secret, const Actor& rds) {
  const std::uint16_t put = step.current_note();
  Outcome stored = secret_allows(step, secret, rds, Action::PutSecretValue);
  if (!step[secret].exists) {
    stored = refuse(Refusal::secret_not_found, secret.id());
  } else if (stored.ok() && step[secret].deleted_date != sim::never) {
    stored =
        refuse(Refusal::secret_scheduled_for_deletion, secret.id(), {secret.id(), attribute<&Secret::deleted_date>});
  }
  step.conclude(put, stored);
  if (!stored.ok() || step[secret].pending) {
    return stored;
  }
  const KeyRow key = step[secret].key;
  const Outcome encrypted = key_allows(step, key, rds, GrantOperation::GenerateDataKey, secret);
  if (!encrypted.ok()) {
    step.conclude(put, refuse(Refusal::encryption_failure, secret.id(), encrypted.blame));
    step.conclude(step.also(NoteKind::service, Action::GenerateDataKey, key.id()), encrypted);
    return encrypted;
  }
  step.change<&Secret::pending>(secret, add_version(step, secret, {generate_password(step, cluster)}));
  return stored;
}

// The phase create: a password is stored as AWSPENDING. A pending version that is there is used again.
void create_over(Step& step, ClusterRow cluster) {
  if (const Outcome fails = phase_fails(step, cluster, ChoiceName::rotation_create, Knob::rotation_create_fails);
      !fails.ok()) {
    return step_failed(step, cluster, fails);
  }
  const SecretRow secret = step[cluster].secret;
  const bool again = step[secret].pending.exists();
  std::uint16_t put = 0;
  if (again) {
    put = step.happened(NoteKind::service, Action::PutSecretValue, secret.id());
  } else {
    step.happened(NoteKind::service, Action::GetRandomPassword, secret.id());
    put = step.also(NoteKind::service, Action::PutSecretValue, secret.id());
  }
  if (!store_pending(step, cluster, secret, Actor::rds(step, step[cluster].account)).ok()) {
    return fail_attempt(step, cluster);
  }
  move_phase(step, cluster, RotationTrigger::created);
  const Outcome reachable = database_reachable(step, cluster, ClusterStatus::available);
  if (reachable.ok()) {
    if (shows_status(step, cluster)) {
      change_cluster_status(step, cluster, ClusterTrigger::reset_credentials);
    }
    step.wait_part(cluster.id(), SlotKind::rotation, WaitName::rotation_set, 0, step.knob(Knob::rotation_set_point));
  }
  if (!again) {
    step.also(NoteKind::service, Action::GenerateDataKey, step[secret].key.id(), put);
  }
  if (!reachable.ok()) {
    step.conclude(step.also(NoteKind::timer, Action::StepFailed, cluster.id(), put), reachable);
    fail_attempt(step, cluster);
  }
}

// The phase set, at the point where the database takes the password.
void set_point(Step& step, ClusterRow cluster) {
  Outcome set = phase_fails(step, cluster, ChoiceName::rotation_set, Knob::rotation_set_fails);
  if (set.ok()) {
    set = database_reachable(step, cluster, ClusterStatus::resetting_master_credentials);
  }
  const SecretRow secret = step[cluster].secret;
  if (set.ok()) {
    set = pending_there(step, secret);
  }
  if (set.ok() && step.flag(Knob::set_needs_decrypt)) {
    set = key_allows(step, step[secret].key, Actor::rds(step, step[cluster].account), GrantOperation::Decrypt, secret);
  }
  const Action action = set.ok() ? Action::MasterCredentialsReset : Action::MasterCredentialsFailed;
  step.conclude(step.happened(NoteKind::service, action, cluster.id()), set);
  if (!set.ok()) {
    use_up_fault(step, set.blame);
    return fail_attempt(step, cluster);
  }
  set_password(step, cluster, step[step[secret].pending].value);
  step.change<&Cluster::password_set>(cluster, true);
  step.change<&Cluster::tampered>(cluster, false);
  step.wait_part(cluster.id(), SlotKind::rotation, WaitName::rotation_set, step.knob(Knob::rotation_set_point), 1);
}

void set_over(Step& step, ClusterRow cluster) {
  step.happened(NoteKind::timer, Action::PasswordSet, cluster.id());
  end_shown_status(step, cluster);
  move_phase(step, cluster, RotationTrigger::set);
  step.wait(cluster.id(), SlotKind::rotation, WaitName::rotation_test);
}

void test_over(Step& step, ClusterRow cluster) {
  Outcome tested = phase_fails(step, cluster, ChoiceName::rotation_test, Knob::rotation_test_fails);
  if (tested.ok()) {
    tested = database_reachable(step, cluster, ClusterStatus::available);
  }
  if (!tested.ok()) {
    return step_failed(step, cluster, tested);
  }
  step.happened(NoteKind::timer, Action::PasswordTested, cluster.id());
  move_phase(step, cluster, RotationTrigger::tested);
  step.wait_both(cluster.id(), SlotKind::rotation, WaitName::rotation_finish, WaitName::rotation_label_propagation);
}

void finish_over(Step& step, ClusterRow cluster) {
  if (const Outcome fails = phase_fails(step, cluster, ChoiceName::rotation_finish, Knob::rotation_finish_fails);
      !fails.ok()) {
    return step_failed(step, cluster, fails);
  }
  const SecretRow secret = step[cluster].secret;
  const Actor rds = Actor::rds(step, step[cluster].account);
  Outcome moved = secret_allows(step, secret, rds, Action::UpdateSecretVersionStage);
  if (moved.ok()) {
    moved = pending_there(step, secret);
  }
  step.conclude(step.happened(NoteKind::service, Action::UpdateSecretVersionStage, secret.id()), moved);
  if (!moved.ok()) {
    return fail_attempt(step, cluster);
  }
  promote_pending(step, secret);
  step.also(NoteKind::service, Action::RotationSucceeded, secret.id());
  move_phase(step, cluster, RotationTrigger::finished);
  clear_rotation(step, cluster);
  change_secret_status(step, cluster, SecretTrigger::rotation_succeeded);
  step.change<&Secret::last_rotated>(secret, step.now);
  arm_schedule(step, secret, step.now);
}

}  // namespace

void wait_for_retry(Step& step, Resource owner, int attempt) {
  const double mean_us = 30e6;
  const double limit = std::max(1.0, step.knob(Knob::rotation_backoff_limit) / mean_us);
  step.wait_stretched(owner, SlotKind::rotation, WaitName::rotation_backoff,
                      std::min(std::ldexp(1.0, attempt - 1), limit));
}

bool rotation_can_start(Step& step, ClusterRow cluster) {
  const Cluster& row = step[cluster];
  const bool idle = row.secret_status == SecretStatus::active || row.secret_status == SecretStatus::impaired;
  return idle && row.status == ClusterStatus::available &&
         (row.writer.exists() || !step.flag(Knob::active_requires_writer));
}

void start_rotation(Step& step, ClusterRow cluster, RotationOrigin origin) {
  step.change<&Cluster::rotation_due>(cluster, false);
  change_secret_status(step, cluster, SecretTrigger::rotation_started);
  move_phase(step, cluster, RotationTrigger::start);
  step.change<&Cluster::origin>(cluster, origin);
  step.change<&Cluster::attempt>(cluster, std::uint8_t{1});
  step.cancel(step[cluster].secret.id(), SlotKind::schedule);
  step.wait(cluster.id(), SlotKind::rotation, WaitName::rotation_create);
}

void abandon_rotation(Step& step, ClusterRow cluster) {
  step.also(NoteKind::service, Action::RotationAbandoned, step[cluster].secret.id());
  end_shown_status(step, cluster);
  clear_rotation(step, cluster);
}

void scheduled_rotation_due(Step& step, SecretRow secret) {
  const ClusterRow cluster = step[secret].cluster;
  if (rotation_can_start(step, cluster)) {
    step.happened(NoteKind::service, Action::RotationStarted, secret.id());
    return start_rotation(step, cluster, RotationOrigin::schedule);
  }
  const bool idle =
      step[cluster].secret_status == SecretStatus::active || step[cluster].secret_status == SecretStatus::impaired;
  if (idle && step.knob(Knob::stopped_rotation) != 0) {
    step.happened(NoteKind::service, Action::RotationStarted, secret.id());
    start_rotation(step, cluster, RotationOrigin::schedule);
    step.conclude(
        step.also(NoteKind::timer, Action::StepFailed, cluster.id()),
        refuse(Refusal::step_cluster_not_available, cluster.id(), {cluster.id(), attribute<&Cluster::status>}));
    step.cancel(cluster.id(), SlotKind::rotation);
    return fail_attempt(step, cluster);
  }
  const std::uint16_t deferred = step.happened(NoteKind::timer, Action::RotationDeferred, secret.id());
  step.conclude(deferred, {Refusal::none, secret.id(), 0, {cluster.id(), attribute<&Cluster::status>}});
  if (idle) {
    step.change<&Cluster::rotation_due>(cluster, true);
  } else {
    arm_schedule(step, secret, step.now);
  }
}

void start_deferred_rotation(Step& step, ClusterRow cluster) {
  if (step[cluster].rotation_due && step[cluster].phase == RotationPhase::retry &&
      step[cluster].status == ClusterStatus::available) {
    step.also(NoteKind::timer, Action::RotationRetried, step[cluster].secret.id());
    step.change<&Cluster::rotation_due>(cluster, false);
    return begin_again(step, cluster);  // the same attempt: to be put off is not to fail
  }
  if (step[cluster].rotation_due && rotation_can_start(step, cluster)) {
    step.also(NoteKind::service, Action::RotationStarted, step[cluster].secret.id());
    start_rotation(step, cluster, RotationOrigin::schedule);
  }
}

void rotation_phase_due(Step& step, ClusterRow cluster) {
  switch (step[cluster].phase) {
    case RotationPhase::create:
      return create_over(step, cluster);
    case RotationPhase::set:
      return step[cluster].password_set ? set_over(step, cluster) : set_point(step, cluster);
    case RotationPhase::test:
      return test_over(step, cluster);
    case RotationPhase::finish:
      return finish_over(step, cluster);
    case RotationPhase::retry:
      step.happened(NoteKind::timer, Action::RotationRetried, step[cluster].secret.id());
      step.change<&Cluster::attempt>(cluster, static_cast<std::uint8_t>(step[cluster].attempt + 1));
      return begin_again(step, cluster);
    case RotationPhase::none:
      throw sim::Bug("a phase ended, but no rotation is under way");
  }
}

}  // namespace model
