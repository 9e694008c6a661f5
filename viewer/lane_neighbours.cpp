// From uses and parents to neighbours, and walking along them.
#include "viewer/lane_neighbours.hpp"

#include <algorithm>
#include <map>

namespace viewer {

using trace::LaneId;

void LaneNeighbours::Pairs::sort() {
  std::ranges::sort(pairs_);
  pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
}

std::span<const std::pair<LaneId, LaneId>> LaneNeighbours::Pairs::of(LaneId lane) const {
  const auto first = std::ranges::lower_bound(pairs_, lane, {}, &std::pair<LaneId, LaneId>::first);
  const auto end = std::ranges::upper_bound(pairs_, lane, {}, &std::pair<LaneId, LaneId>::first);
  return {first, end};
}

void LaneNeighbours::keep_up(const TraceIndex& index) {
  if (uses_ == index.uses().size() && placed_ == index.times_placed()) return;
  uses_ = index.uses().size();
  placed_ = index.times_placed();
  stands_on_.clear();
  carries_.clear();
  const auto join = [&](std::optional<LaneId> upper, std::optional<LaneId> lower) {
    if (!upper || !lower || *upper == *lower) return;
    stands_on_.add(*upper, *lower);
    carries_.add(*lower, *upper);
  };
  for (const trace::LaneUse& one : index.uses()) join(index.lane_of(one.user), index.lane_of(one.used));
  for (const trace::ResourceRecord& one : index.lane_resources()) {
    const auto own = index.lane_of(one.id);
    if (one.kind == "client") {
      join(own, index.lane_of(one.parent));
    } else {
      join(index.lane_of(one.parent), own);
    }
  }
  stands_on_.sort();
  carries_.sort();
}

std::vector<LaneId> LaneNeighbours::around(LaneId lane, std::size_t limit) const {
  enum Way : unsigned { down = 1, up = 2 };
  std::map<LaneId, unsigned> seen{{lane, down | up}};
  std::vector<LaneId> found{lane};
  std::vector<std::pair<LaneId, unsigned>> walked{{lane, down | up}};
  const auto go = [&](LaneId to, Way way) {
    const auto [place, fresh] = seen.try_emplace(to, 0U);
    if (fresh) found.push_back(to);
    if ((place->second & way) != 0) return;
    place->second |= way;
    walked.emplace_back(to, way);
  };
  for (std::size_t i = 0; i < walked.size() && found.size() < limit; ++i) {
    const auto [from, ways] = walked[i];
    if ((ways & down) != 0) {
      for (const auto& pair : stands_on_.of(from)) go(pair.second, down);
    }
    if ((ways & up) != 0) {
      for (const auto& pair : carries_.of(from)) {
        if (found.size() >= limit) break;
        go(pair.second, up);
      }
    }
  }
  if (found.size() > limit) found.resize(limit);
  return found;
}

}  // namespace viewer
