// StopDBCluster, StartDBCluster, FailoverDBCluster and RebootDBCluster, and how what they begin ends.
#include "model/cluster.hpp"
#include "model/maintenance.hpp"
#include "model/operations.hpp"
#include "model/storage.hpp"

namespace model {
namespace {

constexpr sim::Duration stopped_at_most = std::chrono::hours(24 * 7);

Outcome not_available(const Step& step, ClusterRow cluster) {
  return step[cluster].status == ClusterStatus::available
             ? accept(cluster.id())
             : refuse(Refusal::cluster_not_available, cluster.id(), {cluster.id(), attribute<&Cluster::status>});
}

// A member that is not available; no row: all are.
InstanceRow unsettled_member(const World& world, ClusterRow cluster) {
  for (std::uint32_t i = 0; i < world.instances.size(); ++i) {
    const Instance& instance = world.instances[i];
    if (instance.exists && instance.cluster == cluster && instance.status != InstanceStatus::available) {
      return InstanceRow(i);
    }
  }
  return InstanceRow();
}

bool replicates(const World& world, ClusterRow cluster) {
  return world[cluster].replication_source || std::ranges::any_of(world.clusters, [cluster](const Cluster& other) {
           return other.exists && other.replication_source == cluster;
         });
}

bool fit_to_write(const World& world, ClusterRow cluster, InstanceRow instance) {
  const Instance& row = world[instance];
  return row.exists && row.cluster == cluster && row.status == InstanceStatus::available &&
         world[cluster].writer != instance;
}

// A reader that can take over, the oldest; no row: there is none.
InstanceRow any_reader(const World& world, ClusterRow cluster) {
  for (std::uint32_t i = 0; i < world.instances.size(); ++i) {
    if (fit_to_write(world, cluster, InstanceRow(i))) {
      return InstanceRow(i);
    }
  }
  return InstanceRow();
}

void start(Step& step, ClusterRow cluster) {
  change_cluster_status(step, cluster, ClusterTrigger::start);
  move_members(step, cluster, InstanceTrigger::start);
  step.wait(cluster.id(), SlotKind::status, WaitName::cluster_start);
}

void fail_over(Step& step, ClusterRow cluster, InstanceRow target) {
  change_cluster_status(step, cluster, ClusterTrigger::fail_over);
  step.change<&Cluster::failover_target>(cluster, target);
  drop_connections(step, cluster);
  step.wait(cluster.id(), SlotKind::status, WaitName::cluster_failover);
  step.also(NoteKind::service, Action::FailoverStarted, cluster.id());
}

}  // namespace

Outcome perform(Step& step, const Call& call, const StopDBCluster& request) {
  const ClusterRow cluster = find_cluster(step, request.cluster, call.account, call.region);
  if (!cluster) {
    return refuse(Refusal::cluster_not_found);
  }
  if (const Outcome state = not_available(step, cluster); !state.ok()) {
    return state;
  }
  if (step[cluster].global_cluster) {
    return refuse(Refusal::cluster_in_global, cluster.id());
  }
  if (replicates(step.world(), cluster)) {
    return refuse(Refusal::cluster_replicates, cluster.id());
  }
  if (step[cluster].mode == EngineMode::serverless) {
    return refuse(Refusal::cluster_serverless, cluster.id());
  }
  if (const InstanceRow member = unsettled_member(step.world(), cluster)) {
    return refuse(Refusal::instance_not_available, member.id(), {member.id(), attribute<&Instance::status>});
  }
  forget_pending(step, cluster);
  change_cluster_status(step, cluster, ClusterTrigger::stop);
  move_members(step, cluster, InstanceTrigger::stop);
  drop_connections(step, cluster);
  step.wait(cluster.id(), SlotKind::status, WaitName::cluster_stop);
  return accept(cluster.id());
}

Outcome perform(Step& step, const Call& call, const StartDBCluster& request) {
  const ClusterRow cluster = find_cluster(step, request.cluster, call.account, call.region);
  if (!cluster) {
    return refuse(Refusal::cluster_not_found);
  }
  if (!cluster_table.find(step[cluster].status, ClusterTrigger::start)) {
    return refuse(Refusal::cluster_not_stopped, cluster.id(), {cluster.id(), attribute<&Cluster::status>});
  }
  if (!storage_readable(step, step[cluster].storage_key)) {
    return storage_refused(cluster.id(), step[cluster].storage_key);
  }
  start(step, cluster);
  return accept(cluster.id());
}

Outcome perform(Step& step, const Call& call, const FailoverDBCluster& request) {
  const ClusterRow cluster = find_cluster(step, request.cluster, call.account, call.region);
  if (!cluster) {
    return refuse(Refusal::cluster_not_found);
  }
  InstanceRow target;
  if (request.target != Name::none) {
    target = find_instance(step, request.target, call.account, call.region);
    if (!target || step[target].cluster != cluster) {
      return refuse(Refusal::failover_target_unfit, target.id());
    }
  }
  if (const Outcome state = not_available(step, cluster); !state.ok()) {
    return state;
  }
  if (step[cluster].mode == EngineMode::serverless) {
    return refuse(Refusal::cluster_serverless, cluster.id());
  }
  if (!any_reader(step.world(), cluster)) {
    return refuse(Refusal::failover_without_reader, cluster.id());
  }
  if (target && !fit_to_write(step.world(), cluster, target)) {
    return refuse(Refusal::failover_target_unfit, target.id());
  }
  fail_over(step, cluster, target ? target : any_reader(step.world(), cluster));
  return accept(cluster.id());
}

Outcome perform(Step& step, const Call& call, const RebootDBCluster& request) {
  const ClusterRow cluster = find_cluster(step, request.cluster, call.account, call.region);
  return cluster ? refuse(Refusal::cluster_reboot_by_instance, cluster.id()) : refuse(Refusal::cluster_not_found);
}

void failover_over(Step& step, ClusterRow cluster) {
  const World& world = step.world();
  InstanceRow target = step[cluster].failover_target;
  if (!target || !fit_to_write(world, cluster, target)) {
    target = any_reader(world, cluster);
  }
  const bool fails = !target || step.chance(cluster.id(), ChoiceName::cluster_failover, Knob::cluster_failover_fails);
  step.happened(NoteKind::service, fails ? Action::FailoverFailed : Action::FailoverCompleted, cluster.id());
  if (!fails) {
    step.change<&Cluster::writer>(cluster, target);
  }
  step.change<&Cluster::failover_target>(cluster, InstanceRow());
  change_cluster_status(step, cluster, ClusterTrigger::failed_over);
}

void stop_over(Step& step, ClusterRow cluster) {
  const bool fails = step.chance(cluster.id(), ChoiceName::cluster_stop, Knob::cluster_stop_fails);
  step.happened(NoteKind::service, fails ? Action::ClusterStopFailed : Action::ClusterStopped, cluster.id());
  change_cluster_status(step, cluster, fails ? ClusterTrigger::stop_failed : ClusterTrigger::stopped);
  move_members(step, cluster, fails ? InstanceTrigger::stop_failed : InstanceTrigger::stopped);
  if (!fails) {
    step.wait_past(cluster.id(), SlotKind::status, step.now + stopped_at_most, WaitName::cluster_auto_start_slack);
  }
}

void stopped_too_long(Step& step, ClusterRow cluster) {
  step.happened(NoteKind::service, Action::ClusterAutoStarted, cluster.id());
  start(step, cluster);
}

void start_over(Step& step, ClusterRow cluster) {
  const KeyRow key = step[cluster].storage_key;
  if (!storage_readable(step, key)) {
    const std::uint16_t lost = step.happened(NoteKind::service, Action::StorageKeyLost, cluster.id());
    step.conclude(lost, {Refusal::none, cluster.id(), 0, {key.id(), attribute<&Key::visible_state>}});
    return shut_out(step, cluster);
  }
  step.happened(NoteKind::service, Action::ClusterStarted, cluster.id());
  change_cluster_status(step, cluster, ClusterTrigger::started);
  move_members(step, cluster, InstanceTrigger::started);
}

}  // namespace model
