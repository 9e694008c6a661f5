// What a report says is what the trace has: its counts, its bars, its causes; and what is too much for it, it says.
#include "trace/report.hpp"

#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/golden.hpp"
#include "tests/trace/story.hpp"
#include "trace/connection.hpp"

using Json = nlohmann::ordered_json;

namespace {

Json report_of(const std::filesystem::path& file, const trace::ReportLimits& limits = {}) {
  trace::Reader reader(file);
  return trace::report(reader, limits);
}

const Json& table_of(const Json& report, const std::string& id) {
  for (const Json& table : report["tables"]) {
    if (table["id"] == id) return table;
  }
  static const Json none;
  return none;
}

std::int64_t number_of(const std::filesystem::path& file, const std::string& sql) {
  return std::stoll(tests::rows_of(file, sql));
}

// Each lane of the timeline, by kind and name.
std::map<std::string, Json> lanes_of(const Json& report) {
  std::map<std::string, Json> lanes;
  for (const Json& group : report["timeline"]["groups"]) {
    for (const Json& lane : group["lanes"]) {
      lanes[lane["kind"].get<std::string>() + " " + lane["name"].get<std::string>()] = lane;
    }
  }
  return lanes;
}

// The values of a track, one after the other.
std::string values_of(const Json& lane, const std::string& name) {
  std::string text;
  for (const Json& track : lane["tracks"]) {
    if (track["name"] != name) continue;
    for (const Json& span : track["spans"]) {
      text += (text.empty() ? "" : " ") + span[2].get<std::string>();
    }
  }
  return text;
}

// How many marks of a kind there are, each as often as it says.
std::int64_t marks_in(const Json& lane, const std::string& kind) {
  std::int64_t count = 0;
  for (const Json& mark : lane["marks"]) {
    if (mark[2] == kind) count += mark[5].get<std::int64_t>();
  }
  return count;
}

// A story whose cluster's protection against deletion is switched again and again, one an hour.
void tell_at_length(const std::filesystem::path& file, int times) {
  tests::Story story(file);
  story.tell();
  for (int i = 0; i < times; ++i) {
    story.step({tests::story_start + std::chrono::hours(200 + i), sim::script, 0, 0}, [&](model::Step& made) {
      const auto note = made.uncaused(model::NoteKind::call, model::Action::ModifyDBCluster, story.cluster.id());
      made.change<&model::Cluster::status>(
          story.cluster, i % 2 == 0 ? model::ClusterStatus::modifying : model::ClusterStatus::available);
      made.conclude(note, model::accept(story.cluster.id()));
    });
  }
  story.finish();
}

}  // namespace

TEST_CASE("the report of a story says exactly this") {
  const tests::Folder folder;
  const auto file = folder / "story.sqlite";
  tests::Story story(file);
  story.tell();
  story.finish();
  CHECK(tests::matches_golden("trace/report.txt", report_of(file).dump(1) + "\n"));
}

TEST_CASE("a report counts what the trace has") {
  const tests::Folder folder;
  const auto file = folder / "story.sqlite";
  tests::Story story(file);
  story.tell();
  story.finish();
  const Json report = report_of(file);
  CHECK(report["held"] == false);
  CHECK(report["finished"] == true);
  CHECK(report["events"] == number_of(file, "SELECT count(*) FROM events"));
  CHECK(report["violations"] == number_of(file, "SELECT count(*) FROM violations"));
  CHECK(report["failed_expectations"] == number_of(file, "SELECT count(*) FROM expectations WHERE NOT passed"));
  CHECK(table_of(report, "violations")["total"] == 1);
  CHECK(table_of(report, "expectations")["total"] == 1);
  CHECK(table_of(report, "assumptions")["total"] == number_of(file, "SELECT count(*) FROM assumptions WHERE used > 0"));
  const Json& logins = table_of(report, "logins")["rows"];
  REQUIRE(logins.size() == 1);
  CHECK(logins[0][0] == "web");
  CHECK(logins[0][2] == number_of(file, "SELECT sum(count) FROM logins WHERE outcome = 'ok'"));
  CHECK(logins[0][3] == number_of(file, "SELECT sum(count) FROM logins WHERE outcome = 'failed'"));
}

TEST_CASE("a report has a lane for each cluster, secret, key and group of clients, with their statuses") {
  const tests::Folder folder;
  const auto file = folder / "story.sqlite";
  tests::Story story(file);
  story.tell();
  story.finish();
  const auto lanes = lanes_of(report_of(file));
  REQUIRE(lanes.size() == 4);
  const Json& secret = lanes.at("secret rds!cluster-0");
  CHECK(values_of(lanes.at("cluster orders"), "Status") == "creating available");
  CHECK(values_of(secret, "SecretStatus") == "creating active rotating impaired");
  CHECK(values_of(lanes.at("key 1234abcd-12ab-34cd-56ef-123456789000"), "KeyState") == "Enabled Disabled");
  CHECK(marks_in(lanes.at("clients web"), "logins") == 1);
  CHECK(marks_in(lanes.at("cluster orders"), "violation") == 1);
  CHECK(marks_in(secret, "rotation") == 1);
}

TEST_CASE("a bar says which event began it, what led to that, and the line of the scenario that set it off") {
  const tests::Folder folder;
  const auto file = folder / "story.sqlite";
  tests::Story story(file);
  story.tell();
  story.finish();
  const Json report = report_of(file);
  const Json secret = lanes_of(report).at("secret rds!cluster-0");
  std::size_t place = 0;
  for (const Json& track : secret["tracks"]) {
    for (const Json& span : track["spans"]) {
      if (span[2] == "impaired") place = span[4];
    }
  }
  const Json& cause = report["timeline"]["causes"][place];
  CHECK(cause["what"] == "the rotation failed (RotationFailed)");
  CHECK(cause["because"].get<std::string>().starts_with("GenerateDataKey was refused"));
  CHECK(cause["line"] == 9);
  CHECK(cause["command"].get<std::string>().starts_with("kms disable-key"));
}

TEST_CASE("a report of more than it may draw draws less, and says so") {
  const tests::Folder folder;
  const auto file = folder / "long.sqlite";
  tell_at_length(file, 1000);
  const Json whole = report_of(file);
  CHECK(whole["notes"].empty());
  const Json report = report_of(file, {2, 100, 1});
  const Json& notes = report["notes"];
  REQUIRE(notes.size() == 2);
  CHECK(notes[0].get<std::string>().starts_with("The timeline shows 2 of 4 lanes: "));
  CHECK(notes[1].get<std::string>().starts_with("The timeline draws "));
  const auto lanes = lanes_of(report);
  CHECK(lanes.size() == 2);
  const Json& cluster = lanes.at("cluster orders");
  std::int64_t spans = 0;
  for (const Json& span : cluster["tracks"][0]["spans"]) spans += span[5].get<std::int64_t>();
  CHECK(cluster["tracks"][0]["spans"].size() < 60);
  CHECK(spans == number_of(file, "SELECT count(*) FROM changes WHERE attribute = 'Status' AND kind = 'cluster'"));
  CHECK(marks_in(cluster, "call") ==
        number_of(file, "SELECT count(*) FROM events WHERE kind = 'call' AND resource = 'orders'"));
}

TEST_CASE("a table of more rows than it may have says how many there are") {
  const tests::Folder folder;
  const auto file = folder / "story.sqlite";
  tests::Story story(file);
  story.tell();
  story.finish();
  const Json costs = table_of(report_of(file, {10, 1000, 1}), "costs");
  CHECK(costs["rows"].size() == 1);
  CHECK(costs["total"] == 2);
  CHECK(costs["note"].get<std::string>().ends_with("These are 1 of 2 rows."));
}

TEST_CASE("a report of a run that did not finish says so") {
  const tests::Folder folder;
  const auto file = folder / "left.sqlite";
  {
    tests::Story story(file);
    story.tell();
  }
  const Json report = report_of(file);
  CHECK(report["finished"] == false);
  CHECK(report["notes"][0].get<std::string>().starts_with("This run did not finish"));
}

TEST_CASE("measures are told where a trace has them, those of the whole run first") {
  const tests::Folder folder;
  const auto file = folder / "story.sqlite";
  tests::Story story(file);
  story.tell();
  story.finish();
  trace::Connection connection(file, trace::Connection::Mode::create);
  connection.run("DROP VIEW IF EXISTS measures");
  CHECK(table_of(report_of(file), "measures").is_null());
  connection.run(
      "CREATE VIEW measures AS SELECT 'gap' AS name, 'orders' AS resource, 1.5 AS value, 's' AS unit"
      " UNION ALL SELECT 'rotations', NULL, 1, 'rotations'");
  const Json report = report_of(file);
  const Json& rows = table_of(report, "measures")["rows"];
  REQUIRE(rows.size() == 2);
  CHECK(rows[0] == Json{"rotations", nullptr, {{"value", 1}, {"unit", "rotations"}}});
  CHECK(rows[1] == Json{"gap", "orders", {{"value", 1.5}, {"unit", "s"}}});
}

TEST_CASE("a report of a trace without events is one") {
  const tests::Folder folder;
  const auto file = folder / "empty.sqlite";
  {
    tests::Story story(file);
    story.finish();
  }
  const Json report = report_of(file);
  CHECK(report["events"] == 0);
}
