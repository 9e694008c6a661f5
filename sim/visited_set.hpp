// The states that were met, as 64-bit hashes: open addressing in 64 shards that double one by one, so that growing
// needs little more than what is there. Different shards may be written to by different threads at once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace sim {

class VisitedSet {
 public:
  static constexpr std::uint32_t none = 0xFFFF'FFFF;
  static constexpr unsigned shards = 64;

  // With indices, each hash has the number of its state beside it.
  explicit VisitedSet(bool indexed);

  static unsigned shard_of(std::uint64_t hash) { return static_cast<unsigned>(hash >> 58); }

  // Asks memory for the place of a hash that will be looked up soon.
  void prefetch(std::uint64_t hash) const {
    const Shard& shard = shards_[shard_of(hash)];
    __builtin_prefetch(&shard.hashes[hash & shard.mask]);
  }

  // The index of a state, `none` if it was never met, 0 for any that was if there are no indices. Of states with that
  // hash it is the first for whose index `same` holds.
  template <class Same>
  [[nodiscard]] std::uint32_t find(std::uint64_t hash, Same same) const {
    const Shard& shard = shards_[shard_of(hash)];
    const std::uint64_t slot = look_up(shard, key_of(hash), same);
    return shard.hashes[slot] == empty ? none : shard.index(slot);
  }

  // The same; a state that was never met is there from now on.
  template <class Same>
  std::uint32_t insert(std::uint64_t hash, std::uint32_t index, Same same) {
    Shard& shard = shards_[shard_of(hash)];
    const std::uint64_t slot = look_up(shard, key_of(hash), same);
    if (shard.hashes[slot] != empty) {
      return shard.index(slot);
    }
    shard.hashes[slot] = key_of(hash);
    if (shard.indices) {
      shard.indices[slot] = index;
    }
    if (++shard.used > shard.mask / 8 * 7) {
      grow(shard);
    }
    return none;
  }

  // Gives a state that was inserted under one index another.
  void rename(std::uint64_t hash, std::uint32_t from, std::uint32_t to) {
    Shard& shard = shards_[shard_of(hash)];
    shard.indices[look_up(shard, key_of(hash), [from](std::uint32_t index) { return index == from; })] = to;
  }

  [[nodiscard]] std::uint64_t bytes() const;

  // The largest table that was replaced since this was asked last, in bytes: for a moment it was held beside its
  // successor.
  std::uint64_t take_replaced();

 private:
  struct Shard {
    std::unique_ptr<std::uint64_t[]> hashes;
    std::unique_ptr<std::uint32_t[]> indices;
    std::uint64_t mask = 0;
    std::uint64_t used = 0;
    std::uint64_t replaced = 0;

    [[nodiscard]] std::uint32_t index(std::uint64_t slot) const { return indices ? indices[slot] : 0; }
    [[nodiscard]] std::uint64_t bytes() const;
  };

  static constexpr std::uint64_t empty = 0;
  static std::uint64_t key_of(std::uint64_t hash) { return hash == empty ? 1 : hash; }

  template <class Same>
  static std::uint64_t look_up(const Shard& shard, std::uint64_t key, Same same) {
    for (std::uint64_t slot = key & shard.mask;; slot = (slot + 1) & shard.mask) {
      const std::uint64_t there = shard.hashes[slot];
      if (there == empty || (there == key && (!shard.indices || same(shard.indices[slot])))) {
        return slot;
      }
    }
  }

  static void make(Shard& shard, std::uint64_t slots, bool indexed);
  static void grow(Shard& shard);

  std::array<Shard, shards> shards_;
};

}  // namespace sim
