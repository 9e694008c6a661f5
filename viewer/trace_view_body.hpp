// What is behind a TraceView: the open trace, its index, and answers that are kept.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "viewer/lane_neighbours.hpp"
#include "viewer/lane_states.hpp"
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

struct TraceView::Body {
  Body(const std::filesystem::path& path, std::size_t at_once);

  // Reads the run's facts and results, and what there is to index.
  void look();
  bool refresh(std::size_t rows);
  void check_file();
  // What a track said, as far as it is known.
  [[nodiscard]] const TurnList& turns(trace::LaneId lane, trace::Track track);
  [[nodiscard]] std::optional<Turn> turn_at(trace::LaneId lane, trace::Track track, sim::Time at);
  [[nodiscard]] const Moments& when() const;  // the moments of their events

  [[nodiscard]] std::int64_t end() const { return run.end.time_since_epoch().count(); }
  // What lasts lasts until here: the end, or as far as is read.
  [[nodiscard]] std::int64_t told_until() const;
  std::string_view text_on(trace::Track track, trace::TrackValue value);
  std::string_view text_of(trace::TextId id);
  // What is written beside an event of this type.
  std::string_view type_text(TypeId type);
  // The numbers of the events in the range: the first, and the one after the last.
  [[nodiscard]] std::pair<EventId, EventId> events_in(TimeRange range) const;
  // For each of so many columns of a range, and for its end, the number of the first event not before it.
  const std::vector<EventId>& column_events(TimeRange range, std::size_t columns);
  // Searches on for a text, in so many rows; the search, which may not be over.
  const trace::TextSearch& search_for(const std::string& text, std::size_t rows);
  const LaneState& state(std::optional<trace::LaneId> lane, sim::Time at);
  [[nodiscard]] std::vector<trace::ChangeRecord> told(std::span<const trace::ChangeRowNumbers> changes) const;
  // How many secrets were impaired, or in their gap.
  const Tally& tally(PlotKind kind);
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

  std::vector<trace::ViolationRecord> violations;
  std::vector<trace::ExpectationRecord> expectations;
  std::vector<trace::AssumptionRecord> assumptions;
  std::vector<InvariantRow> invariants;
  std::vector<Flag> flags;  // in the order of time
  std::set<std::string> flag_texts;
  Lesson lesson;

  std::map<std::pair<trace::Track, trace::TrackValue>, std::string> track_texts;
  std::unordered_map<trace::TextId, std::string> texts;
  LaneStates states{index};
  LaneNeighbours neighbours;
  struct Columns {
    TimeRange range;
    std::uint64_t generation = 0;
    std::vector<EventId> first;
  } columns;
  std::map<PlotKind, Tally> preview_tallies;  // impaired secrets, gaps
  struct LoginSums {
    std::uint64_t generation = 0;
    std::vector<double> sums;  // up to each stretch
  };
  std::array<LoginSums, 2> login_sums;              // ok, failed
  std::map<std::chrono::year_month, double> costs;  // USD
  // The search for the text of the filter that was asked for last, in so many events.
  trace::TextSearch search;
  EventId searched_events = 0;
};

// Fills in what was found: invariants, flags, the lesson.
void tell_results(TraceView::Body& body);
// The flags alone: where they stand depends on the index.
void place_flags(TraceView::Body& body);

}  // namespace viewer
