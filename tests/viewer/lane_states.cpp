// What was on a lane at a moment: short lanes and long ones, read bit by bit; and which lanes stand on which.
#include "viewer/lane_states.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "tests/catch.hpp"
#include "tests/viewer/played.hpp"
#include "viewer/trace_view.hpp"

namespace {

using Values = std::map<std::pair<trace::ResourceId, std::uint16_t>, std::int64_t>;

struct Indexed {
  trace::Reader reader{tests::month_trace()};
  viewer::TraceIndex index;

  Indexed() {
    index.look(reader);
    while (!index.complete()) {
      // Who is on which lane must be known before events are read.
      index.place_lanes();
      index.read(reader, 1'000'000);
    }
  }

  Values values_on(std::optional<trace::LaneId> lane, trace::EventId until) {
    Values found;
    reader.each_change_row(1, reader.last_change_row_until(until), [&](const trace::ChangeRowNumbers& change) {
      if (index.lane_of(change.resource) == lane) found[{change.resource, change.attribute}] = change.after;
    });
    return found;
  }
};

Values values_of(const viewer::LaneState& state) {
  Values found;
  for (const auto& [key, change] : state.last) found[key] = change.after;
  return found;
}

}  // namespace

TEST_CASE("the state of a lane is what its changes say, read at once or bit by bit, wherever the cursor went before") {
  Indexed month;
  viewer::LaneStates at_once(month.index);
  viewer::LaneStates by_and_by(month.index, {20, 15, 5, 30});
  const trace::EventId last = month.index.events().size();
  std::size_t guesses = 0;
  for (const trace::EventId event : {last, last / 3, last / 2, trace::EventId{1}, last - 1, last / 3 + 1}) {
    for (trace::LaneId lane = 0; lane < month.index.lanes().all().size(); ++lane) {
      const Values expected = month.values_on(lane, event);
      const viewer::LaneState& whole = at_once.after(month.reader, lane, event);
      CHECK(whole.complete);
      CHECK(values_of(whole) == expected);
      for (int i = 0; !by_and_by.after(month.reader, lane, event).complete; ++i) {
        REQUIRE(i < 100);
        ++guesses;
      }
      CHECK(values_of(by_and_by.after(month.reader, lane, event)) == expected);
    }
  }
  CHECK(guesses > 10);
  const auto changes = at_once.changes(month.reader, 0, last);
  REQUIRE(changes);
  CHECK(changes->size() == month.index.changes_of(0).size());
  CHECK(at_once.unread(0) == 0);
  CHECK(!by_and_by.changes(month.reader, 0, last));
}

TEST_CASE("around a cluster of a fleet is what it stands on, and not what else stands on the same key") {
  const tests::TestFolder folder;
  tests::play_into(folder / "fleet.sqlite", R"(title: Three
duration: 1d
clients:
  web: {cluster: c1, strategy: cached, ttl: 1h, login-every: 5m, count: 3}
events:
  - at: 0s
    repeat: {count: 3, every: 1s}
    aws: rds create-db-cluster --db-cluster-identifier c{i} --engine aurora-mysql --master-username admin --manage-master-user-password
  - at: 20m
    aws: rds create-db-instance --db-instance-identifier c1-w --db-cluster-identifier c1 --engine aurora-mysql --db-instance-class db.r6g.large
)");
  const viewer::TraceView view(folder / "fleet.sqlite");
  const sim::Time end = view.run().end;
  const auto names_around = [&](const std::string& text) {
    std::multiset<std::string> kinds;
    std::set<std::string> clusters;
    for (const viewer::GraphNode& node : view.dependencies(view.find(text, end), end, 100).nodes) {
      kinds.insert(node.kind);
      if (node.kind == "cluster") clusters.insert(node.name);
    }
    CHECK(kinds.count("secret") == clusters.size());
    CHECK(kinds.count("version") >= clusters.size());
    CHECK(kinds.count("key") == 1);
    CHECK(kinds.count("client") == clusters.count("c1"));
    CHECK(kinds.count("instance") == clusters.count("c1"));
    return clusters;
  };
  CHECK(names_around("cluster:c1") == std::set<std::string>{"c1"});
  CHECK(names_around("cluster:c2") == std::set<std::string>{"c2"});
  CHECK(names_around("secret:c1") == std::set<std::string>{"c1"});
  CHECK(names_around("web/0") == std::set<std::string>{"c1"});
  const viewer::DependencyView cluster = view.dependencies(view.find("cluster:c1", end), end, 100);
  const auto key = std::ranges::find(cluster.nodes, "key", &viewer::GraphNode::kind);
  REQUIRE(key != cluster.nodes.end());
  // Of the key all that stands on it.
  CHECK(view.dependencies(key->id, end, 100).left_out == 0);
  // What is not read yet is not shown, and is there at a later call.
  const viewer::TraceView fresh(folder / "fleet.sqlite");
  int calls = 0;
  while (!fresh.dependencies(key->id, end, 100, 60).complete) REQUIRE(++calls < 100);
  CHECK(calls > 1);
  CHECK(fresh.dependencies(key->id, end, 100, 60).nodes.size() == view.dependencies(key->id, end, 100).nodes.size());
}

TEST_CASE("clients of a group have a history each") {
  const viewer::TraceView view(tests::month_trace());
  const viewer::ResourceId one = view.find("web/3", view.run().end);
  const auto rows = view.history(one, view.run().end, 1000);
  REQUIRE(!rows.empty());
  for (const viewer::HistoryRow& row : rows) CHECK(row.name == "web/3");
}

TEST_CASE("what a cluster has is told once, clients as their groups") {
  const viewer::TraceView view(tests::month_trace());
  const viewer::Inspection told =
      view.inspect(view.find("cluster:orders", view.run().end), view.run().start + std::chrono::days(12));
  std::map<std::string, std::uint32_t> count;
  for (const viewer::KinRow& row : told.owns) count[row.kind] += row.count;
  CHECK(count["client"] == 10);
  CHECK(std::ranges::count(told.owns, "client", &viewer::KinRow::kind) == 1);
  for (const viewer::KinRow& row : told.uses) {
    CHECK(std::ranges::count(told.owns, row.id, &viewer::KinRow::id) == 0);
  }
}
