// A bar on the standard error that shows how far a long run is and when it will be done. Only on a terminal, and only
// for what lasts longer than a second.
#pragma once

#include <chrono>
#include <mutex>
#include <string>

namespace cli {

class ProgressBar {
 public:
  ProgressBar();
  ~ProgressBar();  // wipes it away
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  // `part` from 0 to 1. From any thread.
  void show(double part, const std::string& words);

 private:
  using Clock = std::chrono::steady_clock;

  const Clock::time_point begin_ = Clock::now();
  std::mutex mutex_;
  bool shown_ = false;
};

// The line: `[#######-------------]  35%  words  0:42 left`, in at most `width` characters.
std::string progress_line(double part, std::chrono::duration<double> passed, const std::string& words,
                          std::size_t width);

}  // namespace cli
