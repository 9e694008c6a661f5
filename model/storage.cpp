// Storage keys: found, watched, lost.
#include "model/storage.hpp"

#include "model/access.hpp"
#include "model/cluster.hpp"
#include "model/key.hpp"

namespace model {
namespace {

constexpr sim::Duration recoverable_for = std::chrono::hours(24 * 7);

// A member that is on its way to being there: RDS lets it arrive first.
bool has_arriving_members(const World& world, ClusterRow cluster) {
  return std::ranges::any_of(world.instances, [cluster](const Instance& instance) {
    return instance.exists && instance.cluster == cluster &&
           (instance.status == InstanceStatus::creating || instance.status == InstanceStatus::rebooting);
  });
}

}  // namespace

Outcome find_storage_key(Step& step, const Call& call, const KeyReference& reference, KeyRow& key) {
  if (!reference.given()) {
    return accept(no_resource);
  }
  key = find_key(step, reference, call.account, call.region);
  if (!key || !key_usable(step, key).ok()) {
    return refuse(Refusal::key_not_accessible, key.id());
  }
  return accept(key.id());
}

bool storage_readable(const Step& step, KeyRow key) { return !key || key_usable(step, key).ok(); }

Outcome storage_refused(Resource about, KeyRow key) {
  return refuse(Refusal::storage_key_not_accessible, about, {key.id(), attribute<&Key::visible_state>});
}

void watch_storage_key(Step& step, ClusterRow cluster) {
  const Cluster& row = step[cluster];
  if (row.status == ClusterStatus::available && !row.storage_slot.pending() &&
      !storage_readable(step, row.storage_key)) {
    step.wait(cluster.id(), SlotKind::storage, WaitName::cluster_key_loss);
  }
}

void watch_storage_under(Step& step, KeyRow key) {
  for (std::uint32_t i = 0; i < step.world().clusters.size(); ++i) {
    if (const ClusterRow cluster(i); step[cluster].exists && step[cluster].storage_key == key) {
      watch_storage_key(step, cluster);
    }
  }
}

void shut_out(Step& step, ClusterRow cluster) {
  change_cluster_status(step, cluster, ClusterTrigger::key_lost);
  move_members(step, cluster, InstanceTrigger::key_lost);
  drop_connections(step, cluster);
  step.wait_until(cluster.id(), SlotKind::status, step.now + recoverable_for);
}

void storage_key_lost(Step& step, ClusterRow cluster) {
  const KeyRow key = step[cluster].storage_key;
  if (step[cluster].status != ClusterStatus::available || storage_readable(step, key)) {
    return;  // when it is available again, it is watched again
  }
  if (has_arriving_members(step.world(), cluster)) {
    return step.wait(cluster.id(), SlotKind::storage, WaitName::cluster_key_loss);
  }
  const std::uint16_t lost = step.happened(NoteKind::service, Action::StorageKeyLost, cluster.id());
  step.conclude(lost, {Refusal::none, cluster.id(), 0, {key.id(), attribute<&Key::visible_state>}});
  shut_out(step, cluster);
}

}  // namespace model
