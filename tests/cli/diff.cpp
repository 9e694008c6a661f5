// The verb `diff` run from outside: exit codes, and what it says of where two runs part.
#include "tests/catch.hpp"
#include "tests/cli/program.hpp"
#include "tests/scenarios/json_schema.hpp"

using reading::Json;
using tests::Program;
using tests::Ran;

namespace {

// The small scenario with a part of it replaced, run.
void run(const Program& credsim, const std::string& name, const std::string& from, const std::string& to,
         const std::vector<std::string>& more = {}) {
  std::string text = tests::small_scenario;
  if (!from.empty()) text.replace(text.find(from), from.size(), to);
  credsim.folder.write(name + "/small.yaml", text);
  std::vector<std::string> words{"run", name + "/small.yaml", "--trace", name + ".sqlite"};
  words.insert(words.end(), more.begin(), more.end());
  REQUIRE(credsim(words).code == 0);
}

Json diff(const Program& credsim, const std::string& first, const std::string& second, int code) {
  const Ran ran = credsim({"diff", first + ".sqlite", second + ".sqlite", "--format", "json"});
  CHECK(ran.code == code);
  return Json::parse(ran.out);
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("equal runs exit with 0, whatever the names of their scenarios and the comments in them") {
  const Program credsim;
  run(credsim, "a", "", "");
  run(credsim, "b", "events:", "# a remark\nevents:");
  CHECK(credsim({"diff", "a.sqlite", "a.sqlite"}).code == 0);
  const Ran ran = credsim({"diff", "a.sqlite", "b.sqlite"});
  CHECK(ran.code == 0);
  CHECK(ran.out.starts_with("The runs are the same, all "));
  CHECK(has(ran.out, "Nothing came of what they were made from:"));
  CHECK(has(ran.out, "# a remark"));
}

TEST_CASE("another value of a parameter is named as the reason, and the first event that it moved") {
  const Program credsim;
  run(credsim, "a", "", "");
  run(credsim, "b", "", "", {"--set", "rotation.set=20s"});
  const Json json = diff(credsim, "a", "b", 1);
  CHECK(json["runs"][0]["first"]["name"] == "RDS-EVENT-0016");
  CHECK(json["runs"][1]["first"]["name"] == "RDS-EVENT-0016");
  CHECK(json["runs"][0]["first"]["time"] != json["runs"][1]["first"]["time"]);
  CHECK(json["runs"][0]["first"]["event_id"].get<int>() == json["events_in_common"].get<int>() + 1);
  REQUIRE(json["inputs"].size() == 1);
  CHECK(json["inputs"][0]["what"] == "parameter rotation.set");
  CHECK(json["inputs"][0]["values"][1] == "20s");
  CHECK(json["runs"][0]["causes"].back()["line"] == 14);
  const Ran text = credsim({"diff", "a.sqlite", "b.sqlite"});
  CHECK(has(text.out, "differs in time"));
  CHECK(has(text.out, "a.sqlite: event "));
  CHECK(has(text.out, "by admin at 2026-01-06T00:00:00Z (small.yaml:14)."));
}

TEST_CASE("a line that says something else comes before other differences of the scenario") {
  const Program credsim;
  run(credsim, "a", "title: A small one", "title: Another");
  run(credsim, "b", "--rotate-master-user-password --apply-immediately",
      "--master-user-password Xk29dkfjQp --apply-immediately\n    expect: {error: InvalidParameterCombination}");
  const Json json = diff(credsim, "a", "b", 1);
  CHECK(json["differences"][0]["what"] == "command");
  REQUIRE(json["inputs"].size() >= 2);
  CHECK(json["inputs"][0]["what"].get<std::string>().starts_with("line 14"));
  CHECK(json["inputs"].back()["what"] == "line 1");
  CHECK_FALSE(has(json.dump(), "Xk29dkfjQp"));
  CHECK(json["resources"].size() >= 1);
}

TEST_CASE("a command that is only written otherwise is no difference") {
  const Program credsim;
  run(credsim, "a", "", "");
  run(credsim, "b", R"(aws: >
      rds create-db-instance --db-instance-identifier orders-1 --db-cluster-identifier orders
      --engine aurora-mysql --db-instance-class db.r6g.large)",
      R"(aws: "aws rds create-db-instance --db-instance-identifier 'orders-1' --db-cluster-identifier orders --engine \"aurora-mysql\" --db-instance-class db.r6g.large\n")");
  CHECK(diff(credsim, "a", "b", 0)["inputs"].empty());
  std::string later = tests::text_of_file(credsim.folder / "b/small.yaml");
  credsim.folder.write("c/small.yaml", later.replace(later.find("duration: 2d"), 12, "duration: 9d"));
  REQUIRE(credsim({"run", "c/small.yaml", "--trace", "c.sqlite"}).code == 0);
  const Json json = diff(credsim, "a", "c", 1);
  REQUIRE(json["inputs"].size() == 1);
  CHECK(json["inputs"][0]["what"] == "line 3");
}

TEST_CASE("a run that ends sooner parts from the other where it has no more events") {
  const Program credsim;
  run(credsim, "a", "", "");
  run(credsim, "b", "", "", {"--until", "12h"});
  const Json json = diff(credsim, "b", "a", 1);
  CHECK(json["runs"][0]["first"].is_null());
  CHECK(json["runs"][0]["events"] == json["events_in_common"]);
  CHECK(json["runs"][1]["first"].is_object());
  CHECK(has(credsim({"diff", "b.sqlite", "a.sqlite"}).out, "then the first run has no more"));
}

TEST_CASE("what only one trace's level keeps is no difference") {
  const Program credsim;
  run(credsim, "a", "", "");
  run(credsim, "b", "", "", {"--trace-level", "changes"});
  run(credsim, "c", "", "", {"--trace-level", "calls"});
  CHECK(diff(credsim, "a", "b", 0)["equal"] == true);
  CHECK(diff(credsim, "a", "c", 0)["equal"] == true);
}

TEST_CASE("what is no trace is a mistake") {
  const Program credsim;
  run(credsim, "a", "", "");
  CHECK(credsim({"diff", "a.sqlite", "a/small.yaml"}).code == 2);
  CHECK(credsim({"diff", "none.sqlite", "a.sqlite"}).code == 2);
  CHECK(credsim({"diff", "a.sqlite"}).code == 2);
}
