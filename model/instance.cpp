// DB instances: the members of Aurora clusters. The first available one is the writer.
#include "model/cluster.hpp"
#include "model/operations.hpp"
#include "model/throttling.hpp"
#include "sim/hash.hpp"

namespace model {
namespace {

// Statuses of a cluster in which members can come and go.
bool members_may_change(ClusterStatus status) {
  return status == ClusterStatus::available || status == ClusterStatus::modifying ||
         status == ClusterStatus::backing_up || status == ClusterStatus::resetting_master_credentials;
}

Outcome cluster_not_ready(ClusterRow cluster) {
  return refuse(Refusal::cluster_not_available, cluster.id(), {cluster.id(), attribute<&Cluster::status>});
}

}  // namespace

Outcome perform(Step& step, const Call& call, const CreateDBInstance& request) {
  if (const InstanceRow taken = find_instance(step, request.instance, call.account, call.region)) {
    return refuse(Refusal::instance_exists, taken.id());
  }
  const ClusterRow cluster = find_cluster(step, request.cluster, call.account, call.region);
  if (!cluster) {
    return refuse(Refusal::cluster_not_found);
  }
  if (request.manage_master_user_password || request.master_user_password) {
    return refuse(Refusal::instance_password_of_cluster, cluster.id());
  }
  if (step.setting.text(request.engine) != engines[static_cast<std::size_t>(step[cluster].engine)]) {
    return refuse(Refusal::instance_engine_differs, cluster.id());
  }
  // A member may be asked for while its cluster is still being created: it comes up once the cluster is there.
  const ClusterStatus status = step[cluster].status;
  if (!members_may_change(status) && (status != ClusterStatus::creating || !step.flag(Knob::instance_while_creating))) {
    return cluster_not_ready(cluster);
  }
  if (const Outcome room = room_for_instance(step, call); !room.ok()) {
    return room;
  }
  const std::uint32_t before = last_with_name(step.world().instance_by_name, request.instance);
  Instance row;
  row.incarnation = before == no_row ? 0 : step.world().instances[before].incarnation + 1;
  row.identity = sim::combine(step.setting.hash(call.account), step.setting.hash(call.region),
                              step.setting.hash(request.instance), row.incarnation, 0x696E7374);
  row.created = step.now;
  row.name = request.instance;
  row.account = call.account;
  row.region = call.region;
  row.instance_class = request.instance_class;
  row.cluster = cluster;
  row.status = InstanceStatus::creating;
  const InstanceRow instance = step.create(row);
  remember_name(step.indexes().instance_by_name, request.instance, instance.index);
  step.change<&Cluster::members>(cluster, step[cluster].members + 1);
  step.wait(instance.id(), SlotKind::status, WaitName::instance_create);
  return accept(instance.id());
}

Outcome perform(Step& step, const Call& call, const ModifyDBInstance& request) {
  const InstanceRow instance = find_instance(step, request.instance, call.account, call.region);
  if (!instance) {
    return refuse(Refusal::instance_not_found);
  }
  if (request.manage_master_user_password || request.rotate_master_user_password || request.master_user_password) {
    return refuse(Refusal::instance_password_of_cluster, step[instance].cluster.id());
  }
  if (step[instance].status != InstanceStatus::available) {
    return refuse(Refusal::instance_not_available, instance.id(), {instance.id(), attribute<&Instance::status>});
  }
  return accept(instance.id());
}

Outcome perform(Step& step, const Call& call, const DeleteDBInstance& request) {
  const InstanceRow instance = find_instance(step, request.instance, call.account, call.region);
  if (!instance) {
    return refuse(Refusal::instance_not_found);
  }
  const ClusterRow cluster = step[instance].cluster;
  const ClusterStatus status = step[cluster].status;
  if (!members_may_change(status) && status != ClusterStatus::inaccessible) {
    return cluster_not_ready(cluster);
  }
  if (!instance_table.find(step[instance].status, InstanceTrigger::remove)) {
    return refuse(Refusal::instance_not_available, instance.id(), {instance.id(), attribute<&Instance::status>});
  }
  change_instance_status(step, instance, InstanceTrigger::remove);
  step.cancel(instance.id(), SlotKind::fault_end);
  step.wait(instance.id(), SlotKind::status, WaitName::instance_delete);
  if (step[cluster].writer == instance) {
    lose_writer(step, cluster);
  }
  return accept(instance.id());
}

Outcome perform(Step& step, const Call& call, const RebootDBInstance& request) {
  const InstanceRow instance = find_instance(step, request.instance, call.account, call.region);
  if (!instance) {
    return refuse(Refusal::instance_not_found);
  }
  const ClusterRow cluster = step[instance].cluster;
  if (!members_may_change(step[cluster].status)) {
    return refuse(Refusal::instance_not_available, instance.id(), {cluster.id(), attribute<&Cluster::status>});
  }
  if (step[instance].status != InstanceStatus::available) {
    return refuse(Refusal::instance_not_available, instance.id(), {instance.id(), attribute<&Instance::status>});
  }
  change_instance_status(step, instance, InstanceTrigger::reboot);
  if (step[cluster].writer == instance) {
    drop_connections(step, cluster);
  }
  step.wait(instance.id(), SlotKind::status, WaitName::instance_reboot);
  return accept(instance.id());
}

}  // namespace model
