// The verb export: what CloudTrail would have recorded.
#include <set>

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
