// All that the viewer's windows ask of a trace. Knows no screen. What an answer costs depends on what is asked for, not
// on the length of the trace: so far as that needs an index, refresh() makes it, a little at each call.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/dependency_graph.hpp"
#include "trace/explanation.hpp"
#include "trace/lanes.hpp"
#include "trace/reader.hpp"
#include "trace/status_spans.hpp"
#include "viewer/event_columns.hpp"
#include "viewer/event_filter.hpp"
#include "viewer/time_range.hpp"

namespace viewer {

using trace::EventId;
using trace::LaneId;
using trace::ResourceId;

// ---- the run ----

// What does not change while one looks, but for `end`, `events` and `finished` of a trace that is still being written.
struct RunInfo {
  std::string title;
  std::string scenario;             // the file, as the run was given it
  std::vector<std::string> script;  // its lines, without literal passwords; the first is line 1; empty: not kept
  std::string seed;
  std::string version;      // of credsim
  std::string fingerprint;  // empty while it runs
  std::string level;        // how much was kept: changes, calls, all
  sim::Time start{};
  sim::Time end{};  // the last moment; never before start
  EventId events = 0;
  bool finished = false;  // false: still being written, or cut off
};

// ---- the timeline ----

// A stretch of one track of a lane: one status, or several that are together shorter than the resolution.
struct Bar {
  sim::Time from{};
  sim::Time until{};       // of one that lasts the end of the run
  std::string_view value;  // active, rotating, orders-1 is down …; of several the worst's. Lives as long as the view
  trace::Tone tone{};      // of several the worst
  EventId event = 0;       // that began it (the worst)
  std::uint32_t times = 1;
};

// call, refused call, fault, label, failed login, another attempt (one in vain, before it), service event, violation,
// failed expectation
std::string_view mark_kind_name(MarkKind kind);

// A point on a lane: one event, or several of one kind that are nearer to each other than the resolution.
struct Mark {
  sim::Time at{};
  MarkKind kind{};
  EventId event = 0;  // the first
  std::uint32_t times = 1;
  // What is written beside it: `AWSCURRENT`, `ModifyDBCluster`, `1045`; of several the first's. Lives as long as the
  // view.
  std::string_view text;
};

// A violation or a failed expectation, on a lane if it is about something that has one.
struct Flag {
  std::optional<LaneId> lane;
  Mark mark;
};

// How much happened in a column of the timeline.
struct Density {
  std::uint32_t events = 0;
  std::uint32_t refused = 0;  // of them: calls that were refused
  std::uint32_t failed_logins = 0;
};

struct Phase {
  std::string_view step;  // create, set, test, finish, retry. Lives as long as the view
  sim::Time from{};
  sim::Time until{};
  EventId event = 0;
};

struct Rotation {
  sim::Time started{};
  sim::Time ended{};          // of one that is under way the end of the run
  std::string_view outcome;   // succeeded, failed, abandoned, under way
  EventId event = 0;          // that began it
  std::vector<Phase> phases;  // in their order
};

// ---- the world at a moment ----

struct AttributeRow {
  std::string attribute;
  std::string value;
  ResourceId names = ResourceId::none;  // the resource that the value names, if it is one
  sim::Time since{};
  EventId event = 0;      // that gave it this value
  bool internal = false;  // the simulator's own bookkeeping
};

struct VersionRow {
  ResourceId id = ResourceId::none;
  std::string name;
  std::vector<std::string> labels;  // AWSCURRENT …; empty: deprecated
  std::string password;             // its number, #17; empty: none yet
  sim::Time created{};
  bool opens = false;  // it has the database's password
};

struct KinRow {
  ResourceId id = ResourceId::none;
  std::string kind;
  std::string name;
  std::string status;     // of its kind's most telling attribute; may be empty
  std::size_t count = 1;  // of clients that it stands for
};

// A resource as it was.
struct Inspection {
  trace::ResourceRecord resource;
  bool exists = false;                   // at that moment
  bool complete = true;                  // false: the index is not there yet; what is told may be older than the moment
  std::vector<AttributeRow> attributes;  // those that AWS shows first, each part by name
  std::vector<VersionRow> versions;      // of a secret, newest first
  std::vector<KinRow> uses;              // its parent, and what its attributes name and it does not own
  std::vector<KinRow> owns;              // whose parent it is: instances, secrets, `web × 10`; at most 200
  std::size_t owns_left_out = 0;
  // Of a secret, or of the cluster's: between when and when, or before when, its next rotation begins.
  std::optional<sim::Time> rotation_from;
  std::optional<sim::Time> rotation_until;
  std::string schedule;               // `7 days`, `cron(…)`; empty: none
  std::vector<std::string> troubles;  // `SecretStatus is impaired since 2026-01-19 02:49:07`; empty: all is well
};

struct HistoryRow {
  EventId event = 0;
  sim::Time at{};
  ResourceId resource = ResourceId::none;  // the resource itself or what belongs to it
  std::string name;
  std::string attribute;
  std::optional<std::string> before;
  std::optional<std::string> after;
  bool internal = false;
};

// ---- dependencies ----

struct GraphNode {
  ResourceId id = ResourceId::none;  // of a group of clients the first
  std::string kind;
  std::string name;    // `web × 10` of a group of clients
  std::string status;  // may be empty
  model::Health health = model::Health::well;
  std::uint32_t count = 1;  // of clients that it stands for
};

struct GraphEdge {
  std::size_t from = 0;  // the dependent's place in `nodes`
  std::size_t to = 0;    // what it depends on
  model::Dependency how{};
};

struct DependencyView {
  std::vector<GraphNode> nodes;  // ordered by their numbers: the same node keeps its place relative to the others
  std::vector<GraphEdge> edges;
  std::size_t left_out = 0;  // resources that were there, too
  bool complete = true;      // false: not all of it is read yet; there is nothing to show
  std::string problem;       // a sentence; not empty: there is no graph, such as of a trace without bookkeeping
};

// ---- results ----

enum class InvariantState : std::uint8_t { held, violated, open, not_checked };
std::string_view invariant_state_name(InvariantState state);

struct InvariantRow {
  std::string name;
  std::string sentence;
  InvariantState state{};
  std::vector<trace::ViolationRecord> violations;  // of it, the first 1,000
};

enum class PlotKind : std::uint8_t {
  impaired_secrets,
  gaps,
  failed_logins,
  logins,
  calls,
  refused_calls,
  events,
  cost
};
inline constexpr std::size_t plot_count = 8;

struct Plot {
  PlotKind kind{};
  std::string_view name;       // "impaired secrets"
  std::string_view unit;       // "secrets", "failed logins a minute", "USD so far"
  std::vector<double> values;  // one a column
  bool complete = true;        // false: of a sample, or of what has been read so far
};

struct Question {
  std::optional<sim::Time> at;  // where the cursor should be
  std::string ask;
  std::vector<std::string> choices;  // empty: a free answer
  std::string answer;
};

struct Lesson {
  std::string title;
  std::string description;
  std::vector<Question> questions;  // empty: the scenario has none
};

// ---- searching ----

// The answer to a search through events that may take several calls.
struct Found {
  EventId event = 0;       // 0: not found yet
  EventId searched = 0;    // up to here; give it back as `after` to go on
  bool exhausted = false;  // the end of the trace was reached, in the direction of the search
};

inline constexpr std::size_t all_rows = std::numeric_limits<std::size_t>::max();

class TraceView {
 public:
  // Opens a trace and indexes it, if it has no more rows than `at_once`; of a longer one there is a preview until
  // refresh() has read them. Throws trace::Error with a sentence for whatever is no trace, is damaged, locked or of
  // another version.
  explicit TraceView(const std::filesystem::path& path, std::size_t at_once = 1'500'000);
  ~TraceView();
  TraceView(const TraceView&) = delete;
  TraceView& operator=(const TraceView&) = delete;

  // ---- the run ----
  [[nodiscard]] const RunInfo& run() const;
  // Another number after every refresh() that found something new: what was asked for before may be told differently.
  [[nodiscard]] std::uint64_t generation() const;
  // How much of the trace is indexed, from 0 to 1. Below 1 the timeline is drawn from the trace's own overview, or from
  // a sample.
  [[nodiscard]] double indexed() const;
  // Reads up to so many rows more of what is not indexed yet (200,000 take some 50 ms), and follows a trace that is
  // still being written. True: something is new. Throws trace::Error when the file is taken away, or when
  // another run was written to it.
  bool refresh(std::size_t rows);
  // Throws trace::Error where another run stands in the file of a finished one by now.
  void check_file();

  // ---- lanes ----
  [[nodiscard]] const std::vector<trace::Lane>& lanes() const;
  [[nodiscard]] const std::vector<trace::LaneGroup>& groups() const;
  // The tracks that a lane has anything on, in the order in which they are drawn.
  [[nodiscard]] std::vector<trace::Track> tracks(LaneId lane) const;
  // Of the resource itself or of what it belongs to.
  [[nodiscard]] std::optional<LaneId> lane_of(ResourceId resource) const;
  [[nodiscard]] ResourceId resource_of(LaneId lane) const;  // of clients: the first of the group

  // ---- the timeline ----
  // All of them are of what overlaps the range, in the order of time. `resolution` is the time of one pixel or column.
  [[nodiscard]] std::vector<Bar> bars(LaneId lane, trace::Track track, TimeRange range, sim::Duration resolution) const;
  // Without failed logins where there are more than 4 of them in a column's time: then draw their density.
  [[nodiscard]] std::vector<Mark> marks(LaneId lane, TimeRange range, sim::Duration resolution) const;
  // One value for each of so many columns of equal width.
  [[nodiscard]] std::vector<Density> density(LaneId lane, TimeRange range, std::size_t columns) const;
  [[nodiscard]] std::vector<Rotation> rotations(LaneId secret, TimeRange range, sim::Duration resolution) const;
  // Violations and failed expectations of the run, wherever they are.
  [[nodiscard]] std::vector<Flag> flags(TimeRange range, sim::Duration resolution) const;
  // How it fares at a moment: the worst of the lane's tracks, of a cluster with its secret's; of clients how the last
  // login came out. None: it does not exist then.
  [[nodiscard]] std::optional<trace::Tone> health(LaneId lane, sim::Time at) const;
  // Whether anything on it was ever out of order, or a login failed; so far as is known by now.
  [[nodiscard]] bool had_trouble(LaneId lane) const;

  // ---- resources ----
  [[nodiscard]] trace::ResourceRecord resource(ResourceId id) const;
  // By name, `kind:name`, ARN or number, as `credsim explain` takes it; also by the name of a group of clients (the
  // first of them), and by the only name with a lane that begins so, `…` at its end or not. Throws trace::Error with
  // the nearest names.
  [[nodiscard]] ResourceId find(std::string_view text, sim::Time at) const;
  // Clusters, secrets, keys and clients whose names begin with or contain the text, best first: for completion.
  [[nodiscard]] std::vector<trace::ResourceRecord> matching(std::string_view text, std::size_t limit) const;
  [[nodiscard]] Inspection inspect(ResourceId resource, sim::Time at) const;
  // The last `limit` changes of the resource and of what belongs to it up to `until`, newest first.
  [[nodiscard]] std::vector<HistoryRow> history(ResourceId resource, sim::Time until, std::size_t limit) const;

  // ---- events ----
  [[nodiscard]] std::optional<trace::EventRecord> event(EventId id) const;
  [[nodiscard]] std::vector<trace::ChangeRecord> changes_of(EventId id) const;
  [[nodiscard]] EventId event_at(sim::Time at) const;     // the last one up to this moment, 0: none yet
  [[nodiscard]] EventId first_after(sim::Time at) const;  // the first later than this, 0: none
  [[nodiscard]] sim::Time time_of(EventId id) const;      // of 0 the start
  // The next or previous event that the filter lets through, `after` itself excluded. Looks at no more than `rows`.
  [[nodiscard]] Found next(EventId after, const EventFilter& filter, std::size_t rows = 200'000) const;
  [[nodiscard]] Found previous(EventId before, const EventFilter& filter, std::size_t rows = 200'000) const;
  // Looks for the text of the filter, in so many rows. False: call it again before anything is asked with the filter,
  // or the answer takes as long as the rest of the search.
  bool prepare(const EventFilter& filter, std::size_t rows) const;
  // The numbers of the events from `first` to `last`, both included, that the filter lets through.
  [[nodiscard]] std::vector<EventId> passing(EventId first, EventId last, const EventFilter& filter) const;
  // How far events are indexed: passing() and next() know none later.
  [[nodiscard]] EventId events_known() const;
  // What events are sorted by, one text each.
  [[nodiscard]] std::vector<std::string> sort_keys(std::span<const std::uint32_t> events, EventColumn column) const;
  // Of a resource's lane, by the index; of ResourceId::none of any. 0: there is none.
  [[nodiscard]] EventId next_of(ResourceId resource, EventId after) const;
  [[nodiscard]] EventId previous_of(ResourceId resource, EventId before) const;
  // The first event after this one at which the condition begins to hold; looks at no more than `rows` changes.
  [[nodiscard]] Found next_when(EventId after, const Condition& condition, std::size_t rows = 200'000) const;
  // Throws trace::Error with a sentence for a condition that can never hold: of what nobody knows.
  void check(const Condition& condition) const;
  // The words that occur: for the filter's lists. Sorted.
  [[nodiscard]] std::vector<std::string> event_names() const;
  [[nodiscard]] std::vector<std::string> event_sources() const;
  [[nodiscard]] std::vector<std::string> errors() const;

  // ---- why ----
  // The chain of causes from an event, itself first, to what started it all: `credsim explain`'s.
  [[nodiscard]] std::vector<trace::Cause> causes(EventId event) const;
  // Why the resource is as it is at that moment.
  [[nodiscard]] trace::Explanation explain(ResourceId resource, sim::Time at) const;
  // The events that this one led to directly, the first `limit`.
  [[nodiscard]] std::vector<trace::EventRecord> effects(EventId event, std::size_t limit) const;
  [[nodiscard]] EventId event_of_line(int line, sim::Time until) const;  // the last one of it up to then, 0: none

  // ---- dependencies ----
  // What the resource depends on at that moment, and what depends on it, near or far: at most `limit` nodes, the
  // nearest. ResourceId::none: all. Reads no more than about so many rows; what is not complete then is so at a later
  // call.
  [[nodiscard]] DependencyView dependencies(ResourceId around, sim::Time at, std::size_t limit,
                                            std::size_t rows = all_rows) const;

  // ---- results ----
  [[nodiscard]] const std::vector<InvariantRow>& invariants() const;
  [[nodiscard]] const std::vector<trace::ExpectationRecord>& expectations() const;
  [[nodiscard]] const std::vector<trace::AssumptionRecord>& assumptions() const;
  [[nodiscard]] Plot plot(PlotKind kind, TimeRange range, std::size_t columns) const;
  [[nodiscard]] const Lesson& lesson() const;

  struct Body;

 private:
  std::unique_ptr<Body> body_;
};

}  // namespace viewer
