// Logins, statements of SQL and faults.
#include <chrono>

#include "tests/catch.hpp"
#include "tests/scenarios/reading.hpp"

using namespace std::chrono_literals;
using reading::line_of;
using scenarios::FaultLine;
using scenarios::FaultName;
using scenarios::LoginLine;

namespace {

LoginLine login(const std::string& text) { return std::get<LoginLine>(line_of("{at: 0s, login: " + text + "}").what); }
FaultLine fault(const std::string& text) { return std::get<FaultLine>(line_of("{at: 0s, fault: " + text + "}").what); }

void check_logins(std::initializer_list<reading::Bad> rows) {
  for (const auto& row : rows) reading::check_events({{"{at: 0s, login: " + row.yaml + "}", row.message}});
}
void check_faults(std::initializer_list<reading::Bad> rows) {
  for (const auto& row : rows) reading::check_events({{"{at: 0s, fault: " + row.yaml + "}", row.message}});
}

}  // namespace

TEST_CASE("a login takes its password by label, by version or literally") {
  const auto stage = login("{cluster: orders, password: {stage: AWSCURRENT}}");
  CHECK(stage.cluster == "orders");
  CHECK(stage.by == LoginLine::By::stage);
  CHECK(stage.value == "AWSCURRENT");
  CHECK(login("{cluster: o, password: {version: \"${v}\"}}").by == LoginLine::By::version);
  const auto literal = login("{cluster: o, password: {literal: 12345678}}");
  CHECK(literal.by == LoginLine::By::literal);
  CHECK(literal.value == "12345678");
}

TEST_CASE("a login says what is wrong with it, never the password") {
  check_logins({
      {"orders", "3:19: login should be a map with cluster, secret, user or password, not a text"},
      {"{password: {stage: A}}", "3:19: login needs cluster:"},
      {"{cluster: orders}", "3:19: login needs password:"},
      {"{cluster: orders, passwort: {stage: A}}", "3:37: unknown key \"passwort\"; did you mean password?"},
      {"{cluster: orders, password: Pa55word}",
       "3:47: password should be a map with stage, version or literal, not a text"},
      {"{cluster: orders, password: {}}",
       "3:47: password should be one of {stage: LABEL}, {version: ID} or {literal: TEXT}"},
      {"{cluster: orders, password: {stage: A, literal: Pa55word}}",
       "3:47: password should be one of {stage: LABEL}, {version: ID} or {literal: TEXT}"},
      {"{cluster: orders, password: {litteral: Pa55word}}", "3:48: unknown key \"litteral\"; did you mean literal?"},
      {"{cluster: orders, password: {literal: [Pa55word]}}", "3:57: literal should be a text, not a list"},
      {"{cluster: [orders], password: {stage: A}}", "3:29: cluster should be a text, not a list"},
  });
}

TEST_CASE("each fault is read with what it takes") {
  const auto impair = fault("{impair: orders, by: key-policy}");
  CHECK(impair.name == FaultName::impair);
  CHECK(impair.target == "orders");
  CHECK(impair.by == "key-policy");
  const auto down = fault("{writer-down: orders, for: 10m}");
  CHECK(down.name == FaultName::writer_down);
  CHECK(down.lasts == 10min);
  CHECK_FALSE(fault("{writer-down: orders}").lasts);
  const auto fail = fault("{fail-rotation-step: orders, step: test, times: 3}");
  CHECK(fail.name == FaultName::fail_rotation_step);
  CHECK(fail.step == "test");
  CHECK(fail.times == 3);
  CHECK(fault("{fail-rotation-step: orders, step: set}").times == 1);
  CHECK(fault("{sql-password-change: orders}").name == FaultName::sql_password_change);
  const auto throttle = fault("{for: 1h, throttle: GetSecretValue}");
  CHECK(throttle.name == FaultName::throttle);
  CHECK(throttle.target == "GetSecretValue");
  CHECK(throttle.lasts == 1h);
  const auto slow = fault("{slow: rotation.set, factor: 2.5, for: 1d}");
  CHECK(slow.name == FaultName::slow);
  CHECK(slow.target == "rotation.set");
  CHECK(slow.factor == 2.5);
  CHECK(slow.lasts == 24h);
  CHECK(fault("{slow: \"${wait}\", factor: 2}").target == "${wait}");
}

TEST_CASE("a fault says what is wrong with it") {
  check_faults({
      {"orders", "3:19: fault should be a map such as {writer-down: orders, for: 10m}, not a text"},
      {"{}", "3:19: fault is empty; it should be a map such as {writer-down: orders, for: 10m}"},
      {"{writerdown: orders}", "3:20: unknown fault \"writerdown\"; did you mean writer-down?"},
      {"{explode: orders}",
       "3:20: unknown fault \"explode\"; it should be impair, writer-down, fail-rotation-step, "
       "sql-password-change, restart, leak, throttle or slow"},
      {"{impair: orders, writer-down: orders}", "3:36: a fault does one thing; write a second event"},
      {"{impair: orders}", "3:19: the fault impair needs by:"},
      {"{impair: orders, by: magic}",
       "3:40: unknown by \"magic\"; it should be grant, key-policy, resource-policy, "
       "key-disabled or key-deletion"},
      {"{impair: orders, by: key-disable}", "3:40: unknown by \"key-disable\"; did you mean key-disabled?"},
      {"{impair: orders, by: grant, for: 5m}", "3:47: unknown key \"for\"; the fault impair may have impair or by"},
      {"{writer-down: [orders]}", "3:33: writer-down should be a text, not a list"},
      {"{writer-down: orders, for: 0s}", "3:46: for should be longer than 0s"},
      {"{writer-down: orders, for: {uniform: [1s, 2s]}}",
       "3:46: for should be a duration such as 90s or 2d6h, not a map"},
      {"{fail-rotation-step: orders}", "3:19: the fault fail-rotation-step needs step:"},
      {"{fail-rotation-step: orders, step: tests}", "3:54: unknown step \"tests\"; did you mean test?"},
      {"{fail-rotation-step: orders, step: test, times: 0}",
       "3:67: times should be a whole number from 1 to 1000000, not \"0\""},
      {"{slow: rotation.sett, factor: 2}", "3:26: unknown wait \"rotation.sett\"; did you mean rotation.set?"},
      {"{slow: everything, factor: 2}",
       "3:26: unknown wait \"everything\"; `credsim parameters` lists them, rotation.set is one"},
      {"{slow: rotation_attempts, factor: 2}",
       "3:26: unknown wait \"rotation_attempts\"; `credsim parameters` lists them, rotation.set is one"},
      {"{slow: rotation.set}", "3:19: the fault slow needs factor:"},
      {"{slow: rotation.set, factor: twice}", "3:48: factor should be a number, not \"twice\""},
      {"{slow: rotation.set, factor: 0}", "3:48: factor should be more than 0 and at most 1000000"},
  });
}

TEST_CASE("a login may be that of another user: of a secret that it names, or with a literal") {
  const auto secret = login("{cluster: orders, secret: app, password: {stage: AWSPREVIOUS}}");
  CHECK(secret.secret == "app");
  CHECK(secret.value == "AWSPREVIOUS");
  CHECK(login("{cluster: orders, user: app, password: {literal: x}}").user == "app");
  check_logins({{"{cluster: o, user: app, password: {stage: A}}",
                 "3:32: user goes with {literal: TEXT}; a secret names its user itself"},
                {"{cluster: o, secret: app, password: {literal: A}}",
                 "3:32: secret goes with {stage: LABEL} or {version: ID}"}});
}

TEST_CASE("sql makes a user, or gives it a password") {
  const auto sql = std::get<scenarios::SqlLine>(line_of("{at: 0s, sql: {cluster: o, user: app, password: x}}").what);
  CHECK(sql.cluster == "o");
  CHECK(sql.user == "app");
  CHECK(sql.password == "x");
  reading::check_events({{"{at: 0s, sql: {cluster: o, user: app}}", "3:17: sql needs password:"},
                         {"{at: 0s, sql: {cluster: o, user: a, password: x}, save: {a: b}}",
                          "3:53: sql answers nothing to save; save: goes with aws:"}});
}

TEST_CASE("a login and a fault have no answer to save or to look into") {
  reading::check_events({
      {"{at: 0s, fault: {writer-down: o}, save: {a: b}}",
       "3:37: a fault answers nothing to save; save: goes with aws:"},
      {"{at: 0s, login: {cluster: o, password: {stage: A}}, save: {a: b}}",
       "3:55: a login answers nothing to save; save: goes with aws:"},
      {"{at: 0s, fault: {writer-down: o}, expect: {Status: x}}", "3:46: a fault has no answer to expect"},
      {"{at: 0s, fault: {writer-down: o}, expect: {error: x}}",
       "3:37: a fault is never refused; expect no error of it"},
      {"{at: 0s, login: {cluster: o, password: {stage: A}}, expect: {Status: x}}",
       "3:64: a login has no answer; expect ok, any or {error: CODE}"},
  });
  CHECK(line_of("{at: 0s, login: {cluster: o, password: {stage: A}}, expect: {error: 1045}}").expect.error == "1045");
  CHECK(line_of("{at: 0s, fault: {writer-down: o}, expect: ok}").expect.written);
}
