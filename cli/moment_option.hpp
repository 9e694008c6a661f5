// Moments on the command line: `12d` or `2d6h` since the start of a run, or `2026-01-13T00:00:00Z`.
#pragma once

#include <string>

#include "sim/time.hpp"

namespace cli {

// Throws UsageError, which names the option.
sim::Time moment_of(const std::string& option, const std::string& text, sim::Time start);

}  // namespace cli
