// Which line of the scenario led to the break of an invariant of ours: the run knows it only where it leaves a trace.
#pragma once

#include <filesystem>
#include <vector>

#include "lab/finding.hpp"
#include "lab/play.hpp"

namespace lab {

// Plays the scenario again as it was played, with a trace, and gives each broken invariant among the findings of that
// run the line that its event's chain of causes begins with. Those without one keep line 0.
void find_lines(const std::filesystem::path& scenario, PlayOptions options, std::vector<Finding>& findings);

}  // namespace lab
