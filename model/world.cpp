// Worlds are equal when their tables are; a world's hash is that of its tables' bytes. Meters are left out.
#include "model/world.hpp"

#include "model/world_tables.hpp"
#include "sim/hash.hpp"

namespace model {

bool operator==(const World& a, const World& b) {
  const bool tables = std::apply([&](const auto... table) { return (... && (a.*table == b.*table)); }, world_tables);
  return tables && a.past_passwords == b.past_passwords && a.free_password == b.free_password &&
         a.rate_windows == b.rate_windows && a.cluster_by_name == b.cluster_by_name &&
         a.instance_by_name == b.instance_by_name && a.secret_by_name == b.secret_by_name &&
         a.client_groups == b.client_groups;
}

std::uint64_t World::hash() const {
  std::uint64_t word = 0;
  const auto add = [&](const auto& rows) { word = sim::combine(hash_of_table(rows, word), rows.size()); };
  each_table(*this, add);
  add(past_passwords);
  word = sim::combine(word, free_password);
  add(rate_windows);
  add(cluster_by_name);
  add(instance_by_name);
  add(secret_by_name);
  add(client_groups);
  return word;
}

}  // namespace model
