// The verbs `sweep`, `merge` and `compare` run from outside, and every study that is shipped.
#include <algorithm>
#include <map>

#include "tests/catch.hpp"
#include "tests/cli/program.hpp"
#include "tests/golden.hpp"
#include "tests/scenarios/json_schema.hpp"
#include "trace/study_file.hpp"

using reading::Json;
using tests::Program;
using tests::Ran;
namespace fs = std::filesystem;

namespace {

const char* const small_study = R"(title: Two caches
base: base.yaml
factors: {clients.web.ttl: [5m, 24h]}
replications: 3
measures: [outage.failed_logins, gap.max]
)";

std::string small_base() { return tests::read_source_file("tests/studies/base.yaml"); }

void write_study(const Program& credsim) {
  credsim.folder.write("study.yaml", small_study);
  credsim.folder.write("base.yaml", small_base());
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a study tells its means, its differences, and where the results are") {
  const Program credsim;
  write_study(credsim);
  const Ran ran = credsim({"sweep", "study.yaml"});
  CHECK(ran.code == 0);
  CHECK(contains(ran.out, "Two caches"));
  CHECK(contains(ran.out, "to the first, run by run"));
  CHECK(contains(ran.out, "95 % intervals, 3 runs at each point"));
  CHECK(contains(ran.out, "only 3 runs: outage.failed_logins"));
  CHECK(contains(ran.out, ", gap.max\n"));
  CHECK(contains(ran.out, "results in study.study.sqlite"));
  CHECK(contains(ran.err, "6 runs played"));
  const Ran again = credsim({"sweep", "study.yaml"});
  CHECK(again.out == ran.out);
  CHECK(contains(again.err, "0 runs played, 6 were there"));
}

TEST_CASE("shards are merged to what the whole study gives, as text, JSON and CSV") {
  const Program credsim;
  write_study(credsim);
  REQUIRE(credsim({"sweep", "study.yaml", "--out", "whole"}).code == 0);
  CHECK(credsim({"sweep", "study.yaml", "--shard", "1/2"}).code == 0);
  CHECK(credsim({"sweep", "study.yaml", "--shard", "2/2", "--jobs", "2"}).code == 0);
  for (const std::string format : {"text", "json", "csv"}) {
    const Ran merged = credsim({"merge", "m", "study.1-2.study.sqlite", "study.2-2.study.sqlite", "--format", format});
    const Ran whole = credsim({"sweep", "study.yaml", "--out", "whole", "--format", format});
    CHECK(merged.code == 0);
    CHECK(merged.out.substr(0, merged.out.find("results in")) == whole.out.substr(0, whole.out.find("results in")));
  }
  const Json json = Json::parse(credsim({"sweep", "study.yaml", "--out", "whole", "--format", "json"}).out);
  CHECK(json["points"].size() == 2);
  CHECK(json["points"][1]["levels"]["clients.web.ttl"] == "24h");
  CHECK(json["points"][1]["measures"][0]["n"] == 3);
  const std::string csv = credsim({"sweep", "study.yaml", "--out", "whole", "--format", "csv"}).out;
  CHECK(std::ranges::count(csv, '\n') == 5);
  CHECK(csv.starts_with("point,clients.web.ttl,measure,"));
}

TEST_CASE("one run is replayed with its trace, and measures what it measured in the study") {
  const Program credsim;
  write_study(credsim);
  REQUIRE(credsim({"sweep", "study.yaml"}).code == 0);
  const Ran ran = credsim({"sweep", "study.yaml", "--replay", "3"});
  CHECK(ran.code == 0);
  CHECK(contains(ran.out, "clients.web.ttl: 24h"));
  CHECK(fs::exists(credsim.folder / "study.3.sqlite"));
  const Ran json = credsim({"sweep", "study.yaml", "--replay", "3", "--format", "json", "--trace", "again.sqlite"});
  const double studied = trace::StudyFile(credsim.folder / "study.study.sqlite").runs().at(3).values.at(1).value();
  CHECK(studied > 0);
  for (const Json& one : Json::parse(json.out)["measures"]) {
    if (one["name"] == "gap.max") CHECK(one["value"] == studied);
  }
}

TEST_CASE("what is wrong with a study, or with how it is called, is said with the exit code 2") {
  const Program credsim;
  write_study(credsim);
  const auto refused = [&](const std::vector<std::string>& words, const std::string& why) {
    const Ran ran = credsim(words);
    INFO(ran.err);
    CHECK(ran.code == 2);
    CHECK(contains(ran.err, why));
  };
  refused({"sweep", "study.yaml", "--shard", "3/2"}, "--shard should be such as 1/8");
  refused({"sweep", "study.yaml", "--shard", "two"}, "--shard should be such as 1/8");
  refused({"sweep", "study.yaml", "--trace", "t.sqlite"}, "--replay");
  refused({"sweep", "no-such-study"}, "there are a-disabled-key, a-storm-at-midnight, cache-lifetime");
  refused({"sweep", "missing.yaml"}, "missing.yaml");
  refused({"merge", "m", "base.yaml"}, "base.yaml");
  refused({"compare", "base.yaml", "missing.yaml"}, "missing.yaml");
  refused({"compare", "base.yaml", "base.yaml", "--measure", "speed"}, "there is no measure speed");
  credsim.folder.write("other.yaml", std::string(small_study) + "seed: 2\n");
  REQUIRE(credsim({"sweep", "study.yaml"}).code == 0);
  refused({"sweep", "other.yaml", "--out", "study.study.sqlite"}, "has the results of another study");
  CHECK_FALSE(fs::exists(credsim.folder / "m"));
}

TEST_CASE("runs that did not hold are told with the share that they may be of all") {
  const Program credsim;
  write_study(credsim);
  credsim.folder.write("base.yaml", small_base() +
                                        "properties: {never-refused: {always: {not: {web/0.LastLogin: "
                                        "\"1045\"}}}}\n");
  const Ran ran = credsim({"sweep", "study.yaml"});
  CHECK(ran.code == 1);
  CHECK(contains(ran.out, "0 of 3 (0 to 56 %) held: 24h"));
  CHECK(contains(ran.err, "in 3 something did not hold"));
  const Json json = Json::parse(credsim({"sweep", "study.yaml", "--format", "json"}).out);
  CHECK(json["points"][1]["held"] == 0);
  CHECK(json["points"][1]["runs"] == 3);
  CHECK(json["points"][1]["held_high"].get<double>() > 0.5);
  const Ran compared = credsim({"compare", "base.yaml", "base.yaml", "--replications", "3"});
  CHECK(contains(compared.out, "of 3 ("));
}

TEST_CASE("a run is replayed where the results are of this study, and only one that it has") {
  const Program credsim;
  write_study(credsim);
  CHECK(credsim({"sweep", "study.yaml"}).code == 0);
  CHECK(credsim({"sweep", "study.yaml", "--replay", "5"}).code == 0);
  const Ran beyond = credsim({"sweep", "study.yaml", "--replay", "6"});
  CHECK(beyond.code == 2);
  CHECK(contains(beyond.err, "from 0 to 5, not 6"));
  credsim.folder.write("base.yaml", small_base() + "# changed\n");
  const Ran changed = credsim({"sweep", "study.yaml", "--replay", "5"});
  CHECK(changed.code == 2);
  CHECK(contains(changed.err, "has the results of another study"));
}

TEST_CASE("what has no value, and what stays wide, is said") {
  const Program credsim;
  write_study(credsim);
  const std::string head = "title: T\nbase: base.yaml\nfactors: {clients.web.ttl: [1h, 24h]}\n";
  credsim.folder.write("nothing.yaml", head +
                                           "measures: [{measure: outage.failed_logins, of: nobody}]\n"
                                           "replications: {half-width: 1, of: outage.failed_logins, most: 100}\n");
  const Ran nothing = credsim({"sweep", "nothing.yaml"});
  CHECK(contains(nothing.out, "no value in any run: outage.failed_logins of nobody"));
  CHECK(contains(nothing.err, "20 runs played"));
  credsim.folder.write("wide.yaml", head +
                                        "measures: [gap.max]\n"
                                        "replications: {half-width: 0.000001, of: gap.max, most: 20}\n");
  CHECK(contains(credsim({"sweep", "wide.yaml"}).err, "is wider than `half-width` at 2 points"));
}

TEST_CASE("two scenarios are compared run by run") {
  const Program credsim;
  write_study(credsim);
  std::string other = small_base();
  other.replace(other.find("ttl: 1h"), 7, "ttl: 24h");
  credsim.folder.write("other.yaml", other);
  const Ran ran = credsim({"compare", "base.yaml", "other.yaml", "--replications", "10"});
  CHECK(ran.code == 0);
  CHECK(contains(ran.out, "10 replications, held all and all"));
  CHECK(contains(ran.out, "outage.longest"));
  CHECK_FALSE(contains(ran.out, "gap.max"));
  CHECK(contains(ran.out, "measures the same in every run"));
  const Json json =
      Json::parse(credsim({"compare", "base.yaml", "other.yaml", "--replications", "10", "--format", "json"}).out);
  for (const Json& row : json["measures"]) {
    if (row["name"] == "gap.max") CHECK(row["difference"]["max"] == 0);
  }
}

TEST_CASE("the guesses that a study leans on are ranked, and what has no effect is only named") {
  const Program credsim;
  write_study(credsim);
  const Ran ran = credsim({"sweep", "study.yaml", "--assumptions"});
  CHECK(ran.code == 0);
  CHECK(contains(ran.out, "rotation.set"));
  CHECK(contains(ran.out, "without effect here: "));
  const Json json = Json::parse(credsim({"sweep", "study.yaml", "--assumptions", "--format", "json"}).out);
  double before = 1e300;
  std::map<std::string, Json> gap_of;
  for (const Json& one : json["assumptions"]) {
    CHECK((one["confidence"] == "assumed" || one["confidence"] == "inferred"));
    if (one["weight"].is_number()) {
      CHECK(one["weight"].get<double>() <= before);
      before = one["weight"].get<double>();
    }
    gap_of[one["parameter"].get<std::string>() + " " + one["changed_to"].get<std::string>()] = one["effects"][1];
  }
  // Twice the finish phase makes a longer gap; how long a cluster takes to be made does not.
  CHECK(gap_of.at("rotation.finish lognormal, median 4s, sigma 0.5, max 1m")["effect"].get<double>() > 0.5);
  for (const auto& [variant, effect] : gap_of) {
    INFO(variant);
    if (variant.starts_with("cluster.create ")) CHECK(effect["effect"] == 0.0);
  }
}

TEST_CASE("a study's report is one page with a chart a measure, and every row of the summary") {
  const Program credsim;
  credsim.folder.write("base.yaml", small_base());
  credsim.folder.write("study.yaml", R"(title: "<b>Two</b> & caches"
base: base.yaml
factors: {clients.web.ttl: {"<script>alert(1)</script>": 5m, long: 24h}}
replications: 3
measures: [outage.failed_logins, gap.max]
)");
  REQUIRE(credsim({"sweep", "study.yaml", "--out", "r.sqlite"}).code == 0);
  const Ran ran = credsim({"report", "r.sqlite", "-o", "-"});
  CHECK(ran.code == 0);
  CHECK(ran.out.starts_with("<!DOCTYPE html>"));
  CHECK(contains(ran.out, "&lt;b&gt;Two&lt;/b&gt; &amp; caches"));
  CHECK_FALSE(contains(ran.out, "<script"));
  CHECK_FALSE(contains(ran.out, "{{"));
  const auto count = [&](const std::string& what) {
    std::size_t found = 0;
    for (std::size_t at = ran.out.find(what); at != std::string::npos; at = ran.out.find(what, at + 1)) ++found;
    return found;
  };
  CHECK(count("<svg ") == 2);
  CHECK(count("<circle ") == 4);
  CHECK(count("<tr><th scope=\"row\">") == 4);
  CHECK(count("http://") + count("https://") == count("http://www.w3.org/2000/svg"));  // a name, no address
  const Ran svg = credsim({"report", "r.sqlite", "--format", "svg", "-o", "-"});
  CHECK(svg.out.starts_with("<svg "));
  CHECK(Json::parse(credsim({"report", "r.sqlite", "--format", "json", "-o", "-"}).out)["points"].size() == 2);
}

TEST_CASE("every shipped study runs, and is answered in the docs") {
  const Program credsim;
  std::size_t studies = 0;
  const std::string answers = tests::read_source_file("docs/what-if.md");
  for (const auto& entry : fs::directory_iterator(CREDSIM_SOURCE_DIR "/scenarios/studies")) {
    if (entry.path().extension() != ".yaml") continue;
    ++studies;
    const std::string name = entry.path().stem().string();
    INFO(name);
    const Ran ran = credsim({"sweep", name, "--format", "json"});
    CHECK(ran.code == 0);
    const Json json = Json::parse(ran.out);
    CHECK(json["points"].size() >= 3);
    for (const Json& point : json["points"]) CHECK(point["measures"].size() >= 1);
    CHECK(contains(answers, "credsim sweep " + name + "\n"));
    CHECK(contains(answers, "](what-if/" + name + ".svg)"));
    REQUIRE(credsim({"report", name + ".study.sqlite", "--format", "svg", "-o", "picture.svg"}).code == 0);
    CHECK(
        tests::matches_golden("../docs/what-if/" + name + ".svg", tests::text_of_file(credsim.folder / "picture.svg")));
  }
  CHECK(studies >= 6);
}
