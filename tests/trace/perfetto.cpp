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
