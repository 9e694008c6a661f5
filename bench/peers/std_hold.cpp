// std::priority_queue under the hold model: what one would write first.
#include <cstdint>
#include <queue>
#include <vector>

#include "bench/hold_model.hpp"

namespace {

struct Entry {
  sim::Time time;
  std::uint64_t sequence;  // for ties
  std::uint32_t row;
};
static_assert(sizeof(Entry) == 24);

struct Later {
  bool operator()(const Entry& a, const Entry& b) const {
    return a.time != b.time ? a.time > b.time : a.sequence > b.sequence;
  }
};

using Heap = std::priority_queue<Entry, std::vector<Entry>, Later>;

class Plain {
 public:
  explicit Plain(std::uint32_t) {}

  bool take(hold::Taken& taken) {
    if (heap_.empty()) {
      return false;
    }
    taken = {heap_.top().time, heap_.top().row};
    heap_.pop();
    return true;
  }

  void put(std::uint32_t row, sim::Time time) { heap_.push({time, sequence_++, row}); }

 private:
  Heap heap_;
  std::uint64_t sequence_ = 0;
};

// A row knows the number of its event; an event with another number was cancelled.
class Cancelling {
 public:
  explicit Cancelling(std::uint32_t rows) : valid_(rows) {}

  bool take(hold::Taken& taken) {
    while (!heap_.empty()) {
      const Entry entry = heap_.top();
      heap_.pop();
      if (valid_[entry.row] == entry.sequence) {
        taken = {entry.time, entry.row};
        return true;
      }
    }
    return false;
  }

  void put(std::uint32_t row, sim::Time time) {
    valid_[row] = ++sequence_;
    heap_.push({time, sequence_, row});
  }

  void move(std::uint32_t row, sim::Time time) { put(row, time); }

 private:
  Heap heap_;
  std::vector<std::uint64_t> valid_;
  std::uint64_t sequence_ = 0;
};

}  // namespace

int main(int count, char** words) {
  hold::add_shapes<Plain>("std", {1'000, 100'000, 1'000'000});
  hold::add_cancelling<Cancelling>("std", {1'000, 100'000, 1'000'000});
  return hold::run_all(count, words);
}
