// The dependency graph of a trace at a moment, as DOT.
#pragma once

#include <optional>
#include <string>

#include "trace/reader.hpp"

namespace lab {

struct GraphOptions {
  std::optional<sim::Time> at;  // none: at the end
  // Only this resource and what depends on it.
  std::optional<trace::ResourceRecord> of;
};

// Throws trace::Error where `of` did not exist then.
std::string trace_graph(trace::Reader& reader, const GraphOptions& options);

}  // namespace lab
