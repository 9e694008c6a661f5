// Ctrl-C during a run: the first one ends it in good order, the second one at once.
#pragma once

#include <csignal>

namespace cli {

// Thrown out of a run that somebody interrupted. No std::exception: nobody on the way takes it for an error.
struct Interrupted {};

// While there is one, the first SIGINT or SIGTERM is only noted.
class InterruptWatch {
 public:
  InterruptWatch();
  ~InterruptWatch();
  InterruptWatch(const InterruptWatch&) = delete;
  InterruptWatch& operator=(const InterruptWatch&) = delete;

  // Throws Interrupted if there was a signal.
  static void check();
  static bool came();

 private:
  struct sigaction interrupt_before_ {};
  struct sigaction terminate_before_ {};
};

}  // namespace cli
