// Promises on hand-made graphs whose answers are known: what fairness rules out, and what it does not.
#include <optional>

#include "sim/explore.hpp"
#include "tests/catch.hpp"
#include "tests/sim/hand_made_graph.hpp"

namespace {

using hand_made::Graph;
using sim::Fairness;
using Kind = sim::Promise::Kind;

constexpr std::uint64_t p = 1;  // mark 0
constexpr std::uint64_t q = 2;  // mark 1

struct Found {
  std::vector<std::uint32_t> prefix;
  std::vector<std::uint32_t> cycle;
  friend bool operator==(const Found&, const Found&) = default;
};

std::optional<Found> broken(const Graph& graph, Kind kind, sim::ExplorationOptions options = {}) {
  hand_made::System system(graph);
  options.promises = {kind == Kind::eventually ? sim::Promise{kind, 0, 0} : sim::Promise{kind, 1, 0}};
  const auto result = sim::explore(system, options);
  if (result.lassos.empty()) return std::nullopt;
  Found found;
  for (const sim::Step& step : result.lassos[0].prefix) found.prefix.push_back(step.label);
  for (const sim::Step& step : result.lassos[0].cycle) found.cycle.push_back(step.label);
  return found;
}

}  // namespace

TEST_CASE("what every path meets is kept, and a path that ends before is a counterexample") {
  Graph graph = {{{0, 1, 1}, {1, 2, 2}, {0, 3, 2}}};
  graph.marks = {{2, p}};
  CHECK(broken(graph, Kind::eventually) == std::nullopt);
  graph.edges.push_back({1, 4, 3});
  CHECK(broken(graph, Kind::eventually) == Found{{1, 4}, {}});
}

TEST_CASE("a start that has what was promised owes nothing") {
  Graph graph = {{{0, 1, 1}, {1, 2, 1}}};
  graph.marks = {{0, p}};
  CHECK(broken(graph, Kind::eventually) == std::nullopt);
}

TEST_CASE("a weak wait that is possible all round a cycle has to end some day") {
  Graph graph = {{{0, 1, 1}, {1, 2, 0}, {0, 9, 2}, {1, 9, 2}}};
  graph.marks = {{2, p}};
  CHECK(broken(graph, Kind::eventually) == std::nullopt);
  graph.fairness[9] = Fairness::none;
  CHECK(broken(graph, Kind::eventually) == Found{{}, {1, 2}});
}

TEST_CASE("a weak wait that is interrupted in every round may be put off for ever, a strong one may not") {
  Graph graph = {{{0, 1, 1}, {1, 2, 0}, {0, 9, 2}}};
  graph.marks = {{2, p}};
  CHECK(broken(graph, Kind::eventually) == Found{{}, {1, 2}});
  graph.fairness[9] = Fairness::strong;
  CHECK(broken(graph, Kind::eventually) == std::nullopt);
}

TEST_CASE("a weak wait that others hold back, again and again, ends in one of the rounds in which it is possible") {
  Graph graph = {{{0, 1, 1}, {1, 2, 0}, {0, 9, 2}}};
  graph.marks = {{2, p}};
  graph.held_back = {{1, {8, 9}}};
  CHECK(broken(graph, Kind::eventually) == std::nullopt);
  // Round 1 and 3 it is never possible: who only ever waits for others waits for ever.
  graph.edges.push_back({1, 3, 3});
  graph.edges.push_back({3, 4, 1});
  graph.held_back[3] = {9};
  CHECK(broken(graph, Kind::eventually) == Found{{1}, {3, 4}});
}

TEST_CASE("a cycle goes where a wait is neither possible nor held back, or ends it") {
  // 9 is possible in 0, held back in 1, and not pending in 3.
  Graph graph = {{{0, 1, 1}, {1, 2, 0}, {1, 3, 3}, {3, 4, 0}, {0, 9, 2}}};
  graph.marks = {{2, p}};
  graph.held_back = {{1, {9}}};
  CHECK(broken(graph, Kind::eventually) == Found{{}, {1, 2, 1, 3, 4}});
}

TEST_CASE("a strong outcome bars the states where it is possible, and what is left of a component is looked at") {
  // 0 and 1 go round; so do 1 and 3, where 9 is never possible.
  Graph graph = {{{0, 1, 1}, {1, 2, 0}, {0, 9, 2}, {1, 3, 3}, {3, 4, 1}}};
  graph.fairness = {{2, Fairness::none}, {9, Fairness::strong}};
  graph.marks = {{2, p}};
  CHECK(broken(graph, Kind::eventually) == Found{{1}, {3, 4}});
  graph.edges.push_back({3, 9, 2});
  CHECK(broken(graph, Kind::eventually) == std::nullopt);
}

TEST_CASE("a cycle does all that fairness asks of it") {
  // Round 0-1 by 1 and 2, with excursions by 5 and 6 that are possible again and again and so have to be made.
  Graph graph = {{{0, 1, 1}, {1, 2, 0}, {0, 5, 3}, {3, 7, 0}, {1, 6, 4}, {4, 8, 0}}};
  graph.fairness = {{5, Fairness::strong}, {6, Fairness::strong}};
  const auto found = broken(graph, Kind::eventually);
  REQUIRE(found);
  for (const std::uint32_t label : {1U, 5U, 6U}) {
    CHECK(std::count(found->cycle.begin(), found->cycle.end(), label) > 0);
  }
}

TEST_CASE("nothing has to come from outside: where nothing else is possible one may stay") {
  Graph graph = {{{0, 1, 1}, {1, 2, 2}}};
  graph.marks = {{2, p}};
  graph.fairness[2] = Fairness::none;
  CHECK(broken(graph, Kind::eventually) == Found{{1}, {}});
  graph.fairness[2] = Fairness::weak;
  CHECK(broken(graph, Kind::eventually) == std::nullopt);
}

TEST_CASE("what is free need not happen, and where it can go on for ever that is what is told") {
  Graph graph = {{{0, 1, 1}, {1, 8, 1}, {1, 9, 1}, {1, 2, 2}}};
  graph.marks = {{2, p}};
  graph.fairness = {{2, Fairness::free}, {8, Fairness::none}, {9, Fairness::none}};
  CHECK(broken(graph, Kind::eventually) == Found{{1}, {}});
  graph.fairness[8] = Fairness::free;
  CHECK(broken(graph, Kind::eventually) == Found{{1}, {8}});
  graph.fairness[1] = Fairness::free;
  CHECK(broken(graph, Kind::eventually) == Found{{}, {}});
}

TEST_CASE("leads-to is owed from every state that promises, not before and not after it was kept") {
  Graph graph = {{{0, 1, 0}, {0, 2, 1}, {1, 3, 2}, {2, 4, 0}}};
  graph.fairness[2] = Fairness::none;
  graph.marks = {{1, p}, {2, q}};
  CHECK(broken(graph, Kind::leads_to) == std::nullopt);
  graph.edges.push_back({1, 5, 3});
  graph.edges.push_back({3, 6, 3});
  CHECK(broken(graph, Kind::leads_to) == Found{{2, 5}, {6}});
  graph.marks[3] = q;
  CHECK(broken(graph, Kind::leads_to) == std::nullopt);
  graph.marks[1] = p | q;
  CHECK(broken(graph, Kind::leads_to) == std::nullopt);
}

TEST_CASE(
    "the prefix of a lasso is as short as any, though it makes a detour the shortest way to its states does not") {
  // State 3 is two steps from the start past Q, and three without meeting it.
  Graph graph = {{{0, 1, 1}, {1, 2, 3}, {0, 3, 2}, {2, 4, 4}, {4, 5, 3}, {3, 6, 3}}};
  graph.marks = {{0, p}, {1, q}};
  CHECK(broken(graph, Kind::leads_to) == Found{{3, 4, 5}, {6}});
}

TEST_CASE("a path that a bound cut off is no counterexample, a cycle that was found is") {
  Graph graph = {{{0, 1, 1}, {1, 2, 2}, {2, 3, 3}, {3, 4, 4}}};
  sim::ExplorationOptions options;
  options.depth = 2;
  CHECK(broken(graph, Kind::eventually, options) == std::nullopt);
  CHECK(broken(graph, Kind::eventually) == Found{{1, 2, 3, 4}, {}});
  graph.edges.push_back({1, 5, 0});
  CHECK(broken(graph, Kind::eventually, options) == Found{{}, {1, 5}});
}

TEST_CASE("lassos are the same whatever the threads and the mode") {
  Graph graph;
  for (std::uint32_t i = 0; i < 3'000; ++i) {
    graph.edges.push_back({i, 1, i + 1});
    graph.edges.push_back({i, 2, i / 2});
  }
  graph.edges.push_back({3'000, 3, 2'990});
  const auto expected = broken(graph, Kind::eventually);
  REQUIRE(expected);
  for (const unsigned threads : {1U, 2U}) {
    for (const bool exact : {false, true}) {
      sim::ExplorationOptions options;
      options.threads = threads;
      options.exact = exact;
      CHECK(broken(graph, Kind::eventually, options) == expected);
    }
  }
}
