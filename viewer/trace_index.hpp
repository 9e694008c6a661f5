// What the viewer keeps of a trace in memory, read a little at a time: events as columns, what each lane's tracks said,
// where each lane's changes stand.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "trace/lanes.hpp"
#include "trace/reader.hpp"
#include "viewer/event_columns.hpp"
#include "viewer/few_of.hpp"
#include "viewer/number_list.hpp"
#include "viewer/resource_table.hpp"
#include "viewer/tally.hpp"
#include "viewer/turn_list.hpp"

namespace viewer {

using LaneTurns = FewOf<TurnList>;  // by track

// The events of a lane by what they leave on it: first the kinds of marks, then
using LaneEvents = FewOf<NumberList>;
inline constexpr std::size_t no_mark = mark_kind_count;
inline constexpr std::size_t rotations_only = mark_kind_count + 1;  // begun or ended; they are among the others, too

class TraceIndex {
 public:
  TraceIndex();
  TraceIndex(const TraceIndex&) = delete;
  TraceIndex& operator=(const TraceIndex&) = delete;

  // What there is to read, and who there is: at the beginning, and again when the trace has grown.
  void look(trace::Reader& reader);
  // Reads about so many rows. False: there was nothing left.
  bool read(trace::Reader& reader, std::size_t rows);
  // The lanes, with what is known by now of who uses what, and what is foretold of it.
  void place_lanes(std::span<const trace::LaneUse> foretold = {});

  [[nodiscard]] bool complete() const;
  [[nodiscard]] double progress() const;      // from 0 to 1
  [[nodiscard]] std::size_t to_read() const;  // rows
  [[nodiscard]] bool lanes_outdated() const { return outdated_; }

  [[nodiscard]] std::size_t times_placed() const { return times_placed_; }  // the lanes; another number: others
  [[nodiscard]] const trace::Lanes& lanes() const { return *lanes_; }
  [[nodiscard]] const EventColumns& events() const { return events_; }
  // The last event whose changes are read, too.
  [[nodiscard]] trace::EventId known_until() const { return changes_until_; }

  [[nodiscard]] const ResourceTable& resources() const { return resources_; }
  [[nodiscard]] const std::vector<trace::ResourceRecord>& lane_resources() const { return records_; }
  [[nodiscard]] std::optional<trace::LaneId> lane_of(trace::ResourceId id) const;
  [[nodiscard]] trace::ResourceId resource_of(trace::LaneId lane) const { return lane_owner_.at(lane); }

  [[nodiscard]] const TurnList& turns(trace::LaneId lane, trace::Track track) const;
  [[nodiscard]] const LaneEvents& events_of(trace::LaneId lane) const;
  // The rows of changes of what is on the lane; none: of what has no lane.
  [[nodiscard]] const NumberList& changes_of(std::optional<trace::LaneId> lane) const;
  // Who uses what, each pair once: the owners of lanes.
  [[nodiscard]] const std::vector<trace::LaneUse>& uses() const { return uses_; }
  [[nodiscard]] std::vector<trace::ResourceId> used_by(trace::ResourceId user) const;
  // How many secrets were impaired, or in their gap.
  [[nodiscard]] const Tally& impaired() const { return impaired_; }
  [[nodiscard]] const Tally& gaps() const { return gaps_; }
  // Logins in stretches of equal length since the start of the run.
  struct Logins {
    std::uint64_t ok = 0;
    std::uint64_t failed = 0;
  };
  [[nodiscard]] const std::vector<Logins>& logins() const { return logins_; }
  [[nodiscard]] sim::Duration login_stretch() const { return login_stretch_; }

 private:
  static constexpr std::uint32_t no_lane = static_cast<std::uint32_t>(-1);

  void take(const trace::PlainEvent& event);
  void take(const trace::ChangeRowNumbers& change);
  void take(const trace::LoginRow& login);
  void take(const trace::StatusTurn& turn);
  void count(Tally& tally, trace::EventId event, bool before, bool now) const;
  [[nodiscard]] std::size_t slot(trace::ResourceId id) const;

  sim::Time start_{};
  trace::EventId last_event_ = 0;
  std::int64_t last_change_ = 0;
  std::int64_t last_login_ = 0;
  std::int64_t changes_read_ = 0;
  std::int64_t changes_of_known_ = 0;  // the last row of a change that an event in memory made
  std::int64_t logins_read_ = 0;
  trace::EventId changes_until_ = 0;

  ResourceTable resources_;
  std::vector<trace::ResourceRecord> records_;
  std::unique_ptr<trace::Lanes> lanes_;
  std::vector<std::uint32_t> lane_of_;  // by number of the resource
  std::vector<trace::ResourceId> lane_owner_;
  bool outdated_ = false;
  std::size_t times_placed_ = 0;
  bool fresh_records_ = false;                                                // since they were placed
  std::vector<std::pair<trace::ResourceId, trace::ResourceId>> placed_uses_;  // of which, ascending

  EventColumns events_;
  trace::StatusTelling telling_;
  std::vector<LaneTurns> turns_;           // by lane
  std::vector<LaneEvents> lane_events_;    // by lane
  std::vector<std::uint8_t> of_interest_;  // by attribute: told on a track, a use, an existence
  std::vector<NumberList> changes_;        // by lane, the first of what has none
  std::set<std::pair<trace::ResourceId, trace::ResourceId>> used_;
  std::vector<trace::LaneUse> uses_;
  Tally impaired_;
  Tally gaps_;
  std::vector<Logins> logins_;
  sim::Duration login_stretch_ = std::chrono::minutes(1);
};

}  // namespace viewer
