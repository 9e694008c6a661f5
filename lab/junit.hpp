// A suite's outcome as JUnit's XML, in the form that Jenkins, GitLab and Surefire's readers share.
#pragma once

#include <string>
#include <vector>

#include "lab/suite.hpp"

namespace lab {

// A `testsuite` for every folder of names, a `testcase` for every scenario; what did not hold is its `failure`, a
// mistake or a bug its `error`.
std::string junit_xml(const std::vector<SuiteCase>& cases);

}  // namespace lab
