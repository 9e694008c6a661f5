// Ascending numbers of rows, about a byte each: every one as its distance from the one before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace viewer {

class RowList {
 public:
  // Greater than all before.
  void append(std::int64_t row);
  [[nodiscard]] std::size_t size() const { return size_; }
  // Those up to and with `last`: the first `head` and the last `tail` of them, in their order. All, if they are not
  // more.
  [[nodiscard]] std::vector<std::int64_t> ends(std::int64_t last, std::size_t head, std::size_t tail) const;

 private:
  struct Stop {  // after every 256 rows
    std::int64_t row = 0;
    std::size_t byte = 0;
  };

  std::vector<std::uint8_t> bytes_;
  std::vector<Stop> stops_;
  std::int64_t last_ = 0;
  std::size_t size_ = 0;
};

}  // namespace viewer
