// Filtering in slices; sorting when all rows are there.
#include "viewer/event_table.hpp"

#include <algorithm>
#include <numeric>

#include "sim/bug.hpp"

namespace viewer {
namespace {

bool by_time(EventSort sort) { return sort.column == EventColumn::number || sort.column == EventColumn::time; }

}  // namespace

void EventTable::show(const TraceView& view, const EventFilter& filter, EventSort sort) {
  const bool other = !begun_ || filter != filter_ || sort != sort_;
  if (other) {
    found_ = NumberList();
    searched_ = 0;
  } else if (view.run().events == last_) {
    return;
  }
  order_.clear();  // until the new ones are in their places
  key_numbers_.clear();
  keys_.clear();
  begun_ = true;
  filter_ = filter;
  sort_ = sort;
  last_ = view.run().events;
  complete_ = false;
  note_.clear();
}

bool EventTable::refine(const TraceView& view, std::size_t rows) {
  if (complete_ || !view.prepare(filter_, rows)) return false;
  const EventId stop = std::min({last_, view.events_known(), searched_ + static_cast<EventId>(rows)});
  const std::size_t before = found_.size();
  if (searched_ < last_) {
    for (const EventId id : view.passing(searched_ + 1, stop, filter_)) found_.append(id);
    searched_ = std::max(searched_, stop);
    if (searched_ < last_) return found_.size() != before;
  }
  if (by_time(sort_)) {
    complete_ = true;
  } else if (found_.size() > sortable_rows) {
    complete_ = true;
    note_ = "Too many rows to sort by " + std::string(event_column_name(sort_.column)) + ": filter first.";
  } else {
    read_keys(view, rows);
    if (keys_.size() < found_.size()) return found_.size() != before;
    sort();
    complete_ = true;
  }
  return true;
}

void EventTable::read_keys(const TraceView& view, std::size_t rows) {
  std::vector<std::uint32_t> ids;
  NumberList::Walk walk(found_);
  for (walk.go_to(keys_.size()); !walk.over() && ids.size() < rows; walk.next()) {
    ids.push_back(static_cast<std::uint32_t>(walk.number()));
  }
  for (std::string& key : view.sort_keys(ids, sort_.column)) {
    const auto number = static_cast<std::uint32_t>(key_numbers_.size());
    keys_.push_back(key_numbers_.try_emplace(std::move(key), number).first->second);
  }
}

void EventTable::sort() {
  std::vector<std::uint32_t> rank(key_numbers_.size());
  std::uint32_t next = 0;
  for (const auto& [key, number] : key_numbers_) rank[number] = next++;
  std::vector<std::uint32_t> ids;
  ids.reserve(found_.size());
  for (NumberList::Walk walk(found_); !walk.over(); walk.next()) {
    ids.push_back(static_cast<std::uint32_t>(walk.number()));
  }
  order_.resize(ids.size());
  std::iota(order_.begin(), order_.end(), 0U);
  std::ranges::stable_sort(order_, {}, [&](std::uint32_t place) { return rank[keys_[place]]; });
  for (std::uint32_t& place : order_) place = ids[place];
  key_numbers_.clear();
  keys_ = {};
}

double EventTable::progress() const {
  return last_ == 0 ? 1 : static_cast<double>(searched_) / static_cast<double>(last_);
}

EventId EventTable::at(std::size_t row) const {
  sim::require(row < size(), "a row of the table");
  const std::size_t place = sort_.descending ? size() - 1 - row : row;
  if (!in_order()) return order_[place];
  NumberList::Walk walk(found_);
  walk.go_to(place);
  return walk.number();
}

std::size_t EventTable::row_of(EventId event) const {
  std::size_t place = 0;
  if (in_order()) {
    const std::size_t after = found_.place_of(event + 1);
    if (after == 0) return size();
    place = after - 1;
  } else {
    const auto found = std::ranges::find(order_, static_cast<std::uint32_t>(event));
    if (found == order_.end()) return size();
    place = static_cast<std::size_t>(found - order_.begin());
  }
  return sort_.descending ? size() - 1 - place : place;
}

}  // namespace viewer
