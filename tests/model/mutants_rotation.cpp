// Mutants that rotate wrongly.
#include "model/secret_version.hpp"
#include "tests/model/mutants.hpp"

namespace tests {

using namespace model;
using namespace std::chrono_literals;

namespace {

constexpr ClusterRow cluster = Mutation::cluster;
constexpr SecretRow secret = Mutation::secret;

// A sabotage in every step that wrote such a note.
Sabotage when(Action action, const Sabotage& then, Refusal refusal = Refusal::none) {
  return [=](Mutation& mutation) {
    if (mutation.noted(action, refusal)) {
      then(mutation);
    }
  };
}

template <auto Member, class RowNumber, class Value>
Sabotage writes(RowNumber row, Value value) {
  return [=](Mutation& mutation) {
    if (mutation.world[row].exists) {
      mutation.step.change<Member>(row, value);
    }
  };
}

void label_goes_nowhere(Mutation& mutation) { mutation.step.change<&Secret::current>(secret, VersionRow()); }

void previous_is_dropped(Mutation& mutation) { mutation.step.change<&Secret::previous>(secret, VersionRow()); }

void pending_stays_behind(Mutation& mutation) {
  mutation.step.change<&Secret::pending>(secret, mutation.world[secret].previous);
}

void value_is_overwritten(Mutation& mutation) {
  if (const VersionRow pending = mutation.world[secret].pending) {
    mutation.step.change<&Version::value>(pending, generate_password(mutation.step, cluster));
  }
}

void retry_makes_another_password(Mutation& mutation) {
  mutation.step.change<&Secret::pending>(
      secret, add_version(mutation.step, secret, {generate_password(mutation.step, cluster)}));
}

void database_keeps_its_password(Mutation& mutation) {
  mutation.step.change<&Cluster::password>(cluster, mutation.before[cluster].password);
}

void promoted_too_early(Mutation& mutation) {
  if (mutation.world[secret].pending && mutation.world[cluster].phase == RotationPhase::set) {
    promote_pending(mutation.step, secret);
  }
}

Sabotage takes_longer(double factor) {
  return [factor](Mutation& mutation) {
    mutation.effects.forget(cluster.id(), static_cast<std::uint8_t>(SlotKind::rotation));
    mutation.step.wait_stretched(cluster.id(), SlotKind::rotation, WaitName::rotation_test, factor);
  };
}

void password_is_lost_on_failure(Mutation& mutation) {
  mutation.step.change<&Cluster::password>(cluster, generate_password(mutation.step, cluster));
}

void old_data_key_is_used(Mutation& mutation) {
  add_version(mutation.step, secret, {generate_password(mutation.step, cluster)});
}

void identity_is_used_again(Mutation& mutation) {
  if (mutation.world.secrets.size() == 2) {
    mutation.world.secrets[1].identity = mutation.world.secrets[0].identity;
  }
}

void schedule_is_kept(Mutation& mutation) {
  if (mutation.world.secrets.size() == 2) {
    mutation.step.change<&Secret::schedule>(SecretRow(1), ScheduleId(2));
  }
}

void pending_test_is_inverted(Mutation& mutation) {
  if (mutation.answer().refusal == Refusal::rotation_in_progress) {
    mutation.answer().refusal = Refusal::none;
    mutation.step.also(NoteKind::service, Action::RotationStarted, secret.id());
  }
}

void starts_before_its_window(Mutation& mutation) {
  mutation.effects.forget(secret.id(), static_cast<std::uint8_t>(SlotKind::schedule));
  mutation.step.wait_until(secret.id(), SlotKind::schedule, mutation.world[secret].window_open - 1h);
}

void window_follows_at_once(Mutation& mutation) {
  const sim::Time today = std::chrono::floor<std::chrono::days>(mutation.step.now);
  mutation.step.change<&Secret::window_open>(secret, today + 1h);
  mutation.world[secret].window_close = today + 24h;
  mutation.effects.forget(secret.id(), static_cast<std::uint8_t>(SlotKind::schedule));
  mutation.step.wait_until(secret.id(), SlotKind::schedule, mutation.step.now + 1min);
}

void date_is_the_beginning(Mutation& mutation) {
  mutation.step.change<&Secret::next_rotation_date>(secret, mutation.world[secret].window_open);
}

void succeeds_twice(Mutation& mutation) {
  mutation.step.also(NoteKind::service, Action::RotationSucceeded, secret.id());
}

// The generator forgets that it made a password before.
void forget_a_password(World& world, const sim::Event& event) {
  const bool creates =
      static_cast<SlotKind>(event.kind) == SlotKind::rotation && world.clusters[0].phase == RotationPhase::create;
  if (creates && !world.secrets[0].pending) {
    --world.clusters[0].passwords_made;
  }
}

}  // namespace

std::vector<Mutant> mutants_of_rotation() {
  const std::string rotated = with_provided_key + "modify-db-cluster orders rotate now\n wait 1d";
  const std::string retried =
      with_provided_key + "fault fail-rotation-step orders step=test\n modify-db-cluster orders rotate now\n wait 1h";
  const std::string denied = with_provided_key + "put-resource-policy S0 policy=deny-rds\n rotate-secret S0\n wait 1h";
  const std::string dead_key = with_customer_key + "disable-key K0\n wait 10m\n rotate-secret S0\n wait 1h\n";
  const std::string toggled = with_provided_key +
                              "rotate-secret S0 days=30 now=false\n modify-db-cluster orders manage=false "
                              "password=Secret-99\n wait 10m\n modify-db-cluster orders manage\n wait 10m";
  const std::string scheduled = with_provided_key + "wait 12d\n";
  return {
      {"AWSCURRENT is taken off and put nowhere", Invariant::exactly_one_current, rotated,
       when(Action::RotationSucceeded, label_goes_nowhere)},
      {"AWSPREVIOUS is dropped", Invariant::previous_follows_current, rotated,
       when(Action::RotationSucceeded, previous_is_dropped)},
      {"a retry overwrites the pending value", Invariant::versions_immutable, retried,
       when(Action::RotationRetried, value_is_overwritten)},
      {"AWSPENDING stays behind after a success", Invariant::pending_only_in_rotation, rotated,
       when(Action::RotationSucceeded, pending_stays_behind)},
      {"management is on, but the database keeps its password", Invariant::active_means_in_sync,
       "create-db-cluster orders password=Secret-99\n create-db-instance orders-1\n wait 30m\n"
       "modify-db-cluster orders manage\n wait 10m",
       when(Action::MasterCredentialsReset, database_keeps_its_password)},
      {"a retry makes another password after the first was set", Invariant::some_version_always_works, retried,
       when(Action::RotationRetried, retry_makes_another_password)},
      {"the secret is active again before its label moved", Invariant::gap_only_while_rotating, rotated,
       when(Action::PasswordSet, writes<&Cluster::secret_status>(cluster, SecretStatus::active))},
      {"the test phase takes a thousand times as long", Invariant::gap_bounded, rotated,
       when(Action::PasswordSet, takes_longer(1000))},
      {"AWSCURRENT moves before the password is set", Invariant::set_before_promote, rotated,
       when(Action::PutSecretValue, promoted_too_early)},
      {"AWSCURRENT moves although the database kept its password", Invariant::promote_only_after_set, rotated,
       when(Action::MasterCredentialsReset, database_keeps_its_password)},
      {"the generator repeats itself", Invariant::fresh_password, rotated, {}, forget_a_password},
      {"enabling the key makes the secret active", Invariant::impaired_sticky, dead_key + "enable-key K0",
       when(Action::EnableKey, writes<&Cluster::secret_status>(cluster, SecretStatus::active))},
      {"enabling the key makes the secret anew", Invariant::impaired_exit_set, dead_key + "enable-key K0",
       when(Action::EnableKey, writes<&Cluster::secret_status>(cluster, SecretStatus::creating))},
      {"the next secret has the identity of the last", Invariant::toggle_gives_new_identity, toggled,
       when(Action::CreateSecret, identity_is_used_again)},
      {"the next secret keeps the schedule of the last", Invariant::toggle_gives_new_identity, toggled,
       when(Action::CreateSecret, schedule_is_kept)},
      {"a rotation that could not begin changes the password", Invariant::failed_create_phase_harmless, denied,
       when(Action::RotationFailed, password_is_lost_on_failure)},
      {"an old data key is used while the key is disabled", Invariant::disabled_key_freezes_password, dead_key,
       when(Action::PutSecretValue, old_data_key_is_used, Refusal::encryption_failure)},
      {"RotateSecret starts exactly where AWSPENDING is elsewhere", Invariant::mutual_exclusion,
       with_provided_key + "rotate-secret S0\n ?rotate-secret S0", pending_test_is_inverted},
      {"a scheduled rotation does not end in its window", Invariant::schedule_honoured, scheduled + "wait 60d",
       when(Action::PasswordSet, takes_longer(100'000))},
      {"a scheduled rotation starts before its window", Invariant::window_containment, scheduled,
       when(Action::CreateSecret, starts_before_its_window)},
      {"the next window follows at once", Invariant::min_interval, scheduled,
       when(Action::RotationSucceeded, window_follows_at_once)},
      {"NextRotationDate is the beginning of the window", Invariant::next_date_is_bound, scheduled,
       when(Action::CreateSecret, date_is_the_beginning)},
      {"a rotation succeeds twice", Invariant::started_is_closed, rotated,
       when(Action::RotationSucceeded, succeeds_twice)},
  };
}

}  // namespace tests
