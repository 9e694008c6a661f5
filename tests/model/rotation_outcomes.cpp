// What a rotation leaves behind, by what went wrong and when: a golden table.
#include <string>

#include "tests/catch.hpp"
#include "tests/golden.hpp"
#include "tests/model/driver.hpp"

using namespace model;
using namespace std::chrono_literals;
using tests::Driver;

namespace {

struct Cause {
  const char* name;
  const char* line;
};
constexpr Cause causes[] = {
    {"key disabled", "disable-key K0"},
    {"key pending deletion", "schedule-key-deletion K0 window=30"},
    {"grant revoked", "revoke-grant K0 grant=G0"},
    {"key policy denies RDS", "put-key-policy K0 policy=root-not-rds"},
    {"resource policy denies RDS", "put-resource-policy S0 policy=deny-rds"},
    {"writer down", "fault writer-down orders for=1h"},
    {"writer down for a minute", "fault writer-down orders for=1m"},
    {"cancelled by a user", "cancel-rotate-secret S0"},
    {"secret deleted by a user", "delete-secret S0 window=30"},
    {"cluster deleted", "delete-db-cluster orders skip"},
};

// The moment of a rotation: before it, in a phase, or past the point at which the database has the password.
struct When {
  const char* name;
  RotationPhase phase;
  bool password_set;
};
constexpr When moments[] = {
    {"before", RotationPhase::none, false},    {"create", RotationPhase::create, false},
    {"set, early", RotationPhase::set, false}, {"set, late", RotationPhase::set, true},
    {"test", RotationPhase::test, true},       {"finish", RotationPhase::finish, true},
};

bool reached(Driver& driver, const When& when) {
  return driver.cluster().phase == when.phase && driver.cluster().password_set == when.password_set;
}

std::string outcome(const Cause& cause, const When& when) {
  Driver driver;
  driver.steady().set("kms.propagation", "0s").set("owned_secret_user_delete", "allow_with_window");
  driver.play("create-key\n create-db-cluster orders manage key=K0\n wait 30m");
  if (std::string_view(cause.line).find("writer") != std::string_view::npos) {
    driver.play("create-db-instance orders-1\n wait 30m");
  }
  const Password before = driver.cluster().password;
  if (when.phase == RotationPhase::none) {
    if (std::string_view(cause.line).find("writer") != std::string_view::npos) {
      driver.wait(24h * 7 - 90min);  // the window opens in half an hour
    }
  } else {
    driver.play("modify-db-cluster orders rotate now");
    for (int i = 0; i < 1000 && !reached(driver, when); ++i) {
      driver.wait(100ms);
    }
    REQUIRE(reached(driver, when));
  }
  const std::string answer = driver.call(cause.line);
  if (answer != "ok") {
    return "refused: " + answer;
  }
  driver.wait(when.phase == RotationPhase::none ? sim::Duration(24h * 9) : sim::Duration(3h));
  if (!driver.cluster().exists) {
    return "gone";
  }
  const Secret& secret = driver.secret();
  const Password now = driver.cluster().password;
  return tests::cell(now == before ? "the former" : "the new one", 13) +
         tests::cell(driver.value(secret.current) == now ? "yes" : "NO", 9) +
         tests::cell(driver.call("get-secret-value S0"), 24) + tests::cell(secret.pending ? "yes" : "no", 9) +
         driver.secret_status();
}

}  // namespace

TEST_CASE("rotation: what it leaves behind, by cause and by phase") {
  std::string text = tests::cell("cause", 28) + tests::cell("since", 12) + tests::cell("database has", 13) +
                     tests::cell("current", 9) + tests::cell("a read gives", 24) + tests::cell("pending", 9) +
                     "status\n";
  for (const Cause& cause : causes) {
    for (const When& when : moments) {
      text += tests::cell(cause.name, 28) + tests::cell(when.name, 12) + outcome(cause, when) + "\n";
    }
  }
  CHECK(tests::matches_golden("model/golden/rotation_outcomes.txt", text));
}

TEST_CASE("rotation: an armed start outlives a change to another rate in its open window, not one to cron") {
  for (const bool cron : {false, true}) {
    Driver driver;
    driver.steady().set("rotation.reserve", "15m").play("create-db-cluster orders manage");
    driver.wait(24h * 7 + 1h);  // the window is open, its start drawn for later
    if (driver.secret().last_rotated != sim::never) {
      continue;
    }
    const sim::Time armed = driver.secret().schedule_slot.time;
    driver.play(cron ? "rotate-secret S0 expression=cron(0_4_1_*_?_*) now=false"
                     : "rotate-secret S0 days=30 now=false");
    CHECK((driver.secret().schedule_slot.time == armed) != cron);
  }
}

TEST_CASE("rotation: with top_of_hour_bias it starts in the first ten minutes of an hour") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Driver driver(seed);
    driver.set("top_of_hour_bias", "1").play("create-db-cluster orders manage");
    const sim::Time start = driver.secret().schedule_slot.time;
    CHECK(start - std::chrono::floor<std::chrono::hours>(start) < 10min);
    CHECK(start >= driver.secret().window_open);
    CHECK(start < driver.secret().window_close);
  }
}
