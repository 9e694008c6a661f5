// The verbs that read a trace, from outside.
#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/cli/program.hpp"
#include "tests/golden.hpp"

using tests::Program;
using tests::Ran;

namespace {

const char* const impaired = R"(title: A key is disabled
start: 2026-01-05T00:00:00Z
duration: 10d
events:
  - at: 0s
    aws: kms create-key
    save: {key: KeyMetadata.KeyId}
  - at: 0s
    aws: kms create-alias --alias-name alias/orders --target-key-id ${key}
  - at: 5m
    aws: >
      rds create-db-cluster --db-cluster-identifier orders --engine aurora-mysql --master-username admin
      --manage-master-user-password --master-user-secret-kms-key-id ${key}
  - at: 1h
    aws: >
      rds create-db-instance --db-instance-identifier orders-1 --db-cluster-identifier orders
      --engine aurora-mysql --db-instance-class db.r6g.large
  - at: 2d
    aws: kms disable-key --key-id ${key}
)";

}  // namespace

TEST_CASE("a trace is explained, told and checked") {
  const Program credsim;
  credsim.folder.write("impaired.yaml", impaired);
  REQUIRE(credsim({"run", "impaired.yaml"}).code == 0);

  const Ran why = credsim({"explain", "impaired.sqlite", "orders"});
  CHECK(why.code == 0);
  CHECK(why.out.find("has been impaired since") != std::string::npos);
  CHECK(why.out.find("`kms disable-key") != std::string::npos);
  CHECK(why.out.find("(impaired.yaml:19)") != std::string::npos);
  const Ran before = credsim({"explain", "impaired.sqlite", "orders", "--at", "1d"});
  CHECK(before.out.find("impaired since") == std::string::npos);

  const Ran told = credsim({"timeline", "impaired.sqlite", "orders"});
  CHECK(told.out.find("SecretStatus rotating -> impaired") != std::string::npos);
  CHECK(credsim({"timeline", "impaired.sqlite", "orders", "--family"}).out.size() > told.out.size());
  CHECK(nlohmann::json::parse(credsim({"timeline", "impaired.sqlite", "--format", "json"}).out).is_array());

  const Ran checked = credsim({"check", "impaired.sqlite"});
  CHECK(checked.code == 0);
  CHECK(nlohmann::json::parse(credsim({"check", "impaired.sqlite", "--format", "json"}).out).at("held") == true);
}

TEST_CASE("calls are shown as they were typed, with what AWS's command line would print") {
  const Program credsim;
  credsim.folder.write("impaired.yaml", std::string(impaired) +
                                            "  - {at: 3d, aws: \"kms disable-key --key-id ${key}x\", expect: any}\n"
                                            "  - at: 4d\n    aws: rds wait db-cluster-available --db-cluster-identifier"
                                            " orders\n");
  REQUIRE(credsim({"run", "impaired.yaml"}).code == 0);
  const Ran all = credsim({"calls", "impaired.sqlite"});
  CHECK(all.code == 0);
  CHECK(
      all.out.starts_with("2026-01-05T00:00:00.000Z  admin  impaired.yaml:6\n$ aws kms create-key\n{\n    "
                          "\"KeyMetadata\": {\n"));
  CHECK(all.out.find("${key}") == std::string::npos);
  CHECK(all.out.find("--manage-master-user-password --master-user-secret-kms-key-id ") != std::string::npos);
  const Ran one = credsim({"calls", "impaired.sqlite", "--line", "20"});
  CHECK(one.out.find("x\nAn error occurred (NotFoundException) when calling the DisableKey operation: ") !=
        std::string::npos);
  CHECK(credsim({"calls", "impaired.sqlite", "--line", "22"}).out ==
        "2026-01-09T00:00:00.000Z  admin  impaired.yaml:22\n"
        "$ aws rds wait db-cluster-available --db-cluster-identifier orders\n");
  const auto json =
      nlohmann::json::parse(credsim({"calls", "impaired.sqlite", "--resource", "orders", "--format", "json"}).out);
  REQUIRE(json.size() >= 2);
  CHECK(json[0]["line"] == 11);
  CHECK(json[0]["answer"]["DBCluster"]["Status"] == "creating");
  CHECK(json[0]["error"].is_null());
  CHECK(credsim({"calls", "impaired.sqlite", "--line", "99"}).err == "credsim: no command of this trace is meant\n");
}

TEST_CASE("a resource that is not there is told with the nearest name") {
  const Program credsim;
  credsim.folder.write("impaired.yaml", impaired);
  REQUIRE(credsim({"run", "impaired.yaml"}).code == 0);
  const Ran ran = credsim({"explain", "impaired.sqlite", "order"});
  CHECK(ran.code == 2);
  CHECK(ran.err.find("did you mean") != std::string::npos);
  CHECK(ran.err.find("orders") != std::string::npos);
}

TEST_CASE("the graph of a trace and of its scenario are the same") {
  const Program credsim;
  credsim.folder.write("impaired.yaml", impaired);
  REQUIRE(credsim({"run", "impaired.yaml"}).code == 0);
  const Ran of_trace = credsim({"graph", "impaired.sqlite", "--at", "1d"});
  const Ran of_scenario = credsim({"graph", "impaired.yaml", "--at", "1d"});
  CHECK(of_trace.code == 0);
  CHECK(of_trace.out == of_scenario.out);
  CHECK(of_trace.out.starts_with("digraph G {"));
  CHECK(of_trace.out != credsim({"graph", "impaired.sqlite"}).out);
}

TEST_CASE("the graph of what depends on a key leaves the rest out") {
  const Program credsim;
  credsim.folder.write("impaired.yaml", impaired);
  REQUIRE(credsim({"run", "impaired.yaml"}).code == 0);
  const std::string all = credsim({"graph", "impaired.sqlite"}).out;
  const std::string part = credsim({"graph", "impaired.sqlite", "--of", "secret:orders"}).out;
  CHECK(all.find("key\\n") != std::string::npos);
  CHECK(part.find("key\\n") == std::string::npos);
  CHECK(part.find("cluster\\norders") != std::string::npos);
  CHECK(part.find("instance\\norders-1") != std::string::npos);
}
