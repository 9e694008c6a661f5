// Canonical worlds as few bytes: what differs from a world that they all resemble, in runs of words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/setting.hpp"
#include "model/world.hpp"

namespace model {

class Packing {
 public:
  // `like`: a canonical world, by which all others are told. `actions`: how many counts go with each.
  Packing(const Setting& setting, World like, std::size_t actions)
      : like_(std::move(like)), since_(setting.start), actions_(actions) {}

  // Replaces `bytes`. Equal worlds and counts give equal bytes, others other ones.
  void pack(const World& world, std::span<const std::uint8_t> left, std::vector<std::byte>& bytes) const;
  // The other way; `world` may have been any. Its meters are left as they are.
  void unpack(std::span<const std::byte> bytes, World& world, std::span<std::uint8_t> left) const;

 private:
  World like_;
  sim::Time since_;
  std::size_t actions_;
};

// Of the rows alone, well mixed: what follows from them, such as directories of names, is left out.
std::uint64_t hash_of_rows(const World& world, std::span<const std::uint8_t> left);

}  // namespace model
