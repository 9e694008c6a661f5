// The graph of all states and transitions, kept when promises are to be checked.
#pragma once

#include <cstdint>

#include "sim/chunked_array.hpp"

namespace sim {

// A state's transitions are the edges first(state) to first(state + 1), in the order in which expand() visited them.
// Only the states before `expanded()` have theirs.
class StateGraph {
 public:
  static constexpr std::uint32_t no_state = 0xFFFF'FFFF;

  struct Edge {
    std::uint32_t label = 0;
    std::uint32_t target = 0;
  };

  void add_state(std::uint64_t marks) { marks_.push_back(marks); }
  void add_edge(std::uint32_t label, std::uint32_t target) { edges_.push_back({label, target}); }
  // The next state in order has all its edges now.
  void close_state() { ends_.push_back(edges_.size()); }

  [[nodiscard]] std::uint32_t states() const { return static_cast<std::uint32_t>(marks_.size()); }
  [[nodiscard]] std::uint32_t expanded() const { return static_cast<std::uint32_t>(ends_.size()); }
  [[nodiscard]] bool has(std::uint32_t state, unsigned mark) const { return (marks_[state] >> mark & 1) != 0; }
  [[nodiscard]] std::uint64_t first(std::uint32_t state) const { return state == 0 ? 0 : ends_[state - 1]; }
  [[nodiscard]] const Edge& edge(std::uint64_t number) const { return edges_[number]; }

  [[nodiscard]] std::uint64_t bytes() const { return marks_.bytes() + ends_.bytes() + edges_.bytes(); }

 private:
  ChunkedArray<std::uint64_t> marks_;
  ChunkedArray<std::uint64_t> ends_;  // by state, the edge behind its last
  ChunkedArray<Edge> edges_;
};

}  // namespace sim
