// A trace in Chrome's trace format: what opens it draws what happened.
#include "trace/perfetto.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "tests/catch.hpp"
#include "tests/golden.hpp"
#include "tests/trace/story.hpp"

using Json = nlohmann::ordered_json;

namespace {

std::vector<Json> told(const std::filesystem::path& file) {
  trace::Reader reader(file);
  std::vector<Json> events;
  trace::each_perfetto_event(reader, [&](const Json& event) { events.push_back(event); });
  return events;
}

std::vector<Json> story_events() {
  const tests::Folder folder;
  tests::Story story(folder / "story.sqlite");
  story.tell();
  story.finish();
  return told(folder / "story.sqlite");
}

}  // namespace

TEST_CASE("a story is exactly these events of Chrome's trace format") {
  std::string text;
  for (const Json& event : story_events()) text += event.dump() + "\n";
  CHECK(tests::matches_golden("trace/perfetto.txt", text));
}

TEST_CASE("each flow begins in a slice of its own and ends in one, once") {
  std::multiset<std::string> slices;
  std::map<std::int64_t, std::string> ends;
  const auto events = story_events();
  const auto place = [](const Json& event) {
    return event["pid"].dump() + " " + event["tid"].dump() + " " + event["ts"].dump();
  };
  for (const Json& event : events) {
    if (event["ph"] == "X") slices.insert(place(event));
  }
  for (const Json& event : events) {
    if (event["ph"] != "s" && event["ph"] != "f") continue;
    ends[event["id"].get<std::int64_t>()] += event["ph"].get<std::string>();
    CHECK(slices.count(place(event)) == 1);
  }
  CHECK_FALSE(ends.empty());
  for (const auto& [id, phases] : ends) CHECK(phases == "sf");
}

TEST_CASE("no effect comes before its cause, and nothing touches the slice before it") {
  std::map<std::int64_t, std::int64_t> begun;   // flows
  std::map<std::string, std::int64_t> lasts;    // by thread, where the last event ended
  std::map<std::string, std::int64_t> longest;  // by thread and time, of spans
  const std::set<std::string> moments{"call", "service", "timer", "fault", "login"};
  std::size_t flows = 0;
  for (const Json& event : story_events()) {
    const auto at = event.value("ts", std::int64_t{0});
    const std::string thread = event["pid"].dump() + " " + event["tid"].dump();
    if (event["ph"] == "s") begun[event["id"]] = at;
    if (event["ph"] == "f") {
      CHECK(begun.at(event["id"]) <= at);
      ++flows;
    }
    const bool mark = event["ph"] == "i" && event["s"] == "t";
    if (event["ph"] != "X" && !mark) continue;
    if (moments.contains(event["cat"])) {
      const auto [last, fresh] = lasts.try_emplace(thread, -1);
      CHECK(last->second < at);
      last->second = at + event.value("dur", std::int64_t{0});
    } else {
      const auto [place, fresh] = longest.try_emplace(thread + " " + std::to_string(at), event["dur"]);
      CHECK((fresh || place->second >= event["dur"].get<std::int64_t>()));
    }
  }
  CHECK(flows > 0);
  CHECK_FALSE(longest.empty());
}
