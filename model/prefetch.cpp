// Asks memory for the rows that due events will touch: their owners', of a cluster its secret's and the reverse, and
// then what those lead to. Row by row, so that many are on their way at once.
#include <cstddef>

#include "model/model.hpp"

namespace model {
namespace {

constexpr std::size_t line = 64;

template <class Held>
void ask_for(const Held& rows, std::uint32_t row) {
  if (row >= rows.size()) {
    return;
  }
  const auto* const begin = reinterpret_cast<const char*>(&rows[row]);
  for (std::size_t at = 0; at < sizeof(typename Held::value_type); at += line) {
    __builtin_prefetch(begin + at, 1);
  }
}

// The cluster that an event is about, itself or by its secret; none: of another kind.
ClusterRow cluster_of(const World& world, sim::Owner owner) {
  if (table_of(owner) == Table::cluster) {
    return ClusterRow(owner.row());
  }
  return table_of(owner) == Table::secret && owner.row() < world.secrets.size() ? world.secrets[owner.row()].cluster
                                                                                : ClusterRow();
}

}  // namespace

void Model::prefetch(const World& world, std::span<const sim::Event> due) {
  for (const sim::Event& event : due) {
    if (table_of(event.owner) == Table::cluster) {
      ask_for(world.clusters, event.owner.row());
    } else if (table_of(event.owner) == Table::secret) {
      ask_for(world.secrets, event.owner.row());
    } else if (table_of(event.owner) == Table::client) {
      ask_for(world.clients, event.owner.row());
    }
  }
  for (const sim::Event& event : due) {
    const ClusterRow cluster = cluster_of(world, event.owner);
    if (table_of(event.owner) == Table::secret) {
      ask_for(world.clusters, cluster.index);
    } else if (cluster.index < world.clusters.size()) {
      ask_for(world.secrets, world[cluster].secret.index);
    }
  }
  for (const sim::Event& event : due) {
    const ClusterRow cluster = cluster_of(world, event.owner);
    if (cluster.index < world.clusters.size()) {
      ask_for(world.past_passwords, world[cluster].last_password);
      if (const SecretRow secret = world[cluster].secret; secret.index < world.secrets.size()) {
        ask_for(world.versions, world[secret].current.index);
      }
    }
  }
}

}  // namespace model
