// The AWS CLI's shorthand for structures: `AutomaticallyAfterDays=7,Duration=3h`.
#pragma once

#include <string_view>

#include "aws/value.hpp"

namespace aws {

// A structure whose values are texts, lists ([a,b], or a,b after a key) and structures ({a=b}). Throws Mistake.
Value read_shorthand(std::string_view text);

}  // namespace aws
