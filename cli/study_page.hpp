// A study's results as a page for a browser: one file that needs nothing else, not even a script.
#pragma once

#include <string>

#include "trace/study_file.hpp"

namespace cli {

std::string study_page(const trace::StudyFile& study);

}  // namespace cli
