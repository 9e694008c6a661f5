// What fairness asks of a cycle, and how to go round one that gives it.
#pragma once

#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

#include "sim/exploration.hpp"
#include "sim/state_graph.hpp"

namespace sim {

using StateSet = std::function<bool(std::uint32_t state)>;

// The labels of transitions that have to happen some day.
class Obligations {
 public:
  // What a set of states owes fairness.
  struct Tally {
    bool has_cycle = false;                // a transition stays inside
    bool weakly_fair = true;               // nothing possible in every state is never done inside
    std::vector<std::uint32_t> neglected;  // labels: strong, possible somewhere, never done inside; ascending
  };

  Obligations(const StateGraph& graph, const std::function<Fairness(std::uint32_t)>& fairness);

  [[nodiscard]] Fairness of(std::uint32_t label);

  // Whether nothing that is possible in the state has to happen.
  [[nodiscard]] bool may_stay(std::uint32_t state);

  [[nodiscard]] Tally tally(const std::vector<std::uint32_t>& states, const StateSet& inside);

  // Whether one of the labels (ascending) is possible in the state.
  [[nodiscard]] bool possible(std::uint32_t state, const std::vector<std::uint32_t>& labels) const;

 private:
  const StateGraph* graph_;
  const std::function<Fairness(std::uint32_t)>* fairness_;
  std::unordered_map<std::uint32_t, Fairness> known_;
};

// The ordinals of the transitions of a fair cycle from `knot` back to it that stays `inside` a strongly connected set
// of states whose tally is fair. Short, not always the shortest.
std::vector<std::uint32_t> fair_cycle(const StateGraph& graph, Obligations& obligations, std::uint32_t knot,
                                      const StateSet& inside);

}  // namespace sim
