// Asks memory for the rows that due events will touch: their owners', and of a cluster its secret's and the reverse.
#include <cstddef>
#include <vector>

#include "model/model.hpp"

namespace model {
namespace {

constexpr std::size_t line = 64;

template <class RowType>
void ask_for(const std::vector<RowType>& rows, std::uint32_t row) {
  if (row >= rows.size()) {
    return;
  }
  const auto* const begin = reinterpret_cast<const char*>(&rows[row]);
  for (std::size_t at = 0; at < sizeof(RowType); at += line) {
    __builtin_prefetch(begin + at, 1);
  }
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
    const std::uint32_t row = event.owner.row();
    if (table_of(event.owner) == Table::cluster && row < world.clusters.size()) {
      ask_for(world.secrets, world.clusters[row].secret.index);
    } else if (table_of(event.owner) == Table::secret && row < world.secrets.size()) {
      ask_for(world.clusters, world.secrets[row].cluster.index);
    }
  }
}

}  // namespace model
