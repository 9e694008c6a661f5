// Every future of a system: all states it can reach, breadth first, and the shortest way to whatever breaks a property.
//
// A level is taken in blocks. In each, the successors of a few thousand states are found (successors.hpp), then entered
// into the set of visited states, a shard a thread, then numbered in the order in which one thread would have found
// them. So the result does not depend on the number of threads.
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "sim/bug.hpp"
#include "sim/crew.hpp"
#include "sim/explorable.hpp"
#include "sim/exploration.hpp"
#include "sim/liveness.hpp"
#include "sim/successors.hpp"

namespace sim {

template <Explorable S>
class Explorer {
 public:
  Explorer(S& system, const ExplorationOptions& options)
      : system_(&system),
        options_(&options),
        with_graph_(!options.promises.empty()),
        visited_(options.exact || with_graph_),
        crew_(options.threads) {
    for (unsigned member = 0; member < crew_.size(); ++member) {
      finders_.emplace_back(system, options.exact, with_graph_);
    }
  }

  Exploration run() {
    begin();
    std::uint32_t begin = 0;
    while (begin < size_) {
      const std::uint32_t end = size_;
      result_.widest = std::max<std::uint64_t>(result_.widest, end - begin);
      if (result_.depth == options_->depth) {
        result_.ended = Ended::depth;
        break;
      }
      const bool whole = level(begin, end);
      result_.depth += size_ > end ? 1 : 0;
      if (!whole) {
        break;
      }
      if (!breaches_.empty() && !options_->past_violations) {
        result_.ended = Ended::violation;
        break;
      }
      begin = end;
    }
    return finish();
  }

 private:
  static constexpr std::size_t width = packed_width<S>;
  static constexpr std::uint32_t batch_states = 64;
  static constexpr std::uint32_t batches = 32;  // of a block
  static constexpr std::uint32_t ahead = 12;    // memory is asked for the place of the state that comes so much later
  static constexpr std::uint64_t most_states = first_provisional - (1U << 20);  // and what one state leads to

  void begin() {
    const auto start = system_->start();
    std::vector<std::byte> scratch;
    visited_.insert(system_->hash(start), 0, [](std::uint32_t) { return false; });
    add_state({}, pack_state(*system_, start, scratch), marks_of(*system_, start));
    measure();
  }

  // Finds the successors of the states from `begin` to `end`; false if it could not be finished.
  bool level(std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t next = begin; next < end;) {
      if (options_->stop && options_->stop()) {
        result_.ended = Ended::stopped;
        return false;
      }
      const std::uint32_t from = next;
      next += std::min(end - next, batch_states * batches);
      block(from, next);
      if (!options_->exact && !(with_graph_ && holds_back<S>)) {
        store_.release_before(next);
      }
      measure();
      if (options_->progress) {
        options_->progress({size_, result_.transitions, result_.depth, size_ - next, result_.memory.total()});
      }
      if (cut_) {
        result_.ended = Ended::states;
        return false;
      }
      if (result_.memory.total() > options_->memory) {
        result_.ended = Ended::memory;
        return false;
      }
    }
    return true;
  }

  void block(std::uint32_t begin, std::uint32_t end) {
    used_ = (end - begin + batch_states - 1) / batch_states;
    for (std::uint32_t batch = 0; batch < used_; ++batch) {
      const std::uint32_t from = begin + batch * batch_states;
      batches_[batch].restart(from, std::min(end, from + batch_states));
    }
    std::atomic<std::uint32_t> taken = 0;
    crew_.run([&](unsigned member) {
      for (std::uint32_t batch = taken++; batch < used_; batch = taken++) {
        finders_[member].find(store_, visited_, batches_[batch]);
      }
    });
    std::uint32_t provisional = first_provisional;
    for (std::uint32_t batch = 0; batch < used_; ++batch) {
      batches_[batch].provisional = provisional;
      provisional += static_cast<std::uint32_t>(batches_[batch].found.size());
    }
    crew_.run([&](unsigned member) { enter(member); });
    for (std::uint32_t batch = 0; batch < used_ && !cut_; ++batch) {
      number(batches_[batch]);
    }
  }

  // Enters the new states of one member's shards.
  void enter(unsigned member) {
    std::array<bool, VisitedSet::shards> mine;
    for (unsigned shard = 0; shard < VisitedSet::shards; ++shard) {
      mine[shard] = shard % crew_.size() == member;
    }
    for (std::uint32_t at = 0; at < used_; ++at) {
      Batch<S>& batch = batches_[at];
      for (std::uint32_t i = 0; i < batch.found.size(); ++i) {
        if (i + ahead < batch.found.size() && mine[VisitedSet::shard_of(batch.found[i + ahead].hash)]) {
          visited_.prefetch(batch.found[i + ahead].hash);
        }
        NewState& one = batch.found[i];
        if (mine[VisitedSet::shard_of(one.hash)]) {
          one.index = visited_.insert(one.hash, batch.provisional + i, [&](std::uint32_t index) {
            return !options_->exact || same_bytes(batch.states[i], bytes_of(index));
          });
        }
      }
    }
  }

  // The batch that has a provisional index.
  Batch<S>& batch_of(std::uint32_t provisional) {
    const auto behind =
        std::upper_bound(batches_.begin(), batches_.begin() + used_, provisional,
                         [](std::uint32_t index, const Batch<S>& one) { return index < one.provisional; });
    return *(behind - 1);
  }

  StateBytes bytes_of(std::uint32_t index) {
    if (index < first_provisional) {
      return store_[index];
    }
    Batch<S>& batch = batch_of(index);
    return batch.states[index - batch.provisional];
  }

  // Gives the new states of a batch their indices, state after state of those they were found from, until there are
  // enough.
  void number(Batch<S>& batch) {
    std::size_t found = 0;
    std::size_t breach = 0;
    std::size_t edge = 0;
    for (std::uint32_t parent = batch.begin; parent < batch.end; ++parent) {
      if (size_ >= std::min(options_->states, most_states)) [[unlikely]] {
        cut_ = true;
        return;
      }
      const std::uint32_t degree = batch.degrees[parent - batch.begin];
      result_.transitions += degree;
      result_.dead_ends += degree == 0 ? 1 : 0;
      for (; found < batch.found.size() && batch.found[found].link.parent == parent; ++found) {
        number(batch, static_cast<std::uint32_t>(found));
      }
      for (; breach < batch.breaches.size() && batch.breaches[breach].link.parent == parent; ++breach) {
        note(batch.breaches[breach]);
      }
      if (with_graph_) {
        for (const std::size_t end = edge + degree; edge < end; ++edge) {
          const std::uint32_t target = batch.edges[edge].target;
          graph_.add_edge(batch.edges[edge].label,
                          target < first_provisional ? target : batch.found[target - first_provisional].index);
        }
        graph_.close_state();
      }
    }
  }

  void number(Batch<S>& batch, std::uint32_t found) {
    NewState& one = batch.found[found];
    if (one.index == VisitedSet::none) {
      one.index = size_;
      if (options_->exact || with_graph_) {
        visited_.rename(one.hash, batch.provisional + found, size_);
      }
      add_state(one.link, batch.states[found], batch.marks[found]);
    } else if (one.index >= first_provisional) {
      const Batch<S>& other = batch_of(one.index);
      one.index = other.found[one.index - other.provisional].index;
    }
  }

  void add_state(Link link, StateBytes bytes, std::uint64_t marks) {
    require(size_ < first_provisional, "more states than there are numbers for them");
    for (std::uint64_t fresh = marks & options_->sometimes & ~seen_; fresh != 0; fresh &= fresh - 1) {
      sighted_.push_back({static_cast<unsigned>(std::countr_zero(fresh)), size_});
    }
    seen_ |= marks;
    store_.append(bytes);
    links_.append(link);
    if (with_graph_) {
      graph_.add_state(marks);
    }
    ++size_;
  }

  void note(const Breach& breach) {
    for (std::size_t known = 0; known < breaches_.size(); ++known) {
      if (breaches_[known].number == breach.number) {
        ++result_.violations[known].count;
        return;
      }
    }
    breaches_.push_back(breach);
    result_.violations.push_back({breach.number, 1, {}});
  }

  void measure() {
    ExplorationMemory& memory = result_.memory;
    memory.visited = visited_.bytes();
    memory.links = links_.bytes();
    memory.states = store_.bytes();
    memory.graph = graph_.bytes();
    // As many tables may grow at once as there are members.
    memory.peak = std::max(memory.peak, memory.total() + visited_.take_replaced() * crew_.size());
  }

  Exploration finish() {
    result_.states = size_;
    result_.never = options_->sometimes & ~seen_;
    if (result_.ended != Ended::stopped) {
      find_lassos();
    }
    if constexpr (requires { system_->absorb(finders_.front().instance()); }) {
      for (const SuccessorFinder<S>& finder : finders_) {
        system_->absorb(finder.instance());
      }
    }
    for (std::size_t i = 0; i < breaches_.size(); ++i) {
      result_.violations[i].story = story(links_.way_to(breaches_[i].link.parent, {breaches_[i].link.ordinal}));
    }
    for (const Sighted& one : sighted_) {
      result_.sightings.push_back({one.mark, story(links_.way_to(one.state))});
    }
    return std::move(result_);
  }

  void find_lassos() {
    typename S::State state = system_->start();
    const FairnessRules rules{[this](std::uint32_t label) { return fairness_of(*system_, label); },
                              [&](std::uint32_t number, std::vector<std::uint32_t>& labels) {
                                if constexpr (holds_back<S>) {
                                  unpack_state(*system_, store_[number], state);
                                  system_->held_back(state, [&](std::uint32_t label) { labels.push_back(label); });
                                }
                              }};
    for (std::size_t promise = 0; promise < options_->promises.size(); ++promise) {
      const auto path = find_lasso(graph_, links_, options_->promises[promise], rules);
      if (path) {
        std::vector<std::uint32_t> way = path->prefix;
        way.insert(way.end(), path->cycle.begin(), path->cycle.end());
        Lasso lasso{promise, story(way), {}};
        const auto knot = lasso.prefix.begin() + static_cast<std::ptrdiff_t>(path->prefix.size());
        lasso.cycle.assign(knot, lasso.prefix.end());
        lasso.prefix.erase(knot, lasso.prefix.end());
        result_.lassos.push_back(std::move(lasso));
      }
    }
  }

  // Walked by a copy: what the caller's instance gathers is of the exploration alone.
  Story story(const std::vector<std::uint32_t>& way) {
    S walker = *system_;
    return walk(walker, walker.start(), way);
  }

  struct Sighted {
    unsigned mark;
    std::uint32_t state;
  };

  S* system_;
  const ExplorationOptions* options_;
  bool with_graph_;
  VisitedSet visited_;
  StateStore<width> store_;
  ParentLinks links_;
  StateGraph graph_;
  std::array<Batch<S>, batches> batches_;
  std::uint32_t used_ = 0;  // of the batches
  std::vector<SuccessorFinder<S>> finders_;
  Crew crew_;
  std::uint32_t size_ = 0;        // states
  bool cut_ = false;              // there are as many states as were asked for
  std::uint64_t seen_ = 0;        // marks
  std::vector<Breach> breaches_;  // the first of each number
  std::vector<Sighted> sighted_;
  Exploration result_;
};

// Takes every future of `system`. With several threads each has a copy; the result is that of one.
template <Explorable S>
Exploration explore(S& system, const ExplorationOptions& options = {}) {
  return Explorer<S>(system, options).run();
}

}  // namespace sim
