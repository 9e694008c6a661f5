// Pending changes: begun, waited for, done, forgotten.
#include "model/maintenance.hpp"

#include "model/cluster.hpp"

namespace model {
namespace {

bool anything_pending(const Cluster& cluster) {
  return cluster.pending_version != Name::none || cluster.pending_mode != EngineMode::none ||
         cluster.pending_identifier != Name::none;
}

}  // namespace

void begin_pending(Step& step, ClusterRow cluster) {
  step.cancel(cluster.id(), SlotKind::maintenance);
  if (step[cluster].pending_version != Name::none) {
    change_cluster_status(step, cluster, ClusterTrigger::upgrade);
    step.wait(cluster.id(), SlotKind::status, WaitName::cluster_upgrade);
  } else if (step[cluster].pending_mode != EngineMode::none) {
    change_cluster_status(step, cluster, ClusterTrigger::modify);
    step.wait(cluster.id(), SlotKind::status, WaitName::cluster_modify);
  } else if (step[cluster].pending_identifier != Name::none) {
    change_cluster_status(step, cluster, ClusterTrigger::rename);
    step.wait(cluster.id(), SlotKind::status, WaitName::cluster_rename);
  }
}

bool pending_now(const Cluster& cluster) {
  return cluster.status == ClusterStatus::available && anything_pending(cluster) && !cluster.maintenance_slot.pending();
}

void await_window(Step& step, ClusterRow cluster) {
  if (anything_pending(step[cluster]) && !step[cluster].maintenance_slot.pending()) {
    step.wait(cluster.id(), SlotKind::maintenance, WaitName::cluster_maintenance_window);
  }
}

void forget_pending(Step& step, ClusterRow cluster) {
  step.change<&Cluster::pending_version>(cluster, Name::none);
  step.change<&Cluster::pending_mode>(cluster, EngineMode::none);
  step.change<&Cluster::pending_identifier>(cluster, Name::none);
  step.cancel(cluster.id(), SlotKind::maintenance);
}

void maintenance_due(Step& step, ClusterRow cluster) {
  if (step[cluster].status != ClusterStatus::available) {
    return step.wait(cluster.id(), SlotKind::maintenance, WaitName::cluster_maintenance_window);
  }
  step.happened(NoteKind::timer, Action::MaintenanceStarted, cluster.id());
  begin_pending(step, cluster);
}

void cluster_renamed(Step& step, ClusterRow cluster) {
  const Name name = step[cluster].pending_identifier;
  step.happened(NoteKind::service, Action::ClusterRenamed, cluster.id());
  step.change<&Cluster::identifier>(cluster, name);
  step.change<&Cluster::pending_identifier>(cluster, Name::none);
  give_name(step, cluster, name);
  if (const SecretRow secret = step[cluster].secret; secret && step.flag(Knob::rename_updates_tag)) {
    step.bookkeeping(secret).cluster_name = name;
  }
  change_cluster_status(step, cluster, ClusterTrigger::renamed);
}

void cluster_upgraded(Step& step, ClusterRow cluster) {
  step.happened(NoteKind::service, Action::ClusterUpgraded, cluster.id());
  step.change<&Cluster::engine_version>(cluster, step[cluster].pending_version);
  step.change<&Cluster::pending_version>(cluster, Name::none);
  drop_connections(step, cluster);
  change_cluster_status(step, cluster, ClusterTrigger::upgraded);
}

void cluster_modified(Step& step, ClusterRow cluster) {
  step.happened(NoteKind::timer, Action::StatusChanged, cluster.id());
  if (step[cluster].pending_mode != EngineMode::none && !step[cluster].maintenance_slot.pending()) {
    step.change<&Cluster::mode>(cluster, step[cluster].pending_mode);
    step.change<&Cluster::pending_mode>(cluster, EngineMode::none);
  }
  change_cluster_status(step, cluster, ClusterTrigger::modified);
}

}  // namespace model
