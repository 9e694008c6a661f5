// The texts of values that stand in the setting: names, policy documents, rotation schedules, a grant's operations.
#pragma once

#include <cstdint>
#include <string>

#include "model/fields.hpp"
#include "model/setting.hpp"

namespace trace {

// The text of a value of Form::text.
std::string value_text(const model::Setting& setting, model::ValueType type, std::int64_t value);

}  // namespace trace
