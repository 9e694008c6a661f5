// The signals' handler, which only remembers.
#include "cli/interrupt.hpp"

#include <atomic>

namespace cli {
namespace {

std::atomic<bool> signalled = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a handler may write nothing else");

extern "C" void note_signal(int) { signalled = true; }

}  // namespace

InterruptWatch::InterruptWatch() {
  struct sigaction action {};
  action.sa_handler = note_signal;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, &interrupt_before_);
  sigaction(SIGTERM, &action, &terminate_before_);
}

InterruptWatch::~InterruptWatch() {
  sigaction(SIGINT, &interrupt_before_, nullptr);
  sigaction(SIGTERM, &terminate_before_, nullptr);
}

bool InterruptWatch::came() { return signalled; }

void InterruptWatch::check() {
  if (came()) throw Interrupted{};
}

}  // namespace cli
