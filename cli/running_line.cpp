// Showing the line.
#include "cli/running_line.hpp"

#include <cstdio>

#include "cli/terminal.hpp"

namespace cli {
namespace {

using namespace std::chrono_literals;

constexpr auto first_shown_after = 1s;
constexpr auto between_lines = 200ms;

}  // namespace

void RunningLine::show(const std::function<std::string(std::chrono::duration<double>)>& words) {
  const Clock::time_point now = Clock::now();
  if (!error_screen().terminal || now - begin_ < first_shown_after || now - last_ < between_lines) {
    return;
  }
  last_ = now;
  shown_ = true;
  const std::string line = cut(words(now - begin_), error_screen().width);
  std::fprintf(stderr, "\r\033[K%s", line.c_str());
  std::fflush(stderr);
}

void RunningLine::wipe() {
  if (shown_) {
    std::fputs("\r\033[K", stderr);
    std::fflush(stderr);
    shown_ = false;
  }
}

}  // namespace cli
