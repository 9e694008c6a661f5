// Zooming, panning and the round moments of an axis.
#include "viewer/time_range.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>

namespace viewer {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;

constexpr sim::Duration shortest_sight = 1ms;

sim::Duration scaled(sim::Duration length, double factor) {
  return sim::Duration(static_cast<std::int64_t>(std::llround(static_cast<double>(length.count()) * factor)));
}

constexpr std::array<sim::Duration, 32> even_steps{
    1us,   2us,   5us, 10us, 20us, 50us, 100us, 200us, 500us, 1ms,   2ms, 5ms, 10ms, 20ms,    50ms,    100ms,
    200ms, 500ms, 1s,  2s,   5s,   10s,  30s,   1min,  5min,  15min, 1h,  3h,  6h,   days(1), days(2), days(7)};
constexpr std::array<int, 10> month_steps{1, 3, 6, 12, 24, 60, 120, 240, 600, 1200};

std::vector<sim::Time> even_ticks(TimeRange range, sim::Duration step) {
  // 1970-01-05 was a Monday: weeks begin there, and every shorter step has a tick on it, too.
  const sim::Time monday{days(4)};
  std::vector<sim::Time> found;
  const std::int64_t before = (range.from - monday).count();
  std::int64_t nth = before / step.count();
  if (nth * step.count() < before) ++nth;
  for (sim::Time at = monday + nth * step; at < range.to; at += step) found.push_back(at);
  return found;
}

std::vector<sim::Time> month_ticks(TimeRange range, int months) {
  using namespace std::chrono;
  std::vector<sim::Time> found;
  const year_month_day first{floor<days>(range.from)};
  const int count = static_cast<int>(first.year()) * 12 + static_cast<int>(static_cast<unsigned>(first.month())) - 1;
  for (int month = count / months * months;; month += months) {
    const sim::Time at = sys_days(year(month / 12) / (month % 12 + 1) / 1);
    if (at >= range.to) return found;
    if (at >= range.from) found.push_back(at);
  }
}

}  // namespace

sim::Duration resolution_of(TimeRange range, double pixels) {
  return std::max(sim::Duration(1), scaled(range.length(), 1 / std::max(pixels, 1.0)));
}

TimeRange zoomed(TimeRange range, sim::Time around, double factor, TimeRange whole) {
  const TimeRange most = fitted(whole);
  const sim::Duration least = std::min(shortest_sight, std::max(sim::Duration(1), whole.length()));
  const sim::Duration length = std::clamp(scaled(range.length(), factor), least, std::max(least, most.length()));
  const double place = static_cast<double>((around - range.from).count()) /
                       static_cast<double>(std::max<std::int64_t>(1, range.length().count()));
  const sim::Time from = around - scaled(length, place);
  return panned({from, from + length}, sim::Duration{}, whole);
}

TimeRange panned(TimeRange range, sim::Duration by, TimeRange whole) {
  const sim::Duration length = range.length();
  const TimeRange most = fitted(whole);
  sim::Time from = range.from + by;
  if (length >= most.length()) {
    from = most.from - (length - most.length()) / 2;
  } else {
    from = std::clamp(from, most.from, most.to - length);
  }
  return {from, from + length};
}

TimeRange fitted(TimeRange whole) {
  const sim::Duration length = std::max(sim::Duration(1), whole.length());
  const sim::Duration margin = std::max(sim::Duration(1), length / 40);
  return {whole.from - margin, whole.from + length + margin};
}

TimeRange revealing(TimeRange range, sim::Time at) {
  const sim::Duration length = range.length();
  const sim::Duration margin = length / 10;
  if (at < range.from) return {at - margin, at - margin + length};
  if (at > range.to) return {at + margin - length, at + margin};
  return range;
}

std::vector<sim::Time> ticks(TimeRange range, sim::Duration apart) {
  if (range.to <= range.from) return {};
  const auto step = std::ranges::find_if(even_steps, [&](sim::Duration one) { return one >= apart; });
  if (step != even_steps.end()) return even_ticks(range, *step);
  const auto months =
      std::ranges::find_if(month_steps, [&](int one) { return sim::Duration(days(28)) * one >= apart; });
  return month_ticks(range, months == month_steps.end() ? month_steps.back() : *months);
}

}  // namespace viewer
