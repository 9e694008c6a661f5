// Decisions in words, one row for each that authorization makes.
#include "trace/decision_sentence.hpp"

#include "tests/catch.hpp"
#include "trace/error.hpp"

TEST_CASE("a decision is said with its statement, document and line") {
  const auto said = [](const std::string& decision, const std::string& by, const std::string& more = "") {
    return trace::decision_sentence(R"({"action":"rds:ModifyDBCluster","decision":")" + decision + R"(","by":")" + by +
                                    "\"" + more + "}");
  };
  const std::string named = R"(,"statement":"NoRds","document":"policies/dba.json","line":7)";
  const std::string in_place = R"(,"statement":"","document":"","line":3)";
  CHECK(said("explicitDeny", "identity", named) ==
        "the statement NoRds (policies/dba.json:7) denies rds:ModifyDBCluster");
  CHECK(said("explicitDeny", "resource", in_place) ==
        "a statement (line 3 of its document) denies rds:ModifyDBCluster");
  CHECK(said("allowed", "identity", named) == "the statement NoRds (policies/dba.json:7) allows rds:ModifyDBCluster");
  CHECK(said("allowed", "administrator") == "the caller may do rds:ModifyDBCluster like everything else");
  CHECK(said("implicitDeny", "identity") == "no policy of the caller allows rds:ModifyDBCluster");
  CHECK(said("implicitDeny", "boundary") == "the caller's permissions boundary does not allow rds:ModifyDBCluster");
  CHECK(said("implicitDeny", "service-control") ==
        "no service control policy of the account allows rds:ModifyDBCluster");
  CHECK(said("implicitDeny", "resource") ==
        "the policy of the resource does not let the caller do rds:ModifyDBCluster");
}

TEST_CASE("no decision is said as nothing, and a broken one is an error") {
  CHECK(trace::decision_sentence("").empty());
  CHECK_THROWS_AS(trace::decision_sentence("{"), trace::Error);
  CHECK_THROWS_AS(trace::decision_sentence("{}"), trace::Error);
}
