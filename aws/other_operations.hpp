// The names of AWS's operations that are not modelled, so that a message can tell them from a slip of the pen.
#pragma once

#include <string_view>

namespace aws {

// Whether the service has the operation, though not here.
bool is_other_operation(std::string_view service, std::string_view name);

}  // namespace aws
