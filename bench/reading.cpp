// Reads a scenario file and prints what it took: seconds, and by how much the process grew.
#include <chrono>
#include <cstdio>

#include "bench/peak_memory.hpp"
#include "scenarios/reader.hpp"

int main(int count, char** words) {
  if (count != 2) {
    std::fprintf(stderr, "usage: reading SCENARIO\n");
    return 2;
  }
  const std::int64_t before = bench::peak_memory();
  const auto begin = std::chrono::steady_clock::now();
  const scenarios::Script script = scenarios::read_file(words[1]);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  std::printf("seconds=%.6f\nevents=%zu\nbytes=%lld\n", took.count(), script.lines.size(),
              static_cast<long long>(bench::peak_memory() - before));
  return 0;
}
