// The timeline of a report: the lanes that are told, with their bars and marks, thinned until they fit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "trace/lanes.hpp"
#include "trace/report.hpp"
#include "trace/report_causes.hpp"

namespace trace {

// What the timeline is made of, read before.
struct ReportMatter {
  sim::Time start{};
  sim::Time end{};
  std::vector<ViolationRecord> violations;
  std::size_t expectations = 0;
  std::vector<ExpectationRecord> failed;
  std::vector<LoginSpell> logins;
};

// {groups: [{name, lanes: [{kind, name, from, until, tracks: [{name, spans}], marks}]}], causes}
// A span is [from, until, value, tone, cause, changes], a mark [from, until, kind, text, cause, how many]. Adds a
// sentence to `notes` for all that is left out or drawn together.
nlohmann::ordered_json report_timeline(Reader& reader, const Lanes& lanes, const ReportMatter& matter,
                                       const ReportLimits& limits, std::vector<std::string>& notes);

}  // namespace trace
