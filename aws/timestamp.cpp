// ISO 8601 out of microseconds and back, by the civil calendar of <chrono>.
#include "aws/timestamp.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

#include "aws/characters.hpp"

namespace aws {
namespace {

// Of a text of digits.
int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    value = 10 * value + (c - '0');
  }
  return value;
}

}  // namespace

std::string timestamp(sim::Time time) {
  using namespace std::chrono;
  const auto day = floor<days>(time);
  const year_month_day date(day);
  const hh_mm_ss<sim::Duration> clock(time - day);
  std::string text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                                 static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                                 clock.hours().count(), clock.minutes().count(), clock.seconds().count());
  if (clock.subseconds().count() != 0) {
    text += fmt::format(".{:06}", clock.subseconds().count());
  }
  return text + "+00:00";
}

std::optional<sim::Time> read_timestamp(std::string_view text) {
  using namespace std::chrono;
  // 2026-01-05T09:30:00: digits and marks, position by position.
  constexpr std::string_view shape = "dddd-dd-ddTdd:dd:dd";
  if (text.size() <= shape.size()) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (shape[i] == 'd' ? !is_digit(text[i]) : text[i] != shape[i]) {
      return std::nullopt;
    }
  }
  const year_month_day date(year(number(text.substr(0, 4))), month(static_cast<unsigned>(number(text.substr(5, 2)))),
                            day(static_cast<unsigned>(number(text.substr(8, 2)))));
  const int hour = number(text.substr(11, 2));
  const int minute = number(text.substr(14, 2));
  const int second = number(text.substr(17, 2));
  if (!date.ok() || hour > 23 || minute > 59 || second > 59) {
    return std::nullopt;
  }
  sim::Time time = sim::Time(sys_days(date)) + hours(hour) + minutes(minute) + seconds(second);
  std::string_view rest = text.substr(shape.size());
  if (rest.front() == '.') {
    std::size_t digits = 1;
    for (sim::Duration unit = milliseconds(100); digits < rest.size() && is_digit(rest[digits]); ++digits) {
      time += (rest[digits] - '0') * unit;
      unit /= 10;
    }
    if (digits < 2 || digits > 7) {
      return std::nullopt;
    }
    rest.remove_prefix(digits);
  }
  if (rest == "Z") {
    return time;
  }
  const bool offset = rest.size() == 6 && (rest[0] == '+' || rest[0] == '-') && is_digit(rest[1]) &&
                      is_digit(rest[2]) && rest[3] == ':' && is_digit(rest[4]) && is_digit(rest[5]);
  if (!offset) {
    return std::nullopt;
  }
  const sim::Duration ahead = hours(number(rest.substr(1, 2))) + minutes(number(rest.substr(4, 2)));
  return rest[0] == '+' ? time - ahead : time + ahead;
}

std::optional<std::int64_t> seconds_of_timestamp(const std::string& text) {
  using namespace std::chrono;
  for (const std::string& whole : {text, text + "T00:00:00Z"}) {
    if (const std::optional<sim::Time> time = read_timestamp(whole)) {
      return floor<seconds>(*time).time_since_epoch().count();
    }
  }
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(seconds) : std::nullopt;
}

}  // namespace aws
