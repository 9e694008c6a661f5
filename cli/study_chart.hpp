// A measure of a study as a picture: a row a point, its mean as a dot, its interval as a line.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "trace/study_file.hpp"

namespace cli {

// An SVG element whose colours are those of the text around it. With a title and a description for those who cannot see
// it.
std::string study_chart(const trace::StudyDesign& design, const std::vector<trace::StudySummary>& rows,
                        std::size_t measure);

// The same as a file of its own.
std::string study_chart_file(const trace::StudyDesign& design, const std::vector<trace::StudySummary>& rows,
                             std::size_t measure);

}  // namespace cli
