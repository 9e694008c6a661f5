// From changed rows to the clusters, keys and groups that they belong to.
#include "model/client_concern.hpp"

#include <algorithm>

#include "model/client_login.hpp"

namespace model {
namespace {

// No login depends on these.
bool is_indifferent(Table table) {
  return table == Table::alias || table == Table::snapshot || table == Table::client ||
         table == Table::global_cluster || table == Table::blue_green;
}

// Of whose cluster the row is; no row: of nobody's in particular.
ClusterRow cluster_of(const World& world, Resource row) {
  const std::uint32_t index = row.row();
  switch (table_of(row)) {
    case Table::cluster:
      return ClusterRow(index);
    case Table::instance:
      return world.instances[index].cluster;
    case Table::secret:
      return world.secrets[index].cluster;
    case Table::version:
      return world.versions[index].secret ? world[world.versions[index].secret].cluster : ClusterRow();
    default:
      return ClusterRow();
  }
}

// Whose key the row is or stands at; no row: of none. A grant that has just gone says in its changes where it stood.
KeyRow key_of(const World& world, const sim::Change& change) {
  switch (table_of(change.row)) {
    case Table::key:
      return KeyRow(change.row.row());
    case Table::grant:
      return change.attribute == attribute<&Grant::key> && change.before != sim::absent
                 ? KeyRow(resource_of(change.before).row())
                 : world.grants[change.row.row()].key;
    default:
      return KeyRow();
  }
}

// Whether a client of the group reads values that are encrypted under the key.
bool reads_under(const Step& step, std::uint32_t definition, KeyRow key) {
  const ClientRow first = first_of(step.world(), definition);
  for (std::uint32_t i = 0; first && i < step.setting.clients[definition].count; ++i) {
    const SecretRow secret = secret_of(step, step[ClientRow(first.index + i)]);
    const VersionRow current = secret ? step[secret].current : VersionRow();
    if (current && step[current].key == key) {
      return true;
    }
  }
  return false;
}

class Concern {
 public:
  explicit Concern(const Step& step) : step_(step) {}

  void add(const sim::Change& change);
  ClientConcern take();

 private:
  void add_cluster(ClusterRow cluster);

  const Step& step_;
  ClientConcern concern_;
  std::vector<KeyRow> keys_;
  ClusterRow last_;
  bool everybody_ = false;
};

void Concern::add_cluster(ClusterRow cluster) {
  if (cluster != last_) {
    last_ = cluster;
    const auto of_cluster = step_.setting.clients_of(step_[cluster].name);
    concern_.groups.insert(concern_.groups.end(), of_cluster.begin(), of_cluster.end());
  }
}

void Concern::add(const sim::Change& change) {
  const Table table = table_of(change.row);
  if (is_indifferent(table)) {
    return;
  }
  if (change.attribute == attribute<&Secret::current> && change.before != sim::absent && change.after != sim::absent) {
    concern_.moved = SecretRow(change.row.row());
  }
  if (change.attribute == attribute<&Cluster::identifier> && change.after != sim::absent) {
    concern_.names.push_back(change);
  }
  if (table == Table::key || table == Table::grant) {
    if (const KeyRow key = key_of(step_.world(), change); key && std::ranges::find(keys_, key) == keys_.end()) {
      keys_.push_back(key);
    }
  } else if (const ClusterRow cluster = cluster_of(step_.world(), change.row)) {
    add_cluster(cluster);
  } else {
    everybody_ = true;
  }
}

ClientConcern Concern::take() {
  auto& groups = concern_.groups;
  for (std::uint32_t i = 0; i < step_.world().client_groups.size() && (everybody_ || !keys_.empty()); ++i) {
    const auto under = [&](KeyRow key) { return reads_under(step_, i, key); };
    if (everybody_ || std::ranges::any_of(keys_, under)) {
      groups.push_back(i);
    }
  }
  std::ranges::sort(groups);
  groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
  return std::move(concern_);
}

}  // namespace

ClientRow first_of(const World& world, std::uint32_t definition) {
  const auto& groups = world.client_groups;
  return definition < groups.size() && groups[definition] != 0 ? ClientRow(groups[definition] - 1) : ClientRow();
}

ClientConcern concern_of(const Step& step) {
  Concern concern(step);
  for (const sim::Change& change : step.changes()) {
    concern.add(change);
  }
  return concern.take();
}

}  // namespace model
