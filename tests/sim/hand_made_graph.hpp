// Graphs written down edge by edge, to be explored: their states are numbers, the start's is 0.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <span>
#include <vector>

#include "sim/explorable.hpp"
#include "sim/hash.hpp"

namespace hand_made {

struct Edge {
  std::uint32_t from;
  std::uint32_t label;
  std::uint32_t to;
  std::uint32_t violation = 0;
};

struct Graph {
  std::vector<Edge> edges;
  std::map<std::uint32_t, std::uint64_t> marks = {};                   // by state; 0 if none is given
  std::map<std::uint32_t, sim::Fairness> fairness = {};                // by label; weak if none is given
  std::uint64_t hashes = ~std::uint64_t{0};                            // the bits of a hash that are kept
  std::map<std::uint32_t, std::vector<std::uint32_t>> held_back = {};  // by state, labels
};

class System {
 public:
  struct State {
    std::uint32_t number = 0;
  };

  explicit System(const Graph& graph) : graph_(&graph) {}

  static State start() { return {}; }

  template <class Visit>
  void expand(const State& state, Visit visit) {
    ++expanded_;
    for (const Edge& edge : graph_->edges) {
      if (edge.from == state.number) {
        State next{edge.to};
        visit(edge.label, next, edge.violation);
      }
    }
  }

  std::uint64_t hash(const State& state) const { return sim::mix(state.number + 1) & graph_->hashes; }

  std::uint64_t marks(const State& state) const {
    const auto known = graph_->marks.find(state.number);
    return known == graph_->marks.end() ? 0 : known->second;
  }

  sim::Fairness fairness(std::uint32_t label) const {
    const auto known = graph_->fairness.find(label);
    return known == graph_->fairness.end() ? sim::Fairness::weak : known->second;
  }

  template <class Visit>
  void held_back(const State& state, Visit visit) const {
    const auto known = graph_->held_back.find(state.number);
    if (known == graph_->held_back.end()) return;
    for (const std::uint32_t label : known->second) visit(label);
  }

  void absorb(const System& other) { expanded_ += other.expanded_; }
  [[nodiscard]] std::uint64_t expanded() const { return expanded_; }

 private:
  const Graph* graph_;
  std::uint64_t expanded_ = 0;
};

// The same with states that are not plain: strings of as many bytes as their number.
class StringSystem {
 public:
  using State = std::vector<char>;

  explicit StringSystem(const Graph& graph) : numbers_(graph) {}

  static State start() { return {}; }

  template <class Visit>
  void expand(const State& state, Visit visit) {
    numbers_.expand(number(state), [&](std::uint32_t label, System::State& next, std::uint32_t violation) {
      State longer(next.number, 'x');
      visit(label, longer, violation);
    });
  }

  std::uint64_t hash(const State& state) const { return numbers_.hash(number(state)); }
  std::uint64_t marks(const State& state) const { return numbers_.marks(number(state)); }
  sim::Fairness fairness(std::uint32_t label) const { return numbers_.fairness(label); }

  static void pack(const State& state, std::vector<std::byte>& bytes) {
    const auto packed = std::as_bytes(std::span(state));
    bytes.assign(packed.begin(), packed.end());
  }
  static void unpack(std::span<const std::byte> bytes, State& state) { state.assign(bytes.size(), 'x'); }

 private:
  static System::State number(const State& state) { return {static_cast<std::uint32_t>(state.size())}; }

  System numbers_;
};

}  // namespace hand_made
