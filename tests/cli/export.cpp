// The verb export: what CloudTrail would have recorded, and the formats of other programs.
#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "tests/catch.hpp"
#include "tests/cli/program.hpp"
#include "tests/golden.hpp"
#include "tests/scenarios/json_schema.hpp"

using reading::Json;
using tests::Program;

namespace {

Json exported(const Program& credsim, const std::string& scenario) {
  REQUIRE(credsim({"run", CREDSIM_SOURCE_DIR "/scenarios/library/" + scenario, "--trace", "t.sqlite"}).code == 0);
  const auto ran = credsim({"export", "t.sqlite", "--format", "cloudtrail"});
  REQUIRE(ran.code == 0);
  return Json::parse(ran.out);
}

// The records of one name.
std::vector<Json> named(const Json& log, const std::string& name) {
  std::vector<Json> found;
  for (const Json& record : log["Records"]) {
    if (record["eventName"] == name) {
      found.push_back(record);
    }
  }
  return found;
}

}  // namespace

TEST_CASE("every record of CloudTrail has the documented fields, and an id of its own") {
  const Json schema = Json::parse(tests::read_source_file("tests/cli/cloudtrail.schema.json"));
  for (const char* scenario : {"access/who-may-rotate.yaml", "basics/create-with-a-customer-key.yaml"}) {
    const Program credsim;
    const Json log = exported(credsim, scenario);
    CHECK(reading::schema_problems(schema, log) == "");
    std::set<std::string> ids;
    for (const Json& record : log["Records"]) {
      ids.insert(record["eventID"].get<std::string>());
    }
    CHECK(ids.size() == log["Records"].size());
    CHECK(log["Records"].size() > 5);
  }
}

TEST_CASE("CloudTrail has RDS's answers without their wrapping, and those of others with it") {
  const Program credsim;
  const Json log = exported(credsim, "basics/create-with-a-customer-key.yaml");
  const auto created = named(log, "CreateKey");
  REQUIRE_FALSE(created.empty());
  CHECK(created[0]["responseElements"]["keyMetadata"]["keyId"].is_string());
  const auto cluster = named(log, "CreateDBCluster");
  REQUIRE_FALSE(cluster.empty());
  CHECK(cluster[0]["responseElements"]["status"] == "creating");
}

TEST_CASE("CloudTrail names who called, what was refused, and what a service did by itself") {
  const Program credsim;
  const Json log = exported(credsim, "access/who-may-rotate.yaml");
  const auto refused = named(log, "DescribeSecret");
  REQUIRE(refused.size() == 1);
  CHECK(refused[0]["userIdentity"]["arn"] == "arn:aws:iam::123456789012:user/ada");
  CHECK(refused[0]["errorCode"] == "AccessDeniedException");
  CHECK(refused[0]["readOnly"] == true);
  CHECK(refused[0]["responseElements"].is_null());
  const auto started = named(log, "RotationStarted");
  REQUIRE(started.size() == 2);
  CHECK(started[0]["eventType"] == "AwsServiceEvent");
  CHECK(started[0]["userIdentity"]["invokedBy"] == "secretsmanager.amazonaws.com");
  CHECK(started[0]["additionalEventData"]["SecretId"].get<std::string>().find(":secret:rds!cluster-") !=
        std::string::npos);
  const auto rotated = named(log, "ModifyDBCluster");
  REQUIRE(rotated.size() == 2);
  CHECK(rotated[1]["requestParameters"]["rotateMasterUserPassword"] == true);
  CHECK(rotated[1]["responseElements"]["masterUserSecret"]["secretStatus"] == "rotating");
  const auto stored = named(log, "PutSecretValue");
  REQUIRE_FALSE(stored.empty());
  CHECK(stored[0]["requestParameters"]["secretId"].get<std::string>().find(":secret:rds!cluster-") !=
        std::string::npos);
  CHECK(named(log, "Login").empty());
  CHECK(named(log, "ChangeVisible").empty());
  const auto role = named(log, "RotateSecret");
  REQUIRE(role.size() == 1);
  CHECK(role[0]["userIdentity"]["type"] == "AssumedRole");
}

TEST_CASE("CloudTrail has the use of keys behind what is read and rotated, and why a rotation failed") {
  const Program credsim;
  const Json log = exported(credsim, "impairment/impaired-soft.yaml");
  const auto read = named(log, "GetSecretValue");
  const auto decrypted = named(log, "Decrypt");
  const auto refused = std::ranges::count_if(read, [](const Json& one) { return one.contains("errorCode"); });
  REQUIRE_FALSE(decrypted.empty());
  CHECK(decrypted.size() == read.size() - static_cast<std::size_t>(refused));
  CHECK(decrypted[0]["userIdentity"]["invokedBy"] == "secretsmanager.amazonaws.com");
  CHECK(decrypted[0]["requestParameters"]["encryptionContext"]["SecretARN"] ==
        read[0]["requestParameters"]["secretId"]);
  CHECK(decrypted[0]["resources"][0]["ARN"].get<std::string>().find(":key/") != std::string::npos);
  const auto data_keys = named(log, "GenerateDataKey");
  REQUIRE_FALSE(data_keys.empty());
  CHECK(data_keys[0]["requestParameters"]["encryptionContext"]["SecretARN"] ==
        read[0]["requestParameters"]["secretId"]);
  const auto failed = named(log, "RotationFailed");
  REQUIRE_FALSE(failed.empty());
  CHECK(failed[0]["errorMessage"].get<std::string>().find("kms:GenerateDataKey") != std::string::npos);
  CHECK(failed[0]["requestID"].get<std::string>().rfind("Rotation-arn:aws:secretsmanager:", 0) == 0);
  CHECK(named(log, "RotationStarted").back()["requestID"] == failed.back()["requestID"]);
}

namespace {

// A trace of the small scenario, `t.sqlite`.
void leave_small_trace(const Program& credsim) {
  credsim.folder.write("small.yaml", tests::small_scenario);
  REQUIRE(credsim({"run", "small.yaml", "--trace", "t.sqlite"}).code == 0);
}

// Fields of a CSV file, as RFC 4180 reads it.
std::vector<std::vector<std::string>> csv_rows(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1, {""});
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted) {
      if (text[i] != '"') {
        rows.back().back() += text[i];
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        rows.back().back() += text[i++];
      } else {
        quoted = false;
      }
    } else if (text[i] == '"') {
      quoted = true;
    } else if (text[i] == ',') {
      rows.back().emplace_back();
    } else if (text[i] == '\n') {
      rows.push_back({""});
    } else {
      rows.back().back() += text[i];
    }
  }
  rows.pop_back();
  return rows;
}

// An event of Chrome's format that lasts.
struct Slice {
  std::int64_t from = 0;
  std::int64_t until = 0;
  bool operator<(const Slice& other) const { return from != other.from ? from < other.from : until > other.until; }
};

}  // namespace

TEST_CASE("all views as JSON are one document, a list of objects each") {
  const Program credsim;
  leave_small_trace(credsim);
  const auto ran = credsim({"export", "t.sqlite", "--format", "json"});
  CHECK(ran.code == 0);
  const Json views = Json::parse(ran.out);
  for (const char* view :
       {"run", "resources", "events", "changes", "violations", "expectations", "logins", "assumptions", "costs"}) {
    INFO(view);
    CHECK(views.at(view).is_array());
  }
  Json facts;
  for (const Json& fact : views["run"]) facts[fact["name"].get<std::string>()] = fact["value"];
  CHECK(views["events"].size() == facts["events"]);
  CHECK(views["events"][0]["id"] == 1);
  CHECK(views["events"][0]["error"].is_null());
  CHECK(views["costs"][0]["usd"].is_number());
}

TEST_CASE("a view as CSV has the rows that it has as JSON") {
  const Program credsim;
  leave_small_trace(credsim);
  const Json views = Json::parse(credsim({"export", "t.sqlite", "--format", "json"}).out);
  for (const auto& [view, rows] : views.items()) {
    INFO(view);
    const auto ran = credsim({"export", "t.sqlite", "--format", "csv", "--view", view});
    CHECK(ran.code == 0);
    const auto table = csv_rows(ran.out);
    REQUIRE(table.size() == rows.size() + 1);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      REQUIRE(table[row + 1].size() == table[0].size());
      for (std::size_t column = 0; column < table[0].size(); ++column) {
        const Json& value = rows[row][table[0][column]];
        const std::string text = value.is_null() ? "" : value.is_string() ? value.get<std::string>() : value.dump();
        CHECK((value.is_number_float() || table[row + 1][column] == text));
      }
    }
  }
  CHECK(credsim({"export", "t.sqlite", "--format", "csv"}).out ==
        credsim({"export", "t.sqlite", "--format", "csv", "--view", "events"}).out);
}

TEST_CASE("the graph that is exported is the one that is drawn") {
  const Program credsim;
  leave_small_trace(credsim);
  const auto ran = credsim({"export", "t.sqlite", "--format", "dot"});
  CHECK(ran.code == 0);
  CHECK(ran.out.starts_with("digraph G {\n"));
  CHECK(ran.out == credsim({"graph", "t.sqlite"}).out);
}

TEST_CASE("in Chrome's trace format the slices of a thread nest, and everything is in a thread that has a name") {
  for (const char* scenario : {"clusters/failover-inside-the-gap.yaml", "own-secrets/clients-of-alternating-users.yaml",
                               "clients/a-leaked-password.yaml"}) {
    INFO(scenario);
    const Program credsim;
    REQUIRE(credsim({"run", std::string(CREDSIM_SOURCE_DIR "/scenarios/library/") + scenario, "--trace", "t.sqlite"})
                .code == 0);
    const auto ran = credsim({"export", "t.sqlite", "--format", "perfetto"});
    CHECK(ran.code == 0);
    const Json document = Json::parse(ran.out);
    std::map<std::pair<int, int>, std::vector<Slice>> threads;
    std::set<std::pair<int, int>> named;
    std::map<std::int64_t, std::string> flows;
    std::int64_t failed = 0;
    for (const Json& event : document["traceEvents"]) {
      const std::pair thread(event["pid"].get<int>(), event["tid"].get<int>());
      if (event["ph"] == "M") {
        if (event["name"] == "thread_name") named.insert(thread);
        continue;
      }
      CHECK(named.contains(thread));
      const auto at = event["ts"].get<std::int64_t>();
      CHECK(at >= 0);
      if (event["ph"] == "X") threads[thread].push_back({at, at + event["dur"].get<std::int64_t>()});
      if (event["ph"] == "s" || event["ph"] == "f") flows[event["id"]] += event["ph"].get<std::string>();
      if (event["ph"] == "i" && event["cat"] == "login") ++failed;
    }
    for (auto& [thread, slices] : threads) {
      std::sort(slices.begin(), slices.end());
      std::vector<std::int64_t> open;
      for (const Slice& slice : slices) {
        while (!open.empty() && open.back() <= slice.from) open.pop_back();
        CHECK((open.empty() || slice.until <= open.back()));
        open.push_back(slice.until);
      }
    }
    CHECK(threads.size() > 5);
    for (const auto& [id, phases] : flows) CHECK(phases == "sf");
    const Json views = Json::parse(credsim({"export", "t.sqlite", "--format", "json"}).out);
    CHECK(failed == std::ranges::count_if(views["logins"], [](const Json& one) { return one["outcome"] == "failed"; }));
  }
}

TEST_CASE("an export that cannot be made says why") {
  const Program credsim;
  leave_small_trace(credsim);
  credsim.folder.write("notes.txt", "not a trace, but long enough to be taken for one at a glance");
  const auto says = [&](const std::vector<std::string>& words, const std::string& what) {
    const auto ran = credsim(words);
    INFO(ran.err);
    CHECK(ran.code == 2);
    CHECK(ran.err.find(what) != std::string::npos);
  };
  for (const char* format : {"cloudtrail", "csv", "json", "dot", "perfetto"}) {
    says({"export", "none.sqlite", "--format", format}, "none.sqlite: there is no such file");
    says({"export", "notes.txt", "--format", format}, "notes.txt: is not a credsim trace");
  }
  says({"export", "t.sqlite", "--format", "csv", "--view", "event"}, "has no view event; its views are run, resources");
  says({"export", "t.sqlite", "--format", "json", "--view", "events"}, "--view is for --format csv");
  says({"export", "t.sqlite", "--format", "perfeto"}, "did you mean perfetto?");
}
