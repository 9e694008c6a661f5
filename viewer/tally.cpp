// Packing steps in groups, with their sums.
#include "viewer/tally.hpp"

#include <algorithm>

#include "viewer/seven_bits.hpp"

namespace viewer {

using trace::EventId;

void Tally::step(EventId event, int by, const Moments& when) {
  if (pending_.event != 0 && when.moment_of(pending_.event) != when.moment_of(event)) {
    if (pending_.sum != last_.sum) keep(pending_);
    pending_.event = 0;
  }
  pending_ = {event, (pending_.event == 0 ? last_.sum : pending_.sum) + by};
}

void Tally::keep(Step step) {
  const auto sum = static_cast<std::int32_t>(step.sum);
  if (size_++ % together == 0) {
    stops_.push_back({static_cast<std::uint32_t>(last_.event), static_cast<std::uint32_t>(bytes_.size()),
                      static_cast<std::int32_t>(last_.sum), sum});
  }
  stops_.back().most = std::max(stops_.back().most, sum);
  append_number(bytes_, static_cast<std::uint64_t>(step.event - last_.event));
  // Small steps in both directions are small numbers.
  const std::int64_t by = step.sum - last_.sum;
  append_number(bytes_, static_cast<std::uint64_t>(by < 0 ? -2 * by - 1 : 2 * by));
  last_ = step;
}

template <class Visit>
void Tally::each(std::size_t group, const Visit& visit) const {
  std::size_t byte = stops_[group].byte;
  Step step{stops_[group].event, stops_[group].sum};
  const std::size_t count = std::min(together, size_ - group * together);
  for (std::size_t i = 0; i < count; ++i) {
    step.event += static_cast<EventId>(number_at(bytes_, byte));
    const auto by = static_cast<std::int64_t>(number_at(bytes_, byte));
    step.sum += by % 2 == 0 ? by / 2 : -(by + 1) / 2;
    if (!visit(step)) return;
  }
}

std::size_t Tally::groups_until(EventId event) const {
  const Stop* const later =
      std::partition_point(stops_.begin(), stops_.end(), [&](const Stop& one) { return EventId{one.event} < event; });
  return static_cast<std::size_t>(later - stops_.begin());
}

std::int64_t Tally::after(EventId event) const {
  if (pending_.event != 0 && pending_.event <= event) return pending_.sum;
  const std::size_t groups = groups_until(event);
  if (groups == 0) return 0;
  std::int64_t sum = stops_[groups - 1].sum;
  each(groups - 1, [&](const Step& step) {
    if (step.event <= event) sum = step.sum;
    return step.event <= event;
  });
  return sum;
}

std::int64_t Tally::most(EventId first, EventId last) const {
  std::int64_t found = after(first - 1);
  if (pending_.event >= first && pending_.event <= last) found = std::max(found, pending_.sum);
  const std::size_t end = groups_until(last);
  for (std::size_t group = std::max<std::size_t>(groups_until(first), 1) - 1; group < end; ++group) {
    const bool begins_inside = stops_[group].event >= first;
    const bool ends_inside = group + 1 < stops_.size() ? stops_[group + 1].event <= last : last_.event <= last;
    if (begins_inside && ends_inside) {
      found = std::max<std::int64_t>(found, stops_[group].most);
      continue;
    }
    each(group, [&](const Step& step) {
      if (step.event >= first && step.event <= last) found = std::max(found, step.sum);
      return step.event <= last;
    });
  }
  return found;
}

}  // namespace viewer
