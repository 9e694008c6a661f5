// Whether a call is within the quotas of its account and Region.
#pragma once

#include "model/step.hpp"

namespace model {

// Refuses a call whose operation has had as many calls in this second of the clock as its quota allows, or a fault
// throttles it. Counts nothing.
Outcome within_rate(const Step& step, Action action, Name account, Name region);
// Counts a call against its quota. Calls that are refused are not counted, unlike AWS does.
void count_call(Step& step, Action action, Name account, Name region);

// Refuses a call that would make one resource more than its quota allows.
Outcome within_count(const Step& step, const Call& call);

}  // namespace model
