// Drawing the bar, and guessing the rest from what has passed.
#include "cli/progress_bar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "cli/terminal.hpp"

namespace cli {
namespace {

std::string clock_text(double seconds) {
  const auto whole = static_cast<long long>(seconds);
  if (whole >= 3600) return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace

std::string progress_line(double part, std::chrono::duration<double> passed, const std::string& words,
                          std::size_t width) {
  constexpr std::size_t cells = 24;
  const double done = std::clamp(part, 0.0, 1.0);
  const auto full = static_cast<std::size_t>(done * cells);
  std::string line =
      "[" + std::string(full, '#') + std::string(cells - full, '-') + "] " + fmt::format("{:3.0f}%", done * 100);
  if (done > 0.001) line += "  " + clock_text(passed.count() * (1 - done) / done) + " left";
  return cut(line + "  " + words, width);
}

ProgressBar::ProgressBar() = default;

ProgressBar::~ProgressBar() {
  if (shown_) std::fputs("\r\033[K", stderr);
}

void ProgressBar::show(double part, const std::string& words) {
  const std::chrono::duration<double> passed = Clock::now() - begin_;
  const Screen& screen = error_screen();
  if (!screen.terminal || passed < std::chrono::seconds(1)) return;
  const std::lock_guard lock(mutex_);
  shown_ = true;
  std::fputs(("\r" + progress_line(part, passed, words, screen.width - 1) + "\033[K").c_str(), stderr);
  std::fflush(stderr);
}

}  // namespace cli
