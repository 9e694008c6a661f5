// Reads a trace: finished, unfinished or still being written. Never writes to it. What it answers is of one moment: the
// one when it was opened.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/identifiers.hpp"
#include "sim/time.hpp"
#include "trace/cell.hpp"
#include "trace/error.hpp"
#include "trace/plain_rows.hpp"

namespace trace {

class Overview;

struct ResourceRecord {
  ResourceId id = ResourceId::none;
  std::string kind;
  std::string name;
  std::string arn;
  ResourceId parent = ResourceId::none;
  sim::Time created_at{};
  std::optional<sim::Time> deleted_at;
};

struct EventRecord {
  EventId id = 0;
  sim::Time at{};
  std::string kind;    // call, service, timer, fault, client
  std::string source;  // rds.amazonaws.com
  std::string name;    // ModifyDBCluster
  std::string principal;
  ResourceId resource_id = ResourceId::none;
  std::string resource;
  std::string error;
  std::string message;
  EventId cause = 0;
  int line = 0;
  std::string command;
  std::string decision;
  std::string request;
  std::string response;
};

struct ChangeRecord {
  EventId event = 0;
  sim::Time at{};
  ResourceId resource_id = ResourceId::none;
  std::string resource;
  std::string attribute;
  bool internal = false;  // the simulator's own bookkeeping
  std::optional<std::string> before;
  std::optional<std::string> after;
};

// A change as the model wrote it, but for passwords, which are their numbers, and texts, which are ids of this trace.
struct RawChange {
  EventId event = 0;
  sim::Time at{};
  ResourceId resource_id = ResourceId::none;
  model::Resource row;
  std::uint16_t attribute = 0;
  std::int64_t before = sim::absent;
  std::int64_t after = sim::absent;
};

// The value that an attribute had, and since when.
struct AttributeState {
  ResourceId resource_id = ResourceId::none;
  std::string attribute;
  bool internal = false;
  std::string value;
  EventId event = 0;  // that gave it this value
  sim::Time since{};
};

struct ViolationRecord {
  EventId event = 0;
  sim::Time at{};
  std::string invariant;
  std::string resource;
  std::string message;
};

struct ExpectationRecord {
  EventId event = 0;
  int line = 0;
  std::string path;
  std::string expected;
  std::string actual;
  bool passed = false;
};

// The logins of one client to one cluster with one outcome.
struct LoginSummary {
  std::string client;
  std::string cluster;
  std::string reason;  // empty: ok
  std::int64_t count = 0;
  sim::Time first{};
  sim::Time last{};
};

// Logins of one client to one cluster with one outcome that belong together: the failed ones of one stretch of time,
// or all that were ok.
struct LoginSpell {
  std::string client;
  std::string cluster;
  std::string reason;  // empty: ok
  std::int64_t count = 0;
  sim::Time first{};
  sim::Time last{};
  EventId event = 0;  // the first of them
};

struct AssumptionRecord {
  std::string parameter;
  std::string value;
  std::string confidence;
  std::string source;
  std::int64_t used = 0;
};

// An event and what it changed, in the order in which that was.
struct Happening {
  EventRecord event;
  std::vector<ChangeRecord> changes;
};

// How often attributes of a resource changed, the simulator's own bookkeeping aside.
struct ChangeCount {
  std::string kind;
  std::string resource;
  std::int64_t changes = 0;
};

class Reader {
 public:
  // Throws trace::Error with a sentence when there is no trace to read at `path`.
  explicit Reader(const std::filesystem::path& path);
  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // ---- the run ----
  [[nodiscard]] std::vector<RunFact> facts();
  [[nodiscard]] std::string fact(std::string_view name);  // as text; empty: there is none
  [[nodiscard]] bool finished();
  [[nodiscard]] sim::Time start();  // of the fact `start` or, without one, of the first event
  [[nodiscard]] sim::Time end();    // the last event's moment

  // ---- resources ----
  [[nodiscard]] std::vector<ResourceRecord> resources();
  [[nodiscard]] ResourceRecord resource(ResourceId id);
  // By name, `kind:name`, ARN or number. `secret:orders` is also the secret whose parent is orders. Of several of one
  // name and kind, the one that lives at `at`, else the last before it. Throws when none is meant, with the nearest
  // names, or when names of several kinds are.
  [[nodiscard]] ResourceRecord find(std::string_view text, std::optional<sim::Time> at = std::nullopt);
  // Those of this kind whose parent it is, in the order of their creation.
  [[nodiscard]] std::vector<ResourceRecord> children(ResourceId parent, std::string_view kind);

  // ---- events and changes ----
  [[nodiscard]] std::optional<EventRecord> event(EventId id);
  [[nodiscard]] EventId last_event();  // 0: there is none
  void each_event(const std::function<void(EventRecord&&)>& visit);
  void each_event_of(std::span<const model::Action> actions, const std::function<void(const EventRecord&)>& visit);
  // One event after the other at each call, then none. No longer than the reader lives.
  [[nodiscard]] std::function<std::optional<Happening>()> happenings();
  // In the order in which they were made. Resource none: of all.
  void each_change(ResourceId resource, std::optional<sim::Time> until,
                   const std::function<void(const ChangeRecord&)>& visit);
  void each_change_of(std::span<const std::string_view> attributes,
                      const std::function<void(const ChangeRecord&)>& visit);
  [[nodiscard]] std::vector<ChangeRecord> changes(ResourceId resource, std::optional<sim::Time> until = std::nullopt);
  [[nodiscard]] std::optional<ChangeRecord> last_change(ResourceId resource, std::string_view attribute, sim::Time at);
  // Of every resource that changed, in the order of their kinds and names.
  [[nodiscard]] std::vector<ChangeCount> change_counts();
  // What the attributes were at `at`, that instant's changes included; what is absent is left out. Resource none: of
  // all.
  [[nodiscard]] std::vector<AttributeState> state(ResourceId resource, sim::Time at);
  // Every change, to rebuild a world from.
  void replay(std::optional<sim::Time> until, const std::function<void(const RawChange&)>& visit);
  [[nodiscard]] std::string text(TextId id);

  // ---- in the trace's own numbers ----
  // Of all resources from this number on, in their order.
  [[nodiscard]] std::vector<ResourceLink> resource_links(ResourceId first = ResourceId::none);
  // The records of those that have lanes of their own: clusters, secrets, keys, clients.
  [[nodiscard]] std::vector<ResourceRecord> lane_resources();
  // The changes of these attributes (the model's numbers) in the order in which they were made.
  void each_plain_change(std::span<const std::uint16_t> attributes,
                         const std::function<void(const PlainChange&)>& visit);
  // Rows of the tables of events, changes and logins from `first` to `last`, both included; what is not there is left
  // out.
  void each_plain_event(EventId first, EventId last, const std::function<void(const PlainEvent&)>& visit);
  void each_change_row(std::int64_t first, std::int64_t last,
                       const std::function<void(const ChangeRowNumbers&)>& visit);
  void each_login_row(std::int64_t first, std::int64_t last, const std::function<void(const LoginRow&)>& visit);
  [[nodiscard]] std::int64_t last_change_row();  // 0: there is none
  [[nodiscard]] std::int64_t last_login_row();
  // The last row of a change that this event or one before it made; 0: there is none.
  [[nodiscard]] std::int64_t last_change_row_until(EventId event);
  // Changes by their rows, which need not be neighbours.
  void each_change_in(std::span<const std::int64_t> rows, const std::function<void(const ChangeRowNumbers&)>& visit);
  // The resources of this name, in the order of their numbers.
  [[nodiscard]] std::vector<ResourceId> named(std::string_view name);
  // Goes on with a search, in about so many rows more.
  void search_on(TextSearch& search, std::size_t rows);
  // The last event of this line of the scenario up to `until`; 0: there is none.
  [[nodiscard]] EventId event_of_line(int line, EventId until);
  // The events between these two (the first not included) that this one led to, the first `limit`.
  [[nodiscard]] std::vector<EventId> effects(EventId cause, EventId last, std::size_t limit);
  // The text of an attribute's value, as the public views have it.
  [[nodiscard]] std::string value_text(std::uint16_t attribute, std::int64_t value);

  // What all of it cost in each month, such as 2026-01, in USD.
  [[nodiscard]] std::vector<std::pair<std::string, double>> monthly_costs();
  // What was kept for a first picture; empty: nothing, as of a run that did not finish.
  [[nodiscard]] Overview overview();
  // What a row of it has, packed.
  [[nodiscard]] std::vector<std::uint8_t> overview_bytes(std::int64_t row);

  // ---- results ----
  [[nodiscard]] std::vector<ViolationRecord> violations();
  [[nodiscard]] std::vector<ExpectationRecord> expectations();
  [[nodiscard]] std::vector<LoginSummary> logins();
  // The time since the start is cut into stretches of this length.
  [[nodiscard]] std::vector<LoginSpell> login_spells(sim::Duration length);
  [[nodiscard]] std::vector<AssumptionRecord> assumptions();

  // ---- the public views, as they are ----
  [[nodiscard]] std::vector<std::string> views();
  // Throws where there is no such view, with the names of those there are.
  [[nodiscard]] std::vector<std::string> columns(std::string_view view);
  void each_row(std::string_view view, const std::function<void(std::span<const Cell>)>& visit);

 private:
  class Source;
  std::unique_ptr<Source> source_;
};

}  // namespace trace
