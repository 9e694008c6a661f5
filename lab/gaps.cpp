// Looks at a cluster whenever its password or its secret's AWSCURRENT has changed.
#include "lab/gaps.hpp"

#include "model/fields.hpp"

namespace lab {

void Gaps::look(model::ClusterRow cluster, const model::World& world, sim::Time now) {
  const model::Cluster& row = world[cluster];
  const bool managed = row.exists && row.secret && world[row.secret].current &&
                       row.secret_status != model::SecretStatus::creating && !row.turning_off;
  const bool gap = managed && world[world[row.secret].current].value != row.password;
  if (gap) {
    open_.try_emplace(cluster.index, now);
  } else if (const auto open = open_.find(cluster.index); open != open_.end()) {
    closed_.push_back(now - open->second);
    open_.erase(open);
  }
}

void Gaps::operator()(const sim::Change& change, const model::World& world, sim::Time now) {
  if (change.attribute == model::attribute<&model::Cluster::password> ||
      change.attribute == model::attribute<&model::Cluster::secret>) {
    look(model::ClusterRow(change.row.row()), world, now);
  } else if (change.attribute == model::attribute<&model::Secret::current>) {
    if (const model::ClusterRow cluster = world.secrets[change.row.row()].cluster) {
      look(cluster, world, now);
    }
  }
}

std::vector<sim::Duration> Gaps::finish(sim::Time end) {
  for (const auto& [cluster, since] : open_) {
    closed_.push_back(end - since);
  }
  open_.clear();
  return std::move(closed_);
}

}  // namespace lab
