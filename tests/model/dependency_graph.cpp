// The dependency graph: what depends on a key, in which order, and as a drawing.
#include "model/dependency_graph.hpp"

#include <algorithm>

#include "model/fields.hpp"
#include "tests/catch.hpp"

using namespace model;

namespace {

// Two clusters, one key for both secrets, each through a grant of its own; an instance and a client on the first.
struct TwoOnOneKey {
  World world;
  KeyRow key{0};
  GrantRow first_grant{0};
  GrantRow second_grant{1};
  SecretRow first_secret{0};
  SecretRow second_secret{1};
  ClusterRow first{0};
  ClusterRow second{1};
  InstanceRow instance{0};
  ClientRow client{0};
  VersionRow version{0};
  AliasRow alias{0};

  TwoOnOneKey() {
    world.keys.resize(2);  // the second one is used by nobody
    for (Key& row : world.keys) {
      row.exists = true;
      row.state = KeyState::Enabled;
    }
    for (std::uint32_t i = 0; i < 2; ++i) add_cluster(i);
    Instance writer;
    writer.exists = true;
    writer.cluster = first;
    writer.status = InstanceStatus::available;
    world.instances.push_back(writer);
    Client web;
    web.exists = true;
    web.cluster = first;
    world.clients.push_back(web);
    Version value;
    value.exists = 1;
    value.secret = first_secret;
    value.key = key;
    world.versions.push_back(value);
    Alias name;
    name.exists = 1;
    name.key = key;
    world.aliases.push_back(name);
  }

  void add_cluster(std::uint32_t i) {
    Grant grant;
    grant.exists = true;
    grant.key = key;
    grant.secret = SecretRow(i);
    world.grants.push_back(grant);
    Secret secret;
    secret.exists = true;
    secret.cluster = ClusterRow(i);
    secret.key = key;
    secret.grant = GrantRow(i);
    world.secrets.push_back(secret);
    Cluster cluster;
    cluster.exists = true;
    cluster.secret = SecretRow(i);
    cluster.status = ClusterStatus::available;
    cluster.secret_status = SecretStatus::active;
    world.clusters.push_back(cluster);
  }
};

bool contains(const std::vector<Resource>& all, Resource one) { return std::ranges::find(all, one) != all.end(); }

// Whether `one` stands before `other`.
bool before(const std::vector<Resource>& all, Resource one, Resource other) {
  return std::ranges::find(all, one) < std::ranges::find(all, other);
}

std::string name(Resource resource) {
  return std::string(table_name(table_of(resource))) + std::to_string(resource.row());
}

}  // namespace

TEST_CASE("on a key depend its aliases, the versions and secrets under it, their clusters and all that use these") {
  const TwoOnOneKey two;
  const auto found = dependency_graph(two.world).dependents(two.key.id());
  const std::vector<Resource> expected{two.first_secret.id(), two.second_secret.id(), two.first.id(),   two.second.id(),
                                       two.instance.id(),     two.client.id(),        two.version.id(), two.alias.id()};
  CHECK(found.size() == expected.size());
  for (const Resource one : expected) {
    INFO(name(one));
    CHECK(contains(found, one));
  }
}

TEST_CASE("dependents come after everything that they depend on") {
  const TwoOnOneKey two;
  const auto found = dependency_graph(two.world).dependents(two.key.id());
  CHECK(before(found, two.first_secret.id(), two.first.id()));
  CHECK(before(found, two.first.id(), two.client.id()));
  CHECK(before(found, two.first.id(), two.instance.id()));
  CHECK(before(found, two.first_secret.id(), two.version.id()));
}

TEST_CASE("on a grant depends the secret that it was taken for, not its neighbour under the same key") {
  const TwoOnOneKey two;
  const auto found = dependency_graph(two.world).dependents(two.first_grant.id());
  CHECK(contains(found, two.first_secret.id()));
  CHECK(contains(found, two.client.id()));
  CHECK_FALSE(contains(found, two.second_secret.id()));
  CHECK_FALSE(contains(found, two.key.id()));
}

TEST_CASE("a client depends on its cluster, the secret, the key and the grant, in that order from the far end") {
  const TwoOnOneKey two;
  const auto found = dependency_graph(two.world).dependencies(two.client.id());
  CHECK(found.size() == 4);
  CHECK(found.back() == two.first.id());
  CHECK(before(found, two.key.id(), two.first_secret.id()));
  CHECK(before(found, two.first_grant.id(), two.first_secret.id()));
}

TEST_CASE("nothing depends on a key that nobody uses") {
  const TwoOnOneKey two;
  CHECK(dependency_graph(two.world).dependents(KeyRow(1).id()).empty());
}

TEST_CASE("what is gone is not in the graph") {
  TwoOnOneKey two;
  two.world.clusters[1].exists = false;
  const DependencyGraph graph = dependency_graph(two.world);
  CHECK_FALSE(graph.contains(two.second.id()));
  CHECK(graph.contains(two.second_secret.id()));
  CHECK(graph.in_order().size() == graph.resources().size());
}

TEST_CASE("a key that is gone stays in the graph while something is encrypted under it") {
  TwoOnOneKey two;
  two.world.keys[0].exists = false;
  two.world.keys[1].exists = false;
  const DependencyGraph graph = dependency_graph(two.world);
  REQUIRE(graph.contains(two.key.id()));
  CHECK(contains(graph.dependents(two.key.id()), two.client.id()));
  CHECK(health_of(two.world, two.key.id()) == Health::dead);
  CHECK_FALSE(graph.contains(KeyRow(1).id()));
}

TEST_CASE("a cluster is part of its global cluster and of its blue/green deployment") {
  TwoOnOneKey two;
  two.world.global_clusters.emplace_back().exists = true;
  two.world.blue_greens.emplace_back().exists = true;
  two.world.clusters[0].global_cluster = GlobalClusterRow(0);
  two.world.clusters[1].blue_green = BlueGreenRow(0);
  const DependencyGraph graph = dependency_graph(two.world);
  CHECK(contains(graph.dependents(GlobalClusterRow(0).id()), two.first.id()));
  CHECK_FALSE(contains(graph.dependents(GlobalClusterRow(0).id()), two.second.id()));
  CHECK(contains(graph.dependents(BlueGreenRow(0).id()), two.second.id()));
}

TEST_CASE("a secret whose AWSCURRENT does not open its database is ill, but not while it is made") {
  TwoOnOneKey two;
  World& world = two.world;
  world.secrets[0].current = two.version;
  world.versions[0].value = Password{5};
  world.clusters[0].password = Password{5};
  CHECK(health_of(world, two.first_secret.id()) == Health::well);
  CHECK(health_of(world, two.version.id()) == Health::well);
  world.clusters[0].password = Password{7};
  CHECK(health_of(world, two.first_secret.id()) == Health::ill);
  CHECK(health_of(world, two.version.id()) == Health::ill);
  world.clusters[0].secret_status = SecretStatus::creating;
  CHECK(health_of(world, two.first_secret.id()) == Health::busy);
}

TEST_CASE("an impaired secret is ill, one that rotates is busy, and a disabled key takes all under it along") {
  TwoOnOneKey two;
  World& world = two.world;
  CHECK(health_of(world, two.first_secret.id()) == Health::well);
  world.clusters[0].secret_status = SecretStatus::rotating;
  CHECK(health_of(world, two.first_secret.id()) == Health::busy);
  world.clusters[0].secret_status = SecretStatus::impaired;
  CHECK(health_of(world, two.first_secret.id()) == Health::ill);
  CHECK(health_of(world, two.first.id()) == Health::ill);
  CHECK(health_of(world, two.second_secret.id()) == Health::well);
  world.keys[0].state = KeyState::PendingDeletion;
  for (const Resource one : {two.key.id(), two.second_secret.id(), two.version.id(), two.alias.id()}) {
    INFO(name(one));
    CHECK(health_of(world, one) == Health::ill);
  }
  world.keys[0].exists = false;
  CHECK(health_of(world, two.version.id()) == Health::dead);
}

TEST_CASE("the drawing has a node a resource, its label quoted, and an edge a dependency") {
  World world;
  world.clusters.resize(1);
  world.clusters[0].exists = true;
  world.clusters[0].status = ClusterStatus::available;
  world.clients.resize(1);
  world.clients[0].exists = true;
  world.clients[0].cluster = ClusterRow(0);
  const auto look = [&](Resource resource) {
    return DependencyGraph::Look{"a \"" + name(resource) + "\"\nback\\slash", health_of(world, resource)};
  };
  CHECK(dependency_graph(world).dot("a title", look) == R"(digraph G {
label="a title";
labelloc=t;
rankdir=LR;
node [style=filled, fontname="Helvetica", fontsize=11];
edge [fontname="Helvetica", fontsize=9, color="#555555"];
0 [label="a \"client0\"\nback\\slash", shape=oval, fillcolor="#e3f2e1"];
1 [label="a \"cluster0\"\nback\\slash", shape=cylinder, fillcolor="#e3f2e1"];
0->1 [label="logs in to"];
}
)");
  CHECK(dependency_graph(world).dot("a title", look, {ClusterRow(0).id()}).find("->") == std::string::npos);
}
