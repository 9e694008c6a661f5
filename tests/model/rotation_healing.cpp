// What ends an impairment, what never does, and rotations that wait for their cluster.
#include <string>

#include "tests/catch.hpp"
#include "tests/model/driver.hpp"

using namespace model;
using namespace std::chrono_literals;
using tests::Driver;

namespace {

constexpr sim::Duration day = 24h;

void impair(Driver& driver, std::string_view cause) {
  driver.play(cause);
  driver.play("wait 5m\n rotate-secret S0\n wait 15m");
  CHECK(driver.secret_status() == "impaired");
}

}  // namespace

TEST_CASE("healing: enabling the key makes the value readable and leaves the secret impaired, until it is rotated") {
  Driver driver;
  driver.steady().play(tests::managed_cluster_with_key);
  impair(driver, "disable-key K0");
  driver.play("enable-key K0\n wait 5m");
  CHECK(driver.call("get-secret-value S0") == "ok");
  driver.wait(day * 5);
  CHECK(driver.secret_status() == "impaired");
  driver.play("modify-db-cluster orders rotate now\n wait 1m");
  CHECK(driver.secret_status() == "active");
}

TEST_CASE("healing: the next scheduled rotation does it alone") {
  Driver driver;
  driver.steady().play(tests::managed_cluster_with_key);
  impair(driver, "disable-key K0");
  driver.play("enable-key K0\n wait 8d");
  CHECK(driver.secret_status() == "active");
  CHECK(driver.count(Action::RotationFailed) == 1);
}

TEST_CASE("healing: a date that has passed stays where it was until a rotation succeeds") {
  Driver driver;
  driver.steady().play(tests::managed_cluster_with_key);
  const sim::Time due = driver.secret().next_rotation_date;
  driver.play("disable-key K0\n wait 20d");
  CHECK(driver.secret().next_rotation_date == due);
  CHECK(driver.count(Action::RotationFailed) >= 1);
  driver.play("enable-key K0\n wait 5m\n modify-db-cluster orders rotate now\n wait 1m");
  CHECK(driver.secret().next_rotation_date > driver.now());
}

TEST_CASE(
    "healing: a schedule that is put on again in a window whose rotation failed opens the same window once more") {
  Driver driver;
  driver.steady().play(tests::managed_cluster_with_key);
  const sim::Time open = driver.secret().window_open;
  const sim::Time close = driver.secret().window_close;
  driver.play("disable-key K0");
  REQUIRE(driver.run_to(Action::RotationFailed));
  REQUIRE(driver.now() < close);
  CHECK(driver.secret().window_open >= close);
  driver.play("enable-key K0\n wait 5m\n rotate-secret S0 now=false");
  CHECK(driver.secret().window_open == open);
  CHECK(driver.secret().next_rotation_date == close);
  driver.run_until(close);
  CHECK(driver.count(Action::RotationStarted) == 2);
  CHECK(driver.secret_status() == "active");
  CHECK(driver.secret().window_open >= close);
  driver.play("wait 10d");
  CHECK(driver.count(Action::RotationStarted) == 3);
  driver.finish();
}

TEST_CASE("healing: off and on gives a new secret with a new password, even where the key is gone for good") {
  Driver driver;
  driver.steady().play(tests::managed_cluster_with_key);
  impair(driver, "schedule-key-deletion K0 window=7");
  driver.play("wait 9d");
  CHECK_FALSE(driver.world[KeyRow(0)].exists);
  const std::uint64_t old_identity = driver.secret().identity;
  driver.play("modify-db-cluster orders manage=false password=Secret-99\n wait 1m");
  CHECK(driver.call("login orders literal=Secret-99") == "ok");
  driver.play("modify-db-cluster orders manage\n wait 1m");
  CHECK(driver.secret_status() == "active");
  CHECK(driver.secret().identity != old_identity);
  CHECK(driver.call("login orders") == "ok");
}

TEST_CASE("healing: probing, where it is turned on, finds a lost key before the next rotation does") {
  Driver driver;
  driver.steady().set("impair_probe_interval", "1h").play(tests::managed_cluster_with_key);
  driver.play("disable-key K0\n wait 2h");
  CHECK(driver.secret_status() == "impaired");
  CHECK(driver.count(Action::RotationStarted) == 0);
}

TEST_CASE("deferral: a rotation that finds its cluster unavailable starts as soon as that is over") {
  Driver driver;
  driver.steady().set("cluster.modify", "2d").play(tests::managed_cluster);
  const sim::Time due = driver.secret().next_rotation_date;
  driver.play("wait 6d\n modify-db-cluster orders backups\n wait 47h");
  CHECK(driver.count(Action::RotationDeferred) == 1);
  CHECK(driver.count(Action::RotationStarted) == 0);
  CHECK(driver.secret_status() == "active");
  CHECK(driver.secret().next_rotation_date == due);
  driver.play("wait 61m");
  CHECK(driver.count(Action::RotationSucceeded) == 1);
  CHECK(driver.secret().last_rotated - driver.setting.start >= day * 8);
  CHECK(driver.secret().next_rotation_date > driver.now());
}

TEST_CASE("deferral: where the parameter says so, it fails instead, and impairs when its attempts are used up") {
  Driver driver;
  driver.steady().set("cluster.modify", "2d").set("stopped_rotation", "fail").play(tests::managed_cluster);
  driver.play("wait 6d\n modify-db-cluster orders backups\n wait 47h");
  CHECK(driver.count(Action::RotationDeferred) == 0);
  CHECK(driver.secret_status() == "impaired");
}

TEST_CASE("a rotation that fails as it starts was in its window, and the next one comes a week later") {
  Driver driver;
  driver.steady().set("cluster.modify", "2d").set("stopped_rotation", "fail").set("rotation_attempts", "1");
  driver.play(tests::managed_cluster);
  driver.play("wait 6d\n modify-db-cluster orders backups\n wait 47h");
  CHECK(driver.secret_status() == "impaired");
  driver.play("wait 16d");  // every invariant is judged
  CHECK(driver.count(Action::RotationStarted) == 3);
  CHECK(driver.secret_status() == "active");
}

TEST_CASE("RotateSecret opens the window of a failed rotation again, where the parameter says so") {
  for (const bool reopened : {true, false}) {
    Driver driver;
    driver.steady().set("cluster.modify", "2d").set("stopped_rotation", "fail").set("rotation_attempts", "1");
    driver.set("reopened_window", reopened ? "true" : "false").play(tests::managed_cluster);
    driver.play("wait 6d\n modify-db-cluster orders backups");
    while (driver.secret_status() != "impaired") driver.play("wait 1m");
    const sim::Time failed = driver.now();
    driver.play("rotate-secret S0 now=false");
    CHECK((driver.secret().window_open <= failed) == reopened);
    CHECK((driver.secret().next_rotation_date - failed < day) == reopened);
  }
}

TEST_CASE("deferral: a rotation by RotateSecret waits for the cluster as well") {
  Driver driver;
  driver.steady().play(tests::managed_cluster);
  driver.play("modify-db-cluster orders backups\n rotate-secret S0");
  CHECK(driver.secret_status() == "active");
  CHECK(driver.cluster().rotation_due);
  driver.play("wait 61s");
  CHECK(driver.secret_status() == "rotating");
}

TEST_CASE("abandonment: deleting the cluster ends a rotation under way, and nothing of it happens later") {
  Driver driver;
  driver.steady().play(
      "create-db-cluster orders manage\n wait 10m\n rotate-secret S0\n delete-db-cluster orders skip\n wait 1h");
  CHECK(driver.count(Action::RotationAbandoned) == 1);
  CHECK(driver.count(Action::RotationSucceeded) == 0);
  CHECK_FALSE(driver.world.clusters[0].exists);
  CHECK_FALSE(driver.world.secrets[0].exists);
}

TEST_CASE("abandonment: turning management off takes a rotation that started meanwhile with it") {
  Driver driver;
  driver.steady().set("cluster.reset-credentials", "2d").set("stopped_rotation", "fail");
  driver.play("create-db-cluster orders manage\n wait 6d");
  driver.play("modify-db-cluster orders manage=false password=Secret-99\n wait 5d");
  CHECK_FALSE(driver.cluster().secret);
  CHECK(driver.phase() == "none");
}
