// ISO 8601 out of microseconds, by the civil calendar of <chrono>.
#include "aws/timestamp.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <ctime>
#include <iomanip>
#include <sstream>

namespace aws {

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

std::optional<std::int64_t> seconds_of_timestamp(const std::string& text) {
  using namespace std::chrono;
  for (const char* format : {"%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d"}) {
    std::tm parts{};
    std::istringstream in(text);
    in >> std::get_time(&parts, format);
    if (in.fail() || in.peek() != std::char_traits<char>::eof()) continue;
    const year_month_day date(year(parts.tm_year + 1900) / (parts.tm_mon + 1) / parts.tm_mday);
    if (!date.ok()) continue;
    const sys_seconds moment = sys_days(date) + hours(parts.tm_hour) + minutes(parts.tm_min) + seconds(parts.tm_sec);
    return moment.time_since_epoch().count();
  }
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole ? std::optional(seconds) : std::nullopt;
}

}  // namespace aws
