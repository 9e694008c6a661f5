// A value as a trace has it in a column of a view.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

namespace trace {

// NULL, a whole number, a real one, a text.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;

}  // namespace trace
