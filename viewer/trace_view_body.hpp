// What is behind a TraceView: the open trace, its index, and answers that are kept.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "viewer/preview.hpp"
#include "viewer/trace_index.hpp"
#include "viewer/trace_view.hpp"

namespace viewer {

// What tells whether somebody has written to a file since.
struct FileStamp {
  std::uintmax_t size = 0;
  std::uintmax_t log_size = 0;
  std::filesystem::file_time_type written{};
  std::filesystem::file_time_type log_written{};
  bool operator==(const FileStamp&) const = default;
};

// The last value of each attribute of everything on a lane, at a moment.
struct LaneState {
  std::optional<trace::LaneId> lane;
  EventId until = 0;     // after this event
  std::int64_t row = 0;  // the last change of anything on the lane
  bool complete = true;
  std::map<std::pair<ResourceId, std::uint16_t>, trace::ChangeRowNumbers> last;

  // sim::absent: it has none.
  [[nodiscard]] std::int64_t value(ResourceId resource, std::uint16_t attribute) const;
};

struct TraceView::Body {
  Body(const std::filesystem::path& path, std::size_t at_once);

  // Reads the run's facts and results, and what there is to index.
  void look();
  bool refresh(std::size_t rows);
  // What a track said, as far as it is known.
  [[nodiscard]] const TurnList& turns(trace::LaneId lane, trace::Track track);
  [[nodiscard]] const Moments& when() const;  // the moments of their events

  [[nodiscard]] std::int64_t end() const { return run.end.time_since_epoch().count(); }
  std::string_view text_on(trace::Track track, trace::TrackValue value);
  std::string_view text_of(trace::TextId id);
  // What is written beside an event of this type.
  std::string_view type_text(TypeId type);
  // The numbers of the events in the range: the first, and the one after the last.
  [[nodiscard]] std::pair<EventId, EventId> events_in(TimeRange range) const;
  // For each of so many columns of a range, and for its end, the number of the first event not before it.
  const std::vector<EventId>& column_events(TimeRange range, std::size_t columns);
  const LaneState& state(std::optional<trace::LaneId> lane, sim::Time at);
  [[nodiscard]] std::vector<trace::ChangeRecord> told(std::span<const trace::ChangeRowNumbers> changes) const;
  // What a violation or an expectation is flagged on.
  [[nodiscard]] std::optional<LaneId> flagged_lane(EventId event, std::string_view resource) const;

  std::filesystem::path path;
  std::unique_ptr<trace::Reader> reader;
  FileStamp stamp;
  RunInfo run;
  TraceIndex index;
  // Until the index is complete for the first time.
  std::optional<Preview> preview;
  std::uint64_t generation = 1;
  std::uint64_t turns_generation = 1;  // of what the tracks say

  std::vector<trace::ViolationRecord> violations;
  std::vector<trace::ExpectationRecord> expectations;
  std::vector<trace::AssumptionRecord> assumptions;
  std::vector<InvariantRow> invariants;
  std::vector<Flag> flags;  // in the order of time
  std::set<std::string> flag_texts;
  Lesson lesson;

  std::map<std::pair<trace::Track, trace::TrackValue>, std::string> track_texts;
  std::unordered_map<trace::TextId, std::string> texts;
  std::list<LaneState> states;  // those asked for last, the latest at the end
  struct Columns {
    TimeRange range;
    std::uint64_t generation = 0;
    std::vector<EventId> first;
  } columns;
  // +1 where a lane begins to say something, -1 where it ends to, summed up, by time: impaired secrets, gaps.
  struct Steps {
    std::uint64_t generation = 0;
    std::vector<std::pair<std::uint32_t, std::int32_t>> sums;  // by the number of the event
  };
  std::map<PlotKind, Steps> steps;
  struct LoginSums {
    std::uint64_t generation = 0;
    std::vector<double> sums;  // up to each stretch
  };
  std::array<LoginSums, 2> login_sums;              // ok, failed
  std::map<std::chrono::year_month, double> costs;  // USD
  struct Hits {
    std::string text;
    EventId events = 0;  // how many there were
    trace::TextHits found;
  } hits;  // of the text that was searched for last
};

// Fills in what was found: invariants, flags, the lesson.
void tell_results(TraceView::Body& body);

}  // namespace viewer
