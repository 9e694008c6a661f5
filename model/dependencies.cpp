// The dependency graph of a world: every row that exists, its links, and keys that are missed.
#include "model/dependency_graph.hpp"

namespace model {
namespace {

class Builder {
 public:
  explicit Builder(const World& world) : world_(world) {}

  DependencyGraph build() {
    add_all<Table::client>(world_.clients);
    add_all<Table::instance>(world_.instances);
    add_all<Table::cluster>(world_.clusters);
    add_all<Table::secret>(world_.secrets);
    add_all<Table::version>(world_.versions);
    add_all<Table::alias>(world_.aliases);
    add_all<Table::key>(world_.keys);
    add_all<Table::grant>(world_.grants);
    add_all<Table::global_cluster>(world_.global_clusters);
    add_all<Table::blue_green>(world_.blue_greens);
    link_all<Table::client>(world_.clients, &Client::cluster, Dependency::logs_in);
    link_all<Table::instance>(world_.instances, &Instance::cluster, Dependency::member);
    link_all<Table::cluster>(world_.clusters, &Cluster::secret, Dependency::authenticates);
    link_all<Table::cluster>(world_.clusters, &Cluster::storage_key, Dependency::encrypts);
    link_all<Table::cluster>(world_.clusters, &Cluster::global_cluster, Dependency::member);
    link_all<Table::cluster>(world_.clusters, &Cluster::blue_green, Dependency::member);
    link_all<Table::secret>(world_.secrets, &Secret::key, Dependency::encrypts);
    link_all<Table::secret>(world_.secrets, &Secret::grant, Dependency::through);
    link_all<Table::version>(world_.versions, &Version::secret, Dependency::member);
    link_all<Table::version>(world_.versions, &Version::key, Dependency::encrypts);
    link_all<Table::alias>(world_.aliases, &Alias::key, Dependency::stands_for);
    for (std::uint32_t row = 0; row < world_.grants.size(); ++row) {
      const Grant& grant = world_.grants[row];
      if (grant.exists) link(grant.key.id(), Dependency::granted, GrantRow(row).id());
    }
    return std::move(graph_);
  }

 private:
  template <Table T, class Rows>
  void add_all(const Rows& rows) {
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
      if (rows[row].exists) graph_.add(resource(T, row));
    }
  }
  template <Table T, class Rows, class Member>
  void link_all(const Rows& rows, Member member, Dependency how) {
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
      if (rows[row].exists && (rows[row].*member).exists()) link(resource(T, row), how, (rows[row].*member).id());
    }
  }
  // A key that is gone stays, as long as something is encrypted under it: that is why nobody can read it.
  void link(Resource dependent, Dependency how, Resource on) {
    if (how == Dependency::encrypts && !graph_.contains(on)) graph_.add(on);
    if (graph_.contains(dependent) && graph_.contains(on)) graph_.add(dependent, how, on);
  }

  const World& world_;
  DependencyGraph graph_;
};

Health key_health(const World& world, KeyRow key) {
  if (!key) return Health::well;
  if (!world[key].exists) return Health::dead;
  return world[key].state == KeyState::Enabled ? Health::well : Health::ill;
}

// Whether AWSCURRENT of a managed secret opens its cluster's database.
bool opens(const World& world, const Secret& secret) {
  const Cluster& cluster = world[secret.cluster];
  if (!secret.current || cluster.secret_status == SecretStatus::creating || cluster.turning_off) return true;
  return world[secret.current].value == cluster.password;
}

Health secret_health(const World& world, SecretRow row) {
  const Secret& secret = world[row];
  if (secret.deleted_date != sim::never) return Health::dead;
  if (!secret.cluster || !world[secret.cluster].exists) return Health::well;
  const SecretStatus status = world[secret.cluster].secret_status;
  if (status == SecretStatus::impaired) return Health::ill;
  const Health key = key_health(world, secret.key);
  if (key != Health::well) return key;
  if (!opens(world, secret)) return Health::ill;
  return status == SecretStatus::active ? Health::well : Health::busy;
}

Health version_health(const World& world, VersionRow row) {
  const Version& version = world[row];
  const Health key = key_health(world, version.key);
  if (key != Health::well || !version.secret) return key;
  const Secret& secret = world[version.secret];
  const bool current = secret.current == row && secret.cluster && world[secret.cluster].exists;
  return current && !opens(world, secret) ? Health::ill : Health::well;
}

}  // namespace

DependencyGraph dependency_graph(const World& world) { return Builder(world).build(); }

Health health_of(const World& world, Resource resource) {
  const std::uint32_t row = resource.row();
  switch (table_of(resource)) {
    case Table::cluster: {
      const Cluster& cluster = world.clusters[row];
      if (cluster.status == ClusterStatus::inaccessible) return Health::dead;
      if (cluster.status == ClusterStatus::inaccessible_recoverable) return Health::ill;
      if (cluster.secret_status == SecretStatus::impaired) return Health::ill;
      return cluster.status == ClusterStatus::available ? Health::well : Health::busy;
    }
    case Table::instance:
      if (world.instances[row].down) return Health::ill;
      return world.instances[row].status == InstanceStatus::available ? Health::well : Health::busy;
    case Table::secret:
      return secret_health(world, SecretRow(row));
    case Table::version:
      return version_health(world, VersionRow(row));
    case Table::key:
      return key_health(world, KeyRow(row));
    case Table::alias:
      return key_health(world, world.aliases[row].key);
    case Table::client:
      return world.clients[row].outcome > 1 ? Health::ill : Health::well;
    default:
      return Health::well;
  }
}

}  // namespace model
