// RestoreDBClusterFromSnapshot and RestoreDBClusterToPointInTime: a new cluster with the password of then, managed by
// nobody, whatever its source was.
#include "model/cluster.hpp"
#include "model/new_cluster.hpp"
#include "model/operations.hpp"
#include "model/password_history.hpp"
#include "model/storage.hpp"
#include "model/throttling.hpp"

namespace model {
namespace {

// What a restore refuses before it looks at what is restored.
Outcome target_free(const Step& step, const Call& call, Name name) {
  const ClusterRow taken = cluster_taking(step, name, call.account, call.region);
  return taken ? refuse(Refusal::cluster_exists, taken.id()) : accept(no_resource);
}

bool restorable(ClusterStatus status) {
  return status != ClusterStatus::creating && status != ClusterStatus::deleting &&
         status != ClusterStatus::inaccessible_recoverable && status != ClusterStatus::inaccessible;
}

// The new storage's key: the one that is asked for, or the one that the data are under. Both have to be usable.
Outcome key_of_restored(Step& step, const Call& call, const KeyReference& asked, Resource source, KeyRow of_source,
                        KeyRow& key) {
  key = of_source;
  if (const Outcome usable = find_storage_key(step, call, asked, key); !usable.ok()) {
    return usable;
  }
  return storage_readable(step, of_source) ? accept(key.id()) : storage_refused(source, of_source);
}

Outcome restore(Step& step, const Call& call, const NewCluster& wanted) {
  if (const Outcome room = room_for_cluster(step, call); !room.ok()) {
    return room;
  }
  const ClusterRow cluster = make_cluster(step, call, wanted);
  step.wait(cluster.id(), SlotKind::status, WaitName::cluster_restore);
  return accept(cluster.id());
}

}  // namespace

Outcome perform(Step& step, const Call& call, const RestoreDBClusterFromSnapshot& request) {
  const Engine engine = engine_named(step.setting.text(request.engine));
  if (!identifier_valid(step.setting.text(request.cluster))) {
    return refuse(Refusal::identifier_invalid);
  }
  if (engine == Engine::none) {
    return refuse(Refusal::engine_unknown);
  }
  const SnapshotRow snapshot = find_snapshot(step, request.snapshot, call.account, call.region);
  if (!snapshot) {
    return refuse(Refusal::snapshot_not_found);
  }
  if (const Outcome target = target_free(step, call, request.cluster); !target.ok()) {
    return target;
  }
  if (engine != step[snapshot].engine) {
    return refuse(Refusal::restore_engine_differs, snapshot.id());
  }
  if (step[snapshot].status != SnapshotStatus::available) {
    return refuse(Refusal::snapshot_not_available, snapshot.id(), {snapshot.id(), attribute<&Snapshot::status>});
  }
  NewCluster wanted;
  if (const Outcome usable = key_of_restored(step, call, request.storage_key, snapshot.id(), step[snapshot].storage_key,
                                             wanted.storage_key);
      !usable.ok()) {
    return usable;
  }
  const Snapshot& from = step[snapshot];
  wanted.name = request.cluster;
  wanted.engine = from.engine;
  wanted.mode = from.mode;
  wanted.engine_version = request.engine_version == Name::none ? from.engine_version : request.engine_version;
  wanted.username = from.username;
  wanted.password = from.password;
  wanted.storage_encrypted = from.storage_encrypted || wanted.storage_key.exists();
  wanted.deletion_protection = request.deletion_protection.value_or(false);
  return restore(step, call, wanted);
}

Outcome perform(Step& step, const Call& call, const RestoreDBClusterToPointInTime& request) {
  const bool latest = request.latest.value_or(false);
  if (!identifier_valid(step.setting.text(request.cluster))) {
    return refuse(Refusal::identifier_invalid);
  }
  const ClusterRow source = find_cluster(step, request.source, call.account, call.region);
  if (!source) {
    return refuse(Refusal::cluster_not_found);
  }
  if (const Outcome target = target_free(step, call, request.cluster); !target.ok()) {
    return target;
  }
  if (request.copy_on_write && request.time) {
    return refuse(Refusal::clone_at_a_time, source.id());
  }
  if (latest == request.time.has_value()) {
    return refuse(Refusal::restore_time_unclear, source.id());
  }
  if (!restorable(step[source].status)) {
    return refuse(Refusal::cluster_not_restorable, source.id(), {source.id(), attribute<&Cluster::status>});
  }
  const sim::Time newest = request.copy_on_write
                               ? step.now
                               : latest_restorable_time(step[source], step.now, step.span(Knob::restorable_lag));
  const sim::Time time = request.time.value_or(newest);
  const Password password = password_at(step.world(), source, time);
  if (time > newest || time < step.now - std::chrono::hours(24) * step[source].retention_days ||
      password == Password::none) {
    return refuse(Refusal::restore_time_outside, source.id());
  }
  NewCluster wanted;
  if (const Outcome usable =
          key_of_restored(step, call, request.storage_key, source.id(), step[source].storage_key, wanted.storage_key);
      !usable.ok()) {
    return usable;
  }
  const Cluster& from = step[source];
  wanted.name = request.cluster;
  wanted.engine = from.engine;
  wanted.mode = from.mode;
  wanted.engine_version = from.engine_version;
  wanted.username = from.username;
  wanted.password = password;
  wanted.storage_encrypted = from.storage_encrypted || wanted.storage_key.exists();
  wanted.retention_days = from.retention_days;
  wanted.deletion_protection = request.deletion_protection.value_or(false);
  return restore(step, call, wanted);
}

}  // namespace model
