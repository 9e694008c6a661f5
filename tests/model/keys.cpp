// Keys: what their changes do and when they are seen, deletion, the key that AWS provides, keys of other accounts.
#include <string>

#include "tests/catch.hpp"
#include "tests/model/driver.hpp"

using namespace model;
using namespace std::chrono_literals;
using tests::Driver;

namespace {

KeyState latest(const Driver& driver, std::uint32_t key = 0) { return driver.world.keys.at(key).state; }
KeyState visible(const Driver& driver, std::uint32_t key = 0) { return driver.world.keys.at(key).visible_state; }

}  // namespace

TEST_CASE("keys: a change is described at once, and works when it has spread") {
  Driver driver;
  driver.steady().play(tests::managed_cluster_with_key);
  driver.play("disable-key K0");
  CHECK(latest(driver) == KeyState::Disabled);
  CHECK(visible(driver) == KeyState::Enabled);
  CHECK(driver.call("get-secret-value S0") == "ok");
  driver.wait(30s);
  CHECK(visible(driver) == KeyState::Disabled);
  CHECK(driver.call("get-secret-value S0") == "DecryptionFailure");
}

TEST_CASE("keys: a change that is spreading carries later ones along, and does not start anew") {
  Driver driver;
  driver.steady().play(
      "create-key\n disable-key K0\n wait 20s\n enable-key K0\n wait 5s\n disable-key K0\n put-key-policy K0 "
      "policy=root");
  CHECK(visible(driver) == KeyState::Enabled);
  driver.wait(5s);
  CHECK(visible(driver) == KeyState::Disabled);
  CHECK(driver.world.keys[0].visible_policy == driver.world.keys[0].policy);
  CHECK_FALSE(driver.world.keys[0].propagation_slot.pending());
  CHECK(driver.count(Action::ChangeVisible) == 1);
}

TEST_CASE("keys: a change undone before it spread was never seen") {
  Driver driver;
  driver.steady().play(tests::managed_cluster_with_key);
  driver.play("disable-key K0\n wait 10s\n enable-key K0\n wait 5m");
  CHECK(visible(driver) == KeyState::Enabled);
  CHECK(driver.call("get-secret-value S0") == "ok");
}

TEST_CASE("keys: deletion comes after the waiting period, up to a day late, and takes aliases and grants along") {
  Driver driver;
  driver.steady().play(tests::managed_cluster_with_key);
  const sim::Time asked = driver.now();
  driver.play("schedule-key-deletion K0 window=7");
  CHECK(latest(driver) == KeyState::PendingDeletion);
  CHECK(driver.world.keys[0].deletion_date - asked == 24h * 7);
  REQUIRE(driver.run_to(Action::DeleteKey));
  CHECK(driver.now() - asked == 24h * 7 + 12h);
  CHECK_FALSE(driver.world.keys[0].exists);
  CHECK(driver.world.aliases[0].exists == 0);
  CHECK_FALSE(driver.world.grants[0].exists);
  CHECK(driver.call("get-secret-value S0") == "DecryptionFailure");
  CHECK(driver.call("describe-secret S0") == "ok");
}

TEST_CASE("keys: the waiting period is thirty days unless the call says otherwise") {
  Driver driver;
  driver.play("create-key\n schedule-key-deletion K0");
  CHECK(driver.world.keys[0].deletion_date - driver.now() == 24h * 30);
}

TEST_CASE("keys: a deletion cancelled in time leaves the key disabled, and enabling is another call") {
  Driver driver;
  driver.steady().play(tests::managed_cluster_with_key);
  driver.play("schedule-key-deletion K0 window=7\n wait 6d\n cancel-key-deletion K0\n wait 5m");
  CHECK(latest(driver) == KeyState::Disabled);
  CHECK(driver.world.keys[0].deletion_date == sim::never);
  CHECK(driver.call("get-secret-value S0") == "DecryptionFailure");
  driver.play("enable-key K0\n wait 5m");
  CHECK(driver.call("get-secret-value S0") == "ok");
  driver.wait(24h * 60);
  CHECK(driver.world.keys[0].exists);
}

TEST_CASE("keys: the provided key is made on first use, once an account and Region") {
  Driver driver;
  driver.play("create-db-cluster orders manage\n create-db-cluster other manage");
  CHECK(driver.world.keys.size() == 1);
  CHECK(driver.world.keys[0].manager == KeyManager::AWS);
  driver.play("describe-key alias/aws/secretsmanager");
  CHECK(driver.world.keys.size() == 1);
  driver.play("create-db-cluster far manage region=eu-north-1\n create-db-cluster theirs manage as=owner");
  CHECK(driver.world.keys.size() == 3);
  CHECK(driver.world.keys[1].region != driver.world.keys[0].region);
  CHECK(driver.world.keys[2].account != driver.world.keys[0].account);
}

TEST_CASE("keys: describing the provided alias makes the key, naming it on a cluster uses it") {
  Driver driver;
  driver.steady().play("describe-key alias/aws/secretsmanager");
  CHECK(driver.world.keys.size() == 1);
  driver.play("create-db-cluster orders manage key=alias/aws/secretsmanager\n wait 10m");
  CHECK(driver.secret().key == KeyRow(0));
  CHECK(driver.call("modify-db-cluster orders manage key=alias/aws/secretsmanager") == "ok");
}

TEST_CASE("keys: another account's key serves until its owner withdraws it") {
  Driver driver;
  driver.steady().play(R"(
    create-key as=owner policy=everybody
    create-db-cluster orders manage key=arn:K0
    create-db-instance orders-1
    wait 30m
  )");
  CHECK(driver.call("login orders") == "ok");
  driver.play("rotate-secret S0\n wait 1m");
  CHECK(driver.secret_status() == "active");
  driver.play("revoke-grant K0 grant=G0 as=owner\n put-key-policy K0 policy=nobody bypass as=owner\n wait 5m");
  CHECK(driver.call("login orders") == "AccessDeniedException");
  CHECK(driver.call("revoke-grant K0 grant=G0 as=owner") == "AccessDeniedException");
  driver.play("rotate-secret S0\n wait 15m");
  CHECK(driver.secret_status() == "impaired");
}

TEST_CASE("keys: a grant lets RDS rotate where the key policy does not speak of it, until it is revoked") {
  Driver driver;
  driver.steady().play(tests::managed_cluster_with_key);
  driver.play("rotate-secret S0\n wait 1m");
  CHECK(driver.secret_status() == "active");
  driver.play("revoke-grant K0 grant=G0");
  CHECK(driver.world.grants[0].status == GrantStatus::absent);
  CHECK(driver.world.grants[0].visible_status == GrantStatus::active);
  driver.play("rotate-secret S0\n wait 25s");
  CHECK(driver.count(Action::RotationSucceeded) == 2);
  driver.play("wait 5s");
  CHECK_FALSE(driver.world.grants[0].exists);
  driver.play("rotate-secret S0\n wait 15m");
  CHECK(driver.secret_status() == "impaired");
}
