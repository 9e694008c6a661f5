// Values by a small number, of which most are missing: only those that are there take room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace viewer {

template <class Value>
class FewOf {
 public:
  // An empty one, if there is none.
  [[nodiscard]] const Value& of(std::size_t number) const {
    static const Value none;
    for (const Entry& one : entries_) {
      if (one.number == number) return one.value;
    }
    return none;
  }
  // Makes it, if there is none.
  [[nodiscard]] Value& made(std::size_t number) {
    for (Entry& one : entries_) {
      if (one.number == number) return one.value;
    }
    entries_.reserve(entries_.size() + 1);
    return entries_.emplace_back(Entry{Value(), static_cast<std::uint8_t>(number)}).value;
  }
  template <class Visit>
  void each(const Visit& visit) const {
    for (const Entry& one : entries_) visit(std::size_t{one.number}, one.value);
  }

 private:
  struct Entry {
    Value value;
    std::uint8_t number = 0;
  };
  std::vector<Entry> entries_;
};

}  // namespace viewer
