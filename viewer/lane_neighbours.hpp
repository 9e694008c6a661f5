// Which lanes stand on which others: a cluster on its secret, a secret on its key, clients on their cluster.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "viewer/trace_index.hpp"

namespace viewer {

class LaneNeighbours {
 public:
  // What is known by now; costs nothing if nothing is new.
  void keep_up(const TraceIndex& index);
  // The lanes that it stands on and those that stand on it, near or far, the nearest first, itself before them: at most
  // `limit`. What else stands on the same key is not among them.
  [[nodiscard]] std::vector<trace::LaneId> around(trace::LaneId lane, std::size_t limit) const;

 private:
  // Pairs of lanes, by the first of them.
  class Pairs {
   public:
    void sort();
    void add(trace::LaneId from, trace::LaneId to) { pairs_.emplace_back(from, to); }
    void clear() { pairs_.clear(); }
    [[nodiscard]] std::span<const std::pair<trace::LaneId, trace::LaneId>> of(trace::LaneId lane) const;

   private:
    std::vector<std::pair<trace::LaneId, trace::LaneId>> pairs_;
  };

  Pairs stands_on_;
  Pairs carries_;
  std::size_t uses_ = 0;
  std::size_t placed_ = 0;
};

}  // namespace viewer
