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

// What a system says of its labels.
struct FairnessRules {
  std::function<Fairness(std::uint32_t label)> of;
  // Appends the labels of what is pending in a state but cannot happen until something else has.
  std::function<void(std::uint32_t state, std::vector<std::uint32_t>& labels)> held_back;
};

// The labels of transitions that have to happen some day. What stays pending has to, if it is possible now and then,
// however often something else holds it back.
class Obligations {
 public:
  // What a set of states owes fairness.
  struct Tally {
    bool has_cycle = false;                // a transition stays inside
    bool weakly_fair = true;               // nothing possible in every state is never done inside
    std::vector<std::uint32_t> neglected;  // labels, ascending: possible somewhere, never done inside, and strong, or
                                           // pending everywhere
  };

  Obligations(const StateGraph& graph, const FairnessRules& rules);

  [[nodiscard]] Fairness of(std::uint32_t label);

  // Whether nothing that is possible in the state has to happen.
  [[nodiscard]] bool may_stay(std::uint32_t state);

  [[nodiscard]] Tally tally(const std::vector<std::uint32_t>& states, const StateSet& inside);

  // Whether one of the labels (ascending) is possible in the state.
  [[nodiscard]] bool possible(std::uint32_t state, const std::vector<std::uint32_t>& labels) const;

  // Whether the label is possible in the state, or held back.
  [[nodiscard]] bool pending(std::uint32_t state, std::uint32_t label);

 private:
  const std::vector<std::uint32_t>& pending_in(std::uint32_t state);
  // Of labels that are possible in some of the states, those that are held back in all others.
  [[nodiscard]] std::vector<std::uint32_t> pending_everywhere(const std::vector<std::uint32_t>& states,
                                                              std::vector<std::uint32_t> labels);

  const StateGraph* graph_;
  const FairnessRules* rules_;
  std::vector<std::uint32_t> pending_;  // a buffer
  std::unordered_map<std::uint32_t, Fairness> known_;
};

// The ordinals of the transitions of a fair cycle from `knot` back to it that stays `inside` a strongly connected set
// of states whose tally is fair. Short, not always the shortest.
std::vector<std::uint32_t> fair_cycle(const StateGraph& graph, Obligations& obligations, std::uint32_t knot,
                                      const StateSet& inside);

}  // namespace sim
