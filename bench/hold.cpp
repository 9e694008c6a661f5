// The pending-event set under the hold model: take the first event, put one back.
#include "bench/hold_model.hpp"
#include "bench/slot_queue.hpp"

int main(int count, char** words) {
  hold::add_shapes<hold::SlotQueue>("ours", {1'000, 100'000, 1'000'000, 10'000'000});
  hold::add_cancelling<hold::SlotQueue>("ours", {1'000, 100'000, 1'000'000});
  return hold::run_all(count, words);
}
