// DB clusters and their instances: finding them, and the ends of their statuses.
#pragma once

#include "model/step.hpp"

namespace model {

// Live resources by identifier; no row: there is none.
ClusterRow find_cluster(const Step& step, Name name, Name account, Name region);
InstanceRow find_instance(const Step& step, Name name, Name account, Name region);
SnapshotRow find_snapshot(const Step& step, Name name, Name account, Name region);

// The row that had the name last, gone or not: for its incarnation.
std::uint32_t last_with_name(const std::vector<std::uint32_t>& by_name, Name name);
void remember_name(std::vector<std::uint32_t>& by_name, Name name, std::uint32_t row);

// Moves Status along its table.
void change_cluster_status(Step& step, ClusterRow cluster, ClusterTrigger trigger);
void change_instance_status(Step& step, InstanceRow instance, InstanceTrigger trigger);

// A password change outside a rotation begins: resetting-master-credentials until it is in the database. With
// `storing`, the wait covers the making of the secret as well.
void reset_credentials(Step& step, ClusterRow cluster, Password password, bool storing);

// Whether the database accepts connections: a writer that is available and not down.
bool accepts_connections(const World& world, ClusterRow cluster);

// The writer is being deleted: the oldest instance that is available takes over, if there is one.
void lose_writer(Step& step, ClusterRow cluster);

// What is due: a status reached its end.
void cluster_status_due(Step& step, ClusterRow cluster);
void instance_status_due(Step& step, InstanceRow instance);

// The last step of a deletion, once the volume is released: the secret and the cluster go.
void finish_deletion(Step& step, ClusterRow cluster);

}  // namespace model
