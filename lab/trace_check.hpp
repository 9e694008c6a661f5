// Checks a recorded trace: what its run found broken, and again whatever can be seen from its rows alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "trace/reader.hpp"

namespace lab {

struct TraceFinding {
  trace::EventId event = 0;  // 0: of none
  sim::Time at{};
  std::string resource;
  std::string message;
};

// One of the checks, and what it found.
struct TraceCheckRow {
  std::string_view name;
  std::string_view sentence;
  std::uint64_t examined = 0;
  std::string_view unit;               // what was examined: "event", "change" …
  std::vector<TraceFinding> findings;  // the first ones
  std::uint64_t found = 0;             // all of them

  void report(TraceFinding finding);
};

struct TraceCheck {
  std::string title;
  sim::Time end{};        // the last event's moment
  bool finished = false;  // an unfinished run says nothing about what would have come
  std::vector<TraceCheckRow> rows;

  [[nodiscard]] bool held() const;
};

TraceCheck check_trace(trace::Reader& reader);

}  // namespace lab
