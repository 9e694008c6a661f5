// What observers see of a step, and the fingerprint that sums a run's steps up in one number.
#pragma once

#include <cstdint>
#include <span>

#include "sim/effects.hpp"
#include "sim/event.hpp"
#include "sim/hash.hpp"

namespace sim {

// A wait with the moment that the driver found for it.
struct Scheduled {
  Event event;
  std::uint16_t note;  // the note of the step that asked
};

template <class Note>
struct StepRecord {
  Event event;
  std::span<const Note> notes;
  std::span<const Change> changes;
  std::span<const Scheduled> scheduled;
};

// The sum modulo 2^64 of each step record's hash. Integers only: equal runs are equal here with every compiler.
class Fingerprint {
 public:
  template <class Note>
  void add(const StepRecord<Note>& record) {
    const std::uint64_t head = combine(static_cast<std::uint64_t>(record.event.time.time_since_epoch().count()),
                                       record.event.owner.bits(), record.event.kind);
    sum_ += hash_rows(record.changes, hash_rows(record.notes, head));
  }

  [[nodiscard]] std::uint64_t value() const { return sum_; }

 private:
  std::uint64_t sum_ = 0;
};

}  // namespace sim
