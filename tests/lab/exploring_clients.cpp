// Clients in every future: whether who is refused gets in again.
#include <algorithm>

#include "lab/explore.hpp"
#include "scenarios/reader.hpp"
#include "tests/catch.hpp"

namespace {

const std::string gets_in = "who is refused gets in again";

scenarios::Script shipped() {
  return scenarios::read_file(CREDSIM_SOURCE_DIR "/scenarios/library/futures/everybody-gets-in-again.yaml");
}

const lab::Found* found_of(const lab::Explored& explored, const std::string& name) {
  const auto found = std::ranges::find(explored.found, name, &lab::Found::name);
  return found == explored.found.end() ? nullptr : &*found;
}

// The steps that come again and again.
std::vector<std::string> cycle_of(const lab::Found& found) {
  std::vector<std::string> cycle;
  for (std::size_t i = found.cycle; i < found.story.size(); ++i) {
    cycle.push_back(found.story[i].what);
  }
  return cycle;
}

}  // namespace

TEST_CASE("after faults that come to an end the secret becomes active and the client gets in, in every future") {
  const lab::Explored all = lab::explore(shipped(), {});
  CHECK(all.held());
  CHECK(all.exploration.exhausted());
  CHECK(all.exploration.states == 22680);
  CHECK(all.exploration.transitions == 106925);
  CHECK(all.exploration.depth == 35);
}

TEST_CASE("clients get in again whatever is made of likeness and of scales") {
  const auto held = [](auto change) {
    lab::ExploreOptions options;
    change(options);
    const lab::Explored all = lab::explore(shipped(), options);
    return all.held() && all.exploration.exhausted();
  };
  CHECK(held([](lab::ExploreOptions& one) { one.scales = false; }));
  CHECK(held([](lab::ExploreOptions& one) { one.reductions.clients = false; }));
  CHECK(held([](lab::ExploreOptions& one) { one.reductions.clusters = false; }));
  CHECK(held([](lab::ExploreOptions& one) { one.exact = true; }));
}

TEST_CASE("nothing is proved where nothing is taken for granted: the client tries for ever") {
  lab::ExploreOptions options;
  options.fairness = sim::Fairness::free;
  const lab::Explored all = lab::explore(shipped(), options);
  const lab::Found* found = found_of(all, gets_in);
  REQUIRE(found != nullptr);
  CHECK(found->kind == lab::Found::Kind::leads_to);
  CHECK(found->cycle == 2);
  CHECK(cycle_of(*found) == std::vector<std::string>{"login of web/0"});
  CHECK(found->story.back().then == "1045");
  CHECK(found->why_not.empty());
}

TEST_CASE("nothing is proved where chance need not choose what it can choose again and again") {
  lab::ExploreOptions options;
  options.fairness = sim::Fairness::weak;
  const lab::Explored all = lab::explore(shipped(), options);
  CHECK(found_of(all, "the secret becomes active") == nullptr);
  const lab::Found* found = found_of(all, gets_in);
  REQUIRE(found != nullptr);
  const auto cycle = cycle_of(*found);
  CHECK(std::ranges::count(cycle, std::string("login of web/0")) == 1);
  CHECK(cycle.size() > 1);
  // The value is a week old by then; the rest is told in the same words.
  CHECK(found->why_not.ends_with("of the story cannot be timed: the clock leaves no moment for it"));
  CHECK(std::ranges::count(cycle, std::string("schedule of orders")) == 1);
  CHECK(found->story.back().then.find("SecretStatus rotating -> active") != std::string::npos);
}

TEST_CASE("a client that never reads again stays outside for ever, and one sees how") {
  for (const std::string strategy : {"read-once", "hard-coded"}) {
    CAPTURE(strategy);
    scenarios::Script script = shipped();
    script.clients.front().strategy = strategy;
    const lab::Explored all = lab::explore(script, {});
    CHECK(all.exploration.exhausted());
    CHECK(found_of(all, "the secret becomes active") == nullptr);
    const lab::Found* found = found_of(all, gets_in);
    REQUIRE(found != nullptr);
    CHECK(found->why_not.empty());
    // It goes on trying, and the secret goes on rotating.
    const auto cycle = cycle_of(*found);
    CHECK(std::ranges::count(cycle, std::string("login of web/0")) == 1);
    CHECK(std::ranges::count(cycle, std::string("schedule of orders")) == 1);
    const auto refused = std::ranges::count_if(found->story, [](const lab::ToldStep& step) {
      return step.what == "login of web/0" && step.then.ends_with("1045");
    });
    CHECK(refused == 2);
    // It does so in a run of what was saved, and no more often than is told.
    REQUIRE(found->scenario);
    const lab::Summary summary = lab::play(*found->scenario, {});
    CHECK(std::ranges::any_of(summary.broken,
                              [](const lab::BrokenInvariant& broken) { return broken.invariant == gets_in; }));
    CHECK(found->replays);
    CHECK(summary.logins.at("web").failed == 2);
  }
}

TEST_CASE("a key that stays off keeps clients outside: the proof leaves that out, and has to") {
  scenarios::Script script = shipped();
  for (scenarios::Property& property : script.exploration->properties) {
    if (property.name == gets_in) {
      property.consequence = scenarios::PropertyExpression(property.consequence.parts.front());
    }
  }
  const lab::Explored all = lab::explore(script, {});
  const lab::Found* found = found_of(all, gets_in);
  REQUIRE(found != nullptr);
  CHECK(std::ranges::any_of(
      found->story, [](const lab::ToldStep& step) { return step.then == "web/0 LastLogin ok -> DecryptionFailure"; }));
}
