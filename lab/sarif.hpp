// A suite's findings as SARIF 2.1.0, which code hosts show at the lines that they are about.
#pragma once

#include <string>
#include <vector>

#include "lab/suite.hpp"

namespace lab {

std::string sarif_json(const std::vector<SuiteCase>& cases);

}  // namespace lab
