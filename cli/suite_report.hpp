// What came of a suite, for people and for programs.
#pragma once

#include <string>
#include <vector>

#include "cli/format.hpp"
#include "lab/suite.hpp"

namespace cli {

// A line a scenario, below them what did not hold, and the sum.
std::string suite_text(const std::vector<lab::SuiteCase>& cases, const Screen& screen);

Json suite_json(const std::vector<lab::SuiteCase>& cases);

// The slow ones, from the slowest on; empty where none took long.
std::string slow_text(const std::vector<lab::SuiteCase>& cases);

}  // namespace cli
