// The rows of the event table: the events that a filter lets through, sorted, found a little at each frame.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "viewer/event_filter.hpp"
#include "viewer/number_list.hpp"
#include "viewer/trace_view.hpp"

namespace viewer {

// Columns other than number and time are sorted up to this many rows.
inline constexpr std::size_t sortable_rows = 100'000;

class EventTable {
 public:
  // Begins anew if one of these is another than before, or the trace has grown (then it goes on from its end).
  void show(const TraceView& view, const EventFilter& filter, EventSort sort);
  // Looks at up to so many events more. True: there are more rows than before, or they are in another order.
  bool refine(const TraceView& view, std::size_t rows);

  [[nodiscard]] std::size_t size() const { return found_.size(); }  // so far
  [[nodiscard]] bool complete() const { return complete_; }
  [[nodiscard]] double progress() const;  // from 0 to 1
  [[nodiscard]] const std::string& note() const {
    return note_;
  }                                                       // a sentence, such as: too many rows to sort; or empty
  [[nodiscard]] EventId at(std::size_t row) const;        // read its record with TraceView::event
  [[nodiscard]] std::size_t row_of(EventId event) const;  // of it, or of the nearest before it; size() if there is none

 private:
  EventFilter filter_;
  EventSort sort_;
  [[nodiscard]] bool in_order() const { return order_.empty(); }
  void read_keys(const TraceView& view, std::size_t rows);
  void sort();

  NumberList found_;                  // in the order of their numbers
  std::vector<std::uint32_t> order_;  // the same when they are sorted by something else; else empty
  // What they are sorted by, while it is being read: texts by their numbers, and each row's.
  std::map<std::string, std::uint32_t> key_numbers_;
  std::vector<std::uint32_t> keys_;
  EventId searched_ = 0;
  EventId last_ = 0;
  bool begun_ = false;
  bool complete_ = false;
  std::string note_;
};

}  // namespace viewer
