// A timeline as lines that fit the screen.
#pragma once

#include <string>
#include <vector>

#include "cli/terminal.hpp"
#include "trace/timeline.hpp"

namespace cli {

// On a narrow screen without the moments, whose offsets say the same, and cut at its edge.
std::vector<std::string> timeline_lines(const trace::Timeline& timeline, const Screen& screen);

// The first and the last of many lines, and between them how many more there are and `where`.
std::vector<std::string> shortened(std::vector<std::string> lines, const std::string& where, const Screen& screen);

std::string joined(const std::vector<std::string>& lines);

}  // namespace cli
