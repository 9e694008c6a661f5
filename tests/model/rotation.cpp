// A rotation without fault: which password works when, what starts it, and what it leaves behind.
#include <string>

#include "tests/catch.hpp"
#include "tests/model/driver.hpp"

using namespace model;
using namespace std::chrono_literals;
using tests::Driver;

namespace {

// Whether a new login works with the value under each label: `works`, `fails`, or `none` where no version has it.
std::string strip(Driver& driver) {
  std::string out = driver.phase();
  for (const char* label : {"AWSCURRENT", "AWSPENDING", "AWSPREVIOUS"}) {
    const std::string answer = driver.call("login orders stage=" + std::string(label));
    out += answer == "ok" ? " works" : answer == "1045" ? " fails" : " none";
  }
  return out;
}

}  // namespace

TEST_CASE("rotation: which password logs in, phase by phase") {
  Driver driver;
  driver.steady().play(tests::managed_cluster);
  CHECK(strip(driver) == "none works none none");
  driver.play("modify-db-cluster orders rotate now\n wait 1m");
  CHECK(strip(driver) == "none works none fails");

  driver.play("modify-db-cluster orders rotate now");
  CHECK(strip(driver) == "create works none fails");
  driver.wait(2s);
  CHECK(strip(driver) == "set works fails fails");
  CHECK(driver.status() == "resetting-master-credentials");
  driver.wait(4s);
  CHECK(strip(driver) == "set fails works fails");
  driver.wait(4s);
  CHECK(strip(driver) == "test fails works fails");
  CHECK(driver.status() == "available");
  driver.wait(3s);
  CHECK(strip(driver) == "finish fails works fails");
  CHECK(driver.secret_status() == "rotating");
  driver.wait(3s);
  CHECK(strip(driver) == "none works none fails");
  CHECK(driver.secret_status() == "active");
}

TEST_CASE("rotation: the password changes within the set phase, at the point that the parameter says") {
  for (const auto& [point, gap] : {std::pair{"0", 14s}, std::pair{"0.5", 10s}, std::pair{"1", 6s}}) {
    Driver driver;
    driver.steady().set("rotation.set.point", point).play(tests::managed_cluster);
    driver.play("modify-db-cluster orders rotate now");
    REQUIRE(driver.run_to(Action::MasterCredentialsReset));
    const sim::Time opened = driver.now();
    REQUIRE(driver.run_to(Action::RotationSucceeded));
    CHECK(driver.now() - opened == gap);
  }
}

TEST_CASE("rotation: labels end up on the new version and on the one before, and the oldest has none") {
  Driver driver;
  driver.steady().play(tests::managed_cluster);
  CHECK(driver.secret().current == VersionRow(0));
  CHECK_FALSE(driver.secret().previous);
  for (std::uint32_t nth = 1; nth <= 3; ++nth) {
    driver.play("modify-db-cluster orders rotate now\n wait 1m");
    CHECK(driver.secret().current == VersionRow(nth));
    CHECK(driver.secret().previous == VersionRow(nth - 1));
    CHECK_FALSE(driver.secret().pending);
    CHECK(driver.secret().versions_kept == nth + 1);
  }
  CHECK(driver.world[VersionRow(0)].exists == 1);
}

TEST_CASE("rotation: what it leaves in the records, in order") {
  Driver driver;
  driver.steady().play(tests::managed_cluster_with_key);
  const std::size_t before = driver.happenings().size();
  driver.play("modify-db-cluster orders rotate now\n wait 1m");
  std::string names;
  for (std::size_t i = before; i < driver.happenings().size(); ++i) {
    for (const Note& note : driver.happenings()[i].notes) {
      names += std::string(action_row(note.action).name) + " ";
    }
  }
  CHECK(names ==
        "ModifyDBCluster RotationStarted GetRandomPassword PutSecretValue GenerateDataKey RDS-EVENT-0016 PasswordSet "
        "PasswordTested UpdateSecretVersionStage RotationSucceeded ");
}

TEST_CASE("rotation: RotateSecret rotates at once unless told otherwise, even to change the schedule alone") {
  Driver driver;
  driver.steady().play(tests::managed_cluster);
  driver.play("rotate-secret S0 days=30 now=false");
  CHECK(driver.secret_status() == "active");
  CHECK(driver.count(Action::RotationStarted) == 0);
  driver.play("rotate-secret S0 days=20");
  CHECK(driver.secret_status() == "rotating");
  CHECK(driver.cluster().origin == RotationOrigin::secretsmanager_call);
  driver.play("wait 1m\n rotate-secret S0 now");
  CHECK(driver.count(Action::RotationStarted) == 2);
  driver.play("wait 1m");
  CHECK(driver.secret_status() == "active");
  CHECK(driver.setting.schedule(driver.secret().schedule).count() == 20);
}

TEST_CASE("rotation: a scheduled one shows in the cluster's status only where the parameter says so") {
  for (const bool shows : {true, false}) {
    Driver driver;
    driver.steady().set("scheduled_sets_status", shows ? "true" : "false").play(tests::managed_cluster);
    REQUIRE(driver.run_to(Action::PutSecretValue));
    CHECK(driver.cluster().origin == RotationOrigin::schedule);
    CHECK(driver.status() == (shows ? "resetting-master-credentials" : "available"));
    REQUIRE(driver.run_to(Action::RotationSucceeded));
    CHECK(driver.status() == "available");
  }
}

TEST_CASE("rotation: a cluster without an instance rotates too, unless the parameter asks for a writer") {
  Driver driver;
  driver.steady().play("create-db-cluster orders manage\n wait 5m");
  CHECK(driver.secret_status() == "active");
  driver.play("modify-db-cluster orders rotate now\n wait 1m");
  CHECK(driver.count(Action::RotationSucceeded) == 1);

  Driver strict;
  strict.set("active_requires_writer", "true").steady();
  strict.play("create-db-cluster orders manage\n create-db-instance orders-1\n wait 30m");
  CHECK(strict.secret_status() == "active");
}

TEST_CASE(
    "rotation: a client with a cache fails from the set point until its cache's end, a login by label only in the "
    "gap") {
  Driver driver;
  driver.steady();
  driver.add_client("orders", ClientStrategy::cached);
  driver.play(tests::managed_cluster);
  driver.play("wait 1h\n modify-db-cluster orders rotate now");
  driver.run_to(Action::RotationSucceeded);
  CHECK(driver.call("login orders") == "ok");
  const std::size_t before = driver.refused(Action::Login);
  driver.wait(2h);
  CHECK(driver.refused(Action::Login) > before);
  const std::size_t healed = driver.refused(Action::Login);
  driver.wait(1h);
  CHECK(driver.refused(Action::Login) == healed);
}

TEST_CASE("rotation: a client that reads once fails from the first rotation on, for ever") {
  Driver driver;
  driver.steady();
  driver.add_client("orders", ClientStrategy::read_once);
  driver.play(tests::managed_cluster);
  driver.play("wait 1h");
  CHECK(driver.refused(Action::Login) == 0);
  driver.play("modify-db-cluster orders rotate now\n wait 1h");
  const std::size_t failed = driver.refused(Action::Login);
  CHECK(failed >= 11);
  driver.wait(1h);
  CHECK(driver.refused(Action::Login) == failed + 12);
}

TEST_CASE("rotation: a hundred versions are kept, those with a label or younger than a day even beyond") {
  Driver driver;
  driver.steady().play(tests::managed_cluster);
  for (int i = 0; i < 110; ++i) {
    driver.play("modify-db-cluster orders rotate now\n wait 1m");
  }
  CHECK(driver.secret().versions_kept == 111);
  driver.wait(25h);
  driver.play("modify-db-cluster orders rotate now\n wait 1m");
  CHECK(driver.secret().versions_kept == 100);
  CHECK(driver.world[driver.secret().current].exists == 1);
  CHECK(driver.world[driver.secret().previous].exists == 1);
  CHECK(driver.world[VersionRow(0)].exists == 0);
  CHECK(driver.call("get-secret-value S0 version=V0") == "ResourceNotFoundException");
}
