// The rows of the small world, filled in directly.
#include "tests/aws/small_world.hpp"

namespace tests {

using namespace model;

SmallWorld::SmallWorld(std::uint64_t seed) : setting(seed, at_hour(0), "123456789012", "eu-west-1") {
  Key customers;
  customers.identity = 101;
  customers.created = at_hour(1);
  customers.account = setting.account;
  customers.region = setting.region;
  customers.description = name("orders secret");
  customers.state = customers.visible_state = KeyState::Enabled;
  customers.manager = KeyManager::CUSTOMER;
  customers.exists = true;
  Key amazons = customers;
  amazons.identity = 102;
  amazons.description = Name::none;
  amazons.manager = KeyManager::AWS;
  world.keys = {customers, amazons};

  Alias orders_alias;
  orders_alias.name = name("alias/orders");
  orders_alias.account = setting.account;
  orders_alias.region = setting.region;
  orders_alias.key = key;
  orders_alias.exists = 1;
  world.aliases = {orders_alias};

  orders = add_cluster("orders", Engine::aurora_mysql);
  plain = add_cluster("plain", Engine::aurora_postgresql);
  far = add_cluster("far", Engine::aurora_postgresql);
  world[orders].secret = secret;
  world[orders].secret_status = SecretStatus::rotating;
  world[orders].phase = RotationPhase::set;
  world[orders].pending_password = Password{12};
  world[plain].global_cluster = world[far].global_cluster = global;
  world[far].replication_source = plain;
  writer = add_instance("orders-1", orders);
  reader = add_instance("orders-2", orders);
  world[orders].writer = writer;

  Secret owned;
  owned.identity = 301;
  owned.created = at_hour(2);
  owned.last_rotated = at_hour(3);
  owned.next_rotation_date = at_hour(200);
  owned.account = setting.account;
  owned.region = setting.region;
  owned.cluster_name = name("orders");
  owned.cluster = orders;
  owned.account = setting.account;
  owned.region = setting.region;
  owned.key = key;
  owned.first_tag = tag;
  owned.grant = grant;
  owned.schedule = setting.add(*Schedule::after_days(7, ""));
  owned.rotation_enabled = true;
  owned.exists = true;
  world.secrets = {owned};
  first = add_version(11, 2);
  second = add_version(12, 4);
  world[secret].current = first;
  world[secret].pending = second;

  Tag team;
  team.secret = secret;
  team.key = name("team");
  team.value = name("payments");
  team.exists = 1;
  world.tags = {team};

  Grant own;
  own.identity = 501;
  own.created = at_hour(2);
  own.key = key;
  own.secret = secret;
  own.operations = 0b111;
  own.status = own.visible_status = GrantStatus::active;
  own.exists = true;
  world.grants = {own};

  Snapshot last;
  last.created = at_hour(5);
  last.name = name("orders-last");
  last.account = setting.account;
  last.region = setting.region;
  last.cluster = orders;
  last.username = name("admin");
  last.mode = EngineMode::provisioned;
  last.status = SnapshotStatus::available;
  last.engine = Engine::aurora_mysql;
  last.exists = true;
  world.snapshots = {last};

  GlobalCluster planet;
  planet.name = name("planet");
  planet.account = setting.account;
  planet.engine = Engine::aurora_postgresql;
  planet.exists = true;
  world.global_clusters = {planet};

  BlueGreen upgrade;
  upgrade.identity = 601;
  upgrade.name = name("upgrade");
  upgrade.account = setting.account;
  upgrade.region = setting.region;
  upgrade.source = plain;
  upgrade.exists = true;
  world.blue_greens = {upgrade};

  ClientDefinition web;
  web.name = name("web");
  setting.clients = {web};
  Client fourth;
  fourth.ordinal = 3;
  fourth.cluster = orders;
  fourth.exists = true;
  world.clients = {fourth};
}

ClusterRow SmallWorld::add_cluster(std::string_view cluster_name, Engine engine) {
  Cluster cluster;
  cluster.identity = 201 + world.clusters.size();
  cluster.created = at_hour(1);
  cluster.retention_days = 1;
  cluster.name = name(cluster_name);
  cluster.account = setting.account;
  cluster.region = setting.region;
  cluster.username = name("admin");
  cluster.status = ClusterStatus::available;
  cluster.engine = engine;
  cluster.mode = EngineMode::provisioned;
  cluster.password = Password{11};
  cluster.exists = true;
  world.clusters.push_back(cluster);
  return ClusterRow(static_cast<std::uint32_t>(world.clusters.size() - 1));
}

InstanceRow SmallWorld::add_instance(std::string_view instance_name, ClusterRow cluster) {
  Instance instance;
  instance.name = name(instance_name);
  instance.account = setting.account;
  instance.region = setting.region;
  instance.instance_class = name("db.r6g.large");
  instance.cluster = cluster;
  instance.status = InstanceStatus::available;
  instance.exists = true;
  world.instances.push_back(instance);
  ++world[cluster].members;
  return InstanceRow(static_cast<std::uint32_t>(world.instances.size() - 1));
}

VersionRow SmallWorld::add_version(std::uint64_t password, int made_at) {
  Secret& owner = world[secret];
  Version version;
  version.created = at_hour(made_at);
  version.value = Password{password};
  version.secret_identity = owner.identity;
  version.secret = secret;
  version.nth = ++owner.versions_made;
  version.key = owner.key;
  version.older = owner.newest;
  version.exists = 1;
  world.versions.push_back(version);
  owner.newest = VersionRow(static_cast<std::uint32_t>(world.versions.size() - 1));
  ++owner.versions_kept;
  return owner.newest;
}

}  // namespace tests
