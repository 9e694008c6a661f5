// Management turned on and off, by every road, and what goes with the cluster.
#include <string>

#include "tests/catch.hpp"
#include "tests/model/driver.hpp"

using namespace model;
using namespace std::chrono_literals;
using tests::Driver;

TEST_CASE("management: a cluster created with it has its secret at once, active when the cluster is there") {
  Driver driver;
  driver.steady().play("create-db-cluster orders manage");
  CHECK(driver.status() == "creating");
  CHECK(driver.secret_status() == "creating");
  CHECK(driver.call("get-secret-value S0") == "ok");
  CHECK(driver.current_works());
  driver.wait(5min);
  CHECK(driver.status() == "available");
  CHECK(driver.secret_status() == "active");
  CHECK(driver.count(Action::RotationStarted) == 0);
  CHECK(driver.secret().schedule == driver.setting.default_schedule());
  CHECK(driver.setting.schedule(driver.secret().schedule).count() == 7);
}

TEST_CASE("management: turned on by a modification, the password that people knew stops working") {
  Driver driver;
  driver.steady().play(tests::unmanaged_cluster);
  CHECK(driver.call("login orders literal=Secret-99") == "ok");
  driver.play("modify-db-cluster orders manage");
  CHECK(driver.secret_status() == "creating");
  CHECK(driver.status() == "resetting-master-credentials");
  CHECK(driver.cluster().pending_password != Password::none);
  CHECK(driver.call("login orders literal=Secret-99") == "ok");
  driver.wait(13s);
  CHECK(driver.secret_status() == "active");
  CHECK(driver.cluster().pending_password == Password::none);
  CHECK(driver.call("login orders literal=Secret-99") == "1045");
  CHECK(driver.call("login orders") == "ok");
}

TEST_CASE("management: turned on by a restore from S3") {
  Driver driver;
  driver.steady().play("create-key\n restore-db-cluster-from-s3 orders manage key=K0\n wait 30m");
  CHECK(driver.status() == "available");
  CHECK(driver.secret_status() == "active");
  CHECK(driver.secret().key == KeyRow(0));
  CHECK(driver.current_works());
}

TEST_CASE("management: turned off, the secret goes and the password is the one that was given") {
  Driver driver;
  driver.steady().play(tests::managed_cluster);
  driver.play("modify-db-cluster orders manage=false password=Secret-99");
  CHECK(driver.cluster().pending_password == driver.setting.literal_password("Secret-99"));
  CHECK(driver.call("login orders") == "ok");
  driver.wait(8s);
  CHECK(driver.secret_status() == "absent");
  CHECK_FALSE(driver.cluster().secret);
  CHECK(driver.call("login orders literal=Secret-99") == "ok");
  CHECK(driver.call("get-secret-value S0") == "InvalidRequestException");
  driver.wait(1min);
  CHECK(driver.call("get-secret-value S0") == "ResourceNotFoundException");
  CHECK(driver.call("describe-secret S0") == "ResourceNotFoundException");
  driver.wait(24h * 30);
  CHECK(driver.count(Action::RotationStarted) == 0);
}

TEST_CASE("management: off and on again gives another secret, other versions, another password, the default schedule") {
  Driver driver;
  driver.steady().play(tests::managed_cluster);
  driver.play("rotate-secret S0 days=90 now=false\n tag-resource S0\n put-resource-policy S0 policy=deny-readers");
  const Secret before = driver.secret();
  const Password password = driver.cluster().password;
  driver.play(
      "modify-db-cluster orders manage=false password=Secret-99\n wait 10m\n modify-db-cluster orders manage\n wait "
      "1m");
  CHECK(driver.cluster().secret == SecretRow(1));
  CHECK(driver.secret().identity != before.identity);
  CHECK(driver.secret().current != before.current);
  CHECK(driver.cluster().password != password);
  CHECK(driver.secret().schedule == driver.setting.default_schedule());
  CHECK(driver.secret().policy == PolicyId::none);
  CHECK_FALSE(driver.secret().first_tag);
  CHECK(driver.call("login orders") == "ok");
}

TEST_CASE("management: the same identity never comes back, not even for a new cluster of the same name") {
  Driver driver;
  driver.steady().play("create-db-cluster orders manage\n wait 10m");
  const std::uint64_t cluster = driver.cluster().identity;
  const std::uint64_t secret = driver.secret().identity;
  driver.play("delete-db-cluster orders skip\n wait 10m\n create-db-cluster orders manage\n wait 10m");
  CHECK(driver.cluster().identity != cluster);
  CHECK(driver.secret().identity != secret);
  CHECK(driver.cluster().incarnation == 1);
}

TEST_CASE("management: the key of the secret is the one of the day it was turned on") {
  Driver driver;
  driver.steady().play(tests::managed_cluster_with_key);
  driver.play("create-key\n update-alias alias/orders key=K1\n wait 10m");
  CHECK(driver.secret().key == KeyRow(0));
  driver.play("rotate-secret S0\n wait 1m\n delete-alias alias/orders\n rotate-secret S0\n wait 1m");
  CHECK(driver.secret().key == KeyRow(0));
  CHECK(driver.world[driver.secret().current].key == KeyRow(0));
}

TEST_CASE("management: a customer key gets a grant for RDS, the provided key needs none") {
  Driver driver;
  driver.steady().play(tests::managed_cluster_with_key);
  const Grant& grant = driver.world[driver.secret().grant];
  CHECK(grant.key == KeyRow(0));
  CHECK(grant.secret == driver.cluster().secret);
  CHECK(grant.grantee == Name::none);
  Driver provided;
  provided.steady().play(tests::managed_cluster);
  CHECK_FALSE(provided.secret().grant);
  CHECK(provided.world.grants.empty());
}

TEST_CASE("management: with the cluster go its secret, the versions, the tags and the grant") {
  Driver driver;
  driver.steady();
  driver.play(
      "create-key\n create-db-cluster orders manage key=K0\n wait 10m\n tag-resource S0\n rotate-secret S0\n wait 1m");
  driver.play("delete-db-cluster orders skip");
  CHECK(driver.status() == "deleting");
  CHECK(driver.call("get-secret-value S0") == "ok");
  driver.play("wait 4m");
  CHECK(driver.call("describe-db-clusters orders") == "DBClusterNotFoundFault");
  driver.play("wait 1m");
  for (const Version& version : driver.world.versions) {
    CHECK(version.exists == 0);
  }
  CHECK_FALSE(driver.world.secrets[0].exists);
  CHECK_FALSE(driver.world.grants[0].exists);
  CHECK(driver.world.tags[0].exists == 0);
  CHECK(driver.world.keys[0].exists);
  driver.finish();
  CHECK(driver.open() == 0);
}

TEST_CASE("management: a secret that RDS may not delete outlives its cluster, marked as orphaned") {
  Driver driver;
  driver.steady().play("create-db-cluster orders manage\n wait 10m\n put-resource-policy S0 policy=deny-rds-delete");
  driver.play("delete-db-cluster orders skip\n wait 1h");
  CHECK_FALSE(driver.world.clusters[0].exists);
  CHECK(driver.world.secrets[0].exists);
  CHECK(driver.world.secrets[0].orphaned);
  CHECK(driver.call("get-secret-value S0") == "ok");
  driver.wait(24h * 30);
  CHECK(driver.count(Action::RotationStarted) == 0);
}

TEST_CASE("management: the final snapshot is taken before the secret goes, with the password of that moment") {
  Driver driver;
  driver.steady().play("create-db-cluster orders manage\n wait 10m");
  const Password password = driver.cluster().password;
  driver.play("delete-db-cluster orders snapshot=last");
  CHECK(driver.world.snapshots.at(0).status == SnapshotStatus::creating);
  CHECK(driver.world.snapshots.at(0).password == password);
  driver.play("wait 9m");
  CHECK(driver.world.snapshots.at(0).status == SnapshotStatus::available);
  CHECK(driver.call("describe-db-clusters orders") == "DBClusterNotFoundFault");
}

TEST_CASE("management: instances that are going do not hinder a deletion, even when they outlive the cluster") {
  Driver driver;
  driver.steady().set("instance.delete", "8m").play(tests::managed_cluster);
  driver.play("delete-db-instance orders-1\n delete-db-cluster orders skip\n wait 5m");
  CHECK_FALSE(driver.world.clusters[0].exists);
  CHECK(driver.world.instances[0].exists);
  driver.play("wait 5m");
  CHECK_FALSE(driver.world.instances[0].exists);
  CHECK(driver.world.clusters[0].members == 0);
}

TEST_CASE("management: when the writer is deleted, the oldest instance that is available takes over") {
  Driver driver;
  driver.steady().play(tests::managed_cluster);
  driver.play("create-db-instance orders-2\n create-db-instance orders-3\n wait 10m\n delete-db-instance orders-1");
  CHECK(driver.cluster().writer == InstanceRow(1));
  CHECK(driver.call("login orders") == "ok");
  driver.play("delete-db-instance orders-3\n delete-db-instance orders-2");
  CHECK_FALSE(driver.cluster().writer);
  CHECK(driver.call("login orders") == "no-writer");
}

TEST_CASE("management: a password changed by SQL breaks logins until the next rotation sets a new one") {
  Driver driver;
  driver.steady().play(tests::managed_cluster);
  driver.play("fault sql-password-change orders");
  CHECK(driver.call("login orders") == "1045");
  CHECK(driver.secret_status() == "active");
  driver.play("modify-db-cluster orders rotate now\n wait 1m");
  CHECK(driver.call("login orders") == "ok");
}

TEST_CASE("a cluster that is still being created is deleted with a final snapshot, where that is let") {
  Driver driver;
  driver.set("delete_while_creating", "true");
  driver.play("create-db-cluster orders manage\n delete-db-cluster orders snapshot=last\n wait 5d");
  CHECK(driver.count(Action::ClusterDeleted) == 1);
  CHECK(driver.violations().empty());
}
