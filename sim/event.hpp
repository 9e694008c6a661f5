// What is pending: an event of 16 bytes, the owner it belongs to, and the slot in the world that makes it valid.
//
// Invariants
//   1. Events leave by (time, owner, order of scheduling by that owner).
//   2. An entry of the queue is live only while its generation is its slot's: to cancel is to empty the slot, and a
//      stale entry can never hit a successor.
//   3. An owner's generations count its schedulings (modulo 2^24, compared on the circle), so they are also the order
//      of scheduling.
#pragma once

#include <cstdint>
#include <functional>

#include "sim/time.hpp"

namespace sim {

// A row of the world: which table (0..63) and which row of it (0..2^26-1). Owner 0 is the script.
class Owner {
 public:
  static constexpr std::uint32_t row_bits = 26;
  static constexpr std::uint32_t last_row = (1U << row_bits) - 1;

  constexpr Owner() = default;
  constexpr Owner(std::uint32_t table, std::uint32_t row) : bits_(table << row_bits | row) {}
  static constexpr Owner from_bits(std::uint32_t bits) { return {bits >> row_bits, bits & last_row}; }

  [[nodiscard]] constexpr std::uint32_t table() const { return bits_ >> row_bits; }
  [[nodiscard]] constexpr std::uint32_t row() const { return bits_ & last_row; }
  [[nodiscard]] constexpr std::uint32_t bits() const { return bits_; }
  constexpr auto operator<=>(const Owner&) const = default;

 private:
  std::uint32_t bits_ = 0;
};

inline constexpr Owner script{};

struct Event {
  Time time;
  Owner owner;
  std::uint32_t kind : 8;         // which slot of the owner; what happens
  std::uint32_t generation : 24;  // the slot's; for owner 0 what the script says

  friend bool operator==(const Event&, const Event&) = default;
};
static_assert(sizeof(Event) == 16);

// Whether generation `a` was given out before `b`, on a circle of 2^24.
constexpr bool earlier_generation(std::uint32_t a, std::uint32_t b) {
  return a != b && ((b - a) & 0xFF'FFFF) < 0x80'0000;
}

// The order in which events leave the queue.
constexpr bool leaves_before(const Event& a, const Event& b) {
  if (a.time != b.time) {
    return a.time < b.time;
  }
  if (a.owner != b.owner) {
    return a.owner < b.owner;
  }
  return earlier_generation(a.generation, b.generation);
}

// A named place in a row for one pending event. Generation 0 means empty.
struct Slot {
  Time time = never;
  std::uint32_t generation = 0;
  std::uint32_t reserved = 0;  // keeps the row free of padding, so that worlds can be hashed as bytes

  [[nodiscard]] bool pending() const { return generation != 0; }
  void clear() { *this = Slot{}; }
  friend bool operator==(const Slot&, const Slot&) = default;
};

// The generation after `last`: 1 .. 2^24-1, around the circle, never 0.
constexpr std::uint32_t next_generation(std::uint32_t last) {
  const std::uint32_t next = (last + 1) & 0xFF'FFFF;
  return next == 0 ? 1 : next;
}

}  // namespace sim

template <>
struct std::hash<sim::Owner> {
  std::size_t operator()(const sim::Owner& owner) const noexcept { return owner.bits() * 0x9E37'79B9'7F4A'7C15ULL; }
};
