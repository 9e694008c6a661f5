// Explores the small model of the lifecycle on one thread, reductions off, and prints what it took as lines key=value.
// The argument: how many clusters, 1 to 4.
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "bench/counted_heap.hpp"
#include "bench/lifecycle_states.hpp"
#include "sim/explore.hpp"

int main(int count, char** words) {
  const unsigned long clusters = count == 2 ? std::strtoul(words[1], nullptr, 10) : 0;
  if (clusters < 1 || clusters > 4) {
    std::fputs("usage: bench_explore CLUSTERS, 1 to 4\n", stderr);
    return 2;
  }
  lifecycle::System system({.clusters = static_cast<unsigned>(clusters)});
  const std::size_t before = counted_heap::peak = counted_heap::live;
  const auto begin = std::chrono::steady_clock::now();
  const sim::Exploration result = sim::explore(system);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const auto states = static_cast<double>(result.states);
  std::printf("states=%.0f\ntransitions=%.0f\ndepth=%u\n", states, static_cast<double>(result.transitions),
              result.depth);
  std::printf("items_per_second=%.0f\n", states / seconds);
  std::printf("bytes_per_state=%.2f\n", static_cast<double>(counted_heap::peak - before) / states);
  return result.exhausted() && result.violations.empty() ? 0 : 1;
}
