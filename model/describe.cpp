// The Describe operations of RDS: they refuse what is not there, and change nothing.
#include "model/cluster.hpp"
#include "model/operations.hpp"

namespace model {

Outcome perform(Step& step, const Call& call, const DescribeDBClusters& request) {
  if (request.cluster == Name::none) {
    return accept(no_resource);
  }
  const ClusterRow cluster = find_cluster(step, request.cluster, call.account, call.region);
  return cluster ? accept(cluster.id()) : refuse(Refusal::cluster_not_found);
}

Outcome perform(Step& step, const Call& call, const DescribeDBInstances& request) {
  if (request.instance == Name::none) {
    return accept(no_resource);
  }
  const InstanceRow instance = find_instance(step, request.instance, call.account, call.region);
  return instance ? accept(instance.id()) : refuse(Refusal::instance_not_found);
}

Outcome perform(Step& step, const Call& call, const DescribeDBClusterSnapshots& request) {
  if (request.snapshot == Name::none) {
    return accept(no_resource);
  }
  const SnapshotRow snapshot = find_snapshot(step, request.snapshot, call.account, call.region);
  return snapshot ? accept(snapshot.id()) : refuse(Refusal::snapshot_not_found);
}

Outcome perform(Step& step, const Call& call, const DescribeGlobalClusters& request) {
  if (request.global_cluster == Name::none) {
    return accept(no_resource);
  }
  for (std::uint32_t i = 0; i < step.world().global_clusters.size(); ++i) {
    const GlobalCluster& global = step.world().global_clusters[i];
    if (global.exists && global.name == request.global_cluster && global.account == call.account) {
      return accept(GlobalClusterRow(i).id());
    }
  }
  return refuse(Refusal::global_cluster_not_found);
}

Outcome perform(Step& step, const Call&, const DescribeBlueGreenDeployments& request) {
  if (request.identifier == Name::none) {
    return accept(no_resource);
  }
  const BlueGreenRow deployment = request.deployment;
  return deployment && step[deployment].exists ? accept(deployment.id()) : refuse(Refusal::blue_green_not_found);
}

}  // namespace model
