// Writes a script as a scenario file that is read back to an equal script, marks aside.
#pragma once

#include <string>

#include "scenarios/script.hpp"

namespace scenarios {

// The text of the file, with no more than it takes: what has its default is left out.
std::string yaml_of(const Script& script);

}  // namespace scenarios
