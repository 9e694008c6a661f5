// A trace's calls and service events as CloudTrail records them: the public names and fields of its record contents,
// version 1.08. Source: CloudTrail User Guide, "CloudTrail record contents"; Secrets Manager User Guide, "Log events".
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>

#include "trace/reader.hpp"

namespace trace {

// Calls each event that CloudTrail would record, in their order. Left out are logins, faults, timers of the simulator
// and the events of RDS, which go elsewhere. Ids are made from the run's fingerprint or seed, so equal runs give equal
// records.
void each_cloudtrail_record(Reader& reader, const std::function<void(const nlohmann::ordered_json&)>& visit);

}  // namespace trace
