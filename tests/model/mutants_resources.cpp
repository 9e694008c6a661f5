// Mutants that lose or keep what they should not: secrets, versions, keys, a client's cache, time.
#include "tests/model/mutants.hpp"

namespace tests {

using namespace model;
using namespace std::chrono_literals;

namespace {

void secret_is_made_twice(Mutation& mutation) {
  if (mutation.noted(Action::CreateSecret)) {
    Secret twin = mutation.world[Mutation::secret];
    twin.schedule_slot.clear();
    mutation.step.create(twin);
  }
}

// What follows the event never comes.
Sabotage status_stays(Action action) {
  return [action](Mutation& mutation) {
    if (mutation.noted(action)) {
      mutation.step.cancel(Mutation::cluster.id(), SlotKind::status);
    }
  };
}

void purge_never_comes(Mutation& mutation) {
  if (mutation.noted(Action::ClusterDeleted)) {
    mutation.effects.forget(Mutation::secret.id(), static_cast<std::uint8_t>(SlotKind::purge));
  }
}

Sabotage secret_is_kept(Action when) {
  return [when](Mutation& mutation) {
    if (mutation.noted(when)) {
      mutation.step.change<&Secret::deleted_date>(Mutation::secret, sim::never);
      mutation.effects.forget(Mutation::secret.id(), static_cast<std::uint8_t>(SlotKind::purge));
    }
  };
}

void label_is_put_twice(Mutation& mutation) {
  if (mutation.called(Action::PutSecretValue) && !mutation.before.labels.empty()) {
    Label twin = mutation.before.labels[0];
    twin.version = mutation.world[Mutation::secret].newest;
    mutation.step.create(twin);
  }
}

void rotation_disables_the_key(Mutation& mutation) {
  if (mutation.noted(Action::RotateKey)) {
    mutation.step.change<&Key::visible_state>(Mutation::key, KeyState::Disabled);
  }
}

void grant_replaces_another(Mutation& mutation) {
  if (mutation.called(Action::CreateGrant) && !mutation.before.grants.empty()) {
    mutation.step.change<&Grant::visible_status>(GrantRow(0), GrantStatus::absent);
  }
}

void value_is_served_without_key(Mutation& mutation) {
  if (mutation.called(Action::GetSecretValue) && mutation.answer().refusal == Refusal::decryption_failure) {
    mutation.answer().refusal = Refusal::none;
    mutation.answer().detail = mutation.world[Mutation::secret].current.index;
  }
}

void cancelled_key_is_enabled(Mutation& mutation) {
  if (mutation.called(Action::CancelKeyDeletion)) {
    mutation.step.change<&Key::state>(Mutation::key, KeyState::Enabled);
  }
}

void waiting_period_is_too_short(Mutation& mutation) {
  if (mutation.called(Action::ScheduleKeyDeletion)) {
    mutation.step.change<&Key::deletion_date>(Mutation::key, mutation.step.now + 72h);
  }
}

void key_goes_before_its_date(Mutation& mutation) {
  if (mutation.called(Action::ScheduleKeyDeletion)) {
    mutation.effects.forget(Mutation::key.id(), static_cast<std::uint8_t>(SlotKind::deletion));
    mutation.step.wait_until(Mutation::key.id(), SlotKind::deletion, mutation.step.now + 72h);
  }
}

void previous_version_is_purged(Mutation& mutation) {
  if (mutation.noted(Action::RotationSucceeded)) {
    if (const VersionRow previous = mutation.world[Mutation::secret].previous) {
      mutation.step.remove(previous);
    }
  }
}

// What was fetched again counts as the value of before.
void cache_is_never_older(Mutation& mutation) {
  for (std::uint32_t i = 0; i < mutation.before.clients.size(); ++i) {
    if (mutation.before.clients[i].cached_at != sim::never) {
      mutation.world.clients[i].cached_at = mutation.before.clients[i].cached_at;
    }
  }
}

void cache_is_always_fresh(World& world, const sim::Event& event) {
  for (Client& client : world.clients) {
    if (client.cached_at != sim::never) {
      client.cached_at = event.time;
    }
  }
}

void deleted_secret_goes_on_costing(Mutation& mutation) {
  if (mutation.world[Mutation::secret].exists && mutation.before.secrets.size() > Mutation::secret.index) {
    mutation.step.under_last();
    mutation.step.change<&Secret::billed_since>(Mutation::secret, mutation.before[Mutation::secret].billed_since);
  }
}

void rotation_closes_connections(Mutation& mutation) {
  if (mutation.noted(Action::MasterCredentialsReset)) {
    for (std::uint32_t i = 0; i < mutation.world.clients.size(); ++i) {
      mutation.step.change<&Client::connected>(ClientRow(i), false);
    }
  }
}

void clock_is_set_back(Mutation& mutation) {
  if (mutation.event.owner == sim::script) {
    const_cast<sim::Event&>(mutation.event).time -= 1h;
  }
}

}  // namespace

std::vector<Mutant> mutants_of_resources() {
  const std::string stored_under_key =
      "create-key\n create-db-cluster orders manage storage-key=K0\n create-db-instance orders-1\n wait 30m\n";
  const std::string deleted = "create-db-cluster orders manage\n wait 30m\n delete-db-cluster orders skip\n wait 1h";
  const std::string turned_off =
      with_provided_key + "modify-db-cluster orders manage=false password=Secret-99\n wait 1h";
  const std::string doomed_key = with_customer_key + "schedule-key-deletion K0 window=7\n";
  return {
      {"a cluster stays stopped for ever", Invariant::stop_bound,
       with_provided_key + "stop-db-cluster orders\n wait 8d", status_stays(Action::ClusterStopped)},
      {"a cluster waits for its key for ever", Invariant::recoverable_bound,
       stored_under_key + "disable-key K0\n wait 8d", status_stays(Action::StorageKeyLost)},
      {"the secret is made twice", Invariant::one_secret_per_managed_cluster, "create-db-cluster orders manage",
       secret_is_made_twice},
      {"the purge of the secret never comes", Invariant::secret_dies_with_cluster, deleted, purge_never_comes},
      {"the secret is kept after its cluster", Invariant::no_orphan_secret, deleted,
       secret_is_kept(Action::ClusterDeleted)},
      {"the secret is kept after management", Invariant::off_deletes_secret, turned_off,
       secret_is_kept(Action::MasterCredentialsReset)},
      {"a value is served although its key is disabled", Invariant::unreadable_under_dead_key,
       with_customer_key + "disable-key K0\n wait 10m\n ?get-secret-value S0", value_is_served_without_key},
      {"a cancelled deletion leaves the key enabled", Invariant::cancel_deletion_lands_disabled,
       doomed_key + "cancel-key-deletion K0", cancelled_key_is_enabled},
      {"the waiting period has three days", Invariant::key_window, doomed_key, waiting_period_is_too_short},
      {"the key goes before its date", Invariant::key_window, doomed_key + "wait 9d", key_goes_before_its_date},
      {"a value is served although its key is gone", Invariant::deleted_key_is_forever,
       doomed_key + "wait 9d\n ?get-secret-value S0", value_is_served_without_key},
      {"a label is put on a second version", Invariant::label_uniqueness,
       "create-secret app\n put-secret-value S0 stages=blue\n put-secret-value S0 stages=blue", label_is_put_twice},
      {"a rotation of its material disables the key", Invariant::material_rotation_invisible,
       "create-key\n enable-key-rotation K0 days=90\n wait 91d", rotation_disables_the_key},
      {"a new grant takes the place of another", Invariant::grants_only_allow,
       "create-key\n create-grant K0\n wait 10m\n create-grant K0", grant_replaces_another},
      {"a success purges the version before", Invariant::version_retention,
       with_provided_key + "modify-db-cluster orders rotate now\n wait 1h", previous_version_is_purged},
      {"a client takes what it fetches for what it had", Invariant::cache_staleness_bound,
       with_provided_key + "modify-db-cluster orders rotate now\n wait 3h", cache_is_never_older},
      {"a client never takes its value for expired", Invariant::convergence,
       with_provided_key + "modify-db-cluster orders rotate now\n wait 3h", nullptr, cache_is_always_fresh},
      {"a deleted secret goes on costing", Invariant::billing_monotone, turned_off, deleted_secret_goes_on_costing},
      {"the set phase closes connections", Invariant::connections_survive_rotation,
       with_provided_key + "modify-db-cluster orders rotate now\n wait 1h", rotation_closes_connections},
      {"the clock is set back", Invariant::conservation_of_time, with_provided_key + "list-secrets", clock_is_set_back},
  };
}

}  // namespace tests
