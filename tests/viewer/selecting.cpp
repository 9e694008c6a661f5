// What a person does: selects, steps, zooms, plays, searches, answers.
#include <algorithm>
#include <cctype>
#include <chrono>
#include <set>

#include "tests/catch.hpp"
#include "tests/viewer/played.hpp"
#include "viewer/event_table.hpp"
#include "viewer/selection.hpp"

namespace {

using namespace std::chrono_literals;
using std::chrono::days;

const viewer::TraceView& month() {
  static const viewer::TraceView view(tests::month_trace());
  return view;
}

std::string refused(const std::string& text) {
  viewer::Selection selection = viewer::initial_selection(month());
  try {
    viewer::go_to(selection, month(), text);
    return "";
  } catch (const trace::Error& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("one goes to moments and to events, and is told what is neither") {
  viewer::Selection selection = viewer::initial_selection(month());
  const sim::Time start = month().run().start;
  viewer::go_to(selection, month(), "9d");
  CHECK(selection.cursor == start + days(9));
  viewer::go_to(selection, month(), " 2026-01-06T00:00:00Z ");
  CHECK(selection.cursor == start + days(1));
  viewer::go_to(selection, month(), "#12");
  CHECK(selection.event == 12);
  CHECK(selection.cursor == month().time_of(12));
  CHECK(viewer::go_to(selection, month(), "2026-01-07 12:30:00").empty());
  CHECK(selection.cursor == start + days(2) + 12h + 30min);
  CHECK(viewer::go_to(selection, month(), "2026-01-08").empty());
  CHECK(selection.cursor == start + days(3));
  CHECK(viewer::go_to(selection, month(), "400d") == "The run ends at 2026-02-04T00:00:00Z.");
  CHECK(selection.cursor == month().run().end);
  CHECK(viewer::go_to(selection, month(), "2025-01-08") == "The run begins at 2026-01-05T00:00:00Z.");
  CHECK(selection.cursor == start);
  CHECK(refused("#0") == "there is no event #0; they go from #1 to #" + std::to_string(month().run().events));
  CHECK(refused("soon") ==
        "should be so long after the start, such as 9d or 2d6h, a time, such as 2026-01-05T00:00:00Z, or an event, "
        "such as #12, not soon");
}

TEST_CASE("steps go through all events, or through those of the selection") {
  viewer::Selection selection = viewer::initial_selection(month());
  viewer::go_to(selection, month(), "0s");
  viewer::EventId last = 0;
  for (int i = 0; i < 50; ++i) {
    REQUIRE(viewer::step(selection, month(), true));
    CHECK(selection.event > last);
    last = selection.event;
  }
  CHECK(viewer::step(selection, month(), false));
  CHECK(selection.event == last - 1);
  const viewer::ResourceId key = month().find("cluster:orders", month().run().end);
  viewer::select_resource(selection, key);
  selection.step_in_selection = true;
  REQUIRE(viewer::step(selection, month(), true));
  CHECK(selection.resource == key);
  CHECK(month().lane_of(month().event(selection.event)->resource_id) == month().lane_of(key));
  viewer::go_to(selection, month(), "#1");
  selection.step_in_selection = false;
  CHECK(!viewer::step(selection, month(), false));
}

TEST_CASE("what is pointed at stays where it is while one zooms, from years to milliseconds") {
  viewer::Selection selection = viewer::initial_selection(month());
  const sim::Time at = month().run().start + days(11);
  const auto place = [&] {
    return static_cast<double>((at - selection.visible.from).count()) /
           static_cast<double>(selection.visible.length().count());
  };
  const double before = place();
  for (int i = 0; i < 40; ++i) {
    viewer::zoom(selection, month(), at, 0.5);
    if (selection.visible.length() > 1h) CHECK(std::abs(place() - before) < 0.01);
    CHECK(selection.visible.contains(at));
  }
  CHECK(selection.visible.length() == 1ms);
  for (int i = 0; i < 60; ++i) viewer::zoom(selection, month(), at, 2);
  const viewer::TimeRange all = viewer::fitted({month().run().start, month().run().end});
  CHECK(selection.visible == all);
  viewer::zoom(selection, month(), at, 0.1);
  viewer::pan(selection, month(), days(1000));
  CHECK(selection.visible.to == all.to);
}

TEST_CASE("time plays, stops at the end, and stops where a state begins") {
  viewer::Selection selection = viewer::initial_selection(month());
  viewer::go_to(selection, month(), "1d");
  selection.playback.speed = 6;
  viewer::advance(selection, month(), 1s);
  CHECK(selection.cursor == month().run().start + days(1));
  selection.playback.playing = true;
  viewer::advance(selection, month(), 500ms);
  CHECK(selection.cursor == month().run().start + 36h);
  viewer::run_until(selection, month(), "orders.SecretStatus: impaired");
  viewer::Passing last = viewer::Passing::going;
  for (int i = 0; i < 2000 && last == viewer::Passing::going; ++i) last = viewer::advance(selection, month(), 0s);
  CHECK(last == viewer::Passing::reached);
  CHECK(!selection.playback.playing);
  CHECK(!selection.playback.until);
  CHECK(selection.event != 0);
  const auto changes = month().changes_of(selection.event);
  CHECK(std::ranges::any_of(
      changes, [](const auto& one) { return one.attribute == "SecretStatus" && one.after == "impaired"; }));
  const sim::Time here = selection.cursor;
  const viewer::EventId on = selection.event;
  viewer::run_until(selection, month(), "orders.Engine: aurora-postgresql");
  last = viewer::Passing::going;
  for (int i = 0; i < 2000 && last == viewer::Passing::going; ++i) last = viewer::advance(selection, month(), 0s);
  CHECK(last == viewer::Passing::not_reached);
  CHECK(selection.cursor == here);
  CHECK(selection.event == on);
  selection.playback.playing = true;
  for (int i = 0; i < 2000 && selection.playback.playing; ++i) viewer::advance(selection, month(), 1s);
  CHECK(selection.cursor == month().run().end);
}

TEST_CASE("a moment that is in sight moves nothing, one that is not comes well into it") {
  viewer::Selection selection = viewer::initial_selection(month());
  const viewer::TimeRange all = selection.visible;
  viewer::go_to(selection, month(), "0s");
  CHECK(selection.visible == all);
  selection.visible = {month().run().start + days(3), month().run().start + days(4)};
  viewer::go_to(selection, month(), "3d1h");
  CHECK(selection.visible.from == month().run().start + days(3));
  viewer::go_to(selection, month(), "10d");
  CHECK(selection.visible.length() == days(1));
  CHECK(selection.visible.from < selection.cursor - 12h);
  CHECK(selection.visible.to > selection.cursor + 1h);
}

TEST_CASE("a resource is found by its group, by the beginning of its name, and as it is shown") {
  const sim::Time end = month().run().end;
  CHECK(month().find("web", end) == month().find("web/0", end));
  const viewer::ResourceId secret = month().find("secret:orders", end);
  CHECK(month().find("rds!cluster-41bda5c7…", end) == secret);
  CHECK(month().find("rds!cluster", end) == secret);
  CHECK(month().find("secret:rds!", end) == secret);
  CHECK_THROWS_AS(month().find("web/", end), trace::Error);
  CHECK_THROWS_AS(month().find("…", end), trace::Error);
}

TEST_CASE("a selection is dumped by names and times") {
  viewer::Selection selection = viewer::initial_selection(month());
  viewer::select_resource(selection, month().find("cluster:orders", month().run().end));
  selection.filter.error = "*";
  const std::string json = viewer::selection_json(selection, month());
  CHECK(json.find("\"resource\": \"orders\"") != std::string::npos);
  CHECK(json.find("\"filter\": \"error:*\"") != std::string::npos);
  CHECK(json.find("\"cursor\": \"2026-01-05T00:00:00.000000Z\"") != std::string::npos);
}

TEST_CASE("the event table filters in slices, sorts, and finds the row of an event") {
  viewer::EventTable table;
  viewer::EventFilter filter;
  filter.kind = "call";
  table.show(month(), filter, {});
  while (!table.complete()) table.refine(month(), 700);
  CHECK(table.size() == month().passing(1, month().run().events, filter).size());
  CHECK(table.row_of(table.at(3)) == 3);
  table.show(month(), filter, {viewer::EventColumn::name, true});
  while (!table.complete()) table.refine(month(), 100'000);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < table.size(); ++i) names.push_back(month().event(table.at(i))->name);
  CHECK(std::ranges::is_sorted(names, std::greater()));
  CHECK(table.row_of(table.at(2)) == 2);
}

TEST_CASE("the event table sorts by any column, a little at each call, and keeps the order of equal ones") {
  viewer::EventFilter filter;
  filter.kind = "call";
  for (std::size_t i = 0; i < viewer::event_column_count; ++i) {
    const auto column = static_cast<viewer::EventColumn>(i);
    std::vector<std::uint32_t> ids;
    for (const viewer::EventId id : month().passing(1, month().run().events, filter)) {
      ids.push_back(static_cast<std::uint32_t>(id));
    }
    std::vector<std::pair<std::string, std::uint32_t>> expected;
    const std::vector<std::string> keys = month().sort_keys(ids, column);
    for (std::size_t row = 0; row < ids.size(); ++row) expected.emplace_back(keys[row], ids[row]);
    std::ranges::stable_sort(expected, {}, &std::pair<std::string, std::uint32_t>::first);
    viewer::EventTable table;
    table.show(month(), filter, {column, false});
    int calls = 0;
    for (; !table.complete(); ++calls) table.refine(month(), 999);
    CHECK(calls > 30);
    REQUIRE(table.size() == expected.size());
    for (std::size_t row = 0; row < expected.size(); ++row) CHECK(table.at(row) == expected[row].second);
    CHECK(table.row_of(expected[5].second) == 5);
  }
}

TEST_CASE("a text is looked for bit by bit in names, errors, resources, principals, messages and commands") {
  for (const std::string text : {"disable-KEY", "web/7", "1045", "rotation", "no such text"}) {
    viewer::EventFilter filter;
    filter.text = text;
    std::set<viewer::EventId> expected;
    const auto lower = [](std::string word) {
      std::ranges::transform(word, word.begin(), [](unsigned char letter) { return std::tolower(letter); });
      return word;
    };
    trace::Reader(tests::month_trace()).each_event([&](const trace::EventRecord& event) {
      for (const std::string& part :
           {event.source, event.name, event.resource, event.principal, event.error, event.message, event.command}) {
        if (lower(part).find(lower(text)) != std::string::npos) expected.insert(event.id);
      }
    });
    CHECK(expected.empty() == (text == "no such text"));
    const viewer::TraceView view(tests::month_trace());
    int calls = 0;
    while (!view.prepare(filter, 10)) ++calls;
    CHECK(calls > 5);
    viewer::EventTable table;
    table.show(view, filter, {});
    while (!table.complete()) table.refine(view, 5000);
    std::set<viewer::EventId> found;
    for (std::size_t row = 0; row < table.size(); ++row) found.insert(table.at(row));
    CHECK(found == expected);
  }
}

TEST_CASE("a scenario's text and questions are its lesson, and its invariants are told") {
  const viewer::Lesson& lesson = month().lesson();
  CHECK(lesson.title == "A month in the life of a managed password");
  REQUIRE(lesson.questions.size() == 4);
  CHECK(lesson.questions[0].choices.size() == 3);
  CHECK(lesson.questions[0].at == month().run().start + days(10) + 10min);
  CHECK(std::ranges::count(lesson.questions[0].choices, lesson.questions[0].answer) == 1);
  CHECK(month().invariants().size() == 65);
  CHECK(std::ranges::all_of(month().invariants(),
                            [](const auto& one) { return one.state == viewer::InvariantState::held; }));
  CHECK(month().run().script.at(31).find("kms disable-key") != std::string::npos);
}

TEST_CASE("ticks stand on round moments") {
  const sim::Time start = std::chrono::sys_days(std::chrono::year(2026) / 1 / 5);
  CHECK(viewer::ticks({start, start + days(2)}, 5h) == std::vector<sim::Time>{start, start + 6h, start + 12h,
                                                                              start + 18h, start + 24h, start + 30h,
                                                                              start + 36h, start + 42h});
  const auto months = viewer::ticks({start, start + days(100)}, days(20));
  CHECK(months == std::vector<sim::Time>{std::chrono::sys_days(std::chrono::year(2026) / 2 / 1),
                                         std::chrono::sys_days(std::chrono::year(2026) / 3 / 1),
                                         std::chrono::sys_days(std::chrono::year(2026) / 4 / 1)});
  CHECK(viewer::ticks({start, start + 10us}, 2us).size() == 5);
}
