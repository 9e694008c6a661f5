// Chance for walks: everything that is drawn for one walk comes from one named stream.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/random.hpp"

namespace lab {

class Dice {
 public:
  explicit Dice(sim::Stream stream) : stream_(stream) {}

  // From 0 to n - 1.
  std::uint64_t below(std::uint64_t n) { return n == 0 ? 0 : stream_() % n; }
  bool percent(unsigned chance) { return below(100) < chance; }
  template <class T>
  const T& one_of(const std::vector<T>& things) {
    return things[below(things.size())];
  }
  std::uint64_t number() { return stream_(); }

 private:
  sim::Stream stream_;
};

}  // namespace lab
