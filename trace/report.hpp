// What a report of a run says, as data: what was run and how it ended, the lanes of its timeline, its tables. How it
// looks is somebody else's business.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>

#include "trace/reader.hpp"

namespace trace {

// How much of a large run is told. What is left out is said in the report's `notes` and in its tables' `note`.
struct ReportLimits {
  std::size_t lanes = 200;    // those with something wrong first
  std::size_t marks = 12000;  // bars and marks, on all lanes together; about
  std::size_t rows = 200;     // of a table
};

// {title, scenario, seed, …, finished, held, notes, timeline, tables}. Instants are microseconds since 1970, but in the
// timeline since the run's start; spans are microseconds.
nlohmann::ordered_json report(Reader& reader, const ReportLimits& limits = {});

// Of that, {start, end, notes, timeline}.
nlohmann::ordered_json report_of_lanes(Reader& reader, const ReportLimits& limits = {});

}  // namespace trace
