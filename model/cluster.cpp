// Clusters and instances: lookups, and what happens when a status ends.
#include "model/cluster.hpp"

#include "model/client.hpp"
#include "model/maintenance.hpp"
#include "model/management.hpp"
#include "model/password_history.hpp"
#include "model/rotation.hpp"
#include "model/storage.hpp"
#include "sim/bug.hpp"

namespace model {
namespace {

// The live row of one table for which `is_it` holds. The directory names the last row that had the name; it may be
// gone, of another account, or have another name by now.
template <class RowNumber, class Rows, class Predicate>
RowNumber find(const Rows& rows, const std::vector<std::uint32_t>& by_name, Name name, Predicate is_it) {
  const std::uint32_t last = last_with_name(by_name, name);
  if (last == no_row || is_it(rows[last])) {
    return RowNumber(last);
  }
  const auto found = std::ranges::find_if(rows.rbegin(), rows.rend(), is_it);
  return found == rows.rend() ? RowNumber() : RowNumber(static_cast<std::uint32_t>(rows.rend() - found - 1));
}

template <class RowType>
bool lives_in(const RowType& row, Name account, Name region) {
  return row.exists && row.account == account && row.region == region;
}

// The secret is stored once the cluster has what it needs for it.
void store_secret(Step& step, ClusterRow cluster) {
  if (step[cluster].secret_status == SecretStatus::creating &&
      (step[cluster].writer || !step.flag(Knob::active_requires_writer))) {
    secret_stored(step, cluster);
  }
}

void credentials_reset(Step& step, ClusterRow cluster) {
  step.happened(NoteKind::service, Action::MasterCredentialsReset, cluster.id());
  set_password(step, cluster, step[cluster].pending_password);
  step.change<&Cluster::pending_password>(cluster, Password::none);
  step.change<&Cluster::tampered>(cluster, false);
  change_cluster_status(step, cluster, ClusterTrigger::credentials_reset);
  if (step[cluster].turning_off) {
    step.change<&Cluster::turning_off>(cluster, false);
    delete_managed_secret(step, cluster);
  } else {
    store_secret(step, cluster);
  }
}

void cluster_created(Step& step, ClusterRow cluster) {
  step.happened(NoteKind::service, Action::ClusterCreated, cluster.id());
  change_cluster_status(step, cluster, ClusterTrigger::created);
  store_secret(step, cluster);
}

// An instance became available; the first one is the writer.
void instance_created(Step& step, InstanceRow instance) {
  const ClusterRow cluster = step[instance].cluster;
  const std::uint16_t created = step.happened(NoteKind::timer, Action::StatusChanged, instance.id());
  change_instance_status(step, instance, InstanceTrigger::created);
  if (step[cluster].writer) {
    return;
  }
  step.change<&Cluster::writer>(cluster, instance);
  if (step[cluster].secret_status == SecretStatus::creating && step[cluster].status == ClusterStatus::available) {
    secret_stored(step, cluster);
    step.under(created);
  }
  start_deferred_rotation(step, cluster);
  start_clients(step, cluster);
}

// The next writer: an available instance of the cluster, the oldest; no row: none is left.
InstanceRow next_writer(const World& world, ClusterRow cluster) {
  for (std::uint32_t i = 0; i < world.instances.size(); ++i) {
    const Instance& instance = world.instances[i];
    if (instance.exists && instance.cluster == cluster && instance.status == InstanceStatus::available) {
      return InstanceRow(i);
    }
  }
  return InstanceRow();
}

void instance_deleted(Step& step, InstanceRow instance) {
  const ClusterRow cluster = step[instance].cluster;
  step.happened(NoteKind::timer, Action::StatusChanged, instance.id());
  step.remove(instance);
  if (step[cluster].exists) {
    step.change<&Cluster::members>(cluster, step[cluster].members - 1);
  }
}

// What waited for the cluster to be available, if it is.
void become_available(Step& step, ClusterRow cluster) {
  if (step[cluster].status == ClusterStatus::available) {
    store_secret(step, cluster);
  }
  if (pending_now(step[cluster])) {
    step.also(NoteKind::timer, Action::MaintenanceStarted, cluster.id());
    begin_pending(step, cluster);
  }
  start_deferred_rotation(step, cluster);
}

}  // namespace

std::uint32_t last_with_name(const std::vector<std::uint32_t>& by_name, Name name) {
  const auto index = static_cast<std::size_t>(name);
  return index < by_name.size() ? by_name[index] : no_row;
}

void remember_name(std::vector<std::uint32_t>& by_name, Name name, std::uint32_t row) {
  const auto index = static_cast<std::size_t>(name);
  if (index >= by_name.size()) {
    by_name.resize(index + 1, no_row);
  }
  by_name[index] = row;
}

void reserve_name(Step& step, ClusterRow cluster, Name name) {
  auto& by_name = step.indexes().cluster_by_name;
  const std::uint32_t last = last_with_name(by_name, name);
  if (last == no_row) {
    return remember_name(by_name, name, cluster.index);
  }
  // The later row stays in the directory, and whoever has the name next is another incarnation than both.
  Cluster& row = step.bookkeeping(cluster);
  Cluster& former = step.bookkeeping(ClusterRow(last));
  row.incarnation = former.incarnation = std::max(row.incarnation, former.incarnation);
  remember_name(by_name, name, std::max(last, cluster.index));
}

void give_name(Step& step, ClusterRow cluster, Name name) { step.bookkeeping(cluster).name = name; }

ClusterRow find_cluster(const World& world, Name name, Name account, Name region) {
  return find<ClusterRow>(world.clusters, world.cluster_by_name, name,
                          [=](const Cluster& row) { return lives_in(row, account, region) && row.name == name; });
}

ClusterRow cluster_taking(const Step& step, Name name, Name account, Name region) {
  return find<ClusterRow>(step.world().clusters, step.world().cluster_by_name, name, [=](const Cluster& row) {
    return lives_in(row, account, region) && (row.name == name || row.pending_identifier == name);
  });
}

InstanceRow find_instance(const World& world, Name name, Name account, Name region) {
  return find<InstanceRow>(world.instances, world.instance_by_name, name,
                           [=](const Instance& row) { return lives_in(row, account, region) && row.name == name; });
}

SnapshotRow find_snapshot(const Step& step, Name name, Name account, Name region) {
  for (std::uint32_t i = 0; i < step.world().snapshots.size(); ++i) {
    const Snapshot& snapshot = step.world().snapshots[i];
    if (snapshot.exists && snapshot.name == name && snapshot.account == account && snapshot.region == region) {
      return SnapshotRow(i);
    }
  }
  return SnapshotRow();
}

void change_cluster_status(Step& step, ClusterRow cluster, ClusterTrigger trigger) {
  const auto* row = cluster_table.find(step[cluster].status, trigger);
  sim::require(row != nullptr, "a cluster's status was moved where its table has no transition");
  step.change<&Cluster::status>(cluster, row->to);
  watch_storage_key(step, cluster);
}

void move_members(Step& step, ClusterRow cluster, InstanceTrigger trigger) {
  for (std::uint32_t i = 0; i < step.world().instances.size(); ++i) {
    const Instance& instance = step.world().instances[i];
    if (instance.exists && instance.cluster == cluster && instance_table.find(instance.status, trigger)) {
      change_instance_status(step, InstanceRow(i), trigger);
    }
  }
}

void drop_connections(Step& step, ClusterRow cluster) {
  step.change<&Cluster::writer_epoch>(cluster, step[cluster].writer_epoch + 1);
}

void cluster_backed_up(Step& step, ClusterRow cluster) {
  change_cluster_status(step, cluster, ClusterTrigger::backed_up);
  become_available(step, cluster);
}

void change_instance_status(Step& step, InstanceRow instance, InstanceTrigger trigger) {
  const auto* row = instance_table.find(step[instance].status, trigger);
  sim::require(row != nullptr, "an instance's status was moved where its table has no transition");
  step.change<&Instance::status>(instance, row->to);
}

void reset_credentials(Step& step, ClusterRow cluster, Password password, bool storing) {
  step.change<&Cluster::pending_password>(cluster, password);
  change_cluster_status(step, cluster, ClusterTrigger::reset_credentials);
  if (storing) {
    step.wait_both(cluster.id(), SlotKind::status, WaitName::cluster_reset_credentials, WaitName::secret_create);
  } else {
    step.wait(cluster.id(), SlotKind::status, WaitName::cluster_reset_credentials);
  }
}

bool accepts_connections(const World& world, ClusterRow cluster) {
  if (!cluster) {
    return false;
  }
  const Cluster& row = world[cluster];
  return row.exists && row.status != ClusterStatus::failing_over && row.writer &&
         world[row.writer].status == InstanceStatus::available && !world[row.writer].down;
}

void cluster_status_due(Step& step, ClusterRow cluster) {
  switch (step[cluster].status) {
    case ClusterStatus::creating:
      cluster_created(step, cluster);
      break;
    case ClusterStatus::resetting_master_credentials:
      credentials_reset(step, cluster);
      break;
    case ClusterStatus::modifying:
      cluster_modified(step, cluster);
      break;
    case ClusterStatus::renaming:
      cluster_renamed(step, cluster);
      break;
    case ClusterStatus::upgrading:
      cluster_upgraded(step, cluster);
      break;
    case ClusterStatus::failing_over:
      failover_over(step, cluster);
      break;
    case ClusterStatus::stopping:
      stop_over(step, cluster);
      break;
    case ClusterStatus::stopped:
      stopped_too_long(step, cluster);
      break;
    case ClusterStatus::starting:
      start_over(step, cluster);
      break;
    case ClusterStatus::inaccessible_recoverable:
      step.happened(NoteKind::timer, Action::StatusChanged, cluster.id());
      change_cluster_status(step, cluster, ClusterTrigger::key_given_up);
      move_members(step, cluster, InstanceTrigger::key_given_up);
      break;
    case ClusterStatus::promoting:
      step.happened(NoteKind::timer, Action::StatusChanged, cluster.id());
      step.change<&Cluster::replication_source>(cluster, ClusterRow());
      change_cluster_status(step, cluster, ClusterTrigger::promoted);
      break;
    case ClusterStatus::deleting:
      finish_deletion(step, cluster);
      return;
    case ClusterStatus::available:
    case ClusterStatus::backing_up:
    case ClusterStatus::inaccessible:
    case ClusterStatus::absent:
      throw sim::Bug("a status ended that has no end");
  }
  become_available(step, cluster);
}

void instance_status_due(Step& step, InstanceRow instance) {
  switch (step[instance].status) {
    case InstanceStatus::creating:
      return instance_created(step, instance);
    case InstanceStatus::rebooting:
      step.happened(NoteKind::service, Action::InstanceRestarted, instance.id());
      change_instance_status(step, instance, InstanceTrigger::rebooted);
      if (const ClusterRow cluster = step[instance].cluster; !step[cluster].writer) {
        step.change<&Cluster::writer>(cluster, instance);
      }
      return;
    default:
      return instance_deleted(step, instance);
  }
}

void lose_writer(Step& step, ClusterRow cluster) {
  step.change<&Cluster::writer>(cluster, next_writer(step.world(), cluster));
  drop_connections(step, cluster);
}

}  // namespace model
