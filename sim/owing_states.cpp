// How the states that owe a promise are found: breadth first, from all states where it is made at once.
#include "sim/owing_states.hpp"

#include <algorithm>

namespace sim {
OwingStates::OwingStates(const StateGraph& graph, const ParentLinks& links, const Promise& promise)
    : links_(&links), place_(graph.states(), StateGraph::no_state) {
  const auto owes = [&](std::uint32_t state) { return !graph.has(state, promise.to); };
  const auto makes = [&](std::uint32_t state) {
    return owes(state) && (promise.kind == Promise::Kind::eventually ? state == 0 : graph.has(state, promise.from));
  };
  // States are numbered by their depth; one that makes the promise joins the states that are reached at its depth.
  std::vector<std::uint32_t> depth(graph.states(), 0);
  for (std::uint32_t state = 1; state < graph.states(); ++state) {
    depth[state] = depth[links.parent(state)] + 1;
  }
  std::uint32_t maker = 0;
  std::uint32_t next = 0;  // of order_
  for (std::uint32_t now = 0; next < order_.size() || maker < graph.states(); ++now) {
    for (; maker < graph.states() && depth[maker] == now; ++maker) {
      if (makes(maker) && place_[maker] == StateGraph::no_state) {
        reach(maker, {maker, 0});
      }
    }
    for (const auto end = static_cast<std::uint32_t>(order_.size()); next < end; ++next) {
      const std::uint32_t state = order_[next];
      if (state >= graph.expanded()) {
        continue;
      }
      const std::uint64_t first = graph.first(state);
      for (std::uint64_t edge = first; edge < graph.first(state + 1); ++edge) {
        const std::uint32_t target = graph.edge(edge).target;
        if (owes(target) && place_[target] == StateGraph::no_state) {
          reach(target, {state, static_cast<std::uint32_t>(edge - first)});
        }
      }
    }
  }
}

void OwingStates::reach(std::uint32_t state, Link from) {
  place_[state] = static_cast<std::uint32_t>(order_.size());
  order_.push_back(state);
  from_.push_back(from);
}

std::vector<std::uint32_t> OwingStates::way_to(std::uint32_t state) const {
  std::vector<std::uint32_t> way;
  Link from = from_[place_[state]];
  for (; from.parent != state; from = from_[place_[state]]) {
    way.push_back(from.ordinal);
    state = from.parent;
  }
  std::reverse(way.begin(), way.end());
  return links_->way_to(state, std::move(way));
}

}  // namespace sim
