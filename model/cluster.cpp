// Clusters and instances: lookups, and what happens when a status ends.
#include "model/cluster.hpp"

#include "model/client.hpp"
#include "model/management.hpp"
#include "model/rotation.hpp"
#include "sim/bug.hpp"

namespace model {
namespace {

// Of the rows of one table: the live one with that name, account and Region. The directory names the last row that
// had the name; another account may have an older one.
template <class RowNumber, class Rows>
RowNumber find(const Rows& rows, const std::vector<std::uint32_t>& by_name, Name name, Name account, Name region) {
  const std::uint32_t last = last_with_name(by_name, name);
  const auto is_it = [&](std::uint32_t i) {
    return rows[i].exists && rows[i].name == name && rows[i].account == account && rows[i].region == region;
  };
  if (last == no_row || is_it(last)) {
    return RowNumber(last);
  }
  for (std::uint32_t i = last; i-- > 0;) {
    if (is_it(i)) {
      return RowNumber(i);
    }
  }
  return RowNumber();
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
  step.change<&Cluster::password>(cluster, step[cluster].pending_password);
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

ClusterRow find_cluster(const Step& step, Name name, Name account, Name region) {
  return find<ClusterRow>(step.world().clusters, step.world().cluster_by_name, name, account, region);
}

InstanceRow find_instance(const Step& step, Name name, Name account, Name region) {
  return find<InstanceRow>(step.world().instances, step.world().instance_by_name, name, account, region);
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
  const Cluster& row = world[cluster];
  return row.exists && row.writer && world[row.writer].status == InstanceStatus::available && !world[row.writer].down;
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
      step.happened(NoteKind::timer, Action::StatusChanged, cluster.id());
      change_cluster_status(step, cluster, ClusterTrigger::modified);
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
    case ClusterStatus::absent:
      throw sim::Bug("a status ended that has no end");
  }
  start_deferred_rotation(step, cluster);
}

void instance_status_due(Step& step, InstanceRow instance) {
  if (step[instance].status == InstanceStatus::creating) {
    instance_created(step, instance);
  } else {
    instance_deleted(step, instance);
  }
}

void lose_writer(Step& step, ClusterRow cluster) {
  step.change<&Cluster::writer>(cluster, next_writer(step.world(), cluster));
}

}  // namespace model
