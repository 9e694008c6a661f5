// What two runs were made from, compared: the script's lines, parameters, seed and the like.
#pragma once

#include <vector>

#include "trace/comparison.hpp"

namespace trace {

// Lines of the scripts that differ, those that contain `roots` (a line of each; 0: none) or are nearest before them
// first of all; then facts and parameters, then the other lines. A command is compared by its words.
std::vector<Difference> input_differences(Reader& first, Reader& second, std::array<int, 2> roots,
                                          const CommandWords& words);

}  // namespace trace
