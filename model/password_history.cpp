// The list of a cluster's passwords, the newest first.
#include "model/password_history.hpp"

#include <chrono>
#include <utility>

namespace model {
namespace {

// Forgets what the database accepted before its backups begin: no restore goes back so far.
void forget_passwords(Step& step, ClusterRow cluster) {
  auto& passwords = step.indexes().past_passwords;
  const sim::Time first_backup = step.now - std::chrono::hours(24) * step[cluster].retention_days;
  std::uint32_t oldest = step[cluster].last_password;
  while (oldest != no_row && passwords[oldest].since > first_backup) {
    oldest = passwords[oldest].older;
  }
  if (oldest == no_row) {
    return;
  }
  for (std::uint32_t row = std::exchange(passwords[oldest].older, no_row); row != no_row;) {
    const std::uint32_t older = passwords[row].older;
    passwords[row] = {.older = step.indexes().free_password};
    step.indexes().free_password = row;
    row = older;
  }
}

}  // namespace

void set_password(Step& step, ClusterRow cluster, Password password) {
  step.change<&Cluster::password>(cluster, password);
  remember_password(step, cluster);
}

void remember_password(Step& step, ClusterRow cluster) {
  forget_passwords(step, cluster);
  auto& passwords = step.indexes().past_passwords;
  std::uint32_t& free = step.indexes().free_password;
  if (free == no_row) {
    free = static_cast<std::uint32_t>(passwords.size());
    passwords.emplace_back();
  }
  const std::uint32_t row = std::exchange(free, passwords[free].older);
  passwords[row] = {step.now, step[cluster].password, step[cluster].last_password, 0};
  step.bookkeeping(cluster).last_password = row;
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
