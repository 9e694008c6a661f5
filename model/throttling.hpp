// Whether a call is within the quotas of its account and Region.
#pragma once

#include <optional>

#include "model/quotas.hpp"
#include "model/step.hpp"

namespace model {

// Refuses a call whose operation has had as many calls in this second of the clock as its quota allows, or a fault
// throttles it. Counts nothing.
Outcome within_rate(const Step& step, Action action, Name account, Name region);
// Counts a call against its quota. Calls that are refused are not counted, unlike AWS does.
void count_call(Step& step, Action action, Name account, Name region);

// What limits the rate of an operation, where AWS publishes it.
std::optional<Quota> rate_quota(Action action);

// Whether the account of a call has room in its Region for one resource more, or a key for one more of its own. Asked
// last, once nothing else stands against the call.
Outcome room_for_cluster(const Step& step, const Call& call);
Outcome room_for_instance(const Step& step, const Call& call);
Outcome room_for_secret(const Step& step, const Call& call);
Outcome room_for_key(const Step& step, const Call& call);
Outcome room_for_alias(const Step& step, KeyRow key);
Outcome room_for_grant(const Step& step, KeyRow key);

}  // namespace model
