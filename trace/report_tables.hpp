// The tables of a report: measures, logins, rotations, costs, what was broken and what was expected in vain, and the
// guesses that the run rested on.
#pragma once

#include <nlohmann/json.hpp>

#include "trace/lanes.hpp"
#include "trace/report_timeline.hpp"

namespace trace {

// [{id, caption, note, total, columns: [{name, as}], rows: [[…]]}]. `as` is what a column's values are: text, count,
// number, moment, span, usd, or reasons, which are counts by name. A table without rows is left out.
nlohmann::ordered_json report_tables(Reader& reader, const Lanes& lanes, const ReportMatter& matter,
                                     const ReportLimits& limits);

}  // namespace trace
