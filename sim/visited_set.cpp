// How the set of visited states grows, and what it holds.
#include "sim/visited_set.hpp"

#include <algorithm>
#include <utility>

namespace sim {
namespace {

constexpr std::uint64_t first_slots = 64;  // of a shard

}  // namespace

VisitedSet::VisitedSet(bool indexed) {
  for (Shard& shard : shards_) {
    make(shard, first_slots, indexed);
  }
}

void VisitedSet::make(Shard& shard, std::uint64_t slots, bool indexed) {
  shard.hashes = std::make_unique<std::uint64_t[]>(slots);
  shard.indices = indexed ? std::make_unique_for_overwrite<std::uint32_t[]>(slots) : nullptr;
  shard.mask = slots - 1;
}

void VisitedSet::grow(Shard& shard) {
  Shard old = std::move(shard);
  make(shard, 2 * (old.mask + 1), old.indices != nullptr);
  shard.used = old.used;
  shard.replaced = std::max(old.replaced, old.bytes());
  for (std::uint64_t slot = 0; slot <= old.mask; ++slot) {
    if (old.hashes[slot] != empty) {
      const std::uint64_t place = look_up(shard, old.hashes[slot], [](std::uint32_t) { return false; });
      shard.hashes[place] = old.hashes[slot];
      if (shard.indices) {
        shard.indices[place] = old.indices[slot];
      }
    }
  }
}

std::uint64_t VisitedSet::Shard::bytes() const {
  return (mask + 1) * (sizeof(std::uint64_t) + (indices ? sizeof(std::uint32_t) : 0));
}

std::uint64_t VisitedSet::bytes() const {
  std::uint64_t sum = 0;
  for (const Shard& shard : shards_) {
    sum += shard.bytes();
  }
  return sum;
}

std::uint64_t VisitedSet::take_replaced() {
  std::uint64_t largest = 0;
  for (Shard& shard : shards_) {
    largest = std::max(largest, std::exchange(shard.replaced, 0));
  }
  return largest;
}

}  // namespace sim
