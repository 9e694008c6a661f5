// Signals that ask the program to end: it does so like a window that is closed, so that nothing is left behind.
#pragma once

#include <atomic>
#include <thread>

namespace viewer {

// While there is one, SIGTERM, SIGINT and SIGHUP only ask. One at a time, made before any other thread.
class Ending {
 public:
  Ending();
  ~Ending();
  Ending(const Ending&) = delete;
  Ending& operator=(const Ending&) = delete;

  [[nodiscard]] bool asked() const { return signal_ != 0; }
  [[nodiscard]] int signal() const { return signal_; }  // which; 0: none

 private:
  std::atomic<int> signal_ = 0;
  std::jthread watch_;
};

}  // namespace viewer
