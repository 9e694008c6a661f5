// The commands that a page shows, and what it says they print.
#pragma once

#include <string>
#include <vector>

namespace tests {

struct Shown {
  std::string command;              // after `$ `
  std::vector<std::string> output;  // `…` stands for any lines
};

// Those of the page's blocks that are marked `console`.
std::vector<Shown> commands_of(const std::string& page);

// Whether the lines are there in this order, one after the other but where `…` stands; if not, a Catch2 message says
// which is missing.
bool shows(const std::vector<std::string>& actual, const std::vector<std::string>& expected);

// Without the spaces at their ends.
std::vector<std::string> lines_of(const std::string& text);

// The words between spaces.
std::vector<std::string> words_of(const std::string& command);

}  // namespace tests
