// Taking, copying and deleting snapshots.
#include "model/snapshot.hpp"

#include "model/cluster.hpp"
#include "model/new_cluster.hpp"
#include "model/operations.hpp"
#include "model/storage.hpp"
#include "sim/hash.hpp"

namespace model {
namespace {

// A snapshot that is there and available. Sets `snapshot`.
Outcome find_available(const Step& step, const Call& call, Name name, SnapshotRow& snapshot) {
  snapshot = find_snapshot(step, name, call.account, call.region);
  if (!snapshot) {
    return refuse(Refusal::snapshot_not_found);
  }
  return step[snapshot].status == SnapshotStatus::available
             ? accept(snapshot.id())
             : refuse(Refusal::snapshot_not_available, snapshot.id(), {snapshot.id(), attribute<&Snapshot::status>});
}

}  // namespace

SnapshotRow take_snapshot(Step& step, ClusterRow cluster, Name name) {
  const Cluster& of = step[cluster];
  Snapshot snapshot;
  snapshot.identity = sim::combine(of.identity, step.setting.hash(name), step.world().snapshots.size(), 0x736E6170);
  snapshot.created = step.now;
  snapshot.password = of.password;
  snapshot.name = name;
  snapshot.account = of.account;
  snapshot.region = of.region;
  snapshot.username = of.username;
  snapshot.engine_version = of.engine_version;
  snapshot.cluster = cluster;
  snapshot.storage_key = of.storage_key;
  snapshot.storage_encrypted = of.storage_encrypted;
  snapshot.engine = of.engine;
  snapshot.mode = of.mode;
  snapshot.status = SnapshotStatus::creating;
  return step.create(snapshot);
}

void snapshot_due(Step& step, SnapshotRow snapshot) {
  const bool copied = step[snapshot].source.exists();
  step.happened(copied ? NoteKind::timer : NoteKind::service, copied ? Action::StatusChanged : Action::SnapshotCreated,
                snapshot.id());
  step.change<&Snapshot::status>(snapshot, SnapshotStatus::available);
  const ClusterRow cluster = step[snapshot].cluster;
  if (!copied && step[cluster].final_snapshot == snapshot) {
    step.wait(cluster.id(), SlotKind::status, WaitName::cluster_delete);
  } else if (!copied) {
    cluster_backed_up(step, cluster);
  }
}

Outcome perform(Step& step, const Call& call, const CreateDBClusterSnapshot& request) {
  if (!identifier_valid(step.setting.text(request.snapshot))) {
    return refuse(Refusal::identifier_invalid);
  }
  const ClusterRow cluster = find_cluster(step, request.cluster, call.account, call.region);
  if (!cluster) {
    return refuse(Refusal::cluster_not_found);
  }
  if (find_snapshot(step, request.snapshot, call.account, call.region)) {
    return refuse(Refusal::snapshot_exists, cluster.id());
  }
  if (step[cluster].status != ClusterStatus::available) {
    return refuse(Refusal::cluster_not_available, cluster.id(), {cluster.id(), attribute<&Cluster::status>});
  }
  if (!storage_readable(step, step[cluster].storage_key)) {
    return refuse(Refusal::cluster_not_available, cluster.id(),
                  {step[cluster].storage_key.id(), attribute<&Key::visible_state>});
  }
  const SnapshotRow snapshot = take_snapshot(step, cluster, request.snapshot);
  change_cluster_status(step, cluster, ClusterTrigger::back_up);
  step.wait(snapshot.id(), SlotKind::status, WaitName::cluster_snapshot);
  step.also(NoteKind::service, Action::SnapshotStarted, snapshot.id());
  return accept(snapshot.id());
}

Outcome perform(Step& step, const Call& call, const CopyDBClusterSnapshot& request) {
  if (!identifier_valid(step.setting.text(request.snapshot))) {
    return refuse(Refusal::identifier_invalid);
  }
  SnapshotRow source;
  const Outcome found = find_available(step, call, request.source, source);
  if (found.refusal == Refusal::snapshot_not_found) {
    return found;
  }
  if (const SnapshotRow taken = find_snapshot(step, request.snapshot, call.account, call.region)) {
    return refuse(Refusal::snapshot_exists, taken.id());
  }
  if (!found.ok()) {
    return found;
  }
  KeyRow key = step[source].storage_key;
  if (const Outcome usable = find_storage_key(step, call, request.storage_key, key); !usable.ok()) {
    return usable;
  }
  if (!storage_readable(step, step[source].storage_key)) {
    return storage_refused(source.id(), step[source].storage_key);
  }
  Snapshot copy = step[source];
  copy.identity = sim::combine(copy.identity, step.setting.hash(request.snapshot), step.world().snapshots.size());
  copy.created = step.now;
  copy.name = request.snapshot;
  copy.source = source;
  copy.storage_key = key;
  copy.storage_encrypted = copy.storage_encrypted || key.exists();
  copy.status = SnapshotStatus::creating;
  copy.status_slot.clear();
  copy.scheduled = 0;
  const SnapshotRow snapshot = step.create(copy);
  step.wait(snapshot.id(), SlotKind::status, WaitName::snapshot_copy);
  return accept(snapshot.id());
}

Outcome perform(Step& step, const Call& call, const DeleteDBClusterSnapshot& request) {
  SnapshotRow snapshot;
  if (const Outcome found = find_available(step, call, request.snapshot, snapshot); !found.ok()) {
    return found;
  }
  step.remove(snapshot);
  return accept(snapshot.id());
}

}  // namespace model
