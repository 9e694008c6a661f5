// Rotations that fail: at which phase by which cause, what is left behind, and what heals it.
#include <string>

#include "tests/catch.hpp"
#include "tests/model/driver.hpp"

using namespace model;
using namespace std::chrono_literals;
using tests::Driver;

namespace {

// A rotation into which something falls `at` after its start, when all its attempts are over.
struct Struck {
  std::unique_ptr<Driver> driver = std::make_unique<Driver>();
  Password before = Password::none;

  Struck(std::string_view cause, sim::Duration at, std::string_view decrypts = "false") {
    driver->steady().set("kms.propagation", "0s").set("set_needs_decrypt", decrypts);
    driver->play(tests::managed_cluster_with_key);
    before = driver->cluster().password;
    if (at < 0s) {
      driver->play(cause);
      driver->play("wait 1s\n rotate-secret S0");
    } else {
      driver->play("rotate-secret S0");
      driver->wait(at);
      driver->play(cause);
    }
    driver->wait(15min);
  }

  [[nodiscard]] bool password_changed() const { return driver->cluster().password != before; }
  std::string current() { return driver->call("login orders"); }
  std::string pending() { return driver->call("login orders stage=AWSPENDING"); }
};

constexpr auto before_create = -1s;
constexpr auto before_set = 3s;
constexpr auto before_finish = 7s;

}  // namespace

// R-SEC-17: a new value needs the key.
TEST_CASE("failures: a key that is disabled before the rotation: impaired, nothing changed, nothing readable") {
  for (const char* cause : {"disable-key K0", "schedule-key-deletion K0", "fault impair-key-disabled orders",
                            "fault impair-key-deletion orders"}) {
    Struck rotation(cause, before_create);
    CHECK(rotation.driver->secret_status() == "impaired");
    CHECK_FALSE(rotation.password_changed());
    CHECK(rotation.driver->current_works());
    CHECK(rotation.current() == "DecryptionFailure");
    CHECK_FALSE(rotation.driver->secret().pending);
    CHECK(rotation.driver->refused(Action::PutSecretValue) == 5);
    CHECK(rotation.driver->count(Action::RotationFailed) == 1);
  }
}

// R-ROT-13: RDS rotates with its own role.
TEST_CASE("failures: RDS shut out by grant, key policy or resource policy: impaired, but readers are fine") {
  for (const char* cause :
       {"revoke-grant K0 grant=G0", "retire-grant K0 grant=G0", "put-key-policy K0 policy=root-not-rds",
        "put-resource-policy S0 policy=deny-rds", "fault impair-grant orders", "fault impair-key-policy orders",
        "fault impair-resource-policy orders"}) {
    Struck rotation(cause, before_create);
    CHECK(rotation.driver->secret_status() == "impaired");
    CHECK_FALSE(rotation.password_changed());
    CHECK(rotation.current() == "ok");
    CHECK(rotation.driver->count(Action::RotationRetried) == 4);
  }
}

TEST_CASE("failures: a lost grant is what the refusal blames, once it is gone") {
  Struck rotation("revoke-grant K0 grant=G0", before_create);
  bool blamed = false;
  for (const auto& step : rotation.driver->happenings()) {
    for (const Note& note : step.notes) {
      blamed = blamed || (note.action == Action::GenerateDataKey && note.refusal == Refusal::kms_access_denied &&
                          note.blame == GrantRow(0).id());
    }
  }
  CHECK(blamed);
}

TEST_CASE("failures: a key policy that lets RDS in makes up for a lost grant, unless the parameter says it does not") {
  for (const bool replaces : {true, false}) {
    Driver driver;
    driver.steady().set("policy_can_replace_grant", replaces ? "true" : "false");
    driver.play(tests::managed_cluster_with_key);
    driver.play(
        "put-key-policy K0 policy=root-and-rds\n revoke-grant K0 grant=G0\n wait 5m\n rotate-secret S0\n wait 15m");
    CHECK(driver.secret_status() == (replaces ? "active" : "impaired"));
  }
}

TEST_CASE("failures: a key disabled between create and set stops nothing, unless setting needs it") {
  Struck without("disable-key K0", before_set);
  CHECK(without.driver->secret_status() == "active");
  CHECK(without.password_changed());
  CHECK(without.current() == "DecryptionFailure");

  Struck with("disable-key K0", before_set, "true");
  CHECK(with.driver->secret_status() == "impaired");
  CHECK_FALSE(with.password_changed());
  CHECK(with.driver->refused(Action::MasterCredentialsFailed) == 5);
}

TEST_CASE("failures: a key disabled between set and finish is noticed by the next rotation only") {
  Struck rotation("disable-key K0", before_finish);
  CHECK(rotation.driver->secret_status() == "active");
  CHECK(rotation.password_changed());
  CHECK(rotation.driver->current_works());
  CHECK(rotation.current() == "DecryptionFailure");
  rotation.driver->play("rotate-secret S0\n wait 15m");
  CHECK(rotation.driver->secret_status() == "impaired");
}

TEST_CASE("failures: a deny between set and finish splits the brain: only AWSPENDING logs in") {
  Struck rotation("put-resource-policy S0 policy=deny-rds", before_finish);
  CHECK(rotation.driver->secret_status() == "impaired");
  CHECK(rotation.password_changed());
  CHECK(rotation.current() == "1045");
  CHECK(rotation.pending() == "ok");
  CHECK(rotation.driver->refused(Action::UpdateSecretVersionStage) == 1);
  // Secrets Manager sees the earlier rotation as not complete; RDS may try again, and uses the pending version.
  CHECK(rotation.driver->call("rotate-secret S0") == "InvalidRequestException");
  const VersionRow pending = rotation.driver->secret().pending;
  rotation.driver->play("delete-resource-policy S0\n modify-db-cluster orders rotate now\n wait 1m");
  CHECK(rotation.driver->secret_status() == "active");
  CHECK(rotation.driver->secret().current == pending);
  CHECK(rotation.driver->secret().versions_made == 2);
  CHECK(rotation.current() == "ok");
}

TEST_CASE("failures: a rotation cancelled between set and finish leaves the same, with the schedule off") {
  Struck rotation("cancel-rotate-secret S0", before_finish);
  CHECK(rotation.driver->secret_status() == "impaired");
  CHECK(rotation.driver->count(Action::RotationAbandoned) == 1);
  CHECK(rotation.current() == "1045");
  CHECK(rotation.pending() == "ok");
  CHECK_FALSE(rotation.driver->secret().rotation_enabled);
  CHECK(rotation.driver->secret().next_rotation_date == sim::never);
  rotation.driver->play("modify-db-cluster orders rotate now\n wait 1m");
  CHECK(rotation.current() == "ok");
  rotation.driver->wait(24h * 30);
  CHECK(rotation.driver->count(Action::RotationStarted) == 2);
}

TEST_CASE("failures: a rotation cancelled in its set phase gives the cluster back") {
  Struck rotation("cancel-rotate-secret S0", 3s);
  CHECK(rotation.driver->status() == "available");
  CHECK_FALSE(rotation.password_changed());
  CHECK(rotation.current() == "ok");
}

// R-ROT-15: the password is set through the writer.
TEST_CASE("failures: a writer that is down is waited for, with the same pending version") {
  Struck rotation("fault writer-down orders for=90s", before_set);
  CHECK(rotation.driver->secret_status() == "active");
  CHECK(rotation.driver->count(Action::MasterCredentialsFailed) + rotation.driver->refused(Action::StepFailed) == 2);
  CHECK(rotation.driver->secret().versions_made == 2);
  CHECK(rotation.current() == "ok");
}

// R-ROT-14: what fails is tried again, until the attempts are used up.
TEST_CASE("failures: each phase that fails once is tried again after a pause, with the password of the first attempt") {
  for (const char* phase : {"create", "set", "test", "finish"}) {
    INFO(phase);
    Driver driver;
    driver.steady().play(tests::managed_cluster);
    driver.play("fault fail-rotation-step orders step=" + std::string(phase) + "\n rotate-secret S0");
    REQUIRE(driver.run_to(Action::RotationRetried));
    REQUIRE(driver.run_to(Action::RotationSucceeded));
    CHECK(driver.count(Action::RotationRetried) == 1);
    CHECK(driver.secret().versions_made == 2);
    CHECK(driver.current_works());
    CHECK(driver.count(Action::RotationFailed) == 0);
  }
}

TEST_CASE("failures: pauses double, and no more than the attempts allowed are made") {
  Driver driver;
  driver.steady().play(tests::managed_cluster);
  driver.play("fault fail-rotation-step orders step=create times=100\n rotate-secret S0");
  std::vector<std::int64_t> pauses;
  for (int i = 0; i < 4; ++i) {
    REQUIRE(driver.run_to(Action::StepFailed));
    const sim::Time failed = driver.now();
    REQUIRE(driver.run_to(Action::RotationRetried));
    pauses.push_back(std::chrono::floor<std::chrono::seconds>(driver.now() - failed).count());
  }
  CHECK(pauses == std::vector<std::int64_t>{30, 60, 120, 240});
  REQUIRE(driver.run_to(Action::RotationFailed));
  CHECK(driver.secret_status() == "impaired");

  Driver once;
  once.steady().set("rotation_attempts", "1").play(tests::managed_cluster);
  once.play("fault fail-rotation-step orders step=create\n rotate-secret S0\n wait 1m");
  CHECK(once.secret_status() == "impaired");
}

// R-ROT-16: the password is set only while the cluster is available.
TEST_CASE("failures: a cluster that is being modified makes the phase fail, and the next attempt succeeds") {
  Driver driver;
  driver.steady().play(tests::managed_cluster);
  driver.play("modify-db-cluster orders rotate now backups\n wait 3s");
  CHECK(driver.status() == "modifying");
  CHECK(driver.phase() == "retry");
  CHECK(driver.last().notes.back().refusal == Refusal::step_cluster_not_available);
  driver.wait(3min);
  CHECK(driver.secret_status() == "active");
  CHECK(driver.secret().versions_made == 2);
}

TEST_CASE("failures: chance makes phases fail as often as the parameter says") {
  Driver driver;
  driver.steady().set("rotation.test.fails", "1").play(tests::managed_cluster);
  driver.play("rotate-secret S0\n wait 15m");
  CHECK(driver.secret_status() == "impaired");
  CHECK(driver.refused(Action::StepFailed) == 5);
}
