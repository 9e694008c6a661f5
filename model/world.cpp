// Worlds are equal when their tables are; a world's hash is that of its tables' bytes.
#include "model/world.hpp"

#include <span>

#include "sim/hash.hpp"

namespace model {
namespace {

// The tables and indexes that count, each handed to `visit`; meters are left out.
template <class W, class Visit>
void each_table(W& world, Visit visit) {
  visit(world.clusters);
  visit(world.instances);
  visit(world.secrets);
  visit(world.versions);
  visit(world.keys);
  visit(world.aliases);
  visit(world.grants);
  visit(world.snapshots);
  visit(world.global_clusters);
  visit(world.blue_greens);
  visit(world.tags);
  visit(world.clients);
  visit(world.faults);
  visit(world.cluster_by_name);
  visit(world.instance_by_name);
  visit(world.client_groups_started);
}

}  // namespace

bool operator==(const World& a, const World& b) {
  return a.clusters == b.clusters && a.instances == b.instances && a.secrets == b.secrets && a.versions == b.versions &&
         a.keys == b.keys && a.aliases == b.aliases && a.grants == b.grants && a.snapshots == b.snapshots &&
         a.global_clusters == b.global_clusters && a.blue_greens == b.blue_greens && a.tags == b.tags &&
         a.clients == b.clients && a.faults == b.faults && a.cluster_by_name == b.cluster_by_name &&
         a.instance_by_name == b.instance_by_name && a.client_groups_started == b.client_groups_started;
}

std::uint64_t World::hash() const {
  std::uint64_t word = 0;
  each_table(*this, [&](const auto& rows) {
    word = sim::combine(sim::hash_rows(std::span(rows.data(), rows.size()), word), rows.size());
  });
  return word;
}

}  // namespace model
