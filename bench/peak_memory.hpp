// The most memory that this process ever had, by Linux's account of its address space: what getrusage says includes the
// process that started it.
#pragma once

#include <cstdint>
#include <fstream>
#include <string>

namespace bench {

// In bytes.
inline std::int64_t peak_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    if (word == "VmHWM:") {
      std::int64_t kibibytes = 0;
      status >> kibibytes;
      return kibibytes * 1024;
    }
  }
  return 0;
}

}  // namespace bench
