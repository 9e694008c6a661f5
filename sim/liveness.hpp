// Promises, checked on the graph of all states: is there a fair path on which one is never kept?
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/exploration.hpp"
#include "sim/fair_cycle.hpp"
#include "sim/parent_links.hpp"
#include "sim/state_graph.hpp"

namespace sim {

// A path from the start as ordinals of transitions: `prefix` once, then `cycle` for ever. An empty cycle: it stays
// where it is.
struct LassoPath {
  std::vector<std::uint32_t> prefix;
  std::vector<std::uint32_t> cycle;
};

// A fair path that breaks the promise, its prefix as short as any; none if there is none. A path may stay in a state
// for ever only if nothing that is possible there has to happen. Where the exploration was cut, paths end and are not
// judged.
std::optional<LassoPath> find_lasso(const StateGraph& graph, const ParentLinks& links, const Promise& promise,
                                    const FairnessRules& rules);

}  // namespace sim
