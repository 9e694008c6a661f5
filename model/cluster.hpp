// DB clusters and their instances: finding them, and the ends of their statuses.
#pragma once

#include "model/step.hpp"

namespace model {

// Live resources by identifier; no row: there is none.
ClusterRow find_cluster(const World& world, Name name, Name account, Name region);
inline ClusterRow find_cluster(const Step& step, Name name, Name account, Name region) {
  return find_cluster(step.world(), name, account, region);
}
InstanceRow find_instance(const World& world, Name name, Name account, Name region);
inline InstanceRow find_instance(const Step& step, Name name, Name account, Name region) {
  return find_instance(step.world(), name, account, region);
}
// The live cluster that has the identifier, or will have it after its renaming.
ClusterRow cluster_taking(const Step& step, Name name, Name account, Name region);
SnapshotRow find_snapshot(const Step& step, Name name, Name account, Name region);

// The row that had the name last, gone or not: for its incarnation.
std::uint32_t last_with_name(const std::vector<std::uint32_t>& by_name, Name name);
void remember_name(std::vector<std::uint32_t>& by_name, Name name, std::uint32_t row);
// The cluster is called that from now on; keeps the name for it beforehand as well.
void give_name(Step& step, ClusterRow cluster, Name name);
void reserve_name(Step& step, ClusterRow cluster, Name name);

// Moves Status along its table.
void change_cluster_status(Step& step, ClusterRow cluster, ClusterTrigger trigger);
void change_instance_status(Step& step, InstanceRow instance, InstanceTrigger trigger);

// Moves every member that the trigger can move: a cluster stops, starts and is shut out with its members.
void move_members(Step& step, ClusterRow cluster, InstanceTrigger trigger);

// Every established connection to the writer is dropped: WriterEpoch changes. Whoever was connected has to log in
// again.
void drop_connections(Step& step, ClusterRow cluster);

// A password change outside a rotation begins: resetting-master-credentials until it is in the database. With
// `storing`, the wait covers the making of the secret as well.
void reset_credentials(Step& step, ClusterRow cluster, Password password, bool storing);

// Whether the database accepts connections: a writer that is available and not down.
bool accepts_connections(const World& world, ClusterRow cluster);

// The writer is being deleted: the oldest instance that is available takes over at once, if there is one.
void lose_writer(Step& step, ClusterRow cluster);

// A snapshot of the cluster is taken: backing-up is over.
void cluster_backed_up(Step& step, ClusterRow cluster);

// What is due: a status reached its end.
void cluster_status_due(Step& step, ClusterRow cluster);
void instance_status_due(Step& step, InstanceRow instance);
// The same for what is begun in cluster_run.cpp.
void failover_over(Step& step, ClusterRow cluster);
void stop_over(Step& step, ClusterRow cluster);
void stopped_too_long(Step& step, ClusterRow cluster);
void start_over(Step& step, ClusterRow cluster);

// The last step of a deletion, once the volume is released: the secret and the cluster go.
void finish_deletion(Step& step, ClusterRow cluster);

}  // namespace model
