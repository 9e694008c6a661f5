// The window with the table of events, and the filter above it.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "viewer/event_table.hpp"
#include "viewer/screen/look.hpp"
#include "viewer/selection.hpp"

namespace viewer {

struct EventsState {
  EventTable table;
  EventFilter filter;  // what it shows, to be brought into sight anew when it is another
  EventSort sort;
  EventId shown = 0;          // the selected event, or the one at the cursor, that was brought into sight last
  bool focus_text = false;    // the keyboard goes to the text of the filter
  bool busy = false;          // there is more to be found
  std::size_t rows = 10'000;  // that are looked at in a frame
  // The words that occur, for the lists of the filter.
  std::uint64_t generation = ~std::uint64_t{0};
  std::vector<std::string> names;
  std::vector<std::string> sources;
  std::vector<std::string> errors;
};

void draw_events(const TraceView& view, Selection& selection, EventsState& state, const Look& look);

}  // namespace viewer
