// Scenarios that are well and scenarios that are not by their shape alone, for whoever reads scenarios.
#pragma once

#include <string>
#include <vector>

namespace reading {

std::vector<std::string> good_examples();  // with every key and every word of the language
std::vector<std::string> bad_examples();

}  // namespace reading
