// Users of databases, and whether they can log in.
#include "model/database.hpp"

#include "model/cluster.hpp"
#include "model/operations.hpp"

namespace model {

DatabaseUserRow find_user(const World& world, ClusterRow cluster, Name user) {
  for (std::uint32_t i = 0; i < world.database_users.size(); ++i) {
    const DatabaseUser& row = world.database_users[i];
    if (row.exists && row.cluster == cluster && row.name == user) {
      return DatabaseUserRow(i);
    }
  }
  return DatabaseUserRow();
}

bool opens(const World& world, ClusterRow cluster, Name user, Password password) {
  if (user == Name::none || user == world[cluster].username) {
    return world[cluster].password == password;
  }
  const DatabaseUserRow row = find_user(world, cluster, user);
  return row && world[row].password == password;
}

Outcome try_login(const Step& step, ClusterRow cluster, Name user, Password password) {
  if (!cluster || !accepts_connections(step.world(), cluster)) {
    const InstanceRow writer = cluster ? step[cluster].writer : InstanceRow();
    return refuse(
        Refusal::login_no_writer, cluster.id(),
        writer ? Blame{writer.id(), attribute<&Instance::down>} : Blame{cluster.id(), attribute<&Cluster::writer>});
  }
  if (opens(step.world(), cluster, user, password)) {
    return accept(cluster.id());
  }
  Blame blame{cluster.id(), attribute<&Cluster::password>};
  if (user != Name::none && user != step[cluster].username) {
    const DatabaseUserRow row = find_user(step.world(), cluster, user);
    blame = row ? Blame{row.id(), attribute<&DatabaseUser::password>} : Blame{};
  }
  return refuse(
      step[cluster].engine == Engine::aurora_mysql ? Refusal::login_mysql_1045 : Refusal::login_postgresql_28P01,
      cluster.id(), blame);
}

void set_user_password(Step& step, ClusterRow cluster, Name user, Password password) {
  if (user == step[cluster].username) {
    step.change<&Cluster::password>(cluster, password);
    step.change<&Cluster::tampered>(cluster, true);
  } else if (const DatabaseUserRow row = find_user(step.world(), cluster, user)) {
    step.change<&DatabaseUser::password>(row, password);
  } else {
    DatabaseUser made;
    made.cluster = cluster;
    made.name = user;
    made.password = password;
    step.create(made);
  }
}

void remove_users(Step& step, ClusterRow cluster) {
  for (std::uint32_t i = 0; i < step.world().database_users.size(); ++i) {
    const DatabaseUserRow user(i);
    if (step[user].exists && step[user].cluster == cluster) {
      step.remove(user);
    }
  }
}

Outcome perform(Step& step, const Call& call, const DatabaseUserRequest& request) {
  const ClusterRow cluster = find_cluster(step, request.cluster, call.account, call.region);
  if (!cluster || !accepts_connections(step.world(), cluster)) {
    return refuse(Refusal::login_no_writer, cluster.id());
  }
  set_user_password(step, cluster, request.user, request.password);
  return accept(cluster.id());
}

}  // namespace model
