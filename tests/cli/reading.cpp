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

TEST_CASE("a line is explained: what it changed and led to, or what decided against it") {
  const Program credsim;
  credsim.folder.write(
      "impaired.yaml",
      std::string(impaired) +
          "  - {at: 3d, as: dba, aws: \"kms enable-key --key-id ${key}\", expect: any}\n"
          "  - {at: 9d, aws: rds modify-db-cluster --db-cluster-identifier orders "
          "--rotate-master-user-password --apply-immediately, expect: any}\n"
          "  - {at: 9d1h, every: 1h, count: 2, aws: kms list-keys}\n"
          "  - {at: 9d3h, aws: rds delete-db-cluster --db-cluster-identifier orders --skip-final-snapshot, "
          "expect: any}\n"
          "principals: {dba: {}}\n");
  REQUIRE(credsim({"run", "impaired.yaml"}).code == 0);
  const Ran accepted = credsim({"explain", "impaired.sqlite", "--line", "19"});
  CHECK(accepted.code == 0);
  CHECK(accepted.out.starts_with("`kms disable-key --key-id "));
  CHECK(accepted.out.find(" by admin at 2026-01-07T00:00:00Z (impaired.yaml:19)\nIt changed at once:\n") !=
        std::string::npos);
  CHECK(accepted.out.find("KeyState Enabled -> Disabled\n") != std::string::npos);
  CHECK(accepted.out.find("It led to:\n  the change of ") != std::string::npos);
  const Ran refused = credsim({"explain", "impaired.sqlite", "--line", "20"});
  CHECK(refused.out.find(" by dba was refused (AccessDeniedException: ") != std::string::npos);
  CHECK(refused.out.find("\n  because no policy of the caller allows kms:EnableKey.\n") != std::string::npos);
  CHECK(refused.out.find("since") == std::string::npos);
  const Ran by_state = credsim({"explain", "impaired.sqlite", "--line", "23"});
  CHECK(by_state.out.find("by admin was refused (InvalidDBClusterStateFault: ") != std::string::npos);
  CHECK(by_state.out.find("\nThe secret of orders has been impaired since ") != std::string::npos);
  CHECK(by_state.out.find("`kms disable-key") != std::string::npos);
  const Ran again = credsim({"explain", "impaired.sqlite", "--line", "22"});
  CHECK(again.out.find("(impaired.yaml:22, time 2)\nIt changed nothing.\n") != std::string::npos);
  const Ran first = credsim({"explain", "impaired.sqlite", "--line", "22", "--at", "9d1h"});
  CHECK(first.out.find("(impaired.yaml:22)\n") != std::string::npos);
  const auto json =
      nlohmann::json::parse(credsim({"explain", "impaired.sqlite", "--line", "20", "--format", "json"}).out);
  CHECK(json.at("call").at("error") == "AccessDeniedException");
  CHECK(json.at("decided") == "no policy of the caller allows kms:EnableKey");
  CHECK(json.at("state").is_null());
  const auto state =
      nlohmann::json::parse(credsim({"explain", "impaired.sqlite", "--line", "23", "--format", "json"}).out)
          .at("state");
  CHECK(state.at("reasons").size() >= 1);
  const Ran nothing = credsim({"explain", "impaired.sqlite", "--line", "12"});
  CHECK(nothing.code == 2);
  CHECK(nothing.err.find("nothing in this trace was done by line 12; the nearest that did something: 11 and 15") !=
        std::string::npos);
  CHECK(credsim({"explain", "impaired.sqlite", "--line", "19", "--at", "1d"}).err.find("line 19 has not run yet at ") !=
        std::string::npos);
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
