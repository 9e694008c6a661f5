// A growing array of plain values for those who have hundreds of thousands of them: two words, and little free room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <new>
#include <type_traits>
#include <utility>

#include "sim/bug.hpp"

namespace viewer {

template <class Value>
class TightList {
  static_assert(std::is_trivially_copyable_v<Value>, "values are moved as bytes");

 public:
  TightList() = default;
  TightList(TightList&& other) noexcept { swap(other); }
  TightList& operator=(TightList&& other) noexcept {
    swap(other);
    return *this;
  }
  TightList(const TightList&) = delete;
  TightList& operator=(const TightList&) = delete;
  ~TightList() { std::free(values_); }

  void push_back(const Value& value) {
    if (size_ == room_) grow();
    values_[size_++] = value;
  }
  void shorten(std::size_t size) { size_ = static_cast<std::uint32_t>(size); }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] const Value& operator[](std::size_t place) const { return values_[place]; }
  [[nodiscard]] Value& operator[](std::size_t place) { return values_[place]; }
  [[nodiscard]] Value& back() { return values_[size_ - 1]; }
  [[nodiscard]] const Value* begin() const { return values_; }
  [[nodiscard]] const Value* end() const { return values_ + size_; }

 private:
  void swap(TightList& other) noexcept {
    std::swap(values_, other.values_);
    std::swap(size_, other.size_);
    std::swap(room_, other.room_);
  }
  void grow() {
    constexpr std::size_t first_room = (16 + sizeof(Value) - 1) / sizeof(Value);
    const std::size_t room = room_ + room_ / 8 + first_room;
    sim::require(room < std::numeric_limits<std::uint32_t>::max(), "what a lane keeps has room in memory");
    void* const moved = std::realloc(values_, room * sizeof(Value));
    if (moved == nullptr) throw std::bad_alloc();
    values_ = static_cast<Value*>(moved);
    room_ = static_cast<std::uint32_t>(room);
  }

  Value* values_ = nullptr;
  std::uint32_t size_ = 0;
  std::uint32_t room_ = 0;
};

}  // namespace viewer
