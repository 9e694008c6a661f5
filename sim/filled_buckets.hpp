// Which of the 256 buckets of one level of the pending-event set hold something: a bit each.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace sim {

class FilledBuckets {
 public:
  static constexpr std::size_t count = 256;

  void set(std::size_t bucket) { words_[bucket / 64] |= std::uint64_t{1} << bucket % 64; }
  void clear(std::size_t bucket) { words_[bucket / 64] &= ~(std::uint64_t{1} << bucket % 64); }
  [[nodiscard]] bool none() const { return (words_[0] | words_[1] | words_[2] | words_[3]) == 0; }

  // The first that is filled, not below `bucket`; `count` if there is none.
  [[nodiscard]] std::size_t first_from(std::size_t bucket) const {
    std::uint64_t from = ~std::uint64_t{0} << bucket % 64;
    for (std::size_t word = bucket / 64; word < words_.size(); ++word, from = ~std::uint64_t{0}) {
      if (const std::uint64_t left = words_[word] & from; left != 0) {
        return word * 64 + static_cast<std::size_t>(std::countr_zero(left));
      }
    }
    return count;
  }

 private:
  std::array<std::uint64_t, count / 64> words_{};
};

}  // namespace sim
