// Offsets and timestamps told apart as scenarios do.
#include "cli/moment_option.hpp"

#include <charconv>

#include "aws/characters.hpp"
#include "cli/command_line.hpp"
#include "scenarios/duration.hpp"

namespace cli {

sim::Time moment_of(const std::string& option, const std::string& text, sim::Time start) {
  if (scenarios::looks_like_time(text)) {
    const auto time = scenarios::parse_time(text);
    if (!time) throw UsageError(option + ": " + time.problem);
    return *time.value;
  }
  const std::string offset = text.starts_with('+') ? text.substr(1) : text;
  const auto duration = scenarios::parse_duration(offset);
  if (duration) return start + *duration.value;
  if (!offset.empty() && aws::is_digit(offset.front())) throw UsageError(option + ": " + duration.problem);
  throw UsageError(option + " should be so long after the start, such as 9d or 2d6h, or a time, such as " +
                   scenarios::time_text(start + std::chrono::days(9)) + ", not " + text);
}

sim::Time moment_in(trace::Reader& reader, const std::string& option, const std::string& text) {
  const sim::Time moment = moment_of(option, text, reader.start());
  const std::string written = reader.fact("end");
  std::int64_t end = 0;
  const auto [rest, error] = std::from_chars(written.data(), written.data() + written.size(), end);
  const bool over = error == std::errc() && rest == written.data() + written.size();
  if (over && moment > sim::Time(sim::Duration(end))) {
    throw UsageError(option + " " + text + " is after the end of the run, " +
                     scenarios::time_text(sim::Time(sim::Duration(end))));
  }
  return moment;
}

}  // namespace cli
