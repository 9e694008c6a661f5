// A trace as it was written passes; one with a row changed by hand does not.
#include "lab/trace_check.hpp"

#include <algorithm>

#include "lab/play.hpp"
#include "scenarios/reader.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"
#include "trace/connection.hpp"

namespace {

const char* const scenario = R"(title: A cluster, its key and two rotations
duration: 10d
events:
  - at: 0s
    aws: kms create-key
    save: {key: KeyMetadata.KeyId}
  - at: 5m
    aws: >
      rds create-db-cluster --db-cluster-identifier orders --engine aurora-mysql --master-username admin
      --manage-master-user-password --master-user-secret-kms-key-id ${key}
  - at: 1h
    aws: >
      rds create-db-instance --db-instance-identifier orders-1 --db-cluster-identifier orders
      --engine aurora-mysql --db-instance-class db.r6g.large
  - at: 1d
    aws: rds modify-db-cluster --db-cluster-identifier orders --rotate-master-user-password --apply-immediately
  - at: 9d
    aws: kms disable-key --key-id ${key}
)";

// The trace of the scenario, changed by `sql`.
lab::TraceCheck check_after(const std::string& sql, const char* text = scenario) {
  const tests::TestFolder folder;
  lab::PlayOptions options;
  options.trace = folder / "run.sqlite";
  lab::play(scenarios::read_text(text, "run.yaml"), options);
  if (!sql.empty()) trace::Connection(*options.trace, trace::Connection::Mode::create).run(sql);
  trace::Reader reader(*options.trace);
  return lab::check_trace(reader);
}

// The names of the checks that found something, with a blank behind each.
std::string found_by(const lab::TraceCheck& check) {
  std::string names;
  for (const lab::TraceCheckRow& row : check.rows) {
    if (row.found != 0) names += std::string(row.name) + " ";
  }
  return names;
}

// SQL for the id of an attribute of a kind of resource; of a word of its vocabulary.
std::string attribute(const std::string& kind, const std::string& name) {
  return "(SELECT a.id FROM attribute a JOIN kind k ON a.kind = k.id WHERE k.name = '" + kind + "' AND a.name = '" +
         name + "')";
}
std::string word(const std::string& attribute_id, const std::string& text) {
  return "(SELECT w.value FROM word w JOIN attribute a ON a.vocabulary = w.vocabulary WHERE a.id = " + attribute_id +
         " AND w.word = '" + text + "')";
}
std::string event(const std::string& name) { return "(SELECT min(id) FROM events WHERE name = '" + name + "')"; }

}  // namespace

TEST_CASE("a trace as its run left it passes every check, and each has looked at something") {
  const lab::TraceCheck check = check_after("");
  CHECK(check.finished);
  CHECK(check.held());
  CHECK(found_by(check).empty());
  for (const lab::TraceCheckRow& row : check.rows) {
    INFO(row.name);
    CHECK((row.examined > 0 || row.name == "invariants"));
  }
}

TEST_CASE("a trace of a scenario with principals passes, too: they stand on lines") {
  const lab::TraceCheck check = check_after("", R"(title: Two who call
duration: 1d
principals:
  operators: {kind: group, policies: arn:aws:iam::aws:policy/AmazonRDSReadOnlyAccess}
  dba: {groups: operators}
events:
  - {at: 1h, as: dba, aws: rds describe-db-clusters}
)");
  CHECK(check.held());
  CHECK(found_by(check).empty());
}

TEST_CASE("what the run recorded as broken is found again") {
  CHECK(found_by(check_after("INSERT INTO violation VALUES (1, 0, 'I22 some-version-always-works', 'orders', 'no')")) ==
        "invariants ");
  CHECK(found_by(check_after("UPDATE expectation SET passed = 0 WHERE rowid = 1")) == "expectations ");
}

TEST_CASE("a run that did not finish does not hold, whatever else is right") {
  const lab::TraceCheck check = check_after("UPDATE fact SET value = 0 WHERE name = 'finished'");
  CHECK_FALSE(check.finished);
  CHECK_FALSE(check.held());
  CHECK(found_by(check).empty());
}

TEST_CASE("an event that is missing, early, or caused by a later one is found") {
  CHECK(found_by(check_after("DELETE FROM event WHERE id = 2; DELETE FROM change WHERE event = 2"))
            .starts_with("numbers "));
  CHECK(found_by(check_after("UPDATE event SET at = at - 86400000000 WHERE id = " + event("RotationSucceeded")))
            .find("time ") != std::string::npos);
  CHECK(found_by(check_after("UPDATE event SET cause = id WHERE id = " + event("RotationStarted"))) == "causes ");
  CHECK(found_by(check_after("UPDATE event SET cause = NULL WHERE id = " + event("RotationSucceeded"))) == "causes ");
}

TEST_CASE("a rotation that is closed twice, or never began, is found") {
  const std::string succeeded = "(SELECT id FROM action WHERE name = 'RotationSucceeded')";
  CHECK(found_by(check_after("UPDATE event SET action = " + succeeded + " WHERE id = " + event("RotationStarted"))) ==
        "rotations ");
}

TEST_CASE("a change that does not start where the one before it ended is found") {
  const std::string password = attribute("cluster", "MasterUserPassword");
  CHECK(found_by(check_after("UPDATE change SET before = before + 100 WHERE rowid = (SELECT max(rowid) FROM change "
                             "WHERE attribute = " +
                             password + ")")) == "chains ");
}

TEST_CASE("a status that goes where no transition leads is found") {
  const std::string status = attribute("key", "KeyState");
  const std::string pending = word(status, "PendingDeletion");
  const std::string last = "(SELECT max(rowid) FROM change WHERE attribute = " + status + ")";
  // From Disabled back to nothing, as only a key that was to be deleted may go.
  CHECK(found_by(check_after("UPDATE change SET after = NULL WHERE rowid = " + last)).starts_with("transitions "));
  // A disabled key may be scheduled for deletion; no check of single rows objects to that.
  CHECK(found_by(check_after("UPDATE change SET after = " + pending + " WHERE rowid = " + last)).empty());
}

TEST_CASE("a label on another secret's version, or on none that exists, is found") {
  const std::string secret = attribute("version", "SecretId");
  CHECK(found_by(check_after("UPDATE change SET after = NULL WHERE attribute = " + secret + " AND before IS NULL"))
            .find("labels ") != std::string::npos);
}

TEST_CASE("a password that no version has breaks the invariants of the state") {
  const std::string password = attribute("cluster", "MasterUserPassword");
  const std::string found = found_by(check_after(
      "UPDATE change SET after = 99 WHERE rowid = (SELECT max(rowid) FROM change WHERE attribute = " + password + ")"));
  CHECK(found == "states ");
}

TEST_CASE("a trace without its first resources is called damaged rather than trusted") {
  CHECK_THROWS_AS(check_after("UPDATE resource SET row = 1000 WHERE id = 1"), trace::Error);
}
