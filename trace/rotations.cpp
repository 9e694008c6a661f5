// Pairing what began with what ended it.
#include "trace/rotations.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "model/actions.hpp"
#include "trace/status_spans.hpp"

namespace trace {

std::vector<RotationRecord> rotations_of(Reader& reader, const Lanes& lanes, sim::Time end) {
  using model::Action;
  constexpr std::array actions{Action::RotationStarted, Action::RotationSucceeded, Action::RotationFailed,
                               Action::RotationAbandoned};
  std::vector<RotationRecord> found;
  std::map<LaneId, std::size_t> open;
  std::map<LaneId, std::vector<std::size_t>> of_lane;
  reader.each_event_of(actions, [&](const EventRecord& event) {
    const auto lane = lanes.of(event.resource_id);
    if (!lane) return;
    if (event.name == "RotationStarted") {
      open[*lane] = found.size();
      of_lane[*lane].push_back(found.size());
      found.push_back({*lane, event.at, std::nullopt, "under way", event.id, std::nullopt});
    } else if (const auto at = open.find(*lane); at != open.end()) {
      RotationRecord& one = found[at->second];
      one.ended = event.at;
      one.last = event.id;
      one.outcome = event.name == "RotationSucceeded" ? "succeeded"
                    : event.name == "RotationFailed"  ? "failed"
                                                      : "abandoned";
      open.erase(at);
    }
  });
  each_status_span(reader, lanes, [&](const StatusSpan& span) {
    const auto own = of_lane.find(span.lane);
    if (span.track != Track::gap || own == of_lane.end()) return;
    // The last that had started when the gap began.
    const auto after = std::ranges::find_if(own->second, [&](std::size_t at) { return found[at].started > span.from; });
    if (after == own->second.begin()) return;
    RotationRecord& one = found[*std::prev(after)];
    one.gap = one.gap.value_or(sim::Duration{}) + (span.until.value_or(end) - span.from);
  });
  return found;
}

}  // namespace trace
