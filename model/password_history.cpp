// The list of a cluster's passwords, the newest first.
#include "model/password_history.hpp"

namespace model {

void set_password(Step& step, ClusterRow cluster, Password password) {
  step.change<&Cluster::password>(cluster, password);
  remember_password(step, cluster);
}

void remember_password(Step& step, ClusterRow cluster) {
  auto& passwords = step.indexes().past_passwords;
  passwords.push_back({step.now, step[cluster].password, step[cluster].last_password, 0});
  step.bookkeeping(cluster).last_password = static_cast<std::uint32_t>(passwords.size() - 1);
}

Password password_at(const World& world, ClusterRow cluster, sim::Time time) {
  for (std::uint32_t at = world[cluster].last_password; at != no_row; at = world.past_passwords[at].older) {
    if (world.past_passwords[at].since <= time) {
      return world.past_passwords[at].password;
    }
  }
  return Password::none;
}

}  // namespace model
