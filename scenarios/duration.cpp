// Reads and writes durations and times digit by digit.
#include "scenarios/duration.hpp"

#include <array>
#include <charconv>
#include <cstdio>

#include "aws/characters.hpp"
#include "scenarios/quoted.hpp"
#include "sim/distribution.hpp"

namespace scenarios {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t microseconds;
};

constexpr std::array<Unit, 6> units{
    {{"d", 86'400'000'000}, {"h", 3'600'000'000}, {"m", 60'000'000}, {"s", 1'000'000}, {"ms", 1'000}, {"us", 1}}};

constexpr std::string_view duration_hint = "write whole numbers with units from large to small, such as 90s or 2d6h";
constexpr std::string_view time_hint = "write UTC as 2026-01-05T00:00:00Z";

std::string_view front_while(std::string_view text, bool (*holds)(char)) {
  std::size_t size = 0;
  while (size < text.size() && holds(text[size])) ++size;
  return text.substr(0, size);
}

std::string not_a_duration(std::string_view text, std::string_view why) {
  std::string problem = quoted(text) + " is not a duration";
  if (!why.empty()) problem.append(": ").append(why);
  return problem.append("; ").append(duration_hint);
}

std::string not_a_time(std::string_view text, std::string_view why) {
  return (quoted(text) + " is not a time: ").append(why).append("; ").append(time_hint);
}

// Reads `count` digits off the front; -1 if there are fewer.
int take_digits(std::string_view& text, std::size_t count) {
  int value = 0;
  if (text.size() < count) return -1;
  for (std::size_t i = 0; i < count; ++i) {
    if (!aws::is_digit(text[i])) return -1;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

Parsed<sim::Duration> parse_duration(std::string_view text) {
  const auto wrong = [text](std::string_view why) { return Parsed<sim::Duration>{{}, not_a_duration(text, why)}; };
  std::string_view rest = text;
  std::int64_t sum = 0;
  std::size_t next_unit = 0;
  if (rest.empty()) return wrong("it is empty");
  if (rest.front() == '-') return wrong("it is negative");
  while (!rest.empty()) {
    const std::string_view digits = front_while(rest, aws::is_digit);
    if (digits.empty()) return wrong("");
    rest.remove_prefix(digits.size());
    if (!rest.empty() && rest.front() == '.') return wrong("it has a fraction, for which there are smaller units");
    const std::string_view name =
        front_while(rest, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    if (name.empty()) return wrong(rest.empty() ? "a number lacks its unit" : "");
    rest.remove_prefix(name.size());
    std::size_t unit = 0;
    while (unit < units.size() && units[unit].name != name) ++unit;
    if (unit == units.size()) return wrong(quoted(name) + " is none of the units d, h, m, s, ms, us");
    if (unit < next_unit) return wrong("its units go from small to large, or one stands twice");
    next_unit = unit + 1;
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (error != std::errc() || count > (sim::longest_wait.count() - sum) / units[unit].microseconds) {
      return {{}, quoted(text) + " is too long; the longest duration is a century, 36600d"};
    }
    sum += count * units[unit].microseconds;
  }
  return {sim::Duration(sum), ""};
}

bool looks_like_time(std::string_view text) {
  const std::size_t digits = front_while(text, aws::is_digit).size();
  return digits > 0 && digits < text.size() && text[digits] == '-';
}

Parsed<sim::Time> parse_time(std::string_view text) {
  const auto wrong = [text](std::string_view why) { return Parsed<sim::Time>{{}, not_a_time(text, why)}; };
  std::string_view rest = text;
  const int year = take_digits(rest, 4);
  if (year < 0 || !take(rest, '-')) return wrong("it does not start with a year");
  const int month = take_digits(rest, 2);
  if (month < 0 || !take(rest, '-')) return wrong("the month is not two digits");
  const int day = take_digits(rest, 2);
  if (day < 0) return wrong("the day is not two digits");
  const auto date = std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
                    std::chrono::day(static_cast<unsigned>(day));
  if (!date.ok()) return wrong("there is no such day");
  if (year < 1970) return wrong("it is before 1970");
  if (!take(rest, 'T')) return wrong("the time of day is missing after a T");
  const int hour = take_digits(rest, 2);
  const int minute = hour >= 0 && take(rest, ':') ? take_digits(rest, 2) : -1;
  const int second = minute >= 0 && take(rest, ':') ? take_digits(rest, 2) : -1;
  if (second < 0) return wrong("the time of day is not HH:MM:SS");
  if (hour > 23 || minute > 59 || second > 59) return wrong("there is no such time of day");
  std::int64_t microseconds = 0;
  if (take(rest, '.')) {
    const std::string_view decimals = front_while(rest, aws::is_digit);
    if (decimals.empty() || decimals.size() > 6) return wrong("seconds have one to six decimals");
    for (std::size_t i = 0; i < 6; ++i)
      microseconds = microseconds * 10 + (i < decimals.size() ? decimals[i] - '0' : 0);
    rest.remove_prefix(decimals.size());
  }
  if (rest != "Z") return wrong("it does not end with Z");
  return {sim::Time(std::chrono::sys_days(date)) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
              std::chrono::seconds(second) + sim::Duration(microseconds),
          ""};
}

std::string time_text(sim::Time time) {
  const auto midnight = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(midnight);
  const std::int64_t of_day = (time - midnight).count();
  const std::int64_t seconds = of_day / 1'000'000;
  const std::int64_t fraction = of_day % 1'000'000;
  char text[64];
  int size = std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(date.year()),
                           static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                           static_cast<int>(seconds / 3600), static_cast<int>(seconds / 60 % 60),
                           static_cast<int>(seconds % 60));
  std::string out(text, static_cast<std::size_t>(size));
  if (fraction != 0) {
    const bool whole = fraction % 1000 == 0;
    size = std::snprintf(text, sizeof text, whole ? ".%03d" : ".%06d",
                         static_cast<int>(whole ? fraction / 1000 : fraction));
    out.append(text, static_cast<std::size_t>(size));
  }
  return out + "Z";
}

}  // namespace scenarios
