// Reads a scenario file and prints what it took: seconds, and by how much the process grew.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>

#include "scenarios/reader.hpp"

namespace {

long long peak_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss * 1024LL;
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    std::fprintf(stderr, "usage: reading SCENARIO\n");
    return 2;
  }
  const long long before = peak_bytes();
  const auto begin = std::chrono::steady_clock::now();
  const scenarios::Script script = scenarios::read_file(words[1]);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  std::printf("seconds=%.6f\nevents=%zu\nbytes=%lld\n", took.count(), script.lines.size(), peak_bytes() - before);
  return 0;
}
