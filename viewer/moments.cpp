// Moments between known ones.
#include "viewer/moments.hpp"

#include <algorithm>

namespace viewer {

using trace::EventId;

void SparseMoments::add(EventId event, std::int64_t at) {
  if (known_.empty() || (event > known_.back().first && at >= known_.back().second)) known_.emplace_back(event, at);
}

std::int64_t SparseMoments::moment_of(EventId event) const {
  const auto after = std::ranges::upper_bound(known_, event, {}, &std::pair<EventId, std::int64_t>::first);
  if (after == known_.begin()) return known_.empty() ? 0 : known_.front().second;
  const auto& [first, from] = *std::prev(after);
  if (after == known_.end()) return from;
  const double part = static_cast<double>(event - first) / static_cast<double>(after->first - first);
  return from + static_cast<std::int64_t>(part * static_cast<double>(after->second - from));
}

EventId SparseMoments::last_event_until(std::int64_t at) const {
  const auto after = std::ranges::upper_bound(known_, at, {}, &std::pair<EventId, std::int64_t>::second);
  if (after == known_.begin()) return 0;
  EventId first = std::prev(after)->first;
  for (EventId last = after == known_.end() ? first : after->first - 1; first < last;) {
    const EventId middle = first + (last - first + 1) / 2;
    if (moment_of(middle) <= at) {
      first = middle;
    } else {
      last = middle - 1;
    }
  }
  return first;
}

}  // namespace viewer
