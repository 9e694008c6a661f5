// The memory of a pending event: what sim::EventQueue takes from the heap at most while a million are held, slots
// aside.
#include <cstdint>
#include <cstdio>

#include "bench/counted_heap.hpp"
#include "bench/hold_model.hpp"
#include "bench/slot_queue.hpp"

int main() {
  constexpr std::uint32_t rows = 1'000'000;
  hold::Increments increments(hold::Shape::exponential);
  hold::SlotQueue pending(rows);  // the slots are there now, the queue is empty
  const std::size_t before = counted_heap::peak = counted_heap::live;
  for (std::uint32_t row = 0; row < rows; ++row) {
    pending.put(row, sim::Time{} + increments.first(row));
  }
  sim::Time last{};
  bool right = true;
  for (std::uint32_t turn = 0; turn < 3 * rows; ++turn) {
    last = hold::hold_once(pending, last, increments, right);
  }
  std::printf("bytes_per_event=%.2f\n", static_cast<double>(counted_heap::peak - before) / rows);
  return right && hold::left_in_order(pending, last, rows) ? 0 : 1;
}
