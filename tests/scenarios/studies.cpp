// Study files: what they say, what they make of their base, and mistakes with their places.
#include "scenarios/graft.hpp"
#include "scenarios/study.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"

namespace {

const std::string base = R"(title: Base
duration: 10d
clients:
  web: {cluster: shop, strategy: cached, ttl: 1h, login-every: 5m}
events:
  - {at: 0s, aws: rds describe-db-clusters}
  - {at: 1h, aws: kms list-keys}
)";

scenarios::Study study(const std::string& text, const std::string& base_text = base) {
  const tests::TestFolder folder;
  folder.write("base.yaml", base_text);
  folder.write("study.yaml", text);
  return scenarios::read_study(folder.path() / "study.yaml");
}

const std::string head = "title: T\nbase: base.yaml\nmeasures: [calls.total]\n";

// Without the folder.
std::string mistake(const std::string& text, const std::string& base_text = base) {
  try {
    study(text, base_text);
  } catch (const scenarios::Mistake& found) {
    const std::string what = found.what();
    const std::size_t slash = what.rfind('/', what.find(".yaml"));
    return what.substr(slash == std::string::npos ? 0 : slash + 1);
  }
  return "no mistake";
}

}  // namespace

TEST_CASE("factors combine, the last varies fastest, and each point is the base with its levels") {
  const auto made =
      study(head +
            "factors:\n  clients.web.ttl: [0s, 5m]\n  parameters.rotation.set: [8s, {uniform: [1s, 2s]}]\n"
            "  duration: [1d]\n");
  REQUIRE(made.points.size() == 4);
  CHECK(made.points[1] == scenarios::DesignPoint{0, 1, 0});
  CHECK(made.level(1, made.points[1]) == "{uniform: [1s, 2s]}");
  const scenarios::Script script = made.script(made.points[3]);
  CHECK(script.clients.at(0).ttl == std::chrono::minutes(5));
  CHECK(script.duration == std::chrono::hours(24));
  REQUIRE(script.parameters.size() == 1);
  CHECK(script.lines.size() == 2);
  CHECK(made.script(made.points[0]).clients.at(0).ttl == sim::Duration(0));
}

TEST_CASE("levels have names where values are long: alternative events, whole clients, single lines") {
  const auto made = study(head + R"(factors:
  events:
    one: [{at: 0s, aws: kms list-keys}]
    none-early: [{at: 2h, aws: kms list-keys}, {at: 3h, aws: kms list-keys}, {at: 4h, aws: kms list-keys}]
)");
  CHECK(made.level(0, made.points[1]) == "none-early");
  CHECK(made.script(made.points[0]).lines.size() == 1);
  CHECK(made.script(made.points[1]).lines.size() == 3);
  const auto lines = study(head + "factors: {\"events[1].at\": [2h, 3h]}\n");
  CHECK(lines.script(lines.points[1]).lines[1].moment.delay == sim::Distribution::constant(std::chrono::hours(3)));
  CHECK(lines.script(lines.points[1]).lines[0].moment.delay == sim::Distribution::constant({}));
}

TEST_CASE("a paired design goes through the lists side by side, and exceptions leave points out") {
  const std::string two = "factors: {clients.web.ttl: [0s, 5m], clients.web.count: [1, 2]}\n";
  CHECK(study(head + two + "design: paired\n").points == std::vector<scenarios::DesignPoint>{{0, 0}, {1, 1}});
  CHECK(study(head + two + "except: [{clients.web.ttl: 0s, clients.web.count: 2}]\n").points.size() == 3);
  CHECK(study(head + two + "except: [{clients.web.ttl: 0s}]\n").points.size() == 2);
}

TEST_CASE("replications are a number, or go on until an interval is narrow") {
  const std::string factors = "factors: {clients.web.ttl: [0s]}\n";
  CHECK(study(head + factors).replications.most == 10);
  CHECK(study(head + factors + "replications: 3\n").replications.most == 3);
  const auto until =
      study(head + factors + "replications: {half-width: 0.5, of: calls.total, most: 40}\n").replications;
  CHECK(until.least == 10);
  CHECK(until.most == 40);
  CHECK(until.half_width == 0.5);
}

TEST_CASE("mistakes of a study are told where they stand") {
  const std::string factors = "factors: {clients.web.ttl: [0s]}\n";
  CHECK(mistake(head + "factors: {clients.web.ttl: [0s, 5x]}\n") ==
        "study.yaml:4:33: clients.web.ttl: " + mistake(head + "factors: {clients.web.ttl: [5x]}\n").substr(34));
  CHECK(mistake(head + "factors: {clients.web.tll: [0s]}\n").find("did you mean ttl?") != std::string::npos);
  CHECK(mistake(head + "factors: {\"events[7].at\": [0s]}\n") ==
        "study.yaml:4:11: \"events[7].at\" is no key path of the base: after \"events\" the list has 2 items, counted "
        "from 0");
  CHECK(mistake(head + "factors: {\"events[x]\": [0s]}\n").find("[0] for the first item") != std::string::npos);
  CHECK(mistake(head + "factors: {title.x: [0s]}\n").find("there is no map") != std::string::npos);
  CHECK(mistake("title: T\nbase: ../base.yaml\nmeasures: [calls.total]\n" + factors)
            .starts_with("study.yaml:2:7: base should be a file beside the study or below"));
  CHECK(mistake("title: T\nbase: /etc/passwd\nmeasures: [calls.total]\n" + factors).find("beside the study") !=
        std::string::npos);
  CHECK(
      mistake("title: T\nbase: none.yaml\nmeasures: [calls.total]\n" + factors).starts_with("study.yaml:2:7: base: "));
  CHECK(mistake(head + factors, "title: Base\n").starts_with("base.yaml:1:1: "));
  CHECK(mistake(head + "factors: {clients.web.ttl: [0s, 0s]}\n").find("stands here twice") != std::string::npos);
  CHECK(mistake(head + factors + "except: [{clients.web.ttl: 5m}]\n").find("is no level of") != std::string::npos);
  CHECK(mistake(head + factors + "except: [{clients.web.ttl: 0s}]\n").find("nothing is left") != std::string::npos);
  CHECK(mistake(head + factors + "replications: {half-width: 0.5, of: gap.max}\n").find("none of the study's") !=
        std::string::npos);
  CHECK(mistake(head + factors + "replications: {half-width: 0.5, of: calls.total, most: 15}\n").find("in tens") !=
        std::string::npos);
  CHECK(mistake(head + factors + "replications: 0\n").starts_with("study.yaml:5:15: "));
  CHECK(mistake(head + factors + "confidence: 1\n").find("0.5 to below 1") != std::string::npos);
  CHECK(mistake(head + "factors: {clients.web.ttl: [0s], clients.web.count: [1, 2]}\ndesign: paired\n")
            .find("as many levels as the first, 1, not 2") != std::string::npos);
  CHECK(mistake(head + "factors: {seed: [1, 2]}\n").find("study.yaml:4:11: replications have seeds of their own") !=
        std::string::npos);
  CHECK(mistake("").find("a study has a title") != std::string::npos);
  CHECK(mistake(head + factors + "replicatons: 3\n").find("did you mean replications?") != std::string::npos);
}

TEST_CASE("too many combinations are refused before any is made") {
  std::string factors = "factors:\n";
  std::string levels;
  for (int i = 0; i < 100; ++i) levels += (i == 0 ? "" : ", ") + std::to_string(i + 1) + "s";
  for (const char* path : {"parameters.rotation.set", "parameters.rotation.create", "parameters.rotation.test"}) {
    factors += std::string("  ") + path + ": [" + levels + "]\n";
  }
  CHECK(mistake(head + factors).find("more than 100,000 combinations") != std::string::npos);
}
