// The benchmark's movements, and its figures.
#include "viewer/screen/benchmark.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

#include "viewer/screen/desk.hpp"
#include "viewer/screen/window.hpp"

namespace viewer {
namespace {

using Clock = std::chrono::steady_clock;

// A tenth of a screen at each frame, closer and closer until a ten-thousandth of the run fills it, and back again.
void move_on(Desk& desk, int frame) {
  constexpr int period = 240;
  const double phase = static_cast<double>(frame % period) / period;
  const double depth = 1 - std::abs(2 * phase - 1);  // 0, 1, 0
  const TraceView& view = desk.view;
  const double run = std::max(1., static_cast<double>((view.run().end - view.run().start).count()));
  const double length = std::max(run * std::pow(10, -4 * depth), 1000.);
  const double way = std::fmod(0.37 + frame * 0.1 * length / run, 1.0);
  const sim::Time from = view.run().start + sim::Duration(std::llround(way * (run - length)));
  desk.selection.visible = {from, from + sim::Duration(std::llround(length))};
}

double at_share(const std::vector<double>& sorted, double share) {
  return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

}  // namespace

std::string benchmark(Desk& desk, Window& window, int frames, const std::function<void()>& frame) {
  std::vector<double> taken;
  for (int i = 0; i < frames; ++i) {
    window.take_events(0);
    const Clock::time_point begun = Clock::now();
    move_on(desk, i);
    frame();
    taken.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begun).count());
  }
  std::ranges::sort(taken);
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return fmt::format(
      "{} frames of {} x {}: half of them in {:.1f} ms, 90 % in {:.1f}, 99 % in {:.1f}, the longest {:.1f}\n"
      "memory {} MB, indexed {:.0f} %\n",
      frames, window.width(), window.height(), at_share(taken, 0.5), at_share(taken, 0.9), at_share(taken, 0.99),
      taken.back(), used.ru_maxrss / 1024, desk.view.indexed() * 100);
}

}  // namespace viewer
