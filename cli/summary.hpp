// What came of runs, for people and for programs.
#pragma once

#include <string>
#include <vector>

#include "cli/format.hpp"
#include "cli/terminal.hpp"
#include "lab/summary.hpp"
#include "model/checker.hpp"

namespace cli {

// Aligned facts, then what did not hold.
std::string summary_text(const lab::Summary& summary, model::CheckMode check, const Screen& screen);

// A line a run, then what did not hold.
std::string runs_text(const std::vector<lab::Summary>& summaries, const Screen& screen);

Json summary_json(const lab::Summary& summary, model::CheckMode check);

}  // namespace cli
