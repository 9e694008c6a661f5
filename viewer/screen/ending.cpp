// A thread that waits for the signals, and wakes the window up.
#include "viewer/screen/ending.hpp"

#include <GLFW/glfw3.h>
#include <signal.h>

#include <ctime>
#include <stop_token>

namespace viewer {
namespace {

constexpr timespec between_looks{0, 100'000'000};  // at whether it is still to wait

sigset_t asking() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int one : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals, one);
  return signals;
}

}  // namespace

Ending::Ending() {
  const sigset_t signals = asking();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  watch_ = std::jthread([this, signals](const std::stop_token& over) {
    while (!over.stop_requested()) {
      const int signal = sigtimedwait(&signals, nullptr, &between_looks);
      if (signal <= 0) continue;
      signal_ = signal;
      glfwPostEmptyEvent();  // does nothing where there is no window yet
    }
  });
}

Ending::~Ending() {
  watch_.request_stop();
  watch_.join();
  const sigset_t signals = asking();
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

}  // namespace viewer
