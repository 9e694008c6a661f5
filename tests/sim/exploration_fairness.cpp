// Promises on random graphs, against a judge that tries every set of states one could go round in.
#include <algorithm>
#include <bit>
#include <optional>
#include <set>
#include <vector>

#include "sim/explore.hpp"
#include "tests/catch.hpp"
#include "tests/property.hpp"
#include "tests/sim/hand_made_graph.hpp"

namespace {

using sim::Fairness;

// Knows the definition of a fair path that breaks a promise, and no algorithm.
class Judge {
 public:
  Judge(const hand_made::Graph& graph, const sim::Promise& promise)
      : graph_(&graph), system_(graph), promise_(promise) {
    reach(0, false);
  }

  // Whether there is one: it stays in a state where nothing has to happen, or goes round in some set of states.
  [[nodiscard]] bool broken() const {
    for (std::uint32_t set = 1; set < 1U << most_states; ++set) {
      if ((set & ~owing_) == 0 && (fair(set, edges_inside(set)) && strongly_connected(set))) return true;
    }
    return false;
  }

  // Whether a path stays with the definition: the edges of a prefix and of a cycle.
  [[nodiscard]] bool is_counterexample(const std::vector<hand_made::Edge>& prefix,
                                       const std::vector<hand_made::Edge>& cycle) const {
    const std::uint32_t knot = prefix.empty() ? 0 : prefix.back().to;
    bool owed = promise_.kind == sim::Promise::Kind::eventually || has(0, promise_.from);
    owed = owed && !has(0, promise_.to);
    for (const hand_made::Edge& edge : prefix) {
      owed = (owed || has(edge.to, promise_.from)) && !has(edge.to, promise_.to);
      if (promise_.kind == sim::Promise::Kind::eventually && !owed) return false;
    }
    std::uint32_t set = 1U << knot;
    for (const hand_made::Edge& edge : cycle) set |= 1U << edge.to;
    const bool closed = cycle.empty() || cycle.back().to == knot;
    return owed && closed && (set & ~owing_) == 0 && fair(set, cycle);
  }

  static constexpr std::uint32_t most_states = 6;

 private:
  [[nodiscard]] bool has(std::uint32_t state, unsigned mark) const { return (system_.marks({state}) >> mark & 1) != 0; }

  // Whether it is fair to be in all states of the set again and again and to take these edges alone.
  [[nodiscard]] bool fair(std::uint32_t set, const std::vector<hand_made::Edge>& taken) const {
    if (taken.empty() && std::popcount(set) != 1) return false;
    std::map<std::uint32_t, std::uint32_t> possible;  // by label: in which states of the set
    for (const hand_made::Edge& edge : graph_->edges) {
      if ((set >> edge.from & 1) != 0) possible[edge.label] |= 1U << edge.from;
    }
    return std::all_of(possible.begin(), possible.end(), [&](const auto& one) {
      const bool done =
          std::any_of(taken.begin(), taken.end(), [&](const auto& edge) { return edge.label == one.first; });
      const Fairness fairness = system_.fairness(one.first);
      return done || !sim::is_owed(fairness) || (fairness == Fairness::weak && one.second != set);
    });
  }

  [[nodiscard]] std::vector<hand_made::Edge> edges_inside(std::uint32_t set) const {
    std::vector<hand_made::Edge> inside;
    std::copy_if(graph_->edges.begin(), graph_->edges.end(), std::back_inserter(inside),
                 [set](const auto& edge) { return (set >> edge.from & 1) != 0 && (set >> edge.to & 1) != 0; });
    return inside;
  }

  [[nodiscard]] bool strongly_connected(std::uint32_t set) const {
    const auto edges = edges_inside(set);
    for (std::uint32_t start = 0; start < most_states; ++start) {
      if ((set >> start & 1) == 0) continue;
      std::uint32_t reached = 1U << start;
      for (std::uint32_t round = 0; round < most_states; ++round) {
        for (const auto& edge : edges) {
          if ((reached >> edge.from & 1) != 0) reached |= 1U << edge.to;
        }
      }
      if (reached != set) return false;
    }
    return true;
  }

  // Marks the states in which the promise can be owed.
  void reach(std::uint32_t state, bool owed) {
    const bool makes = promise_.kind == sim::Promise::Kind::eventually ? state == 0 : has(state, promise_.from);
    owed = (owed || makes) && !has(state, promise_.to);
    if (!seen_.insert({state, owed}).second) return;
    if (owed) owing_ |= 1U << state;
    for (const hand_made::Edge& edge : graph_->edges) {
      if (edge.from == state) reach(edge.to, owed);
    }
  }

  const hand_made::Graph* graph_;
  hand_made::System system_;
  sim::Promise promise_;
  std::set<std::pair<std::uint32_t, bool>> seen_;
  std::uint32_t owing_ = 0;
};

hand_made::Graph random_graph() {
  const auto below = [](std::uint32_t end) { return *rc::gen::inRange<std::uint32_t>(0, end); };
  const std::uint32_t states = 1 + below(Judge::most_states);
  hand_made::Graph graph;
  // Labels that a state has once, so that a story tells its edges.
  std::set<std::pair<std::uint32_t, std::uint32_t>> known;
  for (std::uint32_t edges = below(13); edges > 0; --edges) {
    const hand_made::Edge edge{below(states), below(4), below(states)};
    if (known.insert({edge.from, edge.label}).second) graph.edges.push_back(edge);
  }
  for (std::uint32_t label = 0; label < 4; ++label) graph.fairness[label] = static_cast<Fairness>(below(4));
  for (std::uint32_t state = 0; state < states; ++state) graph.marks[state] = below(6) == 0 ? 1 : below(3) == 0 ? 2 : 0;
  return graph;
}

// The edges of a story that begins in `state`, which becomes the one it ends in.
std::vector<hand_made::Edge> edges_of(const hand_made::Graph& graph, const sim::Story& story, std::uint32_t& state) {
  std::vector<hand_made::Edge> edges;
  for (const sim::Step& step : story) {
    const auto edge = std::find_if(graph.edges.begin(), graph.edges.end(), [&](const hand_made::Edge& one) {
      return one.from == state && one.label == step.label;
    });
    RC_ASSERT(edge != graph.edges.end());
    RC_ASSERT(hand_made::System(graph).hash({edge->to}) == step.state);
    edges.push_back(*edge);
    state = edge->to;
  }
  return edges;
}

}  // namespace

TEST_CASE("a promise is found broken exactly if some fair path breaks it, and the lasso is such a path") {
  tests::property([] {
    const hand_made::Graph graph = random_graph();
    sim::ExplorationOptions options;
    options.promises = {{sim::Promise::Kind::eventually, 0}, {sim::Promise::Kind::leads_to, 0, 1}};
    hand_made::System system(graph);
    const auto result = sim::explore(system, options);
    for (std::size_t promise = 0; promise < options.promises.size(); ++promise) {
      const Judge judge(graph, options.promises[promise]);
      const auto lasso = std::find_if(result.lassos.begin(), result.lassos.end(),
                                      [&](const sim::Lasso& one) { return one.promise == promise; });
      const bool found = lasso != result.lassos.end();
      RC_TAG(found);
      RC_ASSERT(found == judge.broken());
      if (found) {
        std::uint32_t state = 0;
        const auto prefix = edges_of(graph, lasso->prefix, state);
        const auto cycle = edges_of(graph, lasso->cycle, state);
        RC_ASSERT(judge.is_counterexample(prefix, cycle));
      }
    }
  });
}
