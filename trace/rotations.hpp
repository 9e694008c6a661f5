// The rotations of a run, from their starts to their outcomes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "trace/lanes.hpp"

namespace trace {

struct RotationRecord {
  LaneId secret = 0;
  sim::Time started{};
  std::optional<sim::Time> ended;
  std::string outcome = "under way";  // succeeded, failed, abandoned
  EventId last = 0;                   // the event that ended it, or else the first
  std::optional<sim::Duration> gap;   // for how long AWSCURRENT did not open the database, if at all
};

// In the order of their starts. A gap that is open lasts until `end`.
std::vector<RotationRecord> rotations_of(Reader& reader, const Lanes& lanes, sim::Time end);

}  // namespace trace
