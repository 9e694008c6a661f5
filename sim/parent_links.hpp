// From each state to the one it was found from: eight bytes that make a story of any state.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "sim/chunked_array.hpp"

namespace sim {

// A transition by where it starts and its place among the transitions from there.
struct Link {
  std::uint32_t parent = 0;
  std::uint32_t ordinal = 0;
};

class ParentLinks {
 public:
  // The next state, found by `link`; the start's is the first, and is never looked at.
  void append(Link link) { links_.push_back(link); }

  // The ordinals of the transitions from the start to state `index`, then those of `and_then`.
  [[nodiscard]] std::vector<std::uint32_t> way_to(std::uint32_t index, std::vector<std::uint32_t> and_then = {}) const {
    std::vector<std::uint32_t> way;
    for (; index != 0; index = links_[index].parent) {
      way.push_back(links_[index].ordinal);
    }
    std::reverse(way.begin(), way.end());
    way.insert(way.end(), and_then.begin(), and_then.end());
    return way;
  }

  [[nodiscard]] std::uint32_t parent(std::uint32_t index) const { return links_[index].parent; }

  [[nodiscard]] std::uint64_t bytes() const { return links_.bytes(); }

 private:
  ChunkedArray<Link> links_;
};

}  // namespace sim
