// Changes that take a cluster's availability for a while: another engine version, engine mode or identifier. They are
// done at once, or pend until the maintenance window.
#pragma once

#include "model/step.hpp"

namespace model {

// Begins the first of what is pending of an available cluster, under the current note; the next follows when it is
// over.
void begin_pending(Step& step, ClusterRow cluster);
// Whether something is pending that does not wait for the window.
bool pending_now(const Cluster& cluster);
// Lets what is pending wait for the window, if anything is.
void await_window(Step& step, ClusterRow cluster);
// Nothing is pending any more.
void forget_pending(Step& step, ClusterRow cluster);

// What is due: the window; the end of renaming, of upgrading, of modifying.
void maintenance_due(Step& step, ClusterRow cluster);
void cluster_renamed(Step& step, ClusterRow cluster);
void cluster_upgraded(Step& step, ClusterRow cluster);
void cluster_modified(Step& step, ClusterRow cluster);

}  // namespace model
