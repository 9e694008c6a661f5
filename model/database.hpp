// The users of a cluster's database: the master user, whose password is the cluster's, and others.
#pragma once

#include "model/step.hpp"

namespace model {

// The row of a user other than the master; no row: there is no such user.
DatabaseUserRow find_user(const World& world, ClusterRow cluster, Name user);

// Whether that is the user's password now; no name: the master user.
bool opens(const World& world, ClusterRow cluster, Name user, Password password);

// Whether the database lets that user in with that password; no name: the master user.
Outcome try_login(const Step& step, ClusterRow cluster, Name user, Password password);

// The user gets that password; one that is not there is made.
void set_user_password(Step& step, ClusterRow cluster, Name user, Password password);

// The users go with their cluster.
void remove_users(Step& step, ClusterRow cluster);

}  // namespace model
