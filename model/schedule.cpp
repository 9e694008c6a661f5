// Reading rotation schedules, and finding the next window.
#include "model/schedule.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <vector>

namespace model {
namespace {

using namespace std::chrono_literals;
using Days = std::chrono::duration<std::int64_t, std::ratio<86400>>;

constexpr int min_spacing_hours = 4;
constexpr int farthest_days = 366 * 9;  // a leap day that cron names is at most eight years away

sim::Time floor_day(sim::Time time) { return std::chrono::floor<Days>(time); }

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t from = 0;;) {
    const std::size_t at = text.find(separator, from);
    parts.push_back(text.substr(from, at == std::string_view::npos ? at : at - from));
    if (at == std::string_view::npos) {
      return parts;
    }
    from = at + 1;
  }
}

std::optional<int> whole_number(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(number)
                                                                                   : std::nullopt;
}

// "3h": 1..24 hours.
std::optional<sim::Duration> window_length(std::string_view text) {
  if (text.size() < 2 || text.size() > 3 || text.back() != 'h') {
    return std::nullopt;
  }
  const auto hours = whole_number(text.substr(0, text.size() - 1));
  return hours && *hours >= 1 && *hours <= 24 ? std::optional<sim::Duration>(std::chrono::hours(*hours)) : std::nullopt;
}

// The inside of `name(...)`.
std::optional<std::string_view> inside(std::string_view text, std::string_view name) {
  if (text.size() < name.size() + 2 || !text.starts_with(name) || text[name.size()] != '(' || text.back() != ')') {
    return std::nullopt;
  }
  return text.substr(name.size() + 1, text.size() - name.size() - 2);
}

constexpr std::array<std::string_view, 12> month_names{"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                       "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
constexpr std::array<std::string_view, 7> day_names{"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"};

// A number or a name; names count from `first`.
template <std::size_t N>
std::optional<int> number_or_name(std::string_view text, const std::array<std::string_view, N>& names, int first) {
  const auto found = std::ranges::find_if(names, [&](std::string_view name) {
    return name.size() == text.size() && std::ranges::equal(name, text, [](char a, char b) {
             return a == (b >= 'a' && b <= 'z' ? static_cast<char>(b - 32) : b);
           });
  });
  return found != names.end() ? std::optional(static_cast<int>(found - names.begin()) + first) : whole_number(text);
}

// A cron field of lists, ranges, steps and *, over [low, high]. `mark(n)` is called for each number that it names.
template <std::size_t N, class Mark>
bool read_field(std::string_view text, int low, int high, const std::array<std::string_view, N>& names, Mark mark) {
  for (const std::string_view item : split(text, ',')) {
    const auto step_parts = split(item, '/');
    if (step_parts.size() > 2) {
      return false;
    }
    int step = 1;
    if (step_parts.size() == 2) {
      const auto number = whole_number(step_parts[1]);
      if (!number || *number < 1) {
        return false;
      }
      step = *number;
    }
    int from = low;
    int to = high;
    if (step_parts[0] != "*") {
      const auto ends = split(step_parts[0], '-');
      const auto first = number_or_name(ends[0], names, low);
      if (ends.size() > 2 || !first) {
        return false;
      }
      from = *first;
      to = ends.size() == 2 || step_parts.size() == 2 ? high : from;
      if (ends.size() == 2) {
        const auto last = number_or_name(ends[1], names, low);
        if (!last) {
          return false;
        }
        to = *last;
      }
    }
    if (from < low || to > high || from > to) {
      return false;
    }
    for (int number = from; number <= to; number += step) {
      mark(number);
    }
  }
  return true;
}

constexpr std::array<std::string_view, 0> no_names{};

}  // namespace

std::optional<Schedule> Schedule::after_days(std::int64_t days, std::string_view duration) {
  if (days < 1 || days > 1000) {
    return std::nullopt;
  }
  Schedule made;
  made.count_ = days;
  made.length_ = 24h;
  made.duration_text_ = duration;
  if (!duration.empty()) {
    const auto length = window_length(duration);
    if (!length) {
      return std::nullopt;
    }
    made.length_ = *length;
  }
  return made;
}

std::optional<Schedule> Schedule::expression(std::string_view text, std::string_view duration) {
  Schedule made;
  made.text_ = text;
  made.duration_text_ = duration;
  std::optional<sim::Duration> length;
  if (!duration.empty() && !(length = window_length(duration))) {
    return std::nullopt;
  }

  if (const auto rate = inside(text, "rate")) {
    const auto parts = split(*rate, ' ');
    const auto count = parts.size() == 2 ? whole_number(parts[0]) : std::nullopt;
    if (!count || *count < 1) {
      return std::nullopt;
    }
    made.count_ = *count;
    if (parts[1] == "day" || parts[1] == "days") {
      made.kind_ = Kind::rate_days;
      made.length_ = length.value_or(24h);
      return *count <= 999 ? std::optional(made) : std::nullopt;
    }
    if (parts[1] == "hour" || parts[1] == "hours") {
      made.kind_ = Kind::rate_hours;
      made.length_ = length.value_or(1h);
      const bool allowed = *count >= min_spacing_hours && *count <= 999 * 24 && made.length_ <= 1h * *count;
      return allowed ? std::optional(made) : std::nullopt;
    }
    return std::nullopt;
  }

  const auto cron = inside(text, "cron");
  const auto fields = cron ? split(*cron, ' ') : std::vector<std::string_view>{};
  if (fields.size() != 6 || fields[0] != "0" || fields[5] != "*" || (fields[2] == "?") == (fields[4] == "?")) {
    return std::nullopt;
  }
  made.kind_ = Kind::cron;
  made.count_ = 0;
  if (!read_field(fields[1], 0, 23, no_names, [&](int hour) { made.hours_.set(static_cast<std::size_t>(hour)); }) ||
      !read_field(fields[3], 1, 12, month_names,
                  [&](int month) { made.months_.set(static_cast<std::size_t>(month)); })) {
    return std::nullopt;
  }
  if (fields[4] == "?") {
    if (fields[2] == "L") {
      made.last_day_of_month_ = true;
    } else if (!read_field(fields[2], 1, 31, no_names,
                           [&](int day) { made.month_days_.set(static_cast<std::size_t>(day)); })) {
      return std::nullopt;
    }
  } else {
    made.by_week_day_ = true;
    std::string_view days = fields[4];
    if (const auto hash = split(days, '#'); hash.size() == 2) {
      const auto nth = whole_number(hash[1]);
      if (!nth || *nth < 1 || *nth > 5 || hash[0].find_first_of(",-/*") != std::string_view::npos) {
        return std::nullopt;
      }
      made.nth_week_day_ = *nth;
      days = hash[0];
    } else if (days.size() > 1 && days.back() == 'L') {
      made.last_week_day_ = true;
      days.remove_suffix(1);
    } else if (days == "L") {
      days = "7";
    }
    if (!read_field(days, 1, 7, day_names, [&](int day) { made.week_days_.set(static_cast<std::size_t>(day - 1)); })) {
      return std::nullopt;
    }
  }

  // Windows of a day are at least four hours apart, end before the next one opens, and stay within their day.
  std::vector<int> hours;
  for (int hour = 0; hour < 24; ++hour) {
    if (made.hours_.test(static_cast<std::size_t>(hour))) {
      hours.push_back(hour);
    }
  }
  int spacing = hours.size() > 1 ? hours.front() + 24 - hours.back() : 24;
  for (std::size_t i = 1; i < hours.size(); ++i) {
    spacing = std::min(spacing, hours[i] - hours[i - 1]);
  }
  if (spacing < min_spacing_hours) {
    return std::nullopt;
  }
  const sim::Duration rest_of_day = std::chrono::hours(24 - hours.back());
  made.length_ = length.value_or(hours.size() > 1 ? sim::Duration(1h) : rest_of_day);
  if (made.length_ > rest_of_day || made.length_ > std::chrono::hours(spacing)) {
    return std::nullopt;
  }
  const bool fires = made.next(sim::Time{}, sim::Time{}).open != sim::never;
  return fires ? std::optional(made) : std::nullopt;
}

Window Schedule::next(sim::Time last, sim::Time now) const {
  const sim::Time day = floor_day(last);
  if (kind_ == Kind::days || kind_ == Kind::rate_days) {
    sim::Time open = day + Days(count_);
    while (open + length_ <= now) {
      open += Days(count_);
    }
    return {open, open + length_};
  }
  if (kind_ == Kind::rate_hours) {
    const sim::Duration interval = std::chrono::hours(count_);
    const auto close = [this](sim::Time open) { return std::min(open + length_, floor_day(open) + Days(1)); };
    sim::Time open = day + interval;
    while (open <= last || close(open) <= now) {
      open += interval;
    }
    return {open, close(open)};
  }
  const sim::Time first = std::max(day, floor_day(now) - Days(1));
  for (int ahead = 0; ahead < farthest_days; ++ahead) {
    const auto date = std::chrono::floor<std::chrono::days>(first + Days(ahead));
    const std::chrono::year_month_day ymd(date);
    const auto last_day = static_cast<unsigned>((ymd.year() / ymd.month() / std::chrono::last).day());
    const auto month_day = static_cast<unsigned>(ymd.day());
    const unsigned week_day = std::chrono::weekday(date).c_encoding();
    bool fires = months_.test(static_cast<unsigned>(ymd.month()));
    if (by_week_day_) {
      fires = fires && week_days_.test(week_day) &&
              (nth_week_day_ == 0 || (month_day - 1) / 7 + 1 == static_cast<unsigned>(nth_week_day_)) &&
              (!last_week_day_ || month_day + 7 > last_day);
    } else {
      fires = fires && (last_day_of_month_ ? month_day == last_day : month_days_.test(month_day));
    }
    if (!fires) {
      continue;
    }
    for (int hour = 0; hour < 24; ++hour) {
      const sim::Time open = sim::Time(date) + std::chrono::hours(hour);
      if (hours_.test(static_cast<std::size_t>(hour)) && open > last && open + length_ > now) {
        return {open, open + length_};
      }
    }
  }
  return {sim::never, sim::never};
}

}  // namespace model
