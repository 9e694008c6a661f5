// The commands of a run: what was typed, by whom, and what came back.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "trace/reader.hpp"

namespace trace {

struct CallFilter {
  std::optional<int> line;                 // of the scenario
  std::optional<ResourceRecord> resource;  // or what belongs to it
};

// Calls `visit` with every command that the filter lets through, in the order in which they were run.
void each_call(Reader& reader, const CallFilter& filter, const std::function<void(const EventRecord&)>& visit);

// What AWS's command line prints: the answer as JSON or what went wrong, without a line feed; empty where it prints
// nothing.
std::string printed_answer(const EventRecord& call);

}  // namespace trace
