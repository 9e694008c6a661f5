// What a person has selected and where they are: pure state that all windows share, and pure functions on it.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "viewer/event_filter.hpp"
#include "viewer/time_range.hpp"
#include "viewer/trace_view.hpp"

namespace viewer {

// How much simulated time passes in a second.
inline constexpr std::array<sim::Duration, 10> playback_speeds{
    std::chrono::seconds(1), std::chrono::seconds(10), std::chrono::minutes(1), std::chrono::minutes(10),
    std::chrono::hours(1),   std::chrono::hours(6),    std::chrono::days(1),    std::chrono::days(3),
    std::chrono::days(7),    std::chrono::days(30)};

// What is looked for: the moment at which a condition begins to hold.
struct Search {
  Condition condition;
  EventId searched = 0;  // up to here it does not
  sim::Time begun_at{};  // where the cursor was
  EventId begun_on = 0;  // what was selected there
  bool waits = false;    // all that is written is searched, and more may come
};

struct Playback {
  bool playing = false;
  std::size_t speed = 4;        // of playback_speeds
  std::optional<Search> until;  // the cursor runs as fast as can be searched
};

struct Selection {
  ResourceId resource = ResourceId::none;
  EventId event = 0;
  sim::Time cursor{};
  TimeRange visible{};
  EventFilter filter;
  EventSort sort;
  Playback playback;
  bool step_in_selection = false;         // steps go from event to event of the selected resource, not of any
  std::optional<sim::Time> hidden_after;  // what is later would answer the question that is asked
  bool follow = true;                     // of a trace that is being written: the cursor stays at its end
};

// At the start of the run, all of it in sight; of one that is still being written at its end.
Selection initial_selection(const TraceView& view);

// Each moves the cursor, selects, and brings the place into sight where it was not.
void select_event(Selection& selection, const TraceView& view, EventId event);  // and its resource
void select_resource(Selection& selection, ResourceId resource);                // the cursor stays
void move_cursor(Selection& selection, const TraceView& view, sim::Time at);    // within the run; selects no event
// To the next or previous event, of the selected resource or of any. False: there is none.
bool step(Selection& selection, const TraceView& view, bool forward);

// `9d`, `+2d6h`, `2026-01-10T00:00:00Z`, `2026-01-10 00:00:00` and `2026-01-10` are moments, `#1234` is an event.
// Throws trace::Error with a sentence. What is before or after the run is its start or end, and then a sentence is
// returned.
std::string go_to(Selection& selection, const TraceView& view, std::string_view text);

void zoom(Selection& selection, const TraceView& view, sim::Time around, double factor);
void pan(Selection& selection, const TraceView& view, sim::Duration by);
void show_all(Selection& selection, const TraceView& view);

// Begins to look for the moment, after the cursor, at which the condition begins to hold. Throws trace::Error with a
// sentence where the text is no condition, or can never hold.
void run_until(Selection& selection, const TraceView& view, std::string_view text);

// Neither plays nor searches any longer.
void stop(Selection& selection);

enum class Passing : std::uint8_t { still, going, reached, not_reached };
// Lets so much real time pass: moves the cursor if it plays, and stops at the end. What is looked for is looked for a
// little further, whatever time passed: the cursor goes there, or back to where it was if that does not come.
// After a refresh() of a trace that grows: follows its end.
Passing advance(Selection& selection, const TraceView& view, std::chrono::duration<double> elapsed);

// The selection as JSON, for --script's dump and for tests: names, numbers and times as text, nothing of the screen.
std::string selection_json(const Selection& selection, const TraceView& view);

}  // namespace viewer
