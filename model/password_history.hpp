// What the master password of a cluster is, and what it was since when: a restore to a point in time goes by it.
#pragma once

#include "model/step.hpp"

namespace model {

// The database accepts this password from now on.
void set_password(Step& step, ClusterRow cluster, Password password);

// Remembers the password that a new cluster begins with.
void remember_password(Step& step, ClusterRow cluster);

// What the database accepted at that time; none: the cluster had no password yet, or its backups do not reach so far.
Password password_at(const World& world, ClusterRow cluster, sim::Time time);

// Up to when the cluster's backups reach: `lag` ago, or to the beginning of a cluster that is younger.
inline sim::Time latest_restorable_time(const Cluster& cluster, sim::Time now, sim::Duration lag) {
  return std::max(now - lag, cluster.created);
}

}  // namespace model
