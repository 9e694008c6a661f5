// What the viewer shows is what the trace says: each answer is held against the trace read from its first row to its
// last.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <set>

#include "lab/trace_graph.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"
#include "tests/viewer/played.hpp"
#include "trace/rotations.hpp"
#include "trace/timeline.hpp"
#include "viewer/trace_view.hpp"

namespace {

using namespace std::chrono_literals;
using std::chrono::days;

struct Month {
  viewer::TraceView view{tests::month_trace()};
  trace::Reader reader{tests::month_trace()};
  viewer::TimeRange whole{view.run().start, view.run().end + 1us};
};

std::string text(const viewer::Bar& bar) {
  return std::string(bar.value) + " " + std::string(tone_name(bar.tone)) + " " +
         std::to_string(bar.from.time_since_epoch().count()) + " " +
         std::to_string(bar.until.time_since_epoch().count()) + " " + std::to_string(bar.event);
}

bool near(double a, double b) { return std::abs(a - b) < 1e-6 * std::max(1.0, std::abs(b)); }

std::vector<trace::EventRecord> all_events(trace::Reader& reader) {
  std::vector<trace::EventRecord> found;
  reader.each_event([&](trace::EventRecord&& event) { found.push_back(std::move(event)); });
  return found;
}

}  // namespace

TEST_CASE("at the finest resolution the bars of a lane are the report's spans") {
  Month month;
  REQUIRE(month.view.indexed() == 1);
  const trace::Lanes lanes(month.reader);
  REQUIRE(month.view.lanes().size() == lanes.all().size());
  std::map<std::pair<trace::LaneId, trace::Track>, std::vector<std::string>> told;
  trace::each_status_span(month.reader, lanes, [&](const trace::StatusSpan& span) {
    told[{span.lane, span.track}].push_back(
        text({span.from, span.until.value_or(month.view.run().end), span.value, span.tone, span.event, 1}));
  });
  REQUIRE(told.size() > 6);
  for (auto& [place, spans] : told) {
    std::vector<std::string> drawn;
    for (const viewer::Bar& bar : month.view.bars(place.first, place.second, month.whole, 1us))
      drawn.push_back(text(bar));
    CHECK(drawn == spans);
    CHECK(std::ranges::count(month.view.tracks(place.first), place.second) == 1);
  }
}

TEST_CASE("lanes are grouped as in the report") {
  Month month;
  const trace::Lanes lanes(month.reader);
  REQUIRE(month.view.groups().size() == lanes.groups().size());
  for (std::size_t i = 0; i < lanes.groups().size(); ++i) {
    CHECK(month.view.groups()[i].name == lanes.groups()[i].name);
    CHECK(month.view.groups()[i].lanes == lanes.groups()[i].lanes);
  }
  for (const trace::ResourceRecord& one : month.reader.resources())
    CHECK(month.view.lane_of(one.id) == lanes.of(one.id));
}

TEST_CASE("from afar there are no more bars than columns, and what was bad still shows") {
  Month month;
  for (trace::LaneId lane = 0; lane < month.view.lanes().size(); ++lane) {
    for (const trace::Track track : month.view.tracks(lane)) {
      const auto fine = month.view.bars(lane, track, month.whole, 1us);
      const auto coarse = month.view.bars(lane, track, month.whole, month.whole.length() / 20);
      CHECK(coarse.size() <= 42);
      const auto worst = [](const auto& bars) { return std::ranges::max(bars, {}, &viewer::Bar::tone).tone; };
      CHECK(worst(fine) == worst(coarse));
      for (std::size_t i = 1; i < coarse.size(); ++i) CHECK(coarse[i].from >= coarse[i - 1].until);
    }
  }
}

TEST_CASE("a resource at a moment has the attributes that replaying its changes gives") {
  Month month;
  for (const std::string name : {"cluster:orders", "secret:orders", "orders-1", "web/3"}) {
    for (const sim::Duration at :
         {sim::Duration(10min), sim::Duration(days(7) + 8h), sim::Duration(days(15)), sim::Duration(days(30))}) {
      const sim::Time moment = month.view.run().start + at;
      const viewer::ResourceId id = month.view.find(name, moment);
      const viewer::Inspection told = month.view.inspect(id, moment);
      CHECK(told.complete);
      std::set<std::tuple<std::string, std::string, viewer::EventId>> shown;
      for (const viewer::AttributeRow& one : told.attributes) shown.emplace(one.attribute, one.value, one.event);
      std::set<std::tuple<std::string, std::string, viewer::EventId>> replayed;
      bool exists = false;
      for (const trace::AttributeState& one : month.reader.state(id, moment)) {
        if (one.attribute == "exists")
          exists = true;
        else
          replayed.emplace(one.attribute, one.value, one.event);
      }
      INFO(name);
      CHECK(shown == replayed);
      CHECK(told.exists == exists);
    }
  }
}

TEST_CASE("a secret shows its versions with their labels, and which of them opens the database") {
  Month month;
  const auto look = [&](sim::Time at) {
    std::vector<std::string> lines;
    for (const viewer::VersionRow& one : month.view.inspect(month.view.find("secret:orders", at), at).versions) {
      std::string line = one.password + (one.opens ? " opens" : "");
      for (const std::string& label : one.labels) line += " " + label;
      lines.push_back(line);
    }
    return lines;
  };
  CHECK(look(month.view.run().start + 1h) == std::vector<std::string>{"#1 opens AWSCURRENT"});
  // In the gap of the first rotation.
  const auto gap = month.view.bars(*month.view.lane_of(month.view.find("secret:orders", month.whole.to)),
                                   trace::Track::gap, month.whole, 1us);
  REQUIRE(!gap.empty());
  CHECK(look(gap[0].from + 1us) == std::vector<std::string>{"#2 opens AWSPENDING", "#1 AWSCURRENT"});
  CHECK(look(gap[0].until) == std::vector<std::string>{"#2 opens AWSCURRENT", "#1 AWSPREVIOUS"});
}

TEST_CASE("a cluster shows what it owns, what it uses, its schedule and its troubles") {
  Month month;
  const sim::Time at = month.view.run().start + days(15);
  const viewer::Inspection told = month.view.inspect(month.view.find("cluster:orders", at), at);
  const auto names = [](const std::vector<viewer::KinRow>& rows) {
    std::set<std::string> found;
    for (const viewer::KinRow& one : rows) found.insert(one.kind);
    return found;
  };
  CHECK(names(told.owns).contains("instance"));
  CHECK(names(told.owns).contains("secret"));
  CHECK(!names(told.uses).contains("secret"));  // it is its own
  CHECK(std::ranges::count(told.owns, 10U, &viewer::KinRow::count) == 1);
  const sim::Time earlier = month.view.run().start + days(12);
  const viewer::Inspection before = month.view.inspect(month.view.find("cluster:orders", earlier), earlier);
  REQUIRE(before.rotation_from);
  REQUIRE(before.rotation_until);
  viewer::EventFilter starts;
  starts.name = "RotationStarted";
  const sim::Time begun = month.view.time_of(month.view.next(month.view.event_at(earlier), starts).event);
  CHECK(*before.rotation_from <= begun);
  CHECK(begun <= *before.rotation_until);
  CHECK(told.schedule == "7 days");
  const viewer::Inspection secret = month.view.inspect(month.view.find("secret:orders", at), at);
  REQUIRE(secret.troubles.size() == 1);
  CHECK(secret.troubles[0] == "SecretStatus is impaired since 2026-01-19 02:49:07");
}

TEST_CASE("the history of a resource is its changes, newest first") {
  Month month;
  const viewer::ResourceId id = month.view.find("secret:orders", month.whole.to);
  const auto rows = month.view.history(id, month.whole.to, 100'000);
  std::vector<std::string> own;
  for (const viewer::HistoryRow& one : rows) {
    if (one.resource == id)
      own.push_back(one.attribute + " " + one.before.value_or("-") + " " + one.after.value_or("-"));
  }
  std::ranges::reverse(own);
  std::vector<std::string> expected;
  for (const trace::ChangeRecord& one : month.reader.changes(id)) {
    expected.push_back(one.attribute + " " + one.before.value_or("-") + " " + one.after.value_or("-"));
  }
  CHECK(own == expected);
  CHECK(month.view.history(id, month.whole.to, 3).size() == 3);
}

TEST_CASE("the changes of an event are those that it made") {
  Month month;
  const auto next = month.reader.happenings();
  for (int i = 0; i < 200; ++i) {
    const auto one = next();
    REQUIRE(one);
    const auto changes = month.view.changes_of(one->event.id);
    REQUIRE(changes.size() == one->changes.size());
    for (std::size_t k = 0; k < changes.size(); ++k) CHECK(change_text(changes[k]) == change_text(one->changes[k]));
  }
}

TEST_CASE("filters let through what a look at every event would") {
  Month month;
  const auto events = all_events(month.reader);
  const auto check = [&](const viewer::EventFilter& filter, const auto& meets) {
    std::vector<viewer::EventId> expected;
    for (const trace::EventRecord& one : events) {
      if (meets(one)) expected.push_back(one.id);
    }
    CHECK(!expected.empty());
    CHECK(month.view.passing(1, month.view.run().events, filter) == expected);
    if (expected.empty()) return;
    CHECK(month.view.next(0, filter, 1'000'000).event == expected.front());
    CHECK(month.view.previous(month.view.run().events + 1, filter, 1'000'000).event == expected.back());
    CHECK(month.view.next(expected.back(), filter, 1'000'000).exhausted);
  };
  viewer::EventFilter filter;
  filter.kind = "call";
  check(filter, [](const auto& one) { return one.kind == "call"; });
  filter = {};
  filter.error = "DecryptionFailure";
  check(filter, [](const auto& one) { return one.error == "DecryptionFailure"; });
  filter.error = "*";
  filter.source = "secretsmanager.amazonaws.com";
  check(filter, [](const auto& one) {
    return (!one.error.empty() || one.name == "RotationFailed") && one.source == "secretsmanager.amazonaws.com";
  });
  filter = {};
  filter.text = "DISABLE-key";
  check(filter, [](const auto& one) { return one.command.find("disable-key") != std::string::npos; });
  filter = {};
  filter.name = "RotationStarted";
  check(filter, [](const auto& one) { return one.name == "RotationStarted"; });
  filter = {};
  filter.range = viewer::TimeRange{month.view.run().start + days(10), month.view.run().start + days(11)};
  check(filter, [&](const auto& one) { return filter.range->contains(one.at); });
  filter = {};
  filter.resource = month.view.find("cluster:orders", month.whole.to);
  const auto lane = month.view.lane_of(filter.resource);
  check(filter, [&](const auto& one) { return month.view.lane_of(one.resource_id) == lane; });
}

TEST_CASE("stepping goes from event to event of a resource's lane, forwards and back") {
  Month month;
  const viewer::ResourceId key = month.view.find("web/0", month.whole.to);
  std::vector<viewer::EventId> forward;
  for (viewer::EventId at = month.view.next_of(key, 0); at != 0; at = month.view.next_of(key, at))
    forward.push_back(at);
  std::vector<viewer::EventId> expected;
  for (const trace::EventRecord& one : all_events(month.reader)) {
    if (month.view.lane_of(one.resource_id) == month.view.lane_of(key)) expected.push_back(one.id);
  }
  CHECK(forward == expected);
  std::vector<viewer::EventId> back;
  for (viewer::EventId at = month.view.previous_of(key, month.view.run().events + 1); at != 0;
       at = month.view.previous_of(key, at))
    back.push_back(at);
  std::ranges::reverse(back);
  CHECK(back == expected);
}

TEST_CASE("a density counts every event of the lane once, and marks stand for those they thin out") {
  Month month;
  std::map<trace::LaneId, std::uint64_t> expected;
  std::map<trace::LaneId, std::uint64_t> failed;
  for (const trace::EventRecord& one : all_events(month.reader)) {
    if (const auto lane = month.view.lane_of(one.resource_id)) {
      ++expected[*lane];
      if (!one.error.empty() && one.name == "Login") ++failed[*lane];
    }
  }
  for (trace::LaneId lane = 0; lane < month.view.lanes().size(); ++lane) {
    for (const std::size_t columns : {1, 7, 1600, 50'000}) {
      std::uint64_t sum = 0;
      std::uint64_t failures = 0;
      for (const viewer::Density& one : month.view.density(lane, month.whole, columns)) {
        sum += one.events;
        failures += one.failed_logins;
      }
      CHECK(sum == expected[lane]);
      CHECK(failures >= failed[lane]);
    }
    const auto times = [&](sim::Duration resolution) {
      std::map<viewer::MarkKind, std::uint64_t> found;
      for (const viewer::Mark& one : month.view.marks(lane, month.whole, resolution)) found[one.kind] += one.times;
      found.erase(viewer::MarkKind::failed_login);
      return found;
    };
    CHECK(times(1us) == times(1h));
  }
}

TEST_CASE("rotations have the phases that they went through") {
  Month month;
  const trace::Lanes lanes(month.reader);
  const auto records = rotations_of(month.reader, lanes, month.view.run().end);
  const auto drawn = month.view.rotations(records.at(0).secret, month.whole, 1us);
  REQUIRE(drawn.size() == records.size());
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    CHECK(drawn[i].started == records[i].started);
    CHECK(drawn[i].outcome == records[i].outcome);
  }
  std::vector<std::string> steps;
  for (const viewer::Phase& one : drawn[0].phases) steps.emplace_back(one.step);
  CHECK(steps == std::vector<std::string>{"create", "set", "test", "finish"});
  // From afar none is long enough.
  CHECK(month.view.rotations(records[0].secret, month.whole, month.whole.length() / 1600).empty());
}

TEST_CASE("the graph of a moment is the one that credsim draws") {
  Month month;
  const sim::Time at = month.view.run().start + days(12);
  const viewer::DependencyView graph = month.view.dependencies(month.view.find("cluster:orders", at), at, 1000);
  CHECK(graph.problem.empty());
  CHECK(graph.left_out == 0);
  lab::GraphOptions options;
  options.at = at;
  const std::string dot = lab::trace_graph(month.reader, options);
  const auto count = [&](const std::string& part) {
    std::size_t found = 0;
    for (std::size_t place = dot.find(part); place != std::string::npos; place = dot.find(part, place + 1)) ++found;
    return found;
  };
  CHECK(graph.nodes.size() == count("fillcolor="));
  // One arrow for all of the group.
  CHECK(graph.edges.size() == count("->"));
  const auto key = std::ranges::find(graph.nodes, "key", &viewer::GraphNode::kind);
  REQUIRE(key != graph.nodes.end());
  CHECK(key->health == model::Health::ill);
  CHECK(key->status == "Disabled");
  const auto web = std::ranges::find(graph.nodes, "web × 10", &viewer::GraphNode::name);
  REQUIRE(web != graph.nodes.end());
  CHECK(web->health == model::Health::ill);
  CHECK(month.view.dependencies(viewer::ResourceId::none, at, 1000).nodes.size() == graph.nodes.size());
  CHECK(month.view.dependencies(key->id, at, 2).nodes.size() == 2);
  CHECK(month.view.dependencies(key->id, at, 2).left_out > 0);
}

TEST_CASE("the square of a lane says how it fares: a cluster with its secret, clients by their last login") {
  Month month;
  const sim::Time start = month.view.run().start;
  const auto at = [&](const std::string& name, sim::Duration after) {
    return month.view.health(*month.view.lane_of(month.view.find(name, start + days(20))), start + after);
  };
  CHECK(at("cluster:orders", days(5)) == trace::Tone::calm);
  CHECK(at("cluster:orders", days(15)) == trace::Tone::bad);
  CHECK(at("secret:orders", days(15)) == trace::Tone::bad);
  CHECK(at("web", days(5)) == trace::Tone::calm);
  CHECK(at("web", days(12)) == trace::Tone::bad);
  CHECK(!at("cluster:orders", -1us));
  CHECK(!at("secret:orders", 0s));
  // Its key cannot be used, though its status says active still.
  const sim::Time unread = month.view.run().start + days(12);
  CHECK(month.view.health(*month.view.lane_of(month.view.find("secret:orders", unread)), unread) == trace::Tone::bad);
}

TEST_CASE("a lane had trouble if anything on it was ever out of order") {
  Month month;
  const auto had = [&](const char* name) {
    return month.view.had_trouble(*month.view.lane_of(month.view.find(name, month.whole.to)));
  };
  CHECK(had("secret:orders"));  // it was impaired
  CHECK(had("web/3"));          // it was not let in
  const tests::TestFolder folder;
  tests::play_into(
      folder / "calm.sqlite",
      "title: Calm\nduration: 1h\nevents:\n  - at: 0s\n    aws: rds create-db-cluster --db-cluster-identifier c"
      " --engine aurora-mysql --master-username admin --manage-master-user-password\n");
  const viewer::TraceView calm(folder / "calm.sqlite");
  REQUIRE(calm.lanes().size() == 3);
  for (viewer::LaneId lane = 0; lane < calm.lanes().size(); ++lane) CHECK(!calm.had_trouble(lane));
}

TEST_CASE("plots count what the trace has") {
  Month month;
  const auto sum = [&](viewer::PlotKind kind, double minutes) {
    double found = 0;
    for (const double one : month.view.plot(kind, month.whole, 100).values) found += one * minutes;
    return found;
  };
  const double minutes = static_cast<double>(month.whole.length().count()) / 60e6 / 100;
  std::int64_t ok = 0;
  std::int64_t failed = 0;
  for (const trace::LoginSummary& one : month.reader.logins()) (one.reason.empty() ? ok : failed) += one.count;
  CHECK(near(sum(viewer::PlotKind::logins, minutes), static_cast<double>(ok)));
  CHECK(near(sum(viewer::PlotKind::failed_logins, minutes), static_cast<double>(failed)));
  CHECK(near(sum(viewer::PlotKind::events, minutes), static_cast<double>(month.view.run().events)));
  const auto impaired = month.view.plot(viewer::PlotKind::impaired_secrets, month.whole, 30).values;
  CHECK(impaired[5] == 0);
  CHECK(impaired[15] == 1);
  const auto cost = month.view.plot(viewer::PlotKind::cost, month.whole, 30).values;
  CHECK(std::ranges::is_sorted(cost));
  CHECK(cost.back() > 0);
}
