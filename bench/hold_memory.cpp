// The memory of a pending event: what sim::EventQueue takes from the heap at most while a million are held, slots
// aside.
#include <malloc.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <new>

#include "bench/hold_model.hpp"
#include "bench/slot_queue.hpp"

namespace {

std::size_t live = 0;
std::size_t peak = 0;

void* counted(void* made) {
  if (made == nullptr) std::abort();
  live += malloc_usable_size(made);
  peak = std::max(peak, live);
  return made;
}

void release(void* made) {
  live -= malloc_usable_size(made);
  std::free(made);
}

}  // namespace

void* operator new(std::size_t size) { return counted(std::malloc(size)); }
void operator delete(void* made) noexcept { release(made); }
void operator delete(void* made, std::size_t) noexcept { release(made); }

int main() {
  constexpr std::uint32_t rows = 1'000'000;
  hold::Increments increments(hold::Shape::exponential);
  hold::SlotQueue pending(rows);  // the slots are there now, the queue is empty
  const std::size_t before = peak = live;
  for (std::uint32_t row = 0; row < rows; ++row) {
    pending.put(row, sim::Time{} + increments.first(row));
  }
  sim::Time last{};
  bool right = true;
  for (std::uint32_t turn = 0; turn < 3 * rows; ++turn) {
    last = hold::hold_once(pending, last, increments, right);
  }
  std::printf("bytes_per_event=%.2f\n", static_cast<double>(peak - before) / rows);
  return right && hold::left_in_order(pending, last, rows) ? 0 : 1;
}
