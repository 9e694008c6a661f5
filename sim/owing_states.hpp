// The states in which a promise is owed: reached from where it was made without ever meeting what was promised.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/exploration.hpp"
#include "sim/parent_links.hpp"
#include "sim/state_graph.hpp"

namespace sim {

class OwingStates {
 public:
  OwingStates(const StateGraph& graph, const ParentLinks& links, const Promise& promise);

  // Those with the shortest way from the start first.
  [[nodiscard]] const std::vector<std::uint32_t>& in_order() const { return order_; }
  // Where in that order a state is that is in it.
  [[nodiscard]] std::uint32_t place(std::uint32_t state) const { return place_[state]; }

  // The ordinals of a shortest way from the start that owes the promise at its end.
  [[nodiscard]] std::vector<std::uint32_t> way_to(std::uint32_t state) const;

 private:
  void reach(std::uint32_t state, Link from);

  const ParentLinks* links_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> place_;  // by state
  std::vector<Link> from_;            // by place; from itself where the promise was made
};

}  // namespace sim
