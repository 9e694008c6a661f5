// Clusters that stop, start, fail over, are renamed, restored or shut out, and what becomes of their passwords.
#include "tests/catch.hpp"
#include "tests/model/driver.hpp"

using namespace model;
using namespace std::chrono_literals;
using tests::Driver;

namespace {

// `orders` with a writer and a reader, its storage under K0.
constexpr std::string_view two_instances = R"(
  create-key
  create-db-cluster orders manage storage-key=K0
  create-db-instance orders-1
  create-db-instance orders-2
  wait 10m
)";

std::string instance_status(const Driver& driver, std::uint32_t row) {
  return std::string(instance_table.states[static_cast<std::size_t>(driver.world.instances[row].status)]);
}

}  // namespace

TEST_CASE("stopped: the instances stop with their cluster, and it is started again after seven days and a little") {
  Driver driver;
  driver.steady().play(two_instances);
  driver.play("stop-db-cluster orders");
  CHECK(driver.status() == "stopping");
  CHECK(instance_status(driver, 0) == "stopping");
  CHECK(driver.cluster().writer_epoch == 1);
  driver.play("wait 5m");
  CHECK(driver.status() == "stopped");
  CHECK(instance_status(driver, 1) == "stopped");
  driver.play("wait 7d\n wait 29m");
  CHECK(driver.status() == "stopped");
  driver.play("wait 1m");
  CHECK(driver.status() == "starting");
  CHECK(driver.count(Action::ClusterAutoStarted) == 1);
  driver.play("wait 6m");
  CHECK(driver.status() == "available");
  CHECK(instance_status(driver, 0) == "available");
  driver.finish();
}

TEST_CASE("stopped: a stop that fails leaves the cluster available") {
  Driver driver;
  driver.steady().set("cluster.stop.fails", "1").play(two_instances);
  driver.play("stop-db-cluster orders\n wait 5m");
  CHECK(driver.status() == "available");
  CHECK(driver.count(Action::ClusterStopFailed) == 1);
  CHECK(driver.call("login orders") == "ok");
}

TEST_CASE("stopped: a scheduled rotation waits, and its next date lies in the past until it is done") {
  Driver driver;
  driver.steady().play(two_instances);
  driver.play("wait 5d\n stop-db-cluster orders\n wait 3d\n wait 1h");
  CHECK(driver.count(Action::RotationDeferred) == 1);
  CHECK(driver.secret_status() == "active");
  CHECK(driver.secret().next_rotation_date < driver.now());
  driver.play("start-db-cluster orders\n wait 6m");
  CHECK(driver.secret_status() == "rotating");
  driver.play("wait 1m");
  CHECK(driver.secret_status() == "active");
  CHECK(driver.secret().next_rotation_date > driver.now());
}

TEST_CASE("stopped: a rotation under way waits for the start, however many attempts there are") {
  Driver driver;
  driver.steady().set("rotation_attempts", "1").play(two_instances);
  driver.play("modify-db-cluster orders rotate now\n wait 11s");
  CHECK(driver.phase() == "test");
  driver.play("stop-db-cluster orders\n wait 1h");
  CHECK(driver.phase() == "retry");
  CHECK(driver.secret_status() == "rotating");
  CHECK_FALSE(driver.current_works());
  driver.play("start-db-cluster orders\n wait 7m");
  CHECK(driver.secret_status() == "active");
  CHECK(driver.current_works());
}

TEST_CASE("stopped: to be put off uses no attempt up, however often it happens") {
  Driver driver;
  driver.steady().set("rotation_attempts", "2").play(two_instances);
  driver.play("modify-db-cluster orders rotate now\n wait 1s");
  for (int stops = 0; stops < 300; ++stops) {
    driver.play("stop-db-cluster orders\n wait 1h");
    REQUIRE(driver.phase() == "retry");
    REQUIRE(driver.cluster().attempt == 1);
    driver.play("start-db-cluster orders\n wait 6m");
    REQUIRE(driver.secret_status() == "rotating");
  }
  CHECK(driver.count(Action::RotationDeferred) == 300);
  SECTION("and in the end it succeeds") {
    driver.play("wait 2m");
    CHECK(driver.secret_status() == "active");
    CHECK(driver.count(Action::RotationStarted) == 1);
  }
  SECTION("and two that fail are as many as there are, no fewer and no more") {
    driver.play("fault fail-rotation-step orders step=set times=1\n wait 1h");
    CHECK(driver.secret_status() == "active");
    driver.play("fault fail-rotation-step orders step=set times=3\n modify-db-cluster orders rotate now\n wait 1s");
    driver.play("stop-db-cluster orders\n wait 1h\n start-db-cluster orders\n wait 1h");
    CHECK(driver.secret_status() == "impaired");
    CHECK(driver.count(Action::RotationFailed) == 1);
  }
}

TEST_CASE("stopped: with stopped_rotation fail, the secret of a stopped cluster is impaired") {
  Driver driver;
  driver.steady().set("stopped_rotation", "fail").play(two_instances);
  driver.play("wait 5d\n stop-db-cluster orders\n wait 3d\n wait 1h");
  CHECK(driver.secret_status() == "impaired");
}

TEST_CASE("failover: the reader writes afterwards, connections drop, nobody logs in meanwhile") {
  Driver driver;
  driver.steady().play(two_instances);
  driver.play("failover-db-cluster orders");
  CHECK(driver.call("login orders") == "no-writer");
  CHECK(driver.cluster().writer == InstanceRow(0));
  driver.play("wait 25s");
  CHECK(driver.cluster().writer == InstanceRow(1));
  CHECK(driver.cluster().writer_epoch == 1);
  CHECK(driver.count(Action::FailoverCompleted) == 1);
  CHECK(driver.call("login orders") == "ok");
}

TEST_CASE("failover: it fails by chance, or because its target is gone") {
  Driver driver;
  driver.steady().set("cluster.failover.fails", "1").play(two_instances);
  driver.play("failover-db-cluster orders\n wait 25s");
  CHECK(driver.count(Action::FailoverFailed) == 1);
  CHECK(driver.cluster().writer == InstanceRow(0));
}

TEST_CASE("failover: whoever deletes the writer drops its connections, and the next one takes over") {
  Driver driver;
  driver.steady().play(two_instances);
  driver.play("delete-db-instance orders-1");
  CHECK(driver.cluster().writer == InstanceRow(1));
  CHECK(driver.cluster().writer_epoch == 1);
}

TEST_CASE("failover: a target that goes meanwhile is replaced, and without one the failover fails") {
  Driver driver;
  driver.steady().set("cluster.failover", "30m").play(two_instances);
  driver.play("create-db-instance orders-3\n wait 10m\n failover-db-cluster orders target=orders-3");
  driver.world.instances[2].status = InstanceStatus::deleting;
  driver.play("wait 30m");
  CHECK(driver.cluster().writer == InstanceRow(1));
}

TEST_CASE("failover: in the gap it makes the attempt fail, and the gap lasts until the next") {
  Driver driver;
  driver.steady().play(two_instances);
  driver.play("modify-db-cluster orders rotate now\n wait 11s\n failover-db-cluster orders\n wait 20s");
  CHECK(driver.phase() == "retry");
  CHECK_FALSE(driver.current_works());
  driver.play("wait 1m");
  CHECK(driver.secret_status() == "active");
  CHECK(driver.current_works());
}

TEST_CASE("rebooting: the writer is away for a while, a reader's restart drops nobody") {
  Driver driver;
  driver.steady().play(two_instances);
  driver.play("reboot-db-instance orders-2");
  CHECK(driver.cluster().writer_epoch == 0);
  driver.play("reboot-db-instance orders-1");
  CHECK(driver.cluster().writer_epoch == 1);
  CHECK(driver.call("login orders") == "no-writer");
  driver.play("wait 1m");
  CHECK(driver.call("login orders") == "ok");
  CHECK(driver.count(Action::InstanceRestarted) == 2);
}

TEST_CASE("storage key: without it the cluster waits seven days, then only deletion is left") {
  Driver driver;
  driver.steady().play(two_instances);
  driver.play("disable-key K0\n wait 30m");
  CHECK(driver.status() == "available");
  driver.play("wait 1m");
  CHECK(driver.status() == "inaccessible-encryption-credentials-recoverable");
  CHECK(instance_status(driver, 0) == "inaccessible-encryption-credentials-recoverable");
  CHECK(driver.cluster().writer_epoch == 1);
  CHECK(driver.secret_status() == "active");
  CHECK(driver.call("get-secret-value S0") == "ok");
  CHECK(driver.call("login orders") == "no-writer");
  driver.play("wait 7d");
  CHECK(driver.status() == "inaccessible-encryption-credentials");
  driver.play("enable-key K0\n wait 1m");
  CHECK(driver.call("start-db-cluster orders") == "InvalidDBClusterStateFault");
  driver.play("delete-db-instance orders-1\n delete-db-instance orders-2\n wait 5m\n delete-db-cluster orders skip");
  driver.play("wait 10m");
  CHECK_FALSE(driver.cluster().exists);
  driver.finish();
}

TEST_CASE("storage key: given back in time, StartDBCluster brings the cluster back") {
  Driver driver;
  driver.steady().play(two_instances);
  driver.play("schedule-key-deletion K0 window=30\n wait 31m\n cancel-key-deletion K0\n wait 1m");
  CHECK(driver.call("start-db-cluster orders") == "KMSKeyNotAccessibleFault");
  driver.play("enable-key K0\n wait 1m\n start-db-cluster orders\n wait 6m");
  CHECK(driver.status() == "available");
  CHECK(driver.call("login orders") == "ok");
}

TEST_CASE("storage key: enabled again before RDS noticed, nothing happens; lost while starting, it is shut out") {
  Driver driver;
  driver.steady().play(two_instances);
  driver.play("disable-key K0\n wait 10m\n enable-key K0\n wait 1h");
  CHECK(driver.status() == "available");
  driver.play("stop-db-cluster orders\n wait 5m\n start-db-cluster orders\n disable-key K0\n wait 6m");
  CHECK(driver.status() == "inaccessible-encryption-credentials-recoverable");
}

TEST_CASE("storage key: a cluster that is busy when the key is missed is shut out once it is available") {
  Driver driver;
  driver.steady().set("cluster.upgrade", "2h").play(two_instances);
  driver.play("modify-db-cluster orders version=8.1 now\n disable-key K0\n wait 119m");
  CHECK(driver.status() == "upgrading");
  driver.play("wait 1m");
  CHECK(driver.status() == "available");
  driver.play("wait 30m");
  CHECK(driver.status() == "inaccessible-encryption-credentials-recoverable");
}

TEST_CASE("renaming: the secret stays what it is, and names are taken as long as they are meant") {
  Driver driver;
  driver.steady().play(two_instances);
  const SecretRow secret = driver.cluster().secret;
  driver.play("modify-db-cluster orders name=sales now");
  CHECK(driver.status() == "renaming");
  driver.play("wait 1m");
  CHECK(driver.status("sales") == "available");
  CHECK(driver.cluster("sales").secret == secret);
  CHECK(driver.setting.text(driver.world[secret].cluster_name) == "orders");
  CHECK(driver.count(Action::ClusterRenamed) == 1);
  driver.play("create-db-cluster orders manage");
  CHECK(driver.world.clusters[1].identity != driver.world.clusters[0].identity);
  driver.play("wait 10m\n modify-db-cluster sales rotate now\n wait 1m");
  CHECK(driver.secret_status("sales") == "active");
}

TEST_CASE("pending: without ApplyImmediately a change waits for its window, and stopping forgets it") {
  Driver driver;
  driver.steady().play(two_instances);
  driver.play("modify-db-cluster orders version=8.1");
  CHECK(driver.status() == "available");
  driver.play("wait 2d");
  CHECK(driver.status() == "upgrading");
  driver.play("wait 8m");
  CHECK(driver.setting.text(driver.cluster().engine_version) == "8.1");
  CHECK(driver.cluster().writer_epoch == 1);
  driver.play("modify-db-cluster orders version=8.2 name=sales\n stop-db-cluster orders\n wait 6m");
  driver.play("start-db-cluster orders\n wait 3d");
  CHECK(driver.setting.text(driver.cluster().engine_version) == "8.1");
}

TEST_CASE("pending: what is applied at once follows a password change, one after the other") {
  Driver driver;
  driver.steady().play(two_instances);
  driver.play("modify-db-cluster orders manage=false password=Secret-99 version=8.1 name=sales now");
  CHECK(driver.status() == "resetting-master-credentials");
  driver.play("wait 8s");
  CHECK(driver.status() == "upgrading");
  driver.play("wait 8m");
  CHECK(driver.status() == "renaming");
  driver.play("wait 1m");
  CHECK(driver.status("sales") == "available");
}

TEST_CASE("restored: a snapshot's cluster has the password of then, and nobody manages it") {
  Driver driver;
  driver.steady().play(two_instances);
  const Password then = driver.cluster().password;
  driver.play("create-db-cluster-snapshot last\n wait 5m\n modify-db-cluster orders rotate now\n wait 1m");
  CHECK(driver.cluster().password != then);
  driver.play("restore-db-cluster-from-snapshot copy snapshot=last\n wait 10m");
  CHECK(driver.cluster("copy").password == then);
  CHECK_FALSE(driver.cluster("copy").secret);
  CHECK(driver.cluster("copy").storage_key == KeyRow(0));
  driver.play("modify-db-cluster copy manage\n wait 1m");
  CHECK(driver.secret_status("copy") == "active");
}

TEST_CASE("restored: a point in time has the password of then; a clone that of now") {
  Driver driver;
  driver.steady().play(two_instances);
  const Password first = driver.cluster().password;
  driver.play("wait 20m\n modify-db-cluster orders rotate now\n wait 1m");
  const Password second = driver.cluster().password;
  driver.play("restore-db-cluster-to-point-in-time latest source=orders latest");
  driver.play("restore-db-cluster-to-point-in-time early source=orders at=15m");
  driver.play("restore-db-cluster-to-point-in-time clone source=orders latest clone");
  CHECK(driver.cluster("latest").password == first);
  CHECK(driver.cluster("early").password == first);
  CHECK(driver.cluster("clone").password == second);
  driver.play("wait 10m\n restore-db-cluster-to-point-in-time later source=orders latest");
  CHECK(driver.cluster("later").password == second);
}

TEST_CASE("restored: a snapshot in the gap has the password that is only pending") {
  Driver driver;
  driver.steady().play(two_instances);
  driver.play("modify-db-cluster orders rotate now\n wait 11s\n create-db-cluster-snapshot last");
  CHECK(driver.world.snapshots[0].password == driver.value(driver.secret().pending));
}

TEST_CASE("backing up: a rotation under way waits for the end of the snapshot, however long that takes") {
  Driver driver;
  driver.steady().set("cluster.snapshot", "2h").play(two_instances);
  driver.play("modify-db-cluster orders rotate now\n wait 11s\n create-db-cluster-snapshot last\n wait 1h");
  CHECK(driver.phase() == "retry");
  driver.play("wait 61m");
  CHECK(driver.secret_status() == "active");
  CHECK(driver.current_works());
}

TEST_CASE("backing up: a writer that comes up meanwhile lets the secret become active afterwards") {
  Driver driver;
  driver.steady().set("active_requires_writer", "true");
  driver.play("create-db-cluster orders manage\n wait 5m\n create-db-instance orders-1\n wait 5m");
  driver.play("create-db-cluster-snapshot last\n wait 3m");
  CHECK(driver.secret_status() == "creating");
  driver.play("wait 2m");
  CHECK(driver.secret_status() == "active");
}

TEST_CASE("past passwords: kept as long as the backups reach, and no longer") {
  Driver driver;
  driver.steady().play(two_instances);
  driver.play("wait 365d");
  CHECK(driver.count(Action::RotationSucceeded) == 52);
  CHECK(driver.world.past_passwords.size() <= 3);
  CHECK(driver.call("restore-db-cluster-to-point-in-time copy source=orders at=364d12h") == "ok");
  CHECK(driver.call("restore-db-cluster-to-point-in-time older source=orders at=363d") == "InvalidRestoreFault");
  driver.finish();
}
