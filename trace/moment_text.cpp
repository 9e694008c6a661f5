// The formats of instants and offsets.
#include "trace/moment_text.hpp"

#include <fmt/format.h>

#include <chrono>

namespace trace {

std::string moment_text(sim::Time time, Precision precision) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  std::string text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                                 static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                                 clock.hours().count(), clock.minutes().count(), clock.seconds().count());
  const auto micros = clock.subseconds().count();
  switch (precision) {
    case Precision::seconds:
      break;
    case Precision::milliseconds:
      text += fmt::format(".{:03}", micros / 1000);
      break;
    case Precision::microseconds:
      text += fmt::format(".{:06}", micros);
      break;
  }
  return text + "Z";
}

std::string offset_text(sim::Duration offset) {
  const char* sign = offset < sim::Duration::zero() ? "-" : "+";
  const std::chrono::hh_mm_ss span(offset < sim::Duration::zero() ? -offset : offset);
  const auto hours = span.hours().count();
  const std::string days = hours < 24 ? "" : fmt::format("{}d", hours / 24);
  return fmt::format("{}{}{:02}:{:02}:{:02}.{:03}", sign, days, hours % 24, span.minutes().count(),
                     span.seconds().count(), span.subseconds().count() / 1000);
}

}  // namespace trace
