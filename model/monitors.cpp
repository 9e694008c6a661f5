// Rotations from start to end, secrets that have to go, and the flow of time.
#include "model/monitors.hpp"

#include <algorithm>
#include <utility>

#include "sim/hash.hpp"

namespace model {
namespace {

sim::Duration longest(const Setting& setting, WaitName wait) { return setting.parameters.wait(wait).max(); }

sim::Time after(sim::Time time, sim::Duration bound) { return bound >= sim::never - time ? sim::never : time + bound; }

// The cluster that a secret is of, even when the secret itself is gone.
ClusterRow cluster_of(const World& world, SecretRow secret) {
  if (world[secret].cluster) {
    return world[secret].cluster;
  }
  const auto found = std::ranges::find(world.clusters, secret, &Cluster::secret);
  return found == world.clusters.end() ? ClusterRow()
                                       : ClusterRow(static_cast<std::uint32_t>(found - world.clusters.begin()));
}

bool slowed(const World& world) {
  return std::ranges::any_of(world.faults, [](const Fault& fault) {
    return fault.exists && static_cast<FaultKind>(fault.kind) == FaultKind::slow;
  });
}

}  // namespace

sim::Duration Monitors::longest_gap() const {
  sim::Duration sum{static_cast<std::int64_t>(setting_->parameters.knob(Knob::gap_bound_slack))};
  for (const WaitName wait : {WaitName::rotation_set, WaitName::rotation_test, WaitName::rotation_finish,
                              WaitName::rotation_label_propagation}) {
    const sim::Duration bound = longest(*setting_, wait);
    if (bound == sim::Duration::max()) {
      return bound;
    }
    sum += bound;
  }
  return sum;
}

sim::Duration Monitors::longest_rotation() const {
  const sim::Duration gap = longest_gap();
  const sim::Duration create = longest(*setting_, WaitName::rotation_create);
  return gap > sim::Duration::max() - create ? sim::Duration::max() : gap + create;
}

void Monitors::observe(Inspection& step) {
  step.require(step.now() >= last_, Invariant::conservation_of_time, step.record.event.owner);
  last_ = std::max(last_, step.now());
  if (!step.world.faults.empty() && slowed(step.world)) {
    for (auto& [cluster, rotation] : rotations_) {
      rotation.slowed = true;
    }
  }
  for (std::size_t i = 0; i < step.record.notes.size(); ++i) {
    on_note(step, step.record.notes[i], static_cast<std::uint16_t>(i));
  }
  for (const sim::Change& change : step.record.changes) {
    on_change(step, change);
  }
}

void Monitors::watch_sync(const World& world, ClusterRow cluster, sim::Time now) {
  if (!cluster) {
    return;
  }
  const Cluster& row = world[cluster];
  const bool opens =
      row.exists && row.secret && world[row.secret].current && world[world[row.secret].current].value == row.password;
  in_sync_.resize(std::max(in_sync_.size(), world.clusters.size()), sim::never);
  sim::Time& since = in_sync_[cluster.index];
  since = opens ? std::min(since, now) : sim::never;
}

// A client that reads the secret again and again has come to the right password once its value has expired.
void Monitors::on_client_login(Inspection& step, const Note& note, std::uint16_t index) {
  const bool refused = note.refusal == Refusal::login_mysql_1045 || note.refusal == Refusal::login_postgresql_28P01;
  if (!refused || table_of(note.resource) != Table::client) {
    return;
  }
  const Client& client = step.world[ClientRow(note.resource.row())];
  const ClientDefinition& definition = setting_->clients[client.definition];
  const sim::Time since = client.cluster.index < in_sync_.size() ? in_sync_[client.cluster.index] : sim::never;
  if (since == sim::never || client.secret != step.world[client.cluster].secret) {
    return;
  }
  const auto moved = moved_.find(note.resource);
  const sim::Time settled = moved == moved_.end() ? since : std::max(since, moved->second);
  if (definition.caches() && !definition.stale_on_error) {
    step.require(step.now() - settled <= definition.ttl, Invariant::convergence, note.resource, index);
  }
}

void Monitors::on_armed_anew(const Note& note) {
  if (note.refusal == Refusal::none && table_of(note.resource) == Table::secret &&
      note.resource.row() < windows_.size()) {
    windows_[note.resource.row()].armed_anew = true;
  }
}

void Monitors::on_scheduled_start(Inspection& step, const Note& note, const Secret& secret, std::uint16_t index) {
  windows_.resize(std::max(windows_.size(), step.world.secrets.size()));
  const sim::Time open = step.window_of_start(SecretRow(note.resource.row())).open;
  const Opened last = std::exchange(windows_[note.resource.row()], Opened{open, secret.schedule});
  if (last.open != sim::never) {
    const bool again = last.armed_anew && open == last.open;
    step.require(last.schedule != secret.schedule || again || open - last.open >= std::chrono::hours(4),
                 Invariant::min_interval, note.resource, index);
  }
}

void Monitors::on_note(Inspection& step, const Note& note, std::uint16_t index) {
  switch (note.action) {
    case Action::RotationStarted: {
      const Secret& secret = step.world[SecretRow(note.resource.row())];
      const ClusterRow row = cluster_of(step.world, SecretRow(note.resource.row()));
      const Resource cluster = row ? row.id() : note.resource;  // an ordinary secret stands for itself
      step.require(!rotations_.contains(cluster), Invariant::mutual_exclusion, note.resource, index);
      if (static_cast<SlotKind>(step.record.event.kind) == SlotKind::schedule) {
        on_scheduled_start(step, note, secret, index);
      }
      Rotation rotation{note.resource, row ? step.world[row].password : Password::none, secret.current};
      rotation.slowed = slowed(step.world);
      const sim::Time close = step.window_of_start(SecretRow(note.resource.row())).close;
      if (static_cast<SlotKind>(step.record.event.kind) == SlotKind::schedule &&
          after(step.now(), longest_rotation()) <= close) {
        rotation.has_to_end = close;
      }
      rotations_[cluster] = rotation;
      break;
    }
    case Action::Login:
      on_client_login(step, note, index);
      break;
    case Action::RotateSecret:
    case Action::RestoreSecret:
      on_armed_anew(note);
      break;
    case Action::RotationRetried:
      if (const auto retried = rotation_of(step.world, note.resource); retried != rotations_.end()) {
        ++retried->second.attempts;
      }
      break;
    case Action::RotationSucceeded:
    case Action::RotationFailed:
    case Action::RotationAbandoned:
      on_rotation_end(step, note, index);
      break;
    default:
      break;
  }
}

std::unordered_map<Resource, Monitors::Rotation>::iterator Monitors::rotation_of(const World& world, Resource secret) {
  const ClusterRow cluster = world[SecretRow(secret.row())].cluster;
  return cluster ? rotations_.find(cluster.id())
                 : std::ranges::find_if(rotations_, [secret](const auto& one) { return one.second.secret == secret; });
}

void Monitors::on_rotation_end(Inspection& step, const Note& note, std::uint16_t index) {
  const Secret& secret = step.world[SecretRow(note.resource.row())];
  const auto found = rotation_of(step.world, note.resource);
  step.require(found != rotations_.end(), Invariant::started_is_closed, note.resource, index);
  if (found == rotations_.end()) {
    return;
  }
  const Rotation& rotation = found->second;
  if (note.action == Action::RotationSucceeded && rotation.attempts == 1 && !rotation.slowed) {
    step.require(step.now() <= rotation.has_to_end, Invariant::schedule_honoured, note.resource, index);
    if (rotation.gap_opened != sim::never) {
      step.require(step.now() - rotation.gap_opened <= longest_gap(), Invariant::gap_bounded, note.resource, index);
    }
  }
  if (table_of(found->first) != Table::cluster) {
    rotations_.erase(found);
    return;
  }
  const Cluster& cluster = step.world[ClusterRow(found->first.row())];
  const bool meddled = cluster.tampered || setting_->parameters.knob(Knob::owned_secret_stage_moves) != 0 ||
                       setting_->parameters.knob(Knob::owned_secret_user_delete) != 0;
  if (note.action == Action::RotationFailed && !rotation.set && !meddled) {
    step.require(cluster.password == rotation.password && secret.current == rotation.current,
                 Invariant::failed_create_phase_harmless, note.resource, index);
  }
  rotations_.erase(found);
}

void Monitors::on_new_secret(Inspection& step, const sim::Change& change) {
  const ClusterRow cluster(change.row.row());
  const SecretRow secret = step.world[cluster].secret;
  const Secret& row = step.world[secret];
  const Password password = row.current ? step.world[row.current].value : Password::none;
  if (const auto former = former_.find(change.row); former != former_.end()) {
    const bool differs = former->second.secret != secret && former->second.identity != row.identity &&
                         former->second.password != password && row.schedule == setting_->default_schedule();
    step.require(differs, Invariant::toggle_gives_new_identity, change.row, change.note);
  }
  former_[change.row] = {secret, row.identity, password};
}

void Monitors::met(Inspection& step, Resource resource) {
  if (const auto due = due_.find(resource); due != due_.end()) {
    step.require(step.now() <= due->second.by, due->second.invariant, resource);
    due_.erase(due);
  }
}

void Monitors::on_version_value(Inspection& step, const sim::Change& change) {
  const Version& version = step.world[VersionRow(change.row.row())];
  const auto kept_as = [&version](std::int64_t value) { return sim::combine(version.secret_identity, value); };
  if (change.before != sim::absent) {
    const auto kept = kept_.find(kept_as(change.before));
    if (kept != kept_.end() && --kept->second == 0) {
      kept_.erase(kept);
    }
  }
  if (change.after != sim::absent) {
    const std::uint32_t same = ++kept_[kept_as(change.after)];
    const bool by_a_person = version.given != ValueId::none;  // people repeat themselves
    step.require(by_a_person || same == 1, Invariant::fresh_password, change.row, change.note);
  }
}

void Monitors::on_change(Inspection& step, const sim::Change& change) {
  switch (change.attribute) {
    case attribute<&Secret::current>:
      watch_sync(step.world, step.world[SecretRow(change.row.row())].cluster, step.now());
      break;
    case attribute<&Version::value>:
      on_version_value(step, change);
      break;
    case attribute<&Client::cluster>:
      moved_[change.row] = step.now();
      break;
    case attribute<&Cluster::password>:
      watch_sync(step.world, ClusterRow(change.row.row()), step.now());
      if (const auto rotation = rotations_.find(change.row); rotation != rotations_.end()) {
        rotation->second.set = true;
        const bool by_rotation = !step.world[ClusterRow(change.row.row())].tampered;
        if (by_rotation && rotation->second.gap_opened == sim::never) {
          rotation->second.gap_opened = step.now();
        }
      }
      break;
    case attribute<&Cluster::secret>:
      watch_sync(step.world, ClusterRow(change.row.row()), step.now());
      if (change.after != sim::absent) {
        on_new_secret(step, change);
      } else {
        // The cluster let go of its secret: it is deleted, and soon gone, unless RDS was kept from it.
        const Resource secret = resource_of(change.before);
        const Secret& row = step.world[SecretRow(secret.row())];
        const bool leaves = !row.exists || row.orphaned || row.deleted_date != sim::never;
        const bool dies = !step.world[ClusterRow(change.row.row())].exists;
        const Invariant invariant = dies ? Invariant::secret_dies_with_cluster : Invariant::off_deletes_secret;
        step.require(leaves, invariant, secret, change.note);
        if (row.exists && !row.orphaned) {
          const sim::Duration days =
              std::chrono::hours(24) *
              static_cast<std::int64_t>(setting_->parameters.knob(Knob::managed_delete_window_days));
          oblige(secret, invariant, after(step.now() + days, longest(*setting_, WaitName::secret_purge)));
        }
      }
      break;
    case attribute<&Cluster::status>:
      on_status(step, change);
      break;
    case attribute<&Cluster::turning_off>:
      if (change.after == 1 && !slowed(step.world)) {
        oblige(change.row, Invariant::off_deletes_secret,
               after(step.now(), longest(*setting_, WaitName::cluster_reset_credentials)));
      } else if (change.after != 1) {
        met(step, change.row);
      }
      break;
    case existence(Table::secret):
      if (change.after == sim::absent) {
        met(step, change.row);
      }
      break;
    case existence(Table::cluster):
      if (change.after == sim::absent) {
        rotations_.erase(change.row);
        former_.erase(change.row);
        watch_sync(step.world, ClusterRow(change.row.row()), step.now());
      }
      break;
    default:
      break;
  }
}

void Monitors::on_status(Inspection& step, const sim::Change& change) {
  const auto found = unavailable_.find(change.row);
  if (found != unavailable_.end()) {
    step.require(step.now() <= found->second.by, found->second.invariant, change.row, change.note);
    unavailable_.erase(found);
  }
  constexpr sim::Duration week = std::chrono::hours(24 * 7);
  if (change.after == static_cast<int>(ClusterStatus::stopped) && !slowed(step.world)) {
    unavailable_[change.row] = {Invariant::stop_bound,
                                after(step.now() + week, longest(*setting_, WaitName::cluster_auto_start_slack))};
  } else if (change.after == static_cast<int>(ClusterStatus::inaccessible_recoverable)) {
    unavailable_[change.row] = {Invariant::recoverable_bound, step.now() + week};
  }
}

void Monitors::finish(const World&, sim::Time end, std::vector<Violation>& violations) {
  std::vector<Violation> late;
  for (const auto* obligations : {&due_, &unavailable_}) {
    for (const auto& [resource, obligation] : *obligations) {
      if (obligation.by < end) {
        late.push_back({obligation.invariant, resource, 0, obligation.by});
      }
    }
  }
  std::ranges::sort(late, {}, [](const Violation& one) { return std::pair(one.at, one.resource.bits()); });
  violations.insert(violations.end(), late.begin(), late.end());
}

std::size_t Monitors::open(const World&, sim::Time end) const {
  const auto in_time = [end](const auto& one) { return one.second.by >= end; };
  return rotations_.size() +
         static_cast<std::size_t>(std::ranges::count_if(due_, in_time) + std::ranges::count_if(unavailable_, in_time));
}

}  // namespace model
