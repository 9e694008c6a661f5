// What management is not supported together with: global databases, read replicas, blue/green deployments. They exist
// as far as the refusals and the ways out of them need.
#include "model/cluster.hpp"
#include "model/operations.hpp"
#include "sim/hash.hpp"

namespace model {
namespace {

GlobalClusterRow find_global(const Step& step, Name name, Name account) {
  for (std::uint32_t i = 0; i < step.world().global_clusters.size(); ++i) {
    const GlobalCluster& global = step.world().global_clusters[i];
    if (global.exists && global.name == name && global.account == account) {
      return GlobalClusterRow(i);
    }
  }
  return GlobalClusterRow();
}

bool has_global_members(const World& world, GlobalClusterRow global) {
  return std::ranges::any_of(
      world.clusters, [global](const Cluster& cluster) { return cluster.exists && cluster.global_cluster == global; });
}

}  // namespace

Outcome perform(Step& step, const Call& call, const PromoteReadReplicaDBCluster& request) {
  const ClusterRow cluster = find_cluster(step, request.cluster, call.account, call.region);
  if (!cluster) {
    return refuse(Refusal::cluster_not_found);
  }
  if (!step[cluster].replication_source) {
    return refuse(Refusal::cluster_not_replica, cluster.id());
  }
  if (step[cluster].status != ClusterStatus::available) {
    return refuse(Refusal::cluster_not_available, cluster.id(), {cluster.id(), attribute<&Cluster::status>});
  }
  change_cluster_status(step, cluster, ClusterTrigger::promote);
  step.wait(cluster.id(), SlotKind::status, WaitName::cluster_promote);
  return accept(cluster.id());
}

Outcome perform(Step& step, const Call& call, const CreateGlobalCluster& request) {
  if (const GlobalClusterRow taken = find_global(step, request.global_cluster, call.account)) {
    return refuse(Refusal::global_cluster_exists, taken.id());
  }
  ClusterRow source;
  if (request.source != Name::none) {
    source = find_cluster(step, request.source, call.account, call.region);
    if (!source) {
      return refuse(Refusal::cluster_not_found);
    }
    if (step[source].status != ClusterStatus::available) {
      return refuse(Refusal::cluster_not_available, source.id(), {source.id(), attribute<&Cluster::status>});
    }
    if (step[source].secret) {
      return refuse(Refusal::global_source_managed, source.id(), {source.id(), attribute<&Cluster::secret>});
    }
    if (step[source].global_cluster) {
      return refuse(Refusal::cluster_in_global, source.id());
    }
  }
  GlobalCluster row;
  row.name = request.global_cluster;
  row.account = call.account;
  row.engine = source ? step[source].engine : Engine::none;
  const GlobalClusterRow global = step.create(row);
  if (source) {
    step.change<&Cluster::global_cluster>(source, global);
  }
  return accept(global.id());
}

Outcome perform(Step& step, const Call& call, const DeleteGlobalCluster& request) {
  const GlobalClusterRow global = find_global(step, request.global_cluster, call.account);
  if (!global) {
    return refuse(Refusal::global_cluster_not_found);
  }
  if (has_global_members(step.world(), global)) {
    return refuse(Refusal::global_has_members, global.id());
  }
  step.remove(global);
  return accept(global.id());
}

Outcome perform(Step& step, const Call& call, const RemoveFromGlobalCluster& request) {
  const GlobalClusterRow global = find_global(step, request.global_cluster, call.account);
  if (!global) {
    return refuse(Refusal::global_cluster_not_found);
  }
  for (std::uint32_t i = 0; i < step.world().clusters.size(); ++i) {
    const ClusterRow cluster(i);
    const bool meant = (request.cluster_account == Name::none || request.cluster_account == step[cluster].account) &&
                       (request.cluster_region == Name::none || request.cluster_region == step[cluster].region);
    if (step[cluster].exists && step[cluster].name == request.cluster && meant &&
        step[cluster].global_cluster == global) {
      step.change<&Cluster::global_cluster>(cluster, GlobalClusterRow());
      return accept(global.id());
    }
  }
  return refuse(Refusal::cluster_not_found);
}

Outcome perform(Step& step, const Call& call, const CreateBlueGreenDeployment& request) {
  for (std::uint32_t i = 0; i < step.world().blue_greens.size(); ++i) {
    const BlueGreen& taken = step.world().blue_greens[i];
    if (taken.exists && taken.name == request.name && taken.account == call.account) {
      return refuse(Refusal::blue_green_exists, BlueGreenRow(i).id());
    }
  }
  const ClusterRow source = find_cluster(step, request.source, call.account, call.region);
  if (!source) {
    return refuse(Refusal::cluster_not_found);
  }
  if (step[source].status != ClusterStatus::available) {
    return refuse(Refusal::cluster_not_available, source.id(), {source.id(), attribute<&Cluster::status>});
  }
  if (step[source].secret) {
    return refuse(Refusal::blue_green_source_managed, source.id(), {source.id(), attribute<&Cluster::secret>});
  }
  if (step[source].blue_green) {
    return refuse(Refusal::cluster_in_blue_green, source.id());
  }
  BlueGreen row;
  row.identity = sim::combine(step[source].identity, step.setting.hash(request.name), step.world().blue_greens.size());
  row.name = request.name;
  row.account = call.account;
  row.region = call.region;
  row.source = source;
  const BlueGreenRow deployment = step.create(row);
  step.change<&Cluster::blue_green>(source, deployment);
  return accept(deployment.id());
}

Outcome perform(Step& step, const Call&, const DeleteBlueGreenDeployment& request) {
  const BlueGreenRow deployment = request.deployment;
  if (!deployment || !step[deployment].exists) {
    return refuse(Refusal::blue_green_not_found);
  }
  const ClusterRow source = step[deployment].source;
  if (step[source].exists && step[source].blue_green == deployment) {
    step.change<&Cluster::blue_green>(source, BlueGreenRow());
  }
  step.remove(deployment);
  return accept(deployment.id());
}

}  // namespace model
