// Key material over time: rotated, imported, expired.
#include "tests/catch.hpp"
#include "tests/model/driver.hpp"

using namespace model;
using namespace std::chrono_literals;
using tests::Driver;

TEST_CASE("key material: it is rotated once a period, and nobody notices") {
  Driver driver;
  driver.steady().play(tests::managed_cluster_with_key);
  driver.play("enable-key-rotation K0 days=90");
  const VersionRow current = driver.secret().current;
  driver.play("cancel-rotate-secret S0\n wait 91d");
  CHECK(driver.world.keys[0].rotations == 1);
  CHECK(driver.count(Action::RotateKey) == 1);
  CHECK(driver.secret().current == current);
  CHECK(driver.call("get-secret-value S0") == "ok");
  driver.play("rotate-key-on-demand K0\n wait 90d\n disable-key-rotation K0\n wait 365d");
  CHECK(driver.world.keys[0].rotations == 3);
}

TEST_CASE("key material: a disabled key keeps it, and makes up for the rotation once it is enabled") {
  Driver driver;
  driver.steady().play("create-key\n enable-key-rotation K0 days=90\n wait 80d\n disable-key K0\n wait 40d");
  CHECK(driver.world.keys[0].rotations == 0);
  driver.play("enable-key K0");
  CHECK(driver.world.keys[0].rotations == 1);
  CHECK(driver.world.keys[0].next_rotation == driver.now() + 24h * 90);
}

TEST_CASE("key material: what expires leaves the secret unreadable until it is imported again") {
  Driver driver;
  driver.steady().set("kms.propagation", "0s");
  driver.play(
      "create-key external=true\n import-key-material K0 to=10d\n wait 1m\n create-secret app key=K0\n wait 9d");
  CHECK(driver.call("get-secret-value S0") == "ok");
  driver.wait(25h);
  CHECK(driver.world.keys[0].state == KeyState::PendingImport);
  CHECK(driver.count(Action::DeleteExpiredKeyMaterial) == 1);
  CHECK(driver.call("get-secret-value S0") == "DecryptionFailure");
  driver.play("import-key-material K0 issued=10d\n wait 1m");
  CHECK(driver.call("get-secret-value S0") == "ok");
  driver.play("delete-imported-key-material K0\n wait 1m");
  CHECK(driver.call("get-secret-value S0") == "DecryptionFailure");
}

TEST_CASE("key material: a managed secret under a key that has lost it is impaired by the next rotation, and heals") {
  Driver driver;
  driver.steady().set("kms.propagation", "0s");
  driver.play("create-key external=true\n import-key-material K0\n wait 1m\n create-db-cluster orders manage key=K0");
  driver.play("create-db-instance orders-1\n wait 30m\n delete-imported-key-material K0\n wait 9d");
  CHECK(driver.secret_status() == "impaired");
  driver.play("import-key-material K0 issued=9d\n wait 1s\n modify-db-cluster orders rotate now\n wait 5m");
  CHECK(driver.secret_status() == "active");
  CHECK(driver.current_works());
}
