// A run as the events of Chrome's trace format, which ui.perfetto.dev and chrome://tracing open. Source: Trace Event
// Format (Chromium project).
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>

#include "trace/reader.hpp"

namespace trace {

// A process is a cluster with what is its own, a thread a lane of it or one attribute on it. Statuses and rotations are
// slices, as are calls and what services did, with a flow from each to what it led to; faults, failed logins, broken
// invariants and failed expectations are instants. Times are microseconds since the run's start.
void each_perfetto_event(Reader& reader, const std::function<void(const nlohmann::ordered_json&)>& visit);

}  // namespace trace
