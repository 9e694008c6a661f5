// Scripts without what is only about the text that they were read from, so that two can be compared.
#pragma once

#include "scenarios/script.hpp"

namespace reading {

// No marks, no remarks, and policies without line breaks.
scenarios::Script bare(scenarios::Script script);

}  // namespace reading
