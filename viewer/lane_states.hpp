// What everything on a lane was like at a moment, from its changes: those of a short lane are kept once they are read,
// a long one is read a little at each call.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "trace/reader.hpp"
#include "viewer/trace_index.hpp"

namespace viewer {

// The last value of each attribute of everything on a lane, at a moment.
struct LaneState {
  std::map<std::pair<trace::ResourceId, std::uint16_t>, trace::ChangeRowNumbers> last;
  std::size_t changes = 0;  // that it is made of
  bool complete = true;     // false: what was set long ago, and never again, may be missing

  // sim::absent: it has none.
  [[nodiscard]] std::int64_t value(trace::ResourceId resource, std::uint16_t attribute) const;
};

// How lanes are read.
struct LaneReading {
  std::size_t short_lane = 5'000;       // changes that a short one has at most
  std::size_t rows_a_call = 5'000;      // of a long one
  std::size_t last_rows = 2'000;        // of a long one, of which its state is guessed until it is read
  std::size_t between_states = 50'000;  // changes of a long one between states that are kept
};

class LaneStates {
 public:
  explicit LaneStates(const TraceIndex& index, LaneReading reading = {}) : index_(&index), reading_(reading) {}

  // After this event; of the lane of what has none, with none. Holds until the next call.
  const LaneState& after(trace::Reader& reader, std::optional<trace::LaneId> lane, trace::EventId event);
  // How many changes after() would have to read for it now; of a long lane that was asked for before, 0.
  [[nodiscard]] std::size_t unread(std::optional<trace::LaneId> lane) const;
  // All changes of a short lane up to and with this event, in their order; none: it is a long one.
  std::optional<std::vector<trace::ChangeRowNumbers>> changes(trace::Reader& reader, std::optional<trace::LaneId> lane,
                                                              trace::EventId event);

 private:
  struct Kept {
    std::optional<trace::LaneId> lane;
    std::vector<trace::ChangeRowNumbers> changes;  // of a short lane
    LaneState state;                               // of a long one: all up to a place
    std::vector<LaneState> earlier;                // of a long one: at some places before
    LaneState guess;                               // of a long one that is not read up to the moment
    std::size_t guessed_at = 0;
  };

  Kept& kept(std::optional<trace::LaneId> lane);
  void read_all(trace::Reader& reader, Kept& kept, const NumberList& rows);
  const LaneState& of_short(Kept& kept, std::size_t count);
  const LaneState& of_long(trace::Reader& reader, Kept& kept, const NumberList& rows, std::size_t count);
  [[nodiscard]] bool is_short(const NumberList& rows) const { return rows.size() <= reading_.short_lane; }
  std::size_t count_until(trace::Reader& reader, const NumberList& rows, trace::EventId event);

  const TraceIndex* index_;
  LaneReading reading_;
  std::list<Kept> kept_;  // the latest at the end
  std::size_t changes_kept_ = 0;
  trace::EventId last_event_ = -1;  // that was asked for, and
  std::int64_t last_row_ = 0;       // the last row up to it
};

}  // namespace viewer
