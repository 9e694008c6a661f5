// An array that only grows, in chunks: nothing is copied when it does, and no more than a chunk is held in reserve.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace sim {

template <class T>
class ChunkedArray {
 public:
  void push_back(const T& value) {
    if ((size_ & mask) == 0) {
      chunks_.push_back(std::make_unique_for_overwrite<T[]>(mask + 1));
    }
    chunks_.back()[size_++ & mask] = value;
  }

  const T& operator[](std::uint64_t index) const { return chunks_[index >> bits][index & mask]; }

  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] std::uint64_t bytes() const { return chunks_.size() * (mask + 1) * sizeof(T); }

 private:
  static constexpr unsigned bits = 12;
  static constexpr std::uint64_t mask = (1U << bits) - 1;

  std::vector<std::unique_ptr<T[]>> chunks_;
  std::uint64_t size_ = 0;
};

}  // namespace sim
