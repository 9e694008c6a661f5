// How a fair path that breaks a promise is looked for: the states where the promise is still owed, their strongly
// connected components, and of these the first in which one can go round for ever and be fair.
#include "sim/liveness.hpp"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <unordered_map>
#include <utility>

#include "sim/bug.hpp"
#include "sim/owing_states.hpp"

namespace sim {
namespace {

class LassoSearch {
 public:
  LassoSearch(const StateGraph& graph, const OwingStates& owing, Obligations& obligations)
      : graph_(&graph),
        owing_(&owing),
        obligations_(&obligations),
        local_(graph.states(), StateGraph::no_state),
        component_(graph.states(), StateGraph::no_state) {}

  // The knot and the cycle of the lasso whose knot comes first; an empty cycle if one may stay there.
  std::optional<std::pair<std::uint32_t, std::vector<std::uint32_t>>> run() {
    const auto& states = owing_->in_order();
    std::uint32_t stay = StateGraph::no_state;
    std::vector<std::uint32_t> expanded;
    for (const std::uint32_t state : states) {
      if (state < graph_->expanded()) {
        expanded.push_back(state);
        if (stay == StateGraph::no_state && obligations_->may_stay(state)) {
          stay = state;
        }
      }
    }
    split(std::move(expanded));
    while (!unsplit_.empty()) {
      std::vector<std::uint32_t> part = std::move(unsplit_.back());
      unsplit_.pop_back();
      split(std::move(part));
    }
    const bool stays = stay != StateGraph::no_state;
    const std::pair standstill(stay, std::vector<std::uint32_t>());
    if (knot_ == StateGraph::no_state) {
      return stays ? std::optional(standstill) : std::nullopt;
    }
    if (stays && owing_->place(stay) < owing_->place(knot_)) {
      return standstill;
    }
    const std::uint32_t number = component_[knot_];
    const auto inside = [&](std::uint32_t state) { return component_[state] == number; };
    auto cycle = fair_cycle(*graph_, *obligations_, knot_, inside);
    return stay != knot_ || goes_on(cycle) ? std::pair(knot_, std::move(cycle)) : standstill;
  }

 private:
  // Whether anything happens in the cycle but what comes from outside.
  [[nodiscard]] bool goes_on(const std::vector<std::uint32_t>& cycle) const {
    std::uint32_t at = knot_;
    for (const std::uint32_t ordinal : cycle) {
      const StateGraph::Edge& edge = graph_->edge(graph_->first(at) + ordinal);
      if (obligations_->of(edge.label) != Fairness::none) {
        return true;
      }
      at = edge.target;
    }
    return false;
  }

  // Judges the components of the subgraph of these states.
  void split(std::vector<std::uint32_t> states) {
    using Subgraph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                        boost::no_property, std::uint32_t, std::uint64_t>;
    for (std::uint32_t i = 0; i < states.size(); ++i) {
      local_[states[i]] = i;
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    for (std::uint32_t i = 0; i < states.size(); ++i) {
      for (std::uint64_t edge = graph_->first(states[i]); edge < graph_->first(states[i] + 1); ++edge) {
        const std::uint32_t target = local_[graph_->edge(edge).target];
        if (target != StateGraph::no_state) {
          edges.emplace_back(i, target);
        }
      }
    }
    const Subgraph subgraph(boost::edges_are_sorted, edges.begin(), edges.end(), states.size());
    std::vector<std::uint32_t> found(states.size());
    const auto count = boost::strong_components(
        subgraph, boost::make_iterator_property_map(found.begin(), boost::get(boost::vertex_index, subgraph)));
    std::vector<std::vector<std::uint32_t>> parts(count);
    for (std::uint32_t i = 0; i < states.size(); ++i) {
      local_[states[i]] = StateGraph::no_state;
      component_[states[i]] = components_ + found[i];
      parts[found[i]].push_back(states[i]);
    }
    components_ += static_cast<std::uint32_t>(count);
    for (std::vector<std::uint32_t>& part : parts) {
      judge(part);
    }
  }

  // A component, in the order of its states' places. Whatever is possible in all of it and never done inside makes
  // every cycle in it unfair. What is neglected bars the states where it is possible; what is left of the component
  // falls apart.
  void judge(const std::vector<std::uint32_t>& states) {
    const std::uint32_t number = component_[states.front()];
    const Obligations::Tally tally =
        obligations_->tally(states, [&](std::uint32_t state) { return component_[state] == number; });
    if (!tally.has_cycle || !tally.weakly_fair) {
      return;
    }
    if (!tally.neglected.empty()) {
      std::vector<std::uint32_t> rest;
      std::copy_if(states.begin(), states.end(), std::back_inserter(rest),
                   [&](std::uint32_t state) { return !obligations_->possible(state, tally.neglected); });
      if (!rest.empty()) {
        unsplit_.push_back(std::move(rest));
      }
      return;
    }
    if (knot_ == StateGraph::no_state || owing_->place(states.front()) < owing_->place(knot_)) {
      knot_ = states.front();
    }
  }

  const StateGraph* graph_;
  const OwingStates* owing_;
  Obligations* obligations_;
  std::vector<std::uint32_t> local_;      // by state: its number in the subgraph being split
  std::vector<std::uint32_t> component_;  // by state
  std::uint32_t components_ = 0;
  std::vector<std::vector<std::uint32_t>> unsplit_;
  std::uint32_t knot_ = StateGraph::no_state;
};

}  // namespace

std::optional<LassoPath> find_lasso(const StateGraph& graph, const ParentLinks& links, const Promise& promise,
                                    const FairnessRules& rules) {
  const OwingStates owing(graph, links, promise);
  Obligations obligations(graph, rules);
  auto found = LassoSearch(graph, owing, obligations).run();
  if (!found) {
    return std::nullopt;
  }
  return LassoPath{owing.way_to(found->first), std::move(found->second)};
}

}  // namespace sim
