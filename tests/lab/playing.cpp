// Playing scripts: time, variables, expectations, waiting, pins, properties, faults.
#include <string>

#include "lab/play.hpp"
#include "scenarios/reader.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"
#include "trace/connection.hpp"

namespace {

const std::string creation =
    "rds create-db-cluster --db-cluster-identifier orders --engine aurora-mysql --master-username admin "
    "--manage-master-user-password";

lab::Summary play(const std::string& events, const std::string& head = "duration: 30d") {
  return lab::play(scenarios::read_text("title: T\n" + head + "\nevents:\n" + events, "t.yaml"), {});
}

std::string mistake(const std::string& events, const std::string& head = "duration: 30d") {
  try {
    play(events, head);
  } catch (const scenarios::Mistake& found) {
    return found.what();
  }
  return "no mistake";
}

std::string line(const std::string& at, const std::string& aws, const std::string& rest = "") {
  return "  - at: " + at + "\n    aws: " + aws + "\n" + (rest.empty() ? "" : "    " + rest + "\n");
}

}  // namespace

TEST_CASE("an expectation that does not hold is named with its line, what was expected and what came") {
  const auto summary = play(line("0s", creation) +
                            line("1h", "rds describe-db-clusters", R"(expect: {"DBClusters[0].Status": creating})"));
  REQUIRE(summary.failed.size() == 1);
  CHECK(summary.failed[0].line == 8);
  CHECK(summary.failed[0].path == "DBClusters[0].Status");
  CHECK(summary.failed[0].expected == "creating");
  CHECK(summary.failed[0].actual == "available");
  CHECK_FALSE(summary.held());
}

TEST_CASE("an error that nobody expected fails the scenario, and the run goes on") {
  const auto summary = play(line("0s", creation) + line("1m", creation) + line("1h", "rds describe-db-clusters"));
  REQUIRE(summary.failed.size() == 1);
  CHECK(summary.failed[0].actual == "DBClusterAlreadyExistsFault");
  CHECK(summary.calls == 3);
}

TEST_CASE("a success where an error was expected fails") {
  const auto summary = play(line("0s", creation, "expect: {error: AccessDenied}"));
  REQUIRE(summary.failed.size() == 1);
  CHECK(summary.failed[0].actual == "ok");
}

TEST_CASE("a line whose variable was never bound is skipped and counts as failed") {
  const auto summary = play(line("0s", "kms describe-key --key-id alias/none", "save: {key: KeyMetadata.KeyId}") +
                            line("1h", "kms disable-key --key-id ${key}"));
  REQUIRE(summary.failed.size() == 2);
  CHECK(summary.failed[1].actual == "skipped: ${key} was not bound");
  CHECK(summary.calls == 1);
}

TEST_CASE("values are compared as numbers, expressions, presence and absence") {
  const std::string describe = "rds describe-db-clusters";
  const auto expects = [&](const std::string& what) {
    return play(line("0s", creation) + line("1h", describe, "expect: {" + what + "}")).failed.size();
  };
  CHECK(expects(R"("DBClusters[0].Engine": aurora-mysql)") == 0);
  CHECK(expects(R"("DBClusters[0].Engine": aurora)") == 1);
  CHECK(expects(R"("DBClusters[0].Engine": /^aurora-/)") == 0);
  CHECK(expects(R"("DBClusters[0].Engine": /^mysql/)") == 1);
  CHECK(expects(R"("DBClusters[0].MasterUserSecret": present)") == 0);
  CHECK(expects(R"("DBClusters[1]": absent)") == 0);
  CHECK(expects(R"("DBClusters[0]": absent)") == 1);
  CHECK(expects(R"("DBClusters[0].DeletionProtection": false)") == 0);
  CHECK(expects(R"("DBClusters[-1].DBClusterIdentifier": orders)") == 0);
}

TEST_CASE("rds wait holds the line after it until the state is there") {
  const auto summary =
      play(line("0s", creation) + line("+0s", "rds wait db-cluster-available --db-cluster-identifier orders") +
           line("+0s", "rds describe-db-clusters", R"(expect: {"DBClusters[0].Status": available})"));
  CHECK(summary.held());
  CHECK(summary.calls == 3);
}

TEST_CASE("a line may wait for a state, for the nth time that it begins to hold") {
  const std::string rotate =
      "rds modify-db-cluster --db-cluster-identifier orders --rotate-master-user-password --apply-immediately";
  const auto summary = play(line("0s", creation) + line("1h", rotate) + line("2h", rotate) +
                            "  - when: {orders.rotation: set}\n    nth: 2\n    aws: rds describe-db-clusters\n"
                            "    expect: {\"DBClusters[0].Status\": resetting-master-credentials}\n");
  CHECK(summary.held());
  CHECK(summary.open.empty());
}

TEST_CASE("a line that waits for ever is open, not failed") {
  const auto summary =
      play(line("0s", creation) + "  - when: {orders.SecretStatus: impaired}\n    aws: rds describe-db-clusters\n");
  CHECK(summary.held());
  REQUIRE(summary.open.size() == 1);
  CHECK(summary.open[0] == "t.yaml:7:5: still waits for orders.SecretStatus: impaired");
  CHECK(summary.unreached == 0);
}

TEST_CASE("a line that waits for ever and expects something is counted as never reached") {
  const auto summary = play(line("0s", creation) +
                            "  - when: {orders.SecretStatus: impaired}\n    aws: rds describe-db-clusters\n"
                            "    expect: ok\n  - {at: +1m, aws: kms list-keys, expect: ok}\n");
  CHECK(summary.held());
  CHECK(summary.unreached == 2);
  REQUIRE(summary.open.size() == 2);
  CHECK(summary.open[0].ends_with("impaired; what it expects was never looked at"));
}

TEST_CASE("repeat makes a fleet, and {i} counts in names that save binds") {
  const auto summary = play(
      "  - at: 0s\n    repeat: {count: 3, every: 1s}\n"
      "    aws: rds create-db-cluster --db-cluster-identifier c{i} --engine aurora-mysql --master-username admin"
      " --manage-master-user-password\n    save: {\"s{i}\": DBCluster.MasterUserSecret.SecretArn}\n" +
      line("1h", "secretsmanager describe-secret --secret-id ${s2}", "expect: {ARN: \"${s2}\"}"));
  CHECK(summary.held());
  CHECK(summary.resources.at("cluster") == 3);
}

TEST_CASE("a pin fixes one draw: the second rotation fails its test phase, and only that one") {
  const std::string rotate =
      "rds modify-db-cluster --db-cluster-identifier orders --rotate-master-user-password --apply-immediately";
  const std::string events = line("0s", creation) + line("1h", rotate) + line("2h", rotate) + line("3h", rotate);
  const std::string pins =
      "duration: 4h\nparameters: {rotation_attempts: 1}\npins:\n"
      "  - {resource: orders, choice: rotation.test, nth: 2, is: fail}\n"
      "  - {resource: orders, wait: rotation.set, nth: 1, takes: 1m}";
  const auto summary = play(events, pins);
  CHECK(summary.rotations.succeeded == 2);
  CHECK(summary.rotations.failed == 1);
  CHECK(play(events, "duration: 4h").rotations.failed == 0);
}

TEST_CASE("always-properties are checked after every step, sometimes-properties at the end") {
  const std::string events = line("0s", creation);
  CHECK(play(events, "duration: 1d\nproperties: {p: {always: {not: {orders.SecretStatus: active}}}}").broken.size() ==
        1);
  CHECK(play(events, "duration: 1d\nproperties: {p: {sometimes: {orders.SecretStatus: active}}}").held());
  CHECK_FALSE(play(events, "duration: 1d\nproperties: {p: {sometimes: {orders.SecretStatus: impaired}}}").held());
  CHECK(play(events, "duration: 1d\nproperties: {p: {always: {not: {\"*.SecretStatus\": impaired}}}}").held());
}

TEST_CASE("what leads to something else is broken where that has not come by the end of the run") {
  const std::string events = line("0s", creation);
  const auto broken = [&](const std::string& from, const std::string& to) {
    return play(events, "duration: 1d\nproperties: {p: {leads-to: [{" + from + "}, {" + to + "}]}}").broken;
  };
  CHECK(broken("orders.SecretStatus: creating", "orders.SecretStatus: active").empty());
  CHECK(broken("orders.SecretStatus: impaired", "orders.SecretStatus: rotating").empty());
  CHECK(broken("orders.SecretStatus: active", "orders.SecretStatus: active").empty());
  const auto never = broken("orders.SecretStatus: active", "orders.SecretStatus: creating");
  REQUIRE(never.size() == 1);
  CHECK(never.front().message ==
        "never held after orders.SecretStatus: active: orders.SecretStatus: creating, actual orders.SecretStatus: "
        "active");
}

TEST_CASE("a pin cannot put the start of a rotation outside of its window") {
  const auto pinned = [](const std::string& takes) {
    return play(line("0s", creation),
                "duration: 30d\npins: [{resource: orders, wait: rotation.start, takes: " + takes + "}]")
        .rotations.started;
  };
  CHECK(pinned("23h") > 0);
  CHECK_THROWS_WITH(pinned("1d"),
                    Catch::Matchers::ContainsSubstring("a rotation starts in its window, which is over at"));
}

// The table of docs/scenario-language.md, with two clusters of which one becomes impaired.
TEST_CASE("* is all of a kind, some: one of them at least, none: not a single one, and not: only that it is not all") {
  const std::string events = line("0s", creation) + line("0s", "kms create-key", "save: {key: KeyMetadata.KeyId}") +
                             line("1s",
                                  "rds create-db-cluster --db-cluster-identifier sales --engine aurora-mysql "
                                  "--master-username admin --manage-master-user-password "
                                  "--master-user-secret-kms-key-id ${key}") +
                             line("1h", "kms disable-key --key-id ${key}") +
                             line("2h",
                                  "rds modify-db-cluster --db-cluster-identifier sales "
                                  "--rotate-master-user-password --apply-immediately",
                                  "expect: any");
  const auto breaks = [&](const std::string& property) {
    return play(events, "duration: 10d\nproperties: {p: {" + property + "}}").broken.size();
  };
  CHECK(breaks("sometimes: {sales.SecretStatus: impaired}") == 0);
  CHECK(breaks("sometimes: {some: {\"*.SecretStatus\": impaired}}") == 0);
  CHECK(breaks("sometimes: {\"*.SecretStatus\": impaired}") == 1);
  CHECK(breaks("always: {not: {\"*.SecretStatus\": impaired}}") == 0);
  CHECK(breaks("always: {none: {\"*.SecretStatus\": impaired}}") == 1);
  CHECK(breaks("sometimes: {some: {\"*.SecretStatus\": impaired, \"*.Status\": available}}") == 0);
  CHECK(breaks("sometimes: {some: {\"*.SecretStatus\": impaired, \"*.Status\": stopped}}") == 1);
  CHECK(breaks("always: {none: {\"*.SecretStatus\": rotating, \"*.Status\": stopped}}") == 0);
  const auto broken =
      play(events, "duration: 10d\nproperties: {p: {always: {none: {\"*.SecretStatus\": impaired}}}}").broken;
  REQUIRE(broken.size() == 1);
  CHECK(broken[0].resource == "sales");
  CHECK(broken[0].message == "none *.SecretStatus: impaired, actual sales.SecretStatus: impaired");
}

TEST_CASE("a property that breaks is named with its line, the resource, what it says and what there is") {
  const std::string events = line("0s", creation);
  const auto summary = play(events, "duration: 1d\nproperties:\n  p: {always: {not: {orders.SecretStatus: active}}}");
  REQUIRE(summary.broken.size() == 1);
  CHECK(summary.broken[0].invariant == "p");
  CHECK(summary.broken[0].line == 4);
  CHECK(summary.broken[0].resource == "orders");
  CHECK(summary.broken[0].message == "not orders.SecretStatus: active, actual orders.SecretStatus: active");
  const auto joined = play(events,
                           "duration: 1d\nproperties:\n  p:\n    always:\n"
                           "      all: [{any: [{\"*.Status\": creating}, {x.Status: creating}]}, {x.Status: absent}]");
  REQUIRE(joined.broken.size() == 1);
  CHECK(joined.broken[0].message ==
        "(*.Status: creating or x.Status: creating) and x.Status: absent, actual orders.Status: available, "
        "x.Status: absent");
  const auto never = play(events, "duration: 1d\nproperties:\n  p: {sometimes: {orders.SecretStatus: impaired}}");
  REQUIRE(never.broken.size() == 1);
  CHECK(never.broken[0].line == 4);
  CHECK(never.broken[0].message == "never held: orders.SecretStatus: impaired");
}

TEST_CASE("a command that did not do as expected is told with its variables expanded") {
  const auto summary =
      play(line("0s", "kms create-key", "save: {key: KeyMetadata.KeyId, state: KeyMetadata.KeyState}") +
           line("1h", "aws kms describe-key --key-id alias/${state}"));
  REQUIRE(summary.failed.size() == 1);
  CHECK(summary.failed[0].command == "kms describe-key --key-id alias/Enabled");
}

TEST_CASE("--query and --output are remarked on, for they change nothing; beside expect: with the line") {
  const std::string query = "rds describe-db-clusters --query DBClusters[0].Status";
  const auto summary = play(line("0s", creation) + line("1h", query, "expect: {\"DBClusters[0].Status\": available}") +
                            line("2h", query) + line("3h", query + " --output text"));
  CHECK(summary.held());
  REQUIRE(summary.remarks.size() == 3);
  CHECK(summary.remarks[0].starts_with("t.yaml:7:5: --query changes nothing here"));
  CHECK(summary.remarks[1] == "--output has no effect here");
  CHECK(summary.remarks[2] == "--query has no effect here");
  CHECK(play(line("0s", "kms list-keys --query Keys[0]")).remarks ==
        std::vector<std::string>{"--query has no effect here"});
}

TEST_CASE("mistakes are found before anything runs, at their place") {
  CHECK(mistake(line("0s", "rds create-db-clutser --db-cluster-identifier a")).starts_with("t.yaml:5:5: "));
  CHECK(mistake(line("0s", "kms disable-key --key-id ${kee}", "save: {key: KeyId}")) ==
        "t.yaml:5:5: no line binds the variable `kee`; did you mean key?");
  CHECK(mistake(line("0s", "secretsmanager get-random-password", "save: {p: RandomPassword}")) != "no mistake");
  CHECK(mistake(line("0s", "secretsmanager get-secret-value --secret-id x", "save: {p: SecretString.token}")) !=
        "no mistake");
  CHECK(mistake(line("0s", "secretsmanager get-secret-value --secret-id x", "save: {p: SecretString.password}")) !=
        "no mistake");
  CHECK(mistake(line("0s", "rds describe-db-clusters", "expect: {\"DBClusters[0\": x}")).find("is not a path") !=
        std::string::npos);
  CHECK(mistake(line("0s", "rds describe-db-clusters", "expect: {\"DBClusters\": /(/}")).find("regular expression") !=
        std::string::npos);
  CHECK(mistake("  - when: {orders.SecretStats: active}\n    aws: rds describe-db-clusters\n").find("SecretStatus") !=
        std::string::npos);
  CHECK(mistake(line("40d", "rds describe-db-clusters")).find("after the end") != std::string::npos);
  CHECK(mistake(line("0s", "kms create-key --policy file:///etc/passwd")).find("outside the scenario's folder") !=
        std::string::npos);
  CHECK(mistake(line("0s", "kms create-key --policy file://../x.json")).find("outside the scenario's folder") !=
        std::string::npos);
}

TEST_CASE("a mistake that shows only while running takes the trace away") {
  const tests::TestFolder folder;
  lab::PlayOptions options;
  options.trace = folder / "run.sqlite";
  const auto script =
      scenarios::read_text("title: T\nevents:\n" + line("0s", "kms create-key", "save: {key: KeyMetadata.KeyId}") +
                               line("1h", "kms schedule-key-deletion --key-id ${key} --pending-window-in-days ${key}"),
                           "t.yaml");
  CHECK_THROWS_AS(lab::play(script, options), scenarios::Mistake);
  CHECK_FALSE(std::filesystem::exists(*options.trace));
}

TEST_CASE("what somebody keeps in a secret of theirs stands nowhere in the trace, and compares all the same") {
  const tests::TestFolder folder;
  const auto file = folder.write(
      "s.yaml",
      "title: T\nevents:\n" +
          line("0s",
               "secretsmanager create-secret --name a --secret-string\n"
               "      '{\"username\":\"app\",\"password\":\"Open-Sesame-77\",\n"
               "      \"token\":\"Open-Sesame-78\",\"port\":3306}'") +
          line("1s", "secretsmanager get-secret-value --secret-id a",
               "expect: {SecretString.token: Open-Sesame-78, SecretString.username: app}") +
          line("2s", "secretsmanager put-secret-value --secret-id a --secret-string Open-Sesame-79") +
          line("3s", "secretsmanager batch-get-secret-value --secret-id-list a",
               "expect: {\"SecretValues[0].SecretString\": Open-Sesame-79}") +
          line("4s", "secretsmanager get-random-password", "expect: {RandomPassword: present}") +
          line("5s", "kms create-key", "save: {key: KeyMetadata.KeyId}") +
          line("6s", "kms encrypt --key-id ${key} --plaintext Open-Sesame-80", "save: {blob: CiphertextBlob}") +
          line("7s", "kms decrypt --ciphertext-blob ${blob}", "expect: {Plaintext: Open-Sesame-80}") +
          "  - {at: 8s, sql: {cluster: a, user: b, password: Open-Sesame-81}, expect: any}\n");
  lab::PlayOptions options;
  options.trace = folder / "run.sqlite";
  const auto summary = lab::play(scenarios::read_file(file), options);
  CHECK(summary.held());
  CHECK(tests::text_of_file(*options.trace).find("Open-Sesame") == std::string::npos);
}

TEST_CASE("a password that somebody wrote stands nowhere in the trace") {
  const tests::TestFolder folder;
  const auto file = folder.write(
      "s.yaml", "title: T\nevents:\n" +
                    line("0s",
                         "rds create-db-cluster --db-cluster-identifier a --engine aurora-mysql --master-username "
                         "admin --master-user-password Open-Sesame-77") +
                    "  - at: 1h\n    login: {cluster: a, password: {literal: Open-Sesame-77}}\n    expect: any\n" +
                    line("2h", "rds modify-db-cluster --db-cluster-identifier a --manage-master-user-password",
                         "save: {s: DBCluster.MasterUserSecret.SecretArn}") +
                    line("3h", "secretsmanager get-secret-value --secret-id ${s}",
                         "expect: {SecretString.password: Open-Sesame-77}"));
  lab::PlayOptions options;
  options.trace = folder / "run.sqlite";
  const auto summary = lab::play(scenarios::read_file(file), options);
  CHECK(tests::text_of_file(*options.trace).find("Open-Sesame") == std::string::npos);
  REQUIRE(summary.failed.size() == 1);
  CHECK(summary.failed[0].expected == "****");
  CHECK(summary.failed[0].actual.front() == '#');

  trace::Connection connection(*options.trace, trace::Connection::Mode::read);
  trace::Statement response(connection, "SELECT response FROM events WHERE name = 'GetSecretValue' AND line > 0");
  REQUIRE(response.step());
  CHECK(std::string(response.text(0)).find("\\\"password\\\":\\\"#") != std::string::npos);
}

TEST_CASE("an explicit end cuts the run short") {
  lab::PlayOptions options;
  const auto script = scenarios::read_text("title: T\nduration: 30d\nevents:\n" + line("0s", creation), "t.yaml");
  options.until = script.start + std::chrono::hours(24);
  const auto summary = lab::play(script, options);
  CHECK(summary.end == script.start + std::chrono::hours(24));
  CHECK(summary.rotations.started == 0);
}
