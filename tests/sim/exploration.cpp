// What an exploration answers, on graphs small enough to see the answer.
#include <bit>
#include <stdexcept>

#include "sim/crew.hpp"
#include "sim/explore.hpp"
#include "tests/catch.hpp"
#include "tests/sim/hand_made_graph.hpp"

namespace {

using hand_made::Graph;

template <class System>
std::vector<std::uint32_t> labels_to(const sim::Story& story, System system, std::uint32_t number) {
  std::vector<std::uint32_t> labels;
  for (const sim::Step& step : story) labels.push_back(step.label);
  if (!story.empty()) CHECK(story.back().state == system.hash({number}));
  return labels;
}

using Labels = std::vector<std::uint32_t>;

// A ladder of `rungs`: up by label 1, and from everywhere back to the start by label 2.
Graph ladder(std::uint32_t rungs) {
  Graph graph;
  for (std::uint32_t rung = 0; rung < rungs; ++rung) {
    graph.edges.push_back({rung, 1, rung + 1});
    graph.edges.push_back({rung, 2, 0});
  }
  return graph;
}

}  // namespace

TEST_CASE("all states are found, each once, at their distance from the start") {
  const Graph graph = {{{0, 1, 1}, {0, 2, 2}, {1, 3, 3}, {2, 4, 3}, {3, 5, 0}, {3, 6, 4}}};
  hand_made::System system(graph);
  const auto result = sim::explore(system);
  CHECK(result.exhausted());
  CHECK(result.states == 5);
  CHECK(result.transitions == 6);
  CHECK(result.depth == 3);
  CHECK(result.widest == 2);
  CHECK(result.dead_ends == 1);
}

TEST_CASE("the first of the shortest stories is told, also of a transition to a known state") {
  const Graph graph = {{{0, 1, 1}, {0, 2, 2}, {1, 3, 3}, {2, 4, 3, 7}, {2, 5, 0, 8}, {3, 6, 4, 9}}};
  hand_made::System system(graph);
  const auto result = sim::explore(system);
  CHECK(result.ended == sim::Ended::violation);
  REQUIRE(result.violations.size() == 2);  // 9 is a level further
  CHECK(result.violations[0].number == 7);
  CHECK(labels_to(result.violations[0].story, system, 3) == Labels{2, 4});
  CHECK(result.violations[1].number == 8);
  CHECK(labels_to(result.violations[1].story, system, 0) == Labels{2, 5});
}

TEST_CASE("of two transitions with one label a story takes the one that was meant") {
  const Graph graph = {{{0, 1, 1}, {0, 1, 2}, {2, 1, 3, 1}}};
  hand_made::System system(graph);
  const auto result = sim::explore(system);
  REQUIRE(result.violations.size() == 1);
  REQUIRE(result.violations[0].story.size() == 2);
  CHECK(result.violations[0].story[0].state == system.hash({2}));
}

TEST_CASE("marks that were looked out for are sighted with a story, or never") {
  Graph graph = {{{0, 1, 1}, {1, 2, 2}, {1, 3, 3}}};
  graph.marks = {{2, 0b0010}, {3, 0b1010}};
  hand_made::System system(graph);
  sim::ExplorationOptions options;
  options.sometimes = 0b0110;
  const auto result = sim::explore(system, options);
  REQUIRE(result.sightings.size() == 1);
  CHECK(result.sightings[0].mark == 1);
  CHECK(labels_to(result.sightings[0].story, system, 2) == Labels{1, 2});
  CHECK(result.never == 0b0100);
}

TEST_CASE("states of equal hash are one in compact mode, and told apart in exact mode") {
  Graph graph = ladder(5'000);
  graph.hashes = 0xF;
  hand_made::System system(graph);
  CHECK(sim::explore(system).states < 16);
  sim::ExplorationOptions options;
  options.exact = true;
  for (options.threads = 1; options.threads <= 2; ++options.threads) {
    const auto exact = sim::explore(system, options);
    CHECK(exact.states == 5'001);
    CHECK(exact.transitions == 10'000);
  }
  hand_made::StringSystem strings(graph);
  graph = ladder(200);
  graph.hashes = 0xF;
  CHECK(sim::explore(strings, options).states == 201);
}

TEST_CASE("states that are not plain are explored alike") {
  Graph graph = ladder(300);
  graph.edges.push_back({300, 3, 0, 1});
  hand_made::System plain(graph);
  hand_made::StringSystem strings(graph);
  const auto expected = sim::explore(plain);
  REQUIRE(expected.violations.size() == 1);
  for (const unsigned threads : {1U, 2U}) {
    for (const bool exact : {false, true}) {
      sim::ExplorationOptions options;
      options.threads = threads;
      options.exact = exact;
      const auto result = sim::explore(strings, options);
      CHECK(result.states == expected.states);
      CHECK(result.transitions == expected.transitions);
      REQUIRE(result.violations.size() == 1);
      CHECK(result.violations[0].story == expected.violations[0].story);
    }
  }
}

TEST_CASE("the bytes of states are given back when both their levels are done, whole pages of them too") {
  for (const std::uint32_t states : {1'023U, 1'024U, 1'025U, 2'048U, 20'480U}) {
    const Graph graph = ladder(states - 1);
    hand_made::System system(graph);
    const auto result = sim::explore(system);
    INFO(states << " states");
    CHECK(result.states == states);
    CHECK(result.memory.states <= 2 * 1'024 * sizeof(hand_made::System::State));
  }
}

TEST_CASE("what the threads' instances gather comes together in the caller's") {
  Graph graph = ladder(1'000);
  graph.edges.push_back({1'000, 3, 0, 1});  // a story is walked, too, and not counted
  hand_made::System system(graph);
  sim::ExplorationOptions options;
  options.threads = 2;
  sim::explore(system, options);
  CHECK(system.expanded() == 1'001);
}

TEST_CASE("what a member of a crew throws comes out where the crew was sent to work, and it can go on") {
  sim::Crew crew(3);
  CHECK_THROWS_AS(crew.run([](unsigned member) {
    if (member == 2) throw std::runtime_error("tired");
  }),
                  std::runtime_error);
  std::vector<int> done(3);
  for (int round = 0; round < 1'000; ++round) {
    crew.run([&](unsigned member) { ++done[member]; });
  }
  CHECK(done == std::vector<int>{1'000, 1'000, 1'000});
}
