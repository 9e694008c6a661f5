// Rotation by a function: one user with a gap, two users without, and what makes it fail.
#include "tests/catch.hpp"
#include "tests/model/driver.hpp"

using namespace model;
using namespace std::chrono_literals;
using tests::Driver;

namespace {

constexpr std::string_view one_user = R"(
  create-db-cluster orders manage
  create-db-instance orders-1
  wait 30m
  sql orders user=app password=First-99
  create-secret app value=First-99 user=app cluster=orders
  rotate-secret S1 lambda=RotationSingleUser days=30 now=false
  wait 1m
)";
constexpr std::string_view two_users = R"(
  create-db-cluster orders manage
  create-db-instance orders-1
  wait 30m
  sql orders user=app password=First-99
  create-secret app value=First-99 user=app cluster=orders master=S0
  rotate-secret S1 lambda=RotationMultiUser days=30 now=false
  wait 1m
)";

const Secret& app(const Driver& driver) { return driver.world.secrets.at(1); }
std::string login(Driver& driver, const std::string& stage) {
  return driver.call("login orders secret=S1 stage=" + stage);
}

// Plays on until the function is in that step.
void until(Driver& driver, RotationPhase phase) {
  for (int i = 0; i < 200 && app(driver).phase != phase; ++i) {
    driver.wait(500ms);
  }
  REQUIRE(app(driver).phase == phase);
}

}  // namespace

TEST_CASE("lambda rotation: with one user the current password stops working before the label moves") {
  Driver driver;
  driver.steady().play(one_user);
  CHECK(login(driver, "AWSCURRENT") == "ok");
  driver.play("rotate-secret S1");
  until(driver, RotationPhase::test);
  CHECK(login(driver, "AWSCURRENT") == "1045");
  CHECK(login(driver, "AWSPENDING") == "ok");
  until(driver, RotationPhase::none);
  CHECK(login(driver, "AWSCURRENT") == "ok");
  CHECK(login(driver, "AWSPREVIOUS") == "1045");
  CHECK(driver.count(Action::RotationSucceeded) == 1);
}

TEST_CASE("lambda rotation: with two users every label logs in at every step, the previous until the next rotation") {
  Driver driver;
  driver.steady().play(two_users);
  driver.play("rotate-secret S1");
  for (const RotationPhase phase :
       {RotationPhase::create, RotationPhase::set, RotationPhase::test, RotationPhase::finish, RotationPhase::none}) {
    until(driver, phase);
    CHECK(login(driver, "AWSCURRENT") == "ok");
  }
  CHECK(login(driver, "AWSPREVIOUS") == "ok");
  REQUIRE(driver.world.database_users.size() == 2);
  CHECK(driver.setting.text(driver.world.database_users[1].name) == "app_clone");
  driver.play("rotate-secret S1");
  until(driver, RotationPhase::test);
  CHECK(login(driver, "AWSCURRENT") == "ok");
  CHECK(login(driver, "AWSPREVIOUS") == "1045");
  until(driver, RotationPhase::none);
  CHECK(driver.world.database_users.size() == 2);
}

TEST_CASE("lambda rotation: a test makes a pending version, and takes it away again") {
  Driver driver;
  driver.steady().play(one_user);
  driver.play("rotate-secret S1 days=10 now=false");
  CHECK(app(driver).testing);
  CHECK(app(driver).pending.exists());
  CHECK(driver.call("rotate-secret S1") == "InvalidRequestException");
  driver.wait(1min);
  CHECK_FALSE(app(driver).testing);
  CHECK_FALSE(app(driver).pending.exists());
  CHECK(app(driver).versions_kept == 1);
  CHECK(driver.count(Action::TestRotationSucceeded) == 2);
  CHECK(login(driver, "AWSCURRENT") == "ok");
}

TEST_CASE("lambda rotation: a test fails where the current value does not log in") {
  Driver driver;
  driver.steady().play(one_user);
  driver.play("sql orders user=app password=Other-99\n rotate-secret S1 days=10 now=false\n wait 1m");
  CHECK(driver.count(Action::TestRotationFailed) == 1);
}

TEST_CASE("lambda rotation: it comes by its schedule, and again after it") {
  Driver driver;
  driver.steady().play(one_user);
  driver.wait(24h * 70);
  CHECK(driver.count(Action::RotationSucceeded) >= 2);
  CHECK(app(driver).last_rotated != sim::never);
  CHECK(login(driver, "AWSCURRENT") == "ok");
}

TEST_CASE("lambda rotation: a value that says too little (R-ROT-19) makes it fail, and changes nothing") {
  Driver driver;
  driver.steady().play("create-secret app\n rotate-secret S0 lambda=RotationSingleUser\n wait 2h");
  CHECK(driver.count(Action::RotationFailed) == 1);
  CHECK(driver.world.secrets[0].versions_kept == 1);
  CHECK(driver.world.secrets[0].phase == RotationPhase::none);
}

TEST_CASE("lambda rotation: without a password that logs in the one user cannot change its own (R-ROT-21)") {
  Driver driver;
  driver.steady().play(one_user);
  driver.play("sql orders user=app password=Other-99\n rotate-secret S1\n wait 2h");
  CHECK(driver.count(Action::RotationFailed) == 1);
  CHECK(app(driver).pending.exists());
  CHECK(driver.call("rotate-secret S1") == "InvalidRequestException");
  // It heals where somebody gives the user back the password of the secret, and takes the label off.
  driver.play("sql orders user=app password=First-99\n update-secret-version-stage S1 stage=AWSPENDING from=V3");
  driver.play("rotate-secret S1\n wait 2m");
  CHECK(login(driver, "AWSCURRENT") == "ok");
}

TEST_CASE("lambda rotation: two users need a superuser whose secret is readable and right (R-ROT-20)") {
  Driver driver;
  driver.steady().play(two_users);
  driver.play("fault sql-password-change orders\n rotate-secret S1\n wait 2h");
  CHECK(driver.count(Action::RotationFailed) == 1);
  CHECK(login(driver, "AWSCURRENT") == "ok");
}

TEST_CASE("lambda rotation: cancelled or deleted in any step it is abandoned, and what it did remains") {
  for (const RotationPhase phase :
       {RotationPhase::create, RotationPhase::set, RotationPhase::test, RotationPhase::finish}) {
    for (const char* line : {"cancel-rotate-secret S1", "delete-secret S1 force"}) {
      Driver driver;
      driver.steady().play(one_user);
      driver.play("rotate-secret S1");
      until(driver, phase);
      driver.play(line);
      CHECK(driver.count(Action::RotationAbandoned) == 1);
      CHECK(app(driver).phase == RotationPhase::none);
      driver.wait(24h * 40);
      CHECK(app(driver).last_rotated == sim::never);
    }
  }
}

TEST_CASE("lambda rotation: users go with their cluster") {
  Driver driver;
  driver.steady().play(one_user);
  driver.play("delete-db-instance orders-1\n wait 30m\n delete-db-cluster orders skip\n wait 1h");
  CHECK_FALSE(driver.world.database_users[0].exists);
}
