// States as bytes: a row of them, and a store of rows that keeps only what is still needed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <span>
#include <vector>

namespace sim {

using StateBytes = std::span<const std::byte>;

// States one behind the other. `width` is the size of each, 0 if they differ in size.
template <std::size_t width>
class PackedStates {
 public:
  void append(StateBytes state) {
    if constexpr (width != 0) {
      const std::size_t end = bytes_.size();
      bytes_.resize(end + width);
      std::memcpy(bytes_.data() + end, state.data(), width);
    } else {
      bytes_.insert(bytes_.end(), state.begin(), state.end());
      ends_.push_back(bytes_.size());
    }
  }

  StateBytes operator[](std::size_t index) const {
    if constexpr (width != 0) {
      return {bytes_.data() + index * width, width};
    } else {
      const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
      return {bytes_.data() + begin, ends_[index] - begin};
    }
  }

  void reserve(std::size_t bytes) { bytes_.reserve(bytes); }
  void clear() {
    bytes_.clear();
    ends_.clear();
  }

  [[nodiscard]] std::size_t used() const { return bytes_.size(); }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_.capacity() + ends_.capacity() * sizeof(std::size_t); }

 private:
  std::vector<std::byte> bytes_;
  std::vector<std::size_t> ends_;
};

// States by their number, in the order of discovery. Those at the front can be let go.
template <std::size_t width>
class StateStore {
 public:
  void append(StateBytes state) {
    if (size_ % page_states == 0) {
      add_page();
    }
    pages_.back().append(state);
    ++size_;
  }

  StateBytes operator[](std::uint64_t index) const { return pages_[index / page_states - gone_][index % page_states]; }

  // The states before `index` will not be asked for again. The page being filled stays.
  void release_before(std::uint64_t index) {
    for (; gone_ < index / page_states && pages_.size() > 1; ++gone_) {
      full_bytes_ -= pages_.front().bytes();
      pages_.pop_front();
    }
  }

  [[nodiscard]] std::uint64_t bytes() const { return full_bytes_ + (pages_.empty() ? 0 : pages_.back().bytes()); }

 private:
  static constexpr std::uint64_t page_states = 1024;

  // A page of states of any size gets what the one before it needed, and a little more.
  void add_page() {
    std::size_t room = page_states * width;
    if (!pages_.empty()) {
      full_bytes_ += pages_.back().bytes();
      if constexpr (width == 0) {
        room = pages_.back().used() / 16 * 17;
      }
    }
    pages_.emplace_back().reserve(room);
  }

  std::deque<PackedStates<width>> pages_;
  std::uint64_t gone_ = 0;  // pages
  std::uint64_t size_ = 0;
  std::uint64_t full_bytes_ = 0;  // of the pages but the last
};

}  // namespace sim
