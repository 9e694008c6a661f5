// The verb `test` run from outside: reports, exit codes, fingerprints.
#include <algorithm>
#include <regex>

#include "tests/catch.hpp"
#include "tests/cli/junit_structure.hpp"
#include "tests/cli/program.hpp"
#include "tests/golden.hpp"
#include "tests/scenarios/json_schema.hpp"

using reading::Json;
using tests::Program;
using tests::Ran;
namespace fs = std::filesystem;

namespace {

const char* const flagship = "basics/a-month-in-the-life";

// Two folders of shipped scenarios with their fingerprints.
void copy_library(const Program& credsim) {
  fs::create_directories(credsim.folder / "suite");
  for (const char* folder : {"basics", "keys"}) {
    fs::copy(fs::path(CREDSIM_SOURCE_DIR "/scenarios/library") / folder, credsim.folder / "suite" / folder,
             fs::copy_options::recursive);
  }
  REQUIRE(credsim({"test", "suite", "--accept"}).code == 0);
}

// Returns the line that was changed.
std::string change(const Program& credsim, const std::string& name, const std::string& from, const std::string& to) {
  std::string text = tests::text_of_file(credsim.folder / name);
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  credsim.folder.write(name, text.replace(at, from.size(), to));
  return std::to_string(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1);
}

Json sarif_of(const Program& credsim, const std::string& file) {
  const Json log = Json::parse(tests::text_of_file(credsim.folder / file));
  CHECK(reading::schema_problems(Json::parse(tests::read_source_file("tests/cli/sarif.schema.json")), log) == "");
  for (const Json& result : log["runs"][0]["results"]) {
    const auto index = result["ruleIndex"].get<std::size_t>();
    CHECK(log["runs"][0]["tool"]["driver"]["rules"].at(index)["id"] == result["ruleId"]);
  }
  return log;
}

std::string without_times(const std::string& text) {
  return std::regex_replace(text, std::regex("time=\"[0-9.]+\""), "time=\"\"");
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a suite that holds exits with 0, and every report says so") {
  const Program credsim;
  copy_library(credsim);
  const Ran ran = credsim({"test", "suite", "--junit", "out.xml", "--sarif", "out.sarif"});
  CHECK(ran.code == 0);
  CHECK(ran.err.empty());
  CHECK(has(ran.out, "15fbb9dfe98d1694  as accepted\n"));
  CHECK(tests::junit_problems(tests::text_of_file(credsim.folder / "out.xml")) == "");
  const Json log = sarif_of(credsim, "out.sarif");
  CHECK(log["runs"][0]["results"].empty());
  CHECK(log["runs"][0]["tool"]["driver"]["rules"].size() > 60);
  CHECK(log["runs"][0]["invocations"][0]["executionSuccessful"] == true);
}

TEST_CASE("a wrong expectation fails in the table, in JUnit's XML and at its line in SARIF") {
  const Program credsim;
  copy_library(credsim);
  const std::string line =
      change(credsim, std::string("suite/") + flagship + ".yaml", "error: DecryptionFailure", "error: NoSuchThing");
  const Ran ran = credsim({"test", "suite", "--junit", "out.xml", "--sarif", "out.sarif"});
  CHECK(ran.code == 1);
  CHECK(std::regex_search(ran.out, std::regex("\nbasics/a-month-in-the-life +did not hold +17/18 ")));
  const std::string place = std::string("suite/") + flagship + ".yaml:";
  CHECK(has(ran.out, "expected NoSuchThing, not DecryptionFailure\n    secretsmanager get-secret-value --secret-id "));

  const std::string xml = tests::text_of_file(credsim.folder / "out.xml");
  CHECK(tests::junit_problems(xml) == "");
  const auto document = tests::xml_of(xml);
  CHECK(document.get<int>("testsuites.<xmlattr>.failures") == 1);
  const auto failure = tests::testcase(document, "basics", "a-month-in-the-life").get_child("failure");
  CHECK(failure.get<std::string>("<xmlattr>.message") == "expected NoSuchThing, not DecryptionFailure");
  CHECK(failure.get<std::string>("<xmlattr>.type") == "failed-expectation");

  const Json results = sarif_of(credsim, "out.sarif")["runs"][0]["results"];
  REQUIRE(results.size() == 1);
  CHECK(results[0]["ruleId"] == "failed-expectation");
  const Json& location = results[0]["locations"][0]["physicalLocation"];
  CHECK(location["artifactLocation"]["uri"] == std::string("suite/") + flagship + ".yaml");
  CHECK(location["region"]["startLine"].dump() == line);
  CHECK(has(ran.out, place + line + ": expected NoSuchThing"));
}

TEST_CASE("a changed parameter changes the fingerprint, and the first event that differs is the one that diff finds") {
  const Program credsim;
  copy_library(credsim);
  const std::string name = "suite/basics/rotate-at-once.yaml";
  REQUIRE(credsim({"run", name, "--trace", "before.sqlite"}).code == 0);
  const std::string text = tests::text_of_file(credsim.folder / name);
  credsim.folder.write(name, text + "\nparameters: {rotation.set: 20s}\n");
  const Ran ran = credsim({"test", "suite", "--format", "json"});
  CHECK(ran.code == 1);
  const Json scenarios = Json::parse(ran.out)["scenarios"];
  const auto changed =
      std::find_if(scenarios.begin(), scenarios.end(), [](const Json& one) { return one["verdict"] != "held"; });
  REQUIRE(changed != scenarios.end());
  CHECK((*changed)["name"] == "basics/rotate-at-once");
  CHECK((*changed)["verdict"] == "changed");

  REQUIRE(credsim({"run", name, "--trace", "after.sqlite"}).code == 0);
  const Ran compared = credsim({"diff", "before.sqlite", "after.sqlite", "--format", "json"});
  CHECK(compared.code == 1);
  const Json first = Json::parse(compared.out)["runs"][1]["first"];
  const Json told = (*changed)["fingerprint"]["first_difference"];
  CHECK(told["event_id"] == first["event_id"]);
  CHECK(told["name"] == first["name"]);
  CHECK(told["resource"] == first["resource"]);
}

TEST_CASE("a fingerprint that is accepted holds from then on, and what became another run is told once") {
  const Program credsim;
  copy_library(credsim);
  change(credsim, "suite/basics/rotate-at-once.yaml", "title:", "seed: 7\ntitle:");
  const Ran changed = credsim({"test", "suite"});
  CHECK(changed.code == 1);
  CHECK(has(changed.out, " is the first that differs; its seed is 7 and was 1\n"));
  const Ran accepted = credsim({"test", "suite", "--accept"});
  CHECK(accepted.code == 0);
  CHECK(has(accepted.out, "suite/basics/rotate-at-once.yaml: "));
  CHECK(has(accepted.out, " accepted instead of 637991dd0f7d0040: event 4 ("));
  CHECK(has(accepted.out, "; its seed is 7 and was 1\n"));
  CHECK(credsim({"test", "suite"}).code == 0);
  const std::string kept = tests::text_of_file(credsim.folder / "suite/fingerprints.txt");
  CHECK(credsim({"test", "suite/keys", "suite/basics/rotate-at-once.yaml", "--accept", "--jobs", "1"}).code == 0);
  CHECK(tests::text_of_file(credsim.folder / "suite/fingerprints.txt") == kept);
  CHECK_FALSE(fs::exists(credsim.folder / "suite/keys/fingerprints.txt"));
  change(credsim, "suite/basics/rotate-at-once.yaml", "seed: 7", "seed: 8");
  const Json json = Json::parse(credsim({"test", "suite", "--filter", "rotate-at-once", "--format", "json"}).out);
  CHECK(json["scenarios"][0]["fingerprint"]["seed_now"] == 8);
  CHECK(json["scenarios"][0]["fingerprint"]["seed_before"] == 7);
}

TEST_CASE("what has no fingerprint yet holds, and what is gone fails until it is forgotten with --accept") {
  const Program credsim;
  credsim.folder.write("s/a.yaml", tests::small_scenario);
  credsim.folder.write("s/b c.yaml", tests::small_scenario);
  const Ran fresh = credsim({"test", "s"});
  CHECK(fresh.code == 0);
  CHECK(has(fresh.out, "2 scenarios: 2 held; 2 without an accepted fingerprint"));
  CHECK_FALSE(fs::exists(credsim.folder / "s/fingerprints.txt"));
  CHECK(credsim({"test", "s", "--accept"}).code == 0);
  CHECK(has(tests::text_of_file(credsim.folder / "s/fingerprints.txt"), " b c.yaml\n"));
  fs::remove(credsim.folder / "s/b c.yaml");
  const Ran left = credsim({"test", "s", "--junit", "j.xml", "--sarif", "s.sarif"});
  CHECK(left.code == 1);
  CHECK(std::regex_search(left.out, std::regex("\nb c +gone")));
  CHECK(has(left.out,
            "s/fingerprints.txt:4: there is no s/b c.yaml any more, whose run was accepted; if that is meant, "
            "--accept forgets it\n"));
  CHECK(has(left.out, "2 scenarios: 1 held, 1 gone\n"));
  const std::string xml = tests::text_of_file(credsim.folder / "j.xml");
  CHECK(tests::junit_problems(xml) == "");
  CHECK(tests::testcase(tests::xml_of(xml), "credsim", "b c").count("failure") == 1);
  const Json result = sarif_of(credsim, "s.sarif")["runs"][0]["results"][0];
  CHECK(result["ruleId"] == "missing-scenario");
  CHECK(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "s/fingerprints.txt");
  const Json json = Json::parse(credsim({"test", "s", "--format", "json"}).out);
  CHECK(json["held"] == false);
  CHECK(json["scenarios"][1]["verdict"] == "gone");

  CHECK(credsim({"test", "s/a.yaml"}).code == 0);
  CHECK(credsim({"test", "s", "--filter", "a"}).code == 0);
  CHECK(credsim({"test", "s", "--filter", "b c"}).code == 1);
  CHECK(credsim({"test", "s", "--filter", "a", "--accept"}).code == 0);
  CHECK(has(tests::text_of_file(credsim.folder / "s/fingerprints.txt"), "b c"));
  const Ran accepted = credsim({"test", "s", "--accept"});
  CHECK(accepted.code == 0);
  CHECK(has(accepted.err, "s/b c.yaml is gone, and its fingerprint is forgotten\n"));
  CHECK_FALSE(has(tests::text_of_file(credsim.folder / "s/fingerprints.txt"), "b c"));
  CHECK(credsim({"test", "s"}).code == 0);
}

TEST_CASE("what is gone is looked for below the folder that is named, wherever its fingerprint is kept") {
  const Program credsim;
  for (const char* name : {"s/a.yaml", "s/in/b.yaml", "s/in/c.yaml", "s/out/d.yaml"}) {
    credsim.folder.write(name, tests::small_scenario);
  }
  CHECK(credsim({"test", "s", "--accept"}).code == 0);
  fs::remove(credsim.folder / "s/in/c.yaml");
  CHECK(credsim({"test", "s/out"}).code == 0);
  CHECK(has(credsim({"test", "s/in"}).out, "1 held, 1 gone"));
  fs::remove(credsim.folder / "s/fingerprints.txt");
  credsim.folder.write("s/in/fingerprints.txt", "00000000000000aa 1 c.yaml\n");
  fs::remove(credsim.folder / "s/in/b.yaml");
  CHECK(has(credsim({"test", "s"}).out, "2 held, 1 gone"));
}

TEST_CASE("a mistake makes 2, at its place in every report, and the others run all the same") {
  const Program credsim;
  credsim.folder.write("s/good.yaml", tests::small_scenario);
  credsim.folder.write("s/sad.yaml", tests::disappointed_scenario);
  credsim.folder.write("s/wrong one.yaml",
                       "title: Wrong\nevents:\n  - at: 0s\n    aws: kms create-kye\n  - at: 1s\n    aws: kms x\n");
  const Ran ran = credsim({"test", "s", "--junit", "j.xml", "--sarif", "s.sarif"});
  CHECK(ran.code == 2);
  CHECK(has(ran.out, "3 scenarios: 1 held, 1 did not hold, 1 mistake"));
  CHECK(has(ran.out, "s/wrong one.yaml:4:"));
  const std::string xml = tests::text_of_file(credsim.folder / "j.xml");
  CHECK(tests::junit_problems(xml) == "");
  CHECK(tests::testcase(tests::xml_of(xml), "credsim", "wrong one").count("error") == 1);
  const Json log = sarif_of(credsim, "s.sarif");
  CHECK(log["runs"][0]["invocations"][0]["executionSuccessful"] == false);
  std::vector<std::string> places;
  for (const Json& result : log["runs"][0]["results"]) {
    const Json& place = result["locations"][0]["physicalLocation"];
    places.push_back(result["ruleId"].get<std::string>() + " " + place["artifactLocation"]["uri"].get<std::string>() +
                     ":" + std::to_string(place["region"]["startLine"].get<int>()));
  }
  CHECK(places == std::vector<std::string>{"failed-expectation s/sad.yaml:10", "mistake s/wrong%20one.yaml:4",
                                           "mistake s/wrong%20one.yaml:6"});
}

TEST_CASE("however many scenarios are tested at a time, all reports are the same") {
  const Program credsim;
  copy_library(credsim);
  change(credsim, "suite/basics/rotate-at-once.yaml", "title:", "seed: 7\ntitle:");
  credsim.folder.write("suite/sad.yaml", tests::disappointed_scenario);
  const Ran one = credsim({"test", "suite", "--jobs", "1", "--junit", "1.xml", "--sarif", "1.sarif"});
  const Ran many = credsim({"test", "suite", "--jobs", "5", "--junit", "5.xml", "--sarif", "5.sarif"});
  CHECK(one.code == 1);
  CHECK(one.code == many.code);
  CHECK(one.out == many.out);
  CHECK(without_times(tests::text_of_file(credsim.folder / "1.xml")) ==
        without_times(tests::text_of_file(credsim.folder / "5.xml")));
  CHECK(tests::text_of_file(credsim.folder / "1.sarif") == tests::text_of_file(credsim.folder / "5.sarif"));
}

TEST_CASE("a filter is a part of a name or title, or a pattern, and several mean any of them") {
  const Program credsim;
  copy_library(credsim);
  const auto count = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"test", "suite", "--format", "json"});
    const Ran ran = credsim(words);
    return ran.code == 0 ? Json::parse(ran.out)["scenarios"].size() : 0;
  };
  const std::size_t all = count({});
  CHECK(count({"--filter", "basics/"}) + count({"--filter", "keys/*"}) == all);
  CHECK(count({"--filter", "A MONTH in the life of a managed"}) == 1);
  CHECK(count({"--filter", "*month*"}) == 2);
  CHECK(count({"--filter", "a-happy", "--filter", "alias-repointed"}) == 2);
  const Ran none = credsim({"test", "suite", "--filter", "nothing of the kind"});
  CHECK(none.code == 2);
  CHECK(has(none.err, "nothing of the kind"));
}

TEST_CASE("hostile titles, names and long answers stay text in every report") {
  const Program credsim;
  std::string text = tests::disappointed_scenario;
  text.replace(0, text.find('\n'), R"(title: "\e[2J\x01 <b>&amp; ]]> \u2028 \"quoted\"")");
  text.replace(text.find("Disabled}"), 9, R"("\e]0;x\x07<![CDATA[ & )" + std::string(9000, 'x') + "\"}");
  credsim.folder.write("s/<&\x01\xFF\"'>.yaml", text);
  const Ran ran = credsim({"test", "s", "--junit", "j.xml", "--sarif", "s.sarif"});
  CHECK(ran.code == 1);
  CHECK(std::none_of(ran.out.begin(), ran.out.end(), [](char c) { return c == '\x1B' || c == '\x01' || c == '\xFF'; }));
  CHECK(ran.out.size() < 9000);
  const std::string xml = tests::text_of_file(credsim.folder / "j.xml");
  CHECK(tests::junit_problems(xml) == "");
  CHECK(xml.size() < 12000);
  const Json results = sarif_of(credsim, "s.sarif")["runs"][0]["results"];
  REQUIRE(results.size() == 1);
  CHECK(results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "s/%3C&%01%FF%22'%3E.yaml");
}

TEST_CASE("what fails again and again is told once, with how often") {
  const Program credsim;
  credsim.folder.write("s/often.yaml",
                       "title: Often\nduration: 1d\nevents:\n  - {at: 0s, every: 1m, aws: kms list-keys, expect: "
                       "{error: NoSuchThing}}\n");
  const Ran ran = credsim({"test", "s", "--sarif", "s.sarif"});
  CHECK(ran.code == 1);
  CHECK(has(ran.out, "the first of 1,44"));
  CHECK(ran.out.size() < 1000);
  const Json results = sarif_of(credsim, "s.sarif")["runs"][0]["results"];
  REQUIRE(results.size() == 1);
  CHECK(results[0]["occurrenceCount"] >= 1440);
}

TEST_CASE("reports that cannot be written and files of fingerprints that are none are mistakes") {
  const Program credsim;
  credsim.folder.write("s/a.yaml", tests::small_scenario);
  const Ran nowhere = credsim({"test", "s", "--junit", "no/such/folder.xml"});
  CHECK(nowhere.code == 2);
  CHECK(has(nowhere.err, "no/such/folder.xml"));
  CHECK(nowhere.out.empty());  // before anything is run
  // What fails only then takes no report away.
  const Ran full = credsim({"test", "s", "--sarif", "/dev/full"});
  CHECK(full.code == 2);
  CHECK(has(full.out, "1 scenario: 1 held"));
  CHECK(has(full.err, "/dev/full: cannot be written: No space left on device"));
  credsim.folder.write("s/fingerprints.txt", "# fine\n0123 a.yaml\n");
  const Ran wrong = credsim({"test", "s"});
  CHECK(wrong.code == 2);
  CHECK(has(wrong.err, "s/fingerprints.txt:2:1: "));
}
