// What did not hold, as lines that editors can follow.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/terminal.hpp"
#include "lab/finding.hpp"

namespace cli {

// `file:12: expected … to be …, not …`, and below it what was typed and when that was; with `start`, also how long
// after it. The first ones, and how many there are more.
std::string findings_text(const std::string& file, const std::vector<lab::Finding>& findings,
                          std::optional<sim::Time> start, const Screen& screen);

}  // namespace cli
