// The pending-event set: an index over the slots of the world, taken in the order of `leaves_before`.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "sim/event.hpp"

namespace sim {

// A binary heap over a flat vector; push and pop are O(log n). Stale entries are the caller's to drop: see event.hpp.
class EventQueue {
 public:
  [[nodiscard]] bool empty() const { return heap_.empty(); }
  [[nodiscard]] std::size_t size() const { return heap_.size(); }
  [[nodiscard]] const Event& top() const { return heap_.front(); }

  void push(const Event& event) {
    heap_.push_back(event);
    std::push_heap(heap_.begin(), heap_.end(), leaves_after);
  }

  void pop() {
    std::pop_heap(heap_.begin(), heap_.end(), leaves_after);
    heap_.pop_back();
  }

  // Drops every entry for which `live` is false: O(n), worth it when the stale outnumber the live.
  template <class Predicate>
  void compact(Predicate live) {
    std::erase_if(heap_, [&](const Event& event) { return !live(event); });
    std::make_heap(heap_.begin(), heap_.end(), leaves_after);
  }

 private:
  static constexpr auto leaves_after = [](const Event& a, const Event& b) { return leaves_before(b, a); };
  std::vector<Event> heap_;
};

}  // namespace sim
