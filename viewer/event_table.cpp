// Filtering in slices; sorting when all rows are there.
#include "viewer/event_table.hpp"

#include <algorithm>
#include <numeric>

namespace viewer {
namespace {

bool by_time(EventSort sort) { return sort.column == EventColumn::number || sort.column == EventColumn::time; }

}  // namespace

void EventTable::show(const TraceView& view, const EventFilter& filter, EventSort sort) {
  const bool other = !begun_ || filter != filter_ || sort != sort_;
  if (other) {
    ids_.clear();
    searched_ = 0;
  } else if (view.run().events == last_) {
    return;
  } else if (!by_time(sort)) {
    std::ranges::sort(ids_);  // until the new ones are in their places
  }
  begun_ = true;
  filter_ = filter;
  sort_ = sort;
  last_ = view.run().events;
  complete_ = false;
  note_.clear();
}

bool EventTable::refine(const TraceView& view, std::size_t rows) {
  if (complete_) return false;
  const EventId stop = std::min({last_, view.events_known(), searched_ + static_cast<EventId>(rows)});
  const std::size_t before = ids_.size();
  for (const EventId id : view.passing(searched_ + 1, stop, filter_)) ids_.push_back(static_cast<std::uint32_t>(id));
  searched_ = std::max(searched_, stop);
  if (searched_ < last_) return ids_.size() != before;
  complete_ = true;
  if (by_time(sort_)) return true;
  if (ids_.size() > sortable_rows) {
    note_ = "Too many rows to sort by " + std::string(event_column_name(sort_.column)) + ": filter first.";
    return true;
  }
  const std::vector<std::string> keys = view.sort_keys(ids_, sort_.column);
  std::vector<std::uint32_t> order(ids_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&](std::uint32_t place) -> const std::string& { return keys[place]; });
  for (std::uint32_t& place : order) place = ids_[place];
  ids_ = std::move(order);
  return true;
}

double EventTable::progress() const {
  return last_ == 0 ? 1 : static_cast<double>(searched_) / static_cast<double>(last_);
}

EventId EventTable::at(std::size_t row) const { return ids_.at(sort_.descending ? ids_.size() - 1 - row : row); }

std::size_t EventTable::row_of(EventId event) const {
  if (!by_time(sort_) && complete_ && note_.empty()) {
    const auto found = std::ranges::find(ids_, static_cast<std::uint32_t>(event));
    if (found == ids_.end()) return ids_.size();
    const auto place = static_cast<std::size_t>(found - ids_.begin());
    return sort_.descending ? ids_.size() - 1 - place : place;
  }
  const auto after = std::ranges::upper_bound(ids_, static_cast<std::uint32_t>(event));
  if (after == ids_.begin()) return ids_.size();
  const auto place = static_cast<std::size_t>(after - ids_.begin()) - 1;
  return sort_.descending ? ids_.size() - 1 - place : place;
}

}  // namespace viewer
