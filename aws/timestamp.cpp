// ISO 8601 out of microseconds, by the civil calendar of <chrono>.
#include "aws/timestamp.hpp"

#include <fmt/format.h>

#include <chrono>

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

}  // namespace aws
