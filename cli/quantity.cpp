// The formats of numbers and spans.
#include "cli/quantity.hpp"

#include <fmt/format.h>

#include "scenarios/duration.hpp"
#include "trace/count_text.hpp"

namespace cli {

std::string number_text(std::uint64_t number) { return trace::count_text(number); }

std::string count_text(std::uint64_t number, std::string_view thing) {
  const std::string_view ending = number == 1 ? "" : thing.ends_with("s") ? "es" : "s";
  return number_text(number) + " " + std::string(thing) + std::string(ending);
}

std::string list_text(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

std::string span_text(sim::Duration span) {
  const std::int64_t ms = span.count() / 1000;
  const std::int64_t s = ms / 1000;
  if (ms == 0) return span.count() == 0 ? "0s" : fmt::format("{}us", span.count());
  if (s == 0) return fmt::format("{}ms", ms);
  if (s < 60) return ms % 1000 < 100 ? fmt::format("{}s", s) : fmt::format("{}.{}s", s, ms % 1000 / 100);
  const auto two = [](std::int64_t first, char unit, std::int64_t second, char lower) {
    return second == 0 ? fmt::format("{}{}", first, unit) : fmt::format("{}{}{:02}{}", first, unit, second, lower);
  };
  if (s < 3600) return two(s / 60, 'm', s % 60, 's');
  if (s < 86400) return two(s / 3600, 'h', s % 3600 / 60, 'm');
  return two(s / 86400, 'd', s % 86400 / 3600, 'h');
}

std::string moment_text(sim::Time time) { return scenarios::time_text(std::chrono::floor<std::chrono::seconds>(time)); }

}  // namespace cli
