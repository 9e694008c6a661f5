// Long results, written some at a time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cli/terminal.hpp"

namespace cli {

// Gathers what is printed, so that not every row is a write. What was gathered last is written by flush() alone.
class GatheredOutput {
 public:
  void add(std::string_view text) {
    gathered_ += text;
    if (gathered_.size() > most) flush();
  }
  void flush() {
    print(gathered_);
    gathered_.clear();
  }

 private:
  static constexpr std::size_t most = 1 << 16;
  std::string gathered_;
};

}  // namespace cli
