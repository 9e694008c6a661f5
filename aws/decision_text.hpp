// What authorization decided, for the trace and for people.
#pragma once

#include <string>

#include "model/authorization.hpp"

namespace aws {

// As JSON: the action, the decision (allowed, implicitDeny, explicitDeny), which policies decided, and the statement
// with its document and line. Empty where no policies were asked.
std::string decision(const model::Setting& setting, const model::Decision& decision);

// Why it was refused, as the end of a sentence: `no policy of the caller allows it`.
std::string denial_reason(const model::Setting& setting, const model::Decision& decision);

}  // namespace aws
