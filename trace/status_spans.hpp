// For how long everything had its status: the bars on the lanes of a run.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "trace/lanes.hpp"
#include "trace/status_telling.hpp"

namespace trace {

struct StatusSpan {
  LaneId lane = 0;
  Track track{};
  std::string value;
  Tone tone{};
  sim::Time from{};
  std::optional<sim::Time> until;  // none: it lasted at the end
  EventId event = 0;               // that began it
};

// Calls each when it ends, those that last at the end of the trace last. What took no time is left out.
void each_status_span(Reader& reader, const Lanes& lanes, const std::function<void(const StatusSpan&)>& visit);

}  // namespace trace
