// Merging neighbours.
#include "trace/report_marks.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace trace {

void thin_bars(std::vector<ReportBar>& bars, sim::Time start, sim::Duration width) {
  std::vector<ReportBar> kept;
  std::int64_t last = -1;  // the stretch of the short ones at the end of `kept`
  for (ReportBar& bar : bars) {
    const std::int64_t at = bar.until - bar.from < width ? (bar.from - start) / width : -1;
    if (at >= 0 && at == last) {
      ReportBar& into = kept.back();
      into.until = bar.until;
      into.times += bar.times;
      if (bar.tone > into.tone) {
        into.tone = bar.tone;
        into.value = std::move(bar.value);
        into.event = bar.event;
      }
    } else {
      kept.push_back(std::move(bar));
    }
    last = at;
  }
  bars = std::move(kept);
}

void thin_marks(std::vector<ReportMark>& marks, sim::Time start, sim::Duration width) {
  std::ranges::stable_sort(marks, {}, &ReportMark::from);
  std::vector<ReportMark> kept;
  std::map<std::string, std::pair<std::int64_t, std::size_t>> last;  // of each kind: the stretch, and where it is kept
  for (ReportMark& mark : marks) {
    const std::int64_t at = (mark.from - start) / width;
    const auto known = last.find(mark.kind);
    if (known != last.end() && known->second.first == at) {
      ReportMark& into = kept[known->second.second];
      into.until = std::max(into.until, mark.until);
      into.times += mark.times;
    } else {
      last[mark.kind] = {at, kept.size()};
      kept.push_back(std::move(mark));
    }
  }
  marks = std::move(kept);
}

}  // namespace trace
