// A timeline as lines that fit the screen.
#pragma once

#include <string>
#include <vector>

#include "cli/terminal.hpp"
#include "trace/timeline.hpp"

namespace cli {

// A line a change; on a screen too narrow for that, a line an event and, below it, a line a change.
std::vector<std::string> timeline_lines(const trace::Timeline& timeline, const Screen& screen);

// The first and the last of many lines, and between them how many more there are and `where`.
std::vector<std::string> shortened(std::vector<std::string> lines, const std::string& where, const Screen& screen);

std::string joined(const std::vector<std::string>& lines);

}  // namespace cli
