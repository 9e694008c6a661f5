// DeleteDBCluster, and what goes with the cluster.
#include "model/cluster.hpp"
#include "model/database.hpp"
#include "model/maintenance.hpp"
#include "model/management.hpp"
#include "model/operations.hpp"
#include "model/rotation.hpp"
#include "model/snapshot.hpp"
#include "model/storage.hpp"

namespace model {
namespace {

// Instances that stand in the way of a deletion: those that are not being deleted themselves.
bool has_members(const World& world, ClusterRow cluster) {
  if (world[cluster].members == 0) {
    return false;
  }
  return std::ranges::any_of(world.instances, [cluster](const Instance& instance) {
    return instance.exists && instance.cluster == cluster && instance.status != InstanceStatus::deleting;
  });
}

bool deletable(Step& step, ClusterStatus status) {
  return cluster_table.find(status, ClusterTrigger::remove) &&
         (status != ClusterStatus::creating || step.flag(Knob::delete_while_creating));
}

}  // namespace

Outcome perform(Step& step, const Call& call, const DeleteDBCluster& request) {
  const bool skip = request.skip_final_snapshot.value_or(false);
  const ClusterRow cluster = find_cluster(step, request.cluster, call.account, call.region);
  if (!cluster) {
    return refuse(Refusal::cluster_not_found);
  }
  if (skip && request.final_snapshot != Name::none) {
    return refuse(Refusal::final_snapshot_both, cluster.id());
  }
  if (!skip && request.final_snapshot == Name::none) {
    return refuse(Refusal::final_snapshot_missing, cluster.id());
  }
  if (step[cluster].deletion_protection) {
    return refuse(Refusal::deletion_protected, cluster.id(), {cluster.id(), attribute<&Cluster::deletion_protection>});
  }
  if (!deletable(step, step[cluster].status)) {
    return refuse(Refusal::cluster_not_available, cluster.id(), {cluster.id(), attribute<&Cluster::status>});
  }
  if (has_members(step.world(), cluster)) {
    return refuse(Refusal::cluster_has_members, cluster.id());
  }
  if (step[cluster].global_cluster) {
    return refuse(Refusal::cluster_in_global, cluster.id());
  }
  if (!skip && find_snapshot(step, request.final_snapshot, call.account, call.region)) {
    return refuse(Refusal::snapshot_exists, cluster.id());
  }
  if (!skip && !storage_readable(step, step[cluster].storage_key)) {
    return storage_refused(cluster.id(), step[cluster].storage_key);
  }

  forget_pending(step, cluster);
  step.cancel(cluster.id(), SlotKind::storage);
  if (const SecretRow secret = step[cluster].secret) {
    step.cancel(secret.id(), SlotKind::schedule);
    step.cancel(secret.id(), SlotKind::probe);
  }
  step.change<&Cluster::rotation_due>(cluster, false);
  change_cluster_status(step, cluster, ClusterTrigger::remove);
  if (skip) {
    step.wait(cluster.id(), SlotKind::status, WaitName::cluster_delete);
  } else {
    step.cancel(cluster.id(), SlotKind::status);  // of a creation that is not over
    const SnapshotRow snapshot = take_snapshot(step, cluster, request.final_snapshot);
    step.change<&Cluster::final_snapshot>(cluster, snapshot);
    step.wait(snapshot.id(), SlotKind::status, WaitName::cluster_snapshot);
    step.also(NoteKind::service, Action::SnapshotStarted, snapshot.id());
  }
  if (step[cluster].phase != RotationPhase::none) {
    abandon_rotation(step, cluster);
  }
  return accept(cluster.id());
}

void finish_deletion(Step& step, ClusterRow cluster) {
  step.happened(NoteKind::timer, Action::StatusChanged, cluster.id());
  if (step[cluster].secret) {
    delete_managed_secret(step, cluster);
  }
  step.also(NoteKind::service, Action::ClusterDeleted, cluster.id());
  step.cancel(cluster.id(), SlotKind::rotation);
  remove_users(step, cluster);
  step.remove(cluster);
}

}  // namespace model
