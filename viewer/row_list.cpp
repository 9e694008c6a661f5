// Distances as numbers of seven bits a byte.
#include "viewer/row_list.hpp"

#include <algorithm>

#include "viewer/tight_append.hpp"

namespace viewer {
namespace {

constexpr std::size_t rows_a_stop = 256;

}  // namespace

void RowList::append(std::int64_t row) {
  auto distance = static_cast<std::uint64_t>(row - last_);
  for (; distance >= 0x80; distance >>= 7) tight_append(bytes_, static_cast<std::uint8_t>(distance | 0x80));
  tight_append(bytes_, static_cast<std::uint8_t>(distance));
  last_ = row;
  if (++size_ % rows_a_stop == 0) stops_.push_back({row, bytes_.size()});
}

std::vector<std::int64_t> RowList::ends(std::int64_t last, std::size_t head, std::size_t tail) const {
  std::vector<std::int64_t> found;
  const auto walk = [&](std::size_t byte, std::int64_t row, const auto& keep) {
    while (byte < bytes_.size()) {
      std::uint64_t distance = 0;
      for (int shift = 0;; shift += 7) {
        const std::uint8_t one = bytes_[byte++];
        distance |= static_cast<std::uint64_t>(one & 0x7F) << shift;
        if (one < 0x80) break;
      }
      row += static_cast<std::int64_t>(distance);
      if (row > last || !keep(row)) return;
    }
  };
  const auto stop = std::upper_bound(stops_.begin(), stops_.end(), last,
                                     [](std::int64_t row, const Stop& one) { return row < one.row; });
  const auto whole = static_cast<std::size_t>(stop - stops_.begin());  // stops up to `last`
  const std::size_t skipped = tail / rows_a_stop + 1;
  if (whole * rows_a_stop <= head + tail + rows_a_stop || whole <= skipped) {
    walk(0, 0, [&](std::int64_t row) {
      found.push_back(row);
      return true;
    });
  } else {
    walk(0, 0, [&](std::int64_t row) {
      found.push_back(row);
      return found.size() < head;
    });
    const Stop& from = stops_[whole - 1 - skipped];
    walk(from.byte, from.row, [&](std::int64_t row) {
      if (found.empty() || row > found.back()) found.push_back(row);
      return true;
    });
  }
  if (found.size() > head + tail) {
    found.erase(found.begin() + static_cast<std::ptrdiff_t>(head), found.end() - static_cast<std::ptrdiff_t>(tail));
  }
  return found;
}

}  // namespace viewer
