// Moments on the command line: `12d` or `2d6h` since the start of a run, or `2026-01-13T00:00:00Z`.
#pragma once

#include <string>

#include "sim/time.hpp"
#include "trace/reader.hpp"

namespace cli {

// Throws UsageError, which names the option.
sim::Time moment_of(const std::string& option, const std::string& text, sim::Time start);

// The same of a run that is over: also where it was over already.
sim::Time moment_in(trace::Reader& reader, const std::string& option, const std::string& text);

}  // namespace cli
