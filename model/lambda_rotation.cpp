// The steps of a rotation function, their failures and their retries.
#include "model/lambda_rotation.hpp"

#include "model/access.hpp"
#include "model/cluster.hpp"
#include "model/database.hpp"
#include "model/management.hpp"
#include "model/rotation.hpp"
#include "model/secret.hpp"
#include "model/secret_label.hpp"
#include "model/secret_version.hpp"
#include "sim/bug.hpp"
#include "sim/hash.hpp"

namespace model {
namespace {

void move_phase(Step& step, SecretRow secret, RotationTrigger trigger) {
  const auto* row = rotation_table.find(step[secret].phase, trigger);
  sim::require(row != nullptr, "a rotation was moved where its table has no transition");
  step.change<&Secret::phase>(secret, row->to);
}

void clear_rotation(Step& step, SecretRow secret) {
  step.cancel(secret.id(), SlotKind::rotation);
  step.change<&Secret::phase>(secret, RotationPhase::none);
  step.change<&Secret::attempt>(secret, std::uint8_t{0});
  step.change<&Secret::password_set>(secret, false);
}

// What the current version says of the database: the value that a person wrote, and the cluster that it names.
struct Database {
  const SecretValue* value = nullptr;
  ClusterRow cluster;
};
Database database_of(const Step& step, SecretRow secret) {
  const VersionRow current = step[secret].current;
  if (!current || step[current].given == ValueId::none) {
    return {};
  }
  const SecretValue& value = step.setting.value(step[current].given);
  if (!value.has_password || value.username == Name::none || value.cluster == Name::none) {
    return {};
  }
  return {&value, find_cluster(step, value.cluster, step[secret].account, step[secret].region)};
}

// The user that the next version is for.
Name next_user(const Step& step, SecretRow secret, const SecretValue& value) {
  const Name now = step[step[secret].current].username;
  const bool alternates = step[secret].strategy == RotationStrategy::alternating_users;
  return !alternates ? now : now == value.username ? value.other_username : value.username;
}

// The key has to open the current version and to close the pending one.
Outcome key_serves(const Step& step, SecretRow secret) {
  const Outcome usable = key_usable(step, step[secret].key);
  return usable.ok() ? accept(secret.id()) : refuse(Refusal::decryption_failure, secret.id(), usable.blame);
}

void fail_attempt(Step& step, SecretRow secret) {
  const int attempt = step[secret].attempt;
  if (attempt < static_cast<int>(step.knob(Knob::rotation_attempts))) {
    move_phase(step, secret, RotationTrigger::step_failed);
    return wait_for_retry(step, secret.id(), attempt);
  }
  step.also(NoteKind::service, Action::RotationFailed, secret.id());
  move_phase(step, secret, RotationTrigger::given_up);
  clear_rotation(step, secret);
  rearm_after_failure(step, secret);
}

// A step is over: it failed, as `why` says, or the next one begins.
bool went_well(Step& step, SecretRow secret, Action action, const Outcome& why) {
  const Action noted = why.ok() ? action : Action::StepFailed;
  step.conclude(step.happened(why.ok() ? NoteKind::service : NoteKind::timer, noted, secret.id()), why);
  if (!why.ok()) {
    fail_attempt(step, secret);
  }
  return why.ok();
}

Outcome by_chance(Step& step, SecretRow secret, ChoiceName choice, Knob probability) {
  return step.chance(secret.id(), choice, probability) ? refuse(Refusal::step_failed_by_chance, secret.id())
                                                       : accept(secret.id());
}

void create_over(Step& step, SecretRow secret) {
  Outcome made = by_chance(step, secret, ChoiceName::rotation_create, Knob::rotation_create_fails);
  const Database database = database_of(step, secret);
  if (made.ok() && database.value == nullptr) {
    made = refuse(Refusal::step_value_incomplete, secret.id(), {secret.id(), attribute<&Secret::current>});
  }
  if (made.ok()) {
    made = key_serves(step, secret);
  }
  if (!went_well(step, secret, Action::PutSecretValue, made)) {
    return;
  }
  if (!step[secret].pending) {
    const std::uint32_t nth = step[secret].versions_made + 1;
    const Password password{sim::combine(step[secret].identity, 0x70617373, nth) | 1};
    const ValueId given = step[step[secret].current].given;
    const Name user = next_user(step, secret, *database.value);
    step.change<&Secret::pending>(secret, add_version(step, secret, {password, given, user, Name::none}));
  }
  move_phase(step, secret, RotationTrigger::created);
  step.wait_part(secret.id(), SlotKind::rotation, WaitName::rotation_set, 0, step.knob(Knob::rotation_set_point));
}

// A label may have been put on a version that is for no database.
bool names_user(const Step& step, VersionRow version) { return version && step[version].username != Name::none; }

bool logs_in(const Step& step, ClusterRow cluster, VersionRow version) {
  return names_user(step, version) && try_login(step, cluster, step[version].username, step[version].value).ok();
}

// With one user: who has the secret can change its own password, with whichever of its versions logs in.
Outcome set_by_itself(const Step& step, SecretRow secret, ClusterRow cluster) {
  const Secret& row = step[secret];
  return logs_in(step, cluster, row.pending) || logs_in(step, cluster, row.current) ||
                 logs_in(step, cluster, row.previous)
             ? accept(cluster.id())
             : refuse(Refusal::step_login, secret.id(), {secret.id(), attribute<&Secret::current>});
}

// With two: the superuser of the secret that `masterarn` names sets the other one.
Outcome set_by_superuser(const Step& step, SecretRow secret, const Database& database) {
  const SecretRow master = row_of(step.world(), step[secret].account, step[secret].region, database.value->master);
  if (!master || !step[master].exists || step[master].deleted_date != sim::never || !step[master].current ||
      !key_serves(step, master).ok()) {
    return refuse(Refusal::step_superuser, secret.id(),
                  master ? Blame{step[master].key.id(), attribute<&Key::visible_state>} : Blame{});
  }
  const Version& superuser = step[step[master].current];
  return try_login(step, database.cluster, superuser.username, superuser.value).ok()
             ? accept(database.cluster.id())
             : refuse(Refusal::step_superuser, secret.id(), {database.cluster.id(), attribute<&Cluster::password>});
}

void set_point(Step& step, SecretRow secret) {
  Outcome set = by_chance(step, secret, ChoiceName::rotation_set, Knob::rotation_set_fails);
  const Database database = database_of(step, secret);
  if (set.ok() && (database.value == nullptr || !names_user(step, step[secret].pending))) {
    set = refuse(Refusal::step_value_incomplete, secret.id());
  }
  if (set.ok() && (!database.cluster || !accepts_connections(step.world(), database.cluster))) {
    set = refuse(Refusal::login_no_writer, database.cluster.id());
  }
  if (set.ok()) {
    set = key_serves(step, secret);
  }
  if (set.ok()) {
    set = step[secret].strategy == RotationStrategy::single_user ? set_by_itself(step, secret, database.cluster)
                                                                 : set_by_superuser(step, secret, database);
  }
  if (!went_well(step, secret, Action::DatabaseUserSet, set)) {
    return;
  }
  const VersionRow pending = step[secret].pending;
  set_user_password(step, database.cluster, step[pending].username, step[pending].value);
  step.change<&Secret::password_set>(secret, true);
  step.wait_part(secret.id(), SlotKind::rotation, WaitName::rotation_set, step.knob(Knob::rotation_set_point), 1);
}

void set_over(Step& step, SecretRow secret) {
  step.happened(NoteKind::timer, Action::PasswordSet, secret.id());
  move_phase(step, secret, RotationTrigger::set);
  step.wait(secret.id(), SlotKind::rotation, WaitName::rotation_test);
}

void test_over(Step& step, SecretRow secret) {
  Outcome tested = by_chance(step, secret, ChoiceName::rotation_test, Knob::rotation_test_fails);
  if (tested.ok() && !logs_in(step, database_of(step, secret).cluster, step[secret].pending)) {
    tested = refuse(Refusal::step_login, secret.id());
  }
  if (went_well(step, secret, Action::PasswordTested, tested)) {
    move_phase(step, secret, RotationTrigger::tested);
    step.wait_both(secret.id(), SlotKind::rotation, WaitName::rotation_finish, WaitName::rotation_label_propagation);
  }
}

void finish_over(Step& step, SecretRow secret) {
  Outcome moved = by_chance(step, secret, ChoiceName::rotation_finish, Knob::rotation_finish_fails);
  if (moved.ok() && !step[secret].pending) {
    moved = refuse(Refusal::version_not_found, secret.id(), {secret.id(), attribute<&Secret::pending>});
  }
  if (!went_well(step, secret, Action::UpdateSecretVersionStage, moved)) {
    return;
  }
  promote_pending(step, secret);
  step.also(NoteKind::service, Action::RotationSucceeded, secret.id());
  move_phase(step, secret, RotationTrigger::finished);
  clear_rotation(step, secret);
  step.change<&Secret::last_rotated>(secret, step.now);
  arm_schedule(step, secret, step.now);
}

// The version of a test is the newest; it goes with its label.
void end_test(Step& step, SecretRow secret) {
  step.change<&Secret::testing>(secret, false);
  const VersionRow pending = step[secret].pending;
  step.change<&Secret::pending>(secret, VersionRow());
  if (pending && pending == step[secret].newest && !has_label(step.world(), secret, pending)) {
    drop_newest(step, secret);
  }
}

void test_rotation_over(Step& step, SecretRow secret) {
  const Database database = database_of(step, secret);
  Outcome tested = accept(secret.id());
  if (database.value == nullptr) {
    tested = refuse(Refusal::step_value_incomplete, secret.id());
  } else if (!key_serves(step, secret).ok()) {
    tested = key_serves(step, secret);
  } else if (!logs_in(step, database.cluster, step[secret].current)) {
    tested = refuse(Refusal::step_login, secret.id());
  }
  const Action action = tested.ok() ? Action::TestRotationSucceeded : Action::TestRotationFailed;
  step.conclude(step.happened(NoteKind::service, action, secret.id()), tested);
  end_test(step, secret);
}

}  // namespace

void start_lambda_rotation(Step& step, SecretRow secret) {
  move_phase(step, secret, RotationTrigger::start);
  step.change<&Secret::attempt>(secret, std::uint8_t{1});
  step.cancel(secret.id(), SlotKind::schedule);
  step.wait(secret.id(), SlotKind::rotation, WaitName::rotation_create);
}

void abandon_lambda_rotation(Step& step, SecretRow secret) {
  if (step[secret].testing) {
    step.cancel(secret.id(), SlotKind::rotation);
    step.also(NoteKind::service, Action::TestRotationFailed, secret.id());
    end_test(step, secret);
  } else if (step[secret].phase != RotationPhase::none) {
    step.also(NoteKind::service, Action::RotationAbandoned, secret.id());
    clear_rotation(step, secret);
  }
}

void start_test_rotation(Step& step, SecretRow secret) {
  step.also(NoteKind::service, Action::TestRotationStarted, secret.id());
  const VersionRow current = step[secret].current;
  if (current && key_serves(step, secret).ok()) {
    const NewVersion copy{step[current].value, step[current].given, step[current].username, Name::none};
    step.change<&Secret::pending>(secret, add_version(step, secret, copy));
  }
  step.change<&Secret::testing>(secret, true);
  step.wait(secret.id(), SlotKind::rotation, WaitName::rotation_test);
}

void lambda_rotation_due(Step& step, SecretRow secret) {
  step.happened(NoteKind::service, Action::RotationStarted, secret.id());
  if (step[secret].testing) {
    step.cancel(secret.id(), SlotKind::rotation);
    end_test(step, secret);
  }
  start_lambda_rotation(step, secret);
}

void lambda_phase_due(Step& step, SecretRow secret) {
  if (step[secret].testing) {
    return test_rotation_over(step, secret);
  }
  switch (step[secret].phase) {
    case RotationPhase::create:
      return create_over(step, secret);
    case RotationPhase::set:
      return step[secret].password_set ? set_over(step, secret) : set_point(step, secret);
    case RotationPhase::test:
      return test_over(step, secret);
    case RotationPhase::finish:
      return finish_over(step, secret);
    case RotationPhase::retry:
      step.happened(NoteKind::timer, Action::RotationRetried, secret.id());
      step.change<&Secret::attempt>(secret, static_cast<std::uint8_t>(step[secret].attempt + 1));
      step.change<&Secret::password_set>(secret, false);
      move_phase(step, secret, RotationTrigger::retry_due);
      step.wait(secret.id(), SlotKind::rotation, WaitName::rotation_create);
      return;
    case RotationPhase::none:
      throw sim::Bug("a phase ended, but no rotation is under way");
  }
}

}  // namespace model
