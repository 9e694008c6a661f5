// What a writer hands over at once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace trace {

class Store;

template <std::size_t Columns>
using IntegerRows = std::vector<std::array<std::int64_t, Columns>>;

// Rows in the order in which they came, each table's apart. sim::absent stands as NULL.
struct Batch {
  IntegerRows<9> events;
  IntegerRows<5> changes;
  IntegerRows<6> logins;
  std::vector<std::function<void(Store&)>> texts;  // rows with texts, which they own
  bool whole = false;                              // what is written so far can be shown to readers: it is committed

  [[nodiscard]] std::size_t rows() const { return events.size() + changes.size() + logins.size() + texts.size(); }
  void clear() {
    events.clear();
    changes.clear();
    logins.clear();
    texts.clear();
    whole = false;
  }
};

}  // namespace trace
