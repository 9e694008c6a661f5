// A line on the standard error that says how far something is whose end nobody knows. Only on a terminal, only for what
// lasts longer than a second, and a few times a second at most.
#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace cli {

class RunningLine {
 public:
  RunningLine() = default;
  ~RunningLine() { wipe(); }
  RunningLine(const RunningLine&) = delete;
  RunningLine& operator=(const RunningLine&) = delete;

  // `words` is asked only if the line is shown; it is given the time that has passed.
  void show(const std::function<std::string(std::chrono::duration<double>)>& words);
  void wipe();

 private:
  using Clock = std::chrono::steady_clock;

  const Clock::time_point begin_ = Clock::now();
  Clock::time_point last_ = begin_;
  bool shown_ = false;
};

}  // namespace cli
