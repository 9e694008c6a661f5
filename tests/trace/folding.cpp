// A fleet's timeline: what happens to many in the same way is told once.
#include <chrono>

#include "tests/catch.hpp"
#include "trace/timeline_fold.hpp"

namespace {

using namespace std::chrono_literals;

trace::TimelineEntry entry(sim::Duration at, const std::string& cluster, const std::string& name = "CreateDBCluster") {
  trace::TimelineEntry made;
  made.event.at = sim::Time(at);
  made.event.source = "rds.amazonaws.com";
  made.event.name = name;
  made.event.principal = "admin";
  made.event.resource = cluster;
  made.event.line = 7;
  trace::ChangeRecord change;
  change.resource = cluster;
  change.attribute = "MasterUserSecret";
  change.after = "rds!cluster-1234abcd-12ab-34cd-56ef-12345678900" + cluster.substr(cluster.size() - 1);
  made.changes.push_back(change);
  return made;
}

trace::Timeline fleet(int count, sim::Duration pause) {
  trace::Timeline timeline;
  for (int i = 0; i < count; ++i) timeline.entries.push_back(entry(i * pause, "orders-" + std::to_string(i)));
  return timeline;
}

}  // namespace

TEST_CASE("ten of one kind become one, in the place of the first, with what differs left out") {
  trace::Timeline timeline = fleet(12, 1s);
  timeline.entries.insert(timeline.entries.begin() + 3, entry(2s, "other", "DeleteDBCluster"));
  const trace::Timeline folded = trace::folded(timeline);
  REQUIRE(folded.entries.size() == 2);
  const trace::TimelineEntry& one = folded.entries.front();
  CHECK(trace::happening_text(one) == "12 × rds CreateDBCluster by admin");
  CHECK(one.event.resource == "orders-0 … orders-11");
  CHECK(trace::change_text(one.changes.front()) == "MasterUserSecret - -> …");
  CHECK(folded.entries.back().times == 1);
}

TEST_CASE("few of one kind, long pauses, and the same again of one resource stay as they are") {
  CHECK(trace::folded(fleet(9, 1s)).entries.size() == 9);
  CHECK(trace::folded(fleet(12, 2h)).entries.size() == 12);
  trace::Timeline same;
  for (int i = 0; i < 12; ++i) same.entries.push_back(entry(i * 1s, "orders-0"));
  CHECK(trace::folded(same).entries.size() == 12);
}

TEST_CASE("what a service does in its own order is not told as a range") {
  trace::Timeline timeline = fleet(10, 1s);
  for (trace::TimelineEntry& one : timeline.entries) one.event.line = 0;
  CHECK(trace::folded(timeline).entries.front().event.resource == "orders-0 …");
}
