// The small model of the lifecycle explored: known counts, seeded bugs, and one answer whatever the threads and the
// mode.
#include <vector>

#include "bench/lifecycle_states.hpp"
#include "sim/explore.hpp"
#include "tests/catch.hpp"

namespace {

using lifecycle::Bug;

sim::Exploration explored(lifecycle::Shape shape, const sim::ExplorationOptions& options = {}) {
  lifecycle::System system(shape);
  return sim::explore(system, options);
}

// One thread, two, three; then states compared byte by byte, with one thread and two.
std::vector<sim::ExplorationOptions> ways_to_explore() {
  std::vector<sim::ExplorationOptions> ways(5);
  ways[1].threads = ways[4].threads = 2;
  ways[2].threads = 3;
  ways[3].exact = ways[4].exact = true;
  return ways;
}

void check_counts(const sim::Exploration& result, std::uint64_t states, std::uint64_t transitions) {
  CHECK(result.exhausted());
  CHECK(result.states == states);
  CHECK(result.transitions == transitions);
  CHECK(result.violations.empty());
  CHECK(result.dead_ends == 0);
}

void check_same(const sim::Exploration& a, const sim::Exploration& b) {
  CHECK(a.ended == b.ended);
  CHECK(a.states == b.states);
  CHECK(a.transitions == b.transitions);
  CHECK(a.depth == b.depth);
  CHECK(a.widest == b.widest);
  REQUIRE(a.violations.size() == b.violations.size());
  for (std::size_t i = 0; i < a.violations.size(); ++i) {
    CHECK(a.violations[i].number == b.violations[i].number);
    CHECK(a.violations[i].count == b.violations[i].count);
    CHECK(a.violations[i].story == b.violations[i].story);
  }
}

}  // namespace

TEST_CASE("n clusters under two customer keys have 51^n * 4 states, and the transitions that Spin counts") {
  const auto two = explored({.clusters = 2});
  check_counts(two, 10'404, 89'760);
  CHECK(two.depth == 16);
  const auto three = explored({.clusters = 3});
  check_counts(three, 530'604, 6'336'036);
  CHECK(three.depth == 23);
}

TEST_CASE("states that differ only in the order of clusters, or of keys too, are explored once") {
  check_counts(explored({.clusters = 3, .sort_clusters = true}), 93'704, 1'118'936);
  check_counts(explored({.clusters = 3, .sort_clusters = true, .sort_keys = true}), 48'486, 578'988);
}

TEST_CASE("each of the four seeded bugs is found, by a story as short as any") {
  struct Seeded {
    Bug bug;
    std::uint32_t property;
    std::size_t events;
  };
  for (const Seeded seeded : {Seeded{Bug::forgets_secret, 1, 4}, Seeded{Bug::cures_without_rotation, 5, 4},
                              Seeded{Bug::changes_key, 4, 3}, Seeded{Bug::rotates_dead, 3, 5}}) {
    for (const unsigned reduced : {0U, 1U, 2U}) {
      const lifecycle::Shape shape = {
          .clusters = 2, .bug = seeded.bug, .sort_clusters = reduced >= 1, .sort_keys = reduced == 2};
      const auto first = explored(shape);
      INFO("bug " << static_cast<int>(seeded.bug) << ", reductions " << reduced);
      CHECK(first.ended == sim::Ended::violation);
      REQUIRE(first.violations.size() == 1);
      CHECK(first.violations[0].number == seeded.property);
      CHECK(first.violations[0].story.size() == seeded.events);
      CHECK(first.depth == seeded.events);
      for (const auto& way : ways_to_explore()) {
        check_same(explored(shape, way), first);
      }
    }
  }
}

TEST_CASE("a story says what happened and to which states it led") {
  const auto result = explored({.clusters = 1, .keys = 1, .bug = Bug::changes_key});
  REQUIRE(result.violations.size() == 1);
  const sim::Story& story = result.violations[0].story;
  REQUIRE(story.size() == 3);
  CHECK(story[0].label == lifecycle::create_managed);
  CHECK(story[1].label == lifecycle::created);
  CHECK(story[2].label == lifecycle::change_key);
  // Walked anew, it leads through the same states.
  lifecycle::System system({.clusters = 1, .keys = 1, .bug = Bug::changes_key});
  lifecycle::State state = lifecycle::System::start();
  for (const sim::Step& step : story) {
    lifecycle::State reached;
    system.expand(state, [&](std::uint32_t label, lifecycle::State& next, std::uint32_t) {
      if (label == step.label) reached = next;
    });
    CHECK(lifecycle::System::hash(reached) == step.state);
    state = reached;
  }
}

TEST_CASE("threads and modes change nothing") {
  const lifecycle::Shape shape = {.clusters = 3, .sort_clusters = true};
  const auto first = explored(shape);
  for (const auto& way : ways_to_explore()) {
    check_same(explored(shape, way), first);
  }
}

TEST_CASE("past a violation, every property that is broken is found, and how often") {
  sim::ExplorationOptions options;
  options.past_violations = true;
  const lifecycle::Shape shape = {.clusters = 2, .bug = Bug::cures_without_rotation};
  const auto all = explored(shape, options);
  CHECK(all.exhausted());
  CHECK(all.states == 9'604);
  REQUIRE(all.violations.size() == 1);
  CHECK(all.violations[0].count == 2'352);  // as Spin counts
  CHECK(all.violations[0].story == explored(shape).violations[0].story);
  for (auto way : ways_to_explore()) {
    way.past_violations = true;
    check_same(explored(shape, way), all);
  }
}

TEST_CASE("a bound on the states is kept alike by any number of threads") {
  for (const std::uint64_t bound : {1ULL, 2ULL, 1'000ULL, 50'000ULL}) {
    sim::ExplorationOptions options;
    options.states = bound;
    const auto first = explored({.clusters = 3}, options);
    INFO(bound << " states");
    CHECK(first.ended == sim::Ended::states);
    CHECK(first.states >= bound);
    CHECK(first.states < bound + 32);
    for (auto way : ways_to_explore()) {
      way.states = bound;
      check_same(explored({.clusters = 3}, way), first);
    }
  }
}

TEST_CASE("a bound that all states just fit in ends nothing") {
  sim::ExplorationOptions options;
  options.states = 10'405;
  options.depth = 17;
  check_counts(explored({.clusters = 2}, options), 10'404, 89'760);
}

TEST_CASE("at the bound on the depth states are found but not left") {
  sim::ExplorationOptions options;
  options.depth = 1;
  const auto result = explored({.clusters = 2}, options);
  CHECK(result.ended == sim::Ended::depth);
  CHECK(result.depth == 1);
  CHECK(result.states == 1 + 2 * 4 + 2);  // each cluster created in one of four ways, each key disabled
  CHECK(result.transitions == 10);
}

TEST_CASE("a bound on the memory ends the exploration and the bytes it held are told") {
  sim::ExplorationOptions options;
  options.memory = 2'000'000;
  const auto first = explored({.clusters = 3}, options);
  CHECK(first.ended == sim::Ended::memory);
  CHECK(first.states > 10'000);
  CHECK(first.states < 530'604);
  CHECK(first.memory.total() > 2'000'000);
  CHECK(first.memory.total() < 3'000'000);
  CHECK(first.memory.peak >= first.memory.total());
  options.threads = 2;
  check_same(explored({.clusters = 3}, options), first);
}

TEST_CASE("half a million states cost less than 48 bytes each, growth included") {
  const auto result = explored({.clusters = 3});
  CHECK(result.memory.peak < 48 * result.states);
  CHECK(result.memory.visited >= 8 * result.states);
  CHECK(result.memory.links >= 8 * result.states);
}

TEST_CASE("an exploration stops when it is asked to and says how far it got") {
  sim::ExplorationOptions options;
  std::vector<sim::ExplorationProgress> reports;
  options.progress = [&](const sim::ExplorationProgress& now) { reports.push_back(now); };
  options.stop = [&] { return reports.size() == 20; };
  const auto result = explored({.clusters = 3}, options);
  CHECK(result.ended == sim::Ended::stopped);
  REQUIRE(reports.size() == 20);
  CHECK(reports.back().states == result.states);
  CHECK(reports.back().transitions == result.transitions);
  CHECK(reports.back().bytes == result.memory.total());
  CHECK(reports.back().frontier > 0);
  for (std::size_t i = 1; i < reports.size(); ++i) {
    CHECK(reports[i].states >= reports[i - 1].states);
    CHECK(reports[i].depth >= reports[i - 1].depth);
  }
}
