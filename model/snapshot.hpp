// DB cluster snapshots: what they keep of a cluster, and when they are there.
#pragma once

#include "model/step.hpp"

namespace model {

// A snapshot of the cluster as it is now, its password included; not available yet.
SnapshotRow take_snapshot(Step& step, ClusterRow cluster, Name name);

// What is due: the snapshot or the copy is available.
void snapshot_due(Step& step, SnapshotRow snapshot);

}  // namespace model
