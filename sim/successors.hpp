// The first half of an exploration's work, done by many threads at once: the successors of some states, and which of
// them were never met before.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/explorable.hpp"
#include "sim/packed_states.hpp"
#include "sim/parent_links.hpp"
#include "sim/state_graph.hpp"
#include "sim/visited_set.hpp"

namespace sim {

// States of the block being worked on have no index yet: they are numbered from here on, in order.
inline constexpr std::uint32_t first_provisional = 0x8000'0000;

// A state not met before its block; perhaps the block has it more than once.
struct NewState {
  std::uint64_t hash = 0;
  Link link;
  std::uint32_t index = VisitedSet::none;  // none: it is its first occurrence and has no index yet
};

// A transition that breaks a property.
struct Breach {
  Link link;
  std::uint32_t number = 0;
};

// A few states of a level, the next ones in order, and what was found from them.
template <Explorable S>
struct Batch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t provisional = first_provisional;  // of its first new state
  std::vector<std::uint32_t> degrees;             // by state, its successors
  std::vector<NewState> found;
  PackedStates<packed_width<S>> states;  // of `found`
  std::vector<std::uint64_t> marks;      // of `found`
  std::vector<Breach> breaches;
  std::vector<StateGraph::Edge> edges;  // of all successors; a target may be provisional, counted from 0 in the batch

  void restart(std::uint32_t from, std::uint32_t to) {
    begin = from;
    end = to;
    degrees.clear();
    found.clear();
    states.clear();
    marks.clear();
    breaches.clear();
    edges.clear();
  }
};

inline bool same_bytes(StateBytes a, StateBytes b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

// One thread's instance of the system and what it needs at hand.
template <Explorable S>
class SuccessorFinder {
 public:
  using State = typename S::State;
  static constexpr std::size_t width = packed_width<S>;

  SuccessorFinder(const S& system, bool exact, bool with_edges)
      : system_(system), state_(system_.start()), exact_(exact), with_edges_(with_edges) {}

  [[nodiscard]] const S& instance() const { return system_; }

  void find(const StateStore<width>& store, const VisitedSet& visited, Batch<S>& batch) {
    for (std::uint32_t index = batch.begin; index < batch.end; ++index) {
      unpack_state(system_, store[index], state_);
      std::uint32_t ordinal = 0;
      system_.expand(std::as_const(state_), [&](std::uint32_t label, State& next, std::uint32_t violation) {
        const Link link{index, ordinal++};
        if (violation != 0) [[unlikely]] {
          batch.breaches.push_back({link, violation});
        }
        if (with_edges_) {
          batch.edges.push_back({label, 0});
        }
        if constexpr (waits) {
          const std::uint64_t hash = system_.hash(next);
          visited.prefetch(hash);
          waiting_.push_back({hash, link, next});
        } else {
          meet(store, visited, batch, system_.hash(next), link, next);
        }
      });
      batch.degrees.push_back(ordinal);
      if (waiting_.size() >= enough) {
        meet_waiting(store, visited, batch);
      }
    }
    meet_waiting(store, visited, batch);
  }

 private:
  // Small states wait for the places that memory was asked for.
  static constexpr bool waits = width != 0 && width <= 64;
  static constexpr std::size_t enough = 48;
  struct Nothing {};
  struct Waiting {
    std::uint64_t hash;
    Link link;
    std::conditional_t<waits, State, Nothing> state;
  };

  void meet_waiting(const StateStore<width>& store, const VisitedSet& visited, Batch<S>& batch) {
    if constexpr (waits) {
      edges_met_ = batch.edges.size() - (with_edges_ ? waiting_.size() : 0);
      for (const Waiting& one : waiting_) {
        meet(store, visited, batch, one.hash, one.link, one.state);
      }
      waiting_.clear();
    }
  }

  void meet(const StateStore<width>& store, const VisitedSet& visited, Batch<S>& batch, std::uint64_t hash, Link link,
            const State& next) {
    StateBytes bytes;
    const auto same = [&](std::uint32_t index) {
      if (!exact_) {
        return true;
      }
      if (bytes.empty()) {
        bytes = pack_state(system_, next, scratch_);
      }
      return same_bytes(bytes, store[index]);
    };
    const std::uint32_t index = visited.find(hash, same);
    if (with_edges_) {
      const std::size_t edge = waits ? edges_met_++ : batch.edges.size() - 1;
      batch.edges[edge].target =
          index != VisitedSet::none ? index : first_provisional + static_cast<std::uint32_t>(batch.found.size());
    }
    if (index == VisitedSet::none) {
      batch.found.push_back({hash, link});
      batch.states.append(bytes.empty() ? pack_state(system_, next, scratch_) : bytes);
      batch.marks.push_back(marks_of(system_, next));
    }
  }

  S system_;
  State state_;
  bool exact_;
  bool with_edges_;
  std::size_t edges_met_ = 0;
  std::vector<Waiting> waiting_;
  std::vector<std::byte> scratch_;
};

}  // namespace sim
