// Ascending numbers, about a byte and a half each: every one as its distance from the one before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "viewer/tight_list.hpp"

namespace viewer {

class NumberList {
 public:
  // Not below those before, and not below 0.
  void append(std::int64_t number);
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::int64_t last() const { return last_; }  // 0: there is none
  // How many of them are below this number.
  [[nodiscard]] std::size_t place_of(std::int64_t number) const;
  // Those up to and with `last`: the first `head` and the last `tail` of them, in their order. All, if they are not
  // more.
  [[nodiscard]] std::vector<std::int64_t> ends(std::int64_t last, std::size_t head, std::size_t tail) const;

  // Goes from one number to the next.
  class Walk {
   public:
    // Begins at the first.
    explicit Walk(const NumberList& list);
    [[nodiscard]] bool over() const { return place_ >= list_->size_; }
    [[nodiscard]] std::int64_t number() const { return number_; }
    [[nodiscard]] std::size_t place() const { return place_; }  // how many are before it
    void next();
    // On to the first that is not below this number.
    void seek(std::int64_t number);
    // On to the one at this place, which is not before.
    void go_to(std::size_t place);

   private:
    void jump(std::size_t stop);

    const NumberList* list_;
    std::size_t place_ = 0;
    std::size_t byte_ = 0;
    std::int64_t number_ = 0;
  };

 private:
  static constexpr std::size_t apart = 64;
  // After every 64 numbers: the last of them, and where the next one begins.
  struct Stop {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    std::uint32_t byte = 0;

    [[nodiscard]] std::int64_t number() const {
      return static_cast<std::int64_t>(std::uint64_t{high} << 32 | std::uint64_t{low});
    }
  };

  TightList<std::uint8_t> bytes_;
  TightList<Stop> stops_;
  std::int64_t last_ = 0;
  std::size_t size_ = 0;
};

}  // namespace viewer
