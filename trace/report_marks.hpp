// Bars and marks of one lane, drawn together where there are more of them than anybody can tell apart.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/time.hpp"
#include "trace/rows.hpp"
#include "trace/status_spans.hpp"

namespace trace {

struct ReportBar {
  sim::Time from{};
  sim::Time until{};
  std::string value;
  Tone tone{};
  EventId event = 0;
  std::size_t times = 1;  // more: so many in a row, of which this is the worst
};

// In the order of their times. Of those that are shorter than `width` each stretch of that length keeps one.
void thin_bars(std::vector<ReportBar>& bars, sim::Time start, sim::Duration width);

struct ReportMark {
  sim::Time from{};
  sim::Time until{};
  std::string kind;  // call, fault, label, logins, rotation, violation, expectation
  std::string text;
  EventId event = 0;
  std::size_t times = 1;  // more: it stands for so many of its kind, the first of which it tells
};

// Of each kind, each stretch of this length keeps one.
void thin_marks(std::vector<ReportMark>& marks, sim::Time start, sim::Duration width);

}  // namespace trace
