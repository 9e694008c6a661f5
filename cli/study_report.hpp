// A study's results on the screen and for programs.
#pragma once

#include <string>
#include <vector>

#include "cli/format.hpp"
#include "trace/study_file.hpp"

namespace cli {

// A row a point: its levels, and each measure's mean with its interval; then the paired differences to the first point.
// Then what is to be taken with care, runs that did not hold or failed among it.
std::string study_text(const trace::StudyFile& study, const Screen& screen);
Json study_json(const trace::StudyFile& study);
// The summary, a line a row, its first line the columns' names.
std::string study_csv(const trace::StudyFile& study);

}  // namespace cli
