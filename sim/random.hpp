// Named random numbers: a draw is a pure function of (seed, entity, purpose, nth, sub-draw).
//
// Adding an entity shifts nobody else's numbers, so that two variants of an experiment can be compared under common
// random numbers. `purpose` is the hash of a name, so that adding a purpose shifts nothing either.
#pragma once

#include <cstdint>

#include "sim/hash.hpp"

namespace sim {

// A generator for one draw; each call of operator() is the next sub-draw. Meets UniformRandomBitGenerator.
class Stream {
 public:
  using result_type = std::uint64_t;

  Stream(std::uint64_t seed, std::uint64_t entity, std::uint64_t purpose, std::uint64_t nth)
      : Stream(combine(seed, entity, purpose), nth) {}
  // The same; `named` is combine(seed, entity, purpose), for who draws often under one name.
  Stream(std::uint64_t named, std::uint64_t nth) : state_(fold(named, nth)) {}

  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return ~result_type{0}; }

  result_type operator()() { return mix(state_ += 0x9E37'79B9'7F4A'7C15ULL); }

 private:
  std::uint64_t state_;
};

}  // namespace sim
