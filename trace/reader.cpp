// The queries about the run, events, changes and results of a trace.
#include "trace/reader.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "trace/dictionaries.hpp"
#include "trace/level.hpp"
#include "trace/reader_source.hpp"
#include "trace/schema.hpp"

namespace trace {
namespace {

sim::Time instant(std::int64_t micros) { return sim::Time(sim::Duration(micros)); }
std::int64_t micros_until(std::optional<sim::Time> until) {
  return until ? micros(*until) : std::numeric_limits<std::int64_t>::max();
}

std::string change_sql() {
  return "SELECT c.event, e.at, c.resource, r.name, a.name, a.internal, " + value_sql("c.before") + ", " +
         value_sql("c.after") +
         " FROM change c CROSS JOIN event e ON e.id = c.event"
         " CROSS JOIN resource r ON r.id = c.resource CROSS JOIN attribute a ON a.id = c.attribute";
}

ChangeRecord change_of(const Statement& row) {
  return {row.integer(0),           instant(row.integer(1)),  static_cast<ResourceId>(row.integer(2)),
          std::string(row.text(3)), std::string(row.text(4)), row.integer(5) != 0,
          row.optional_text(6),     row.optional_text(7)};
}

constexpr const char* event_columns =
    "SELECT id, at, kind, source, name, principal, resource_id, resource, error, message, cause_id, line, command,"
    " decision, request, response FROM events";

EventRecord event_of(const Statement& row) {
  const auto text = [&](int column) { return std::string(row.text(column)); };
  return {row.integer(0),
          instant(row.integer(1)),
          text(2),
          text(3),
          text(4),
          text(5),
          static_cast<ResourceId>(row.integer(6)),
          text(7),
          text(8),
          text(9),
          row.integer(10),
          static_cast<int>(row.integer(11)),
          text(12),
          text(13),
          text(14),
          text(15)};
}

}  // namespace

Reader::Reader(const std::filesystem::path& path) : source_(std::make_unique<Source>(path)) {}
Reader::~Reader() = default;

std::vector<RunFact> Reader::facts() {
  std::vector<RunFact> found;
  Statement rows = source_->statement("SELECT name, value, typeof(value) = 'integer' FROM run");
  while (rows.step()) {
    found.push_back({std::string(rows.text(0)),
                     rows.integer(2) != 0 ? FactValue(rows.integer(1)) : FactValue(std::string(rows.text(1)))});
  }
  return found;
}

std::string Reader::fact(std::string_view name) {
  Statement row = source_->statement("SELECT value FROM fact WHERE name = ?");
  return row.bind(1, name).step() ? std::string(row.text(0)) : "";
}

bool Reader::finished() { return fact("finished") == "1"; }

sim::Time Reader::start() {
  Statement row = source_->statement(
      "SELECT coalesce((SELECT value FROM fact WHERE name = 'start' AND typeof(value) = 'integer'),"
      " (SELECT CAST(strftime('%s', value) AS INTEGER) * 1000000 FROM fact WHERE name = 'start'),"
      " (SELECT at FROM event WHERE id = 1), 0)");
  row.step();
  return instant(row.integer(0));
}

sim::Time Reader::end() {
  Statement row = source_->statement("SELECT at FROM event ORDER BY id DESC LIMIT 1");
  return row.step() ? instant(row.integer(0)) : start();
}

std::optional<EventRecord> Reader::event(EventId id) {
  Statement& row = source_->event_by_id(std::string(event_columns) + " WHERE id = ?");
  row.reset();
  return row.bind(1, id).step() ? std::optional(event_of(row)) : std::nullopt;
}

void Reader::each_event(const std::function<void(EventRecord&&)>& visit) {
  Statement rows = source_->statement(std::string(event_columns) + " ORDER BY id");
  while (rows.step()) {
    visit(event_of(rows));
  }
}

void Reader::each_event_of(std::span<const model::Action> actions,
                           const std::function<void(const EventRecord&)>& visit) {
  std::string numbers;
  for (const model::Action action : actions) {
    numbers += (numbers.empty() ? "" : ", ") + std::to_string(static_cast<int>(action));
  }
  Statement rows = source_->statement(
      std::string(event_columns) + " WHERE id IN (SELECT id FROM event WHERE action IN (" + numbers + ")) ORDER BY id");
  while (rows.step()) {
    visit(event_of(rows));
  }
}

EventId Reader::last_event() {
  Statement row = source_->statement("SELECT coalesce(max(id), 0) FROM event");
  row.step();
  return row.integer(0);
}

std::function<std::optional<Happening>()> Reader::happenings() {
  struct Rows {
    Statement events;
    Statement changes;
    bool told;  // whether all events are
    bool more;  // whether `changes` stands on a row
  };
  const auto rows = std::make_shared<Rows>(Rows{source_->statement(std::string(event_columns) + " ORDER BY id"),
                                                source_->statement(change_sql() + " ORDER BY c.rowid"), false, false});
  rows->more = rows->changes.step();
  return [rows]() -> std::optional<Happening> {
    rows->told = rows->told || !rows->events.step();
    if (rows->told) {
      return std::nullopt;
    }
    Happening happening{event_of(rows->events), {}};
    for (; rows->more && rows->changes.integer(0) <= happening.event.id; rows->more = rows->changes.step()) {
      happening.changes.push_back(change_of(rows->changes));
    }
    return happening;
  };
}

std::vector<ChangeCount> Reader::change_counts() {
  std::vector<ChangeCount> found;
  Statement rows = source_->statement(
      "SELECT k.name, r.name, sum(n) FROM"
      " (SELECT c.resource AS resource, count(*) AS n FROM change c JOIN attribute a ON a.id = c.attribute"
      "  WHERE NOT a.internal GROUP BY c.resource) JOIN resource r ON r.id = resource JOIN kind k ON k.id = r.kind"
      " GROUP BY k.name, r.name ORDER BY k.name, r.name");
  while (rows.step()) {
    found.push_back({std::string(rows.text(0)), std::string(rows.text(1)), rows.integer(2)});
  }
  return found;
}

void Reader::each_change(ResourceId resource, std::optional<sim::Time> until,
                         const std::function<void(const ChangeRecord&)>& visit) {
  const bool all = resource == ResourceId::none;
  Statement rows = source_->statement(change_sql() + " WHERE e.at <= ?1" + (all ? "" : " AND c.resource = ?2") +
                                      " ORDER BY c.rowid");
  rows.bind(1, micros_until(until));
  if (!all) {
    rows.bind(2, static_cast<std::int64_t>(resource));
  }
  while (rows.step()) {
    visit(change_of(rows));
  }
}

void Reader::each_change_of(std::span<const std::string_view> attributes,
                            const std::function<void(const ChangeRecord&)>& visit) {
  std::string places;
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    places += i == 0 ? "?" : ", ?";
  }
  Statement rows = source_->statement(change_sql() + " WHERE c.attribute IN (SELECT id FROM attribute WHERE name IN (" +
                                      places + ")) ORDER BY c.rowid");
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    rows.bind(static_cast<int>(i) + 1, attributes[i]);
  }
  while (rows.step()) {
    visit(change_of(rows));
  }
}

std::vector<ChangeRecord> Reader::changes(ResourceId resource, std::optional<sim::Time> until) {
  std::vector<ChangeRecord> found;
  each_change(resource, until, [&](const ChangeRecord& change) { found.push_back(change); });
  return found;
}

std::optional<ChangeRecord> Reader::last_change(ResourceId resource, std::string_view attribute, sim::Time at) {
  Statement row = source_->statement(
      change_sql() + " WHERE e.at <= ? AND c.resource = ? AND a.name = ? ORDER BY c.rowid DESC LIMIT 1");
  row.bind(1, micros(at)).bind(2, static_cast<std::int64_t>(resource)).bind(3, attribute);
  return row.step() ? std::optional(change_of(row)) : std::nullopt;
}

std::vector<AttributeState> Reader::state(ResourceId resource, sim::Time at) {
  std::map<std::pair<ResourceId, std::string>, std::optional<AttributeState>> last;
  each_change(resource, at, [&](const ChangeRecord& change) {
    auto& place = last[{change.resource_id, change.attribute}];
    if (change.after) {
      place = {change.resource_id, change.attribute, change.internal, *change.after, change.event, change.at};
    } else {
      place.reset();
    }
  });
  std::vector<AttributeState> found;
  for (auto& [key, value] : last) {
    if (value) {
      found.push_back(std::move(*value));
    }
  }
  return found;
}

void Reader::replay(std::optional<sim::Time> until, const std::function<void(const RawChange&)>& visit) {
  if (const std::string level = fact("level"); !level.empty() && level != level_name(Level::all)) {
    throw Error(source_->name() + ": was written with --trace-level " + level +
                ", which leaves out what playing a run back needs; run the scenario again with --trace-level all");
  }
  const std::string bits =
      "(SELECT kind << " + std::to_string(model::Resource::row_bits) + " | row FROM resource WHERE id = ";
  const std::string resource_form = std::to_string(static_cast<int>(Form::resource));
  const auto value = [&](const std::string& column) {
    return "iif(a.form = " + resource_form + " AND " + column + " IS NOT NULL, " + bits + column + "), " + column + ")";
  };
  Statement rows = source_->statement("SELECT c.event, e.at, c.resource, r.kind, r.row, a.field, " + value("c.before") +
                                      ", " + value("c.after") +
                                      " FROM change c CROSS JOIN event e ON e.id = c.event"
                                      " CROSS JOIN resource r ON r.id = c.resource"
                                      " CROSS JOIN attribute a ON a.id = c.attribute WHERE e.at <= ? ORDER BY c.rowid");
  rows.bind(1, micros_until(until));
  while (rows.step()) {
    visit({rows.integer(0), instant(rows.integer(1)), static_cast<ResourceId>(rows.integer(2)),
           model::Resource(static_cast<std::uint32_t>(rows.integer(3)), static_cast<std::uint32_t>(rows.integer(4))),
           static_cast<std::uint16_t>(rows.integer(5)), rows.optional_integer(6).value_or(sim::absent),
           rows.optional_integer(7).value_or(sim::absent)});
  }
}

std::string Reader::text(TextId id) {
  Statement row = source_->statement("SELECT text FROM text WHERE id = ?");
  return row.bind(1, static_cast<std::int64_t>(id)).step() ? std::string(row.text(0)) : "";
}

std::vector<ViolationRecord> Reader::violations() {
  std::vector<ViolationRecord> found;
  Statement rows = source_->statement("SELECT event, at, invariant, resource, message FROM violation ORDER BY rowid");
  while (rows.step()) {
    found.push_back({rows.integer(0), instant(rows.integer(1)), std::string(rows.text(2)), std::string(rows.text(3)),
                     std::string(rows.text(4))});
  }
  return found;
}

std::vector<ExpectationRecord> Reader::expectations() {
  std::vector<ExpectationRecord> found;
  Statement rows =
      source_->statement("SELECT event, line, path, expected, actual, passed FROM expectation ORDER BY rowid");
  while (rows.step()) {
    found.push_back({rows.integer(0), static_cast<int>(rows.integer(1)), std::string(rows.text(2)),
                     std::string(rows.text(3)), std::string(rows.text(4)), rows.integer(5) != 0});
  }
  return found;
}

std::vector<LoginSummary> Reader::logins() {
  std::vector<LoginSummary> found;
  Statement rows = source_->statement(
      "SELECT client, cluster, reason, sum(count), min(at), max(at) FROM logins"
      " GROUP BY client, cluster, reason ORDER BY min(event_id), client, reason");
  while (rows.step()) {
    found.push_back({std::string(rows.text(0)), std::string(rows.text(1)), std::string(rows.text(2)), rows.integer(3),
                     instant(rows.integer(4)), instant(rows.integer(5))});
  }
  return found;
}

std::vector<AssumptionRecord> Reader::assumptions() {
  std::vector<AssumptionRecord> found;
  Statement rows =
      source_->statement("SELECT parameter, value, confidence, source, used FROM assumption ORDER BY rowid");
  while (rows.step()) {
    found.push_back({std::string(rows.text(0)), std::string(rows.text(1)), std::string(rows.text(2)),
                     std::string(rows.text(3)), rows.integer(4)});
  }
  return found;
}

}  // namespace trace
