// Offsets and timestamps told apart as scenarios do.
#include "cli/moment_option.hpp"

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
  if (!duration) throw UsageError(option + ": " + duration.problem);
  return start + *duration.value;
}

}  // namespace cli
