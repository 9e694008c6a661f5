// How obligations are counted, and how a cycle is lengthened until it neglects none.
#include "sim/fair_cycle.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "sim/bug.hpp"
#include "sim/parent_links.hpp"

namespace sim {
namespace {

class CycleWalk {
 public:
  CycleWalk(const StateGraph& graph, Obligations& obligations, std::uint32_t knot, const StateSet& inside)
      : graph_(&graph), obligations_(&obligations), knot_(knot), at_(knot), inside_(&inside) {}

  std::vector<std::uint32_t> run() {
    visited_.push_back(knot_);
    go([this](std::uint64_t edge) { return graph_->edge(edge).target == knot_; });
    for (auto owed = neglected(); owed.second; owed = neglected()) {
      const std::uint32_t label = owed.first;
      // It is done; or, if it is not pending everywhere and may thus be left undone, one goes where it is not.
      const bool may_escape = obligations_->of(label) == Fairness::weak;
      go([&](std::uint64_t edge) {
        return graph_->edge(edge).label == label ||
               (may_escape && !obligations_->pending(graph_->edge(edge).target, label));
      });
      if (at_ != knot_) {
        go([this](std::uint64_t edge) { return graph_->edge(edge).target == knot_; });
      }
    }
    return std::move(way_);
  }

 private:
  // Goes on by the shortest way whose last edge is a goal.
  template <class Goal>
  void go(Goal goal) {
    std::unordered_map<std::uint32_t, std::pair<std::uint32_t, std::uint64_t>> from = {{at_, {at_, 0}}};
    std::vector<std::uint32_t> queue = {at_};
    for (std::size_t next = 0; next < queue.size(); ++next) {
      const std::uint32_t state = queue[next];
      for (std::uint64_t edge = graph_->first(state); edge < graph_->first(state + 1); ++edge) {
        const std::uint32_t target = graph_->edge(edge).target;
        if (!(*inside_)(target)) {
          continue;
        }
        if (goal(edge)) {
          return take(from, state, edge);
        }
        if (from.try_emplace(target, state, edge).second) {
          queue.push_back(target);
        }
      }
    }
    throw Bug("a fair component has no way to what fairness asks for");
  }

  template <class From>
  void take(const From& from, std::uint32_t state, std::uint64_t edge) {
    std::vector<std::pair<std::uint32_t, std::uint64_t>> path = {{state, edge}};
    while (state != at_) {
      path.push_back(from.at(state));
      state = path.back().first;
    }
    for (auto step = path.rbegin(); step != path.rend(); ++step) {
      way_.push_back(static_cast<std::uint32_t>(step->second - graph_->first(step->first)));
      done_.insert(graph_->edge(step->second).label);
      at_ = graph_->edge(step->second).target;
      visited_.push_back(at_);
    }
  }

  // A label that the cycle so far is unfair to, and whether there is one.
  std::pair<std::uint32_t, bool> neglected() {
    for (const std::uint32_t state : visited_) {
      for (std::uint64_t edge = graph_->first(state); edge < graph_->first(state + 1); ++edge) {
        const std::uint32_t label = graph_->edge(edge).label;
        const Fairness fairness = obligations_->of(label);
        if (done_.contains(label) || !is_owed(fairness)) {
          continue;
        }
        if (fairness == Fairness::strong || std::all_of(visited_.begin(), visited_.end(), [&](std::uint32_t other) {
              return obligations_->pending(other, label);
            })) {
          return {label, true};
        }
      }
    }
    return {0, false};
  }

  const StateGraph* graph_;
  Obligations* obligations_;
  std::uint32_t knot_;
  std::uint32_t at_;
  const StateSet* inside_;
  std::vector<std::uint32_t> way_;
  std::vector<std::uint32_t> visited_;
  std::set<std::uint32_t> done_;  // labels
};

}  // namespace

Obligations::Obligations(const StateGraph& graph, const FairnessRules& rules) : graph_(&graph), rules_(&rules) {}

Fairness Obligations::of(std::uint32_t label) {
  const auto [place, is_new] = known_.try_emplace(label, Fairness::none);
  if (is_new) {
    place->second = rules_->of(label);
  }
  return place->second;
}

bool Obligations::may_stay(std::uint32_t state) {
  for (std::uint64_t edge = graph_->first(state); edge < graph_->first(state + 1); ++edge) {
    if (is_owed(of(graph_->edge(edge).label))) {
      return false;
    }
  }
  return true;
}

Obligations::Tally Obligations::tally(const std::vector<std::uint32_t>& states, const StateSet& inside) {
  struct Count {
    std::size_t possible = 0;  // states
    std::uint32_t last = StateGraph::no_state;
    bool done = false;
  };
  Tally tally;
  std::unordered_map<std::uint32_t, Count> counts;
  for (const std::uint32_t state : states) {
    for (std::uint64_t edge = graph_->first(state); edge < graph_->first(state + 1); ++edge) {
      const bool stays = inside(graph_->edge(edge).target);
      tally.has_cycle = tally.has_cycle || stays;
      if (is_owed(of(graph_->edge(edge).label))) {
        Count& count = counts[graph_->edge(edge).label];
        count.possible += count.last != state ? 1 : 0;
        count.last = state;
        count.done = count.done || stays;
      }
    }
  }
  std::vector<std::uint32_t> now_and_then;
  for (const auto& [label, count] : counts) {
    if (count.done) {
      continue;
    }
    if (count.possible == states.size()) {
      tally.weakly_fair = false;
    } else if (of(label) == Fairness::strong) {
      tally.neglected.push_back(label);
    } else {
      now_and_then.push_back(label);
    }
  }
  if (tally.has_cycle && tally.weakly_fair) {
    const auto held = pending_everywhere(states, std::move(now_and_then));
    tally.neglected.insert(tally.neglected.end(), held.begin(), held.end());
  }
  std::sort(tally.neglected.begin(), tally.neglected.end());
  return tally;
}

std::vector<std::uint32_t> Obligations::pending_everywhere(const std::vector<std::uint32_t>& states,
                                                           std::vector<std::uint32_t> labels) {
  for (auto state = states.begin(); state != states.end() && !labels.empty(); ++state) {
    const auto& pending = pending_in(*state);
    std::erase_if(
        labels, [&](std::uint32_t label) { return std::find(pending.begin(), pending.end(), label) == pending.end(); });
  }
  return labels;
}

const std::vector<std::uint32_t>& Obligations::pending_in(std::uint32_t state) {
  pending_.clear();
  for (std::uint64_t edge = graph_->first(state); edge < graph_->first(state + 1); ++edge) {
    pending_.push_back(graph_->edge(edge).label);
  }
  rules_->held_back(state, pending_);
  return pending_;
}

bool Obligations::pending(std::uint32_t state, std::uint32_t label) {
  const auto& pending = pending_in(state);
  return std::find(pending.begin(), pending.end(), label) != pending.end();
}

bool Obligations::possible(std::uint32_t state, const std::vector<std::uint32_t>& labels) const {
  for (std::uint64_t edge = graph_->first(state); edge < graph_->first(state + 1); ++edge) {
    if (std::binary_search(labels.begin(), labels.end(), graph_->edge(edge).label)) {
      return true;
    }
  }
  return false;
}

std::vector<std::uint32_t> fair_cycle(const StateGraph& graph, Obligations& obligations, std::uint32_t knot,
                                      const StateSet& inside) {
  return CycleWalk(graph, obligations, knot, inside).run();
}

}  // namespace sim
