// sim::EventQueue over rows with a slot each: taken, checked, cancelled and swept as sim::Simulation does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "bench/hold_model.hpp"
#include "sim/event.hpp"
#include "sim/event_queue.hpp"

namespace hold {

class SlotQueue {
 public:
  explicit SlotQueue(std::uint32_t rows) : world_(rows) {}

  bool take(Taken& taken) {
    while (!queue_.empty()) {
      look();
      const sim::Event event = queue_.take();
      sim::Slot& slot = world_[event.owner.row()].slot;
      if (filled_by(slot, event)) {
        slot.clear();
        taken = {event.time, event.owner.row()};
        return true;
      }
    }
    return false;
  }

  void put(std::uint32_t row, sim::Time time) {
    Row& of = world_[row];
    of.scheduled = sim::next_generation(of.scheduled);
    of.slot = sim::Slot{time, of.scheduled, 0};
    queue_.push({time, sim::Owner(1, row), 0, of.scheduled & 0xFF'FFFFU});
    if (queue_.size() > 2 * swept_size_ + 1024) {
      sweep();
    }
  }

  void move(std::uint32_t row, sim::Time time) {
    world_[row].slot.clear();
    put(row, time);
  }

 private:
  struct alignas(32) Row {  // within one line of a cache
    sim::Slot slot;
    std::uint32_t scheduled = 0;
    std::uint32_t reserved = 0;
  };

  static bool filled_by(const sim::Slot& slot, const sim::Event& event) {
    return slot.generation == event.generation && slot.time == event.time;
  }

  // What becomes due together is asked of memory together.
  void look() {
    for (const sim::Event& event : queue_.approaching()) {
      __builtin_prefetch(&world_[event.owner.row()], 1);
    }
  }

  void sweep() {
    queue_.compact([this](const sim::Event& event) { return filled_by(world_[event.owner.row()].slot, event); });
    swept_size_ = queue_.size();
  }

  std::vector<Row> world_;
  sim::EventQueue queue_;
  std::size_t swept_size_ = 0;
};

}  // namespace hold
