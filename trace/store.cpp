// The statements.
#include "trace/store.hpp"

#include "model/fields.hpp"
#include "trace/schema.hpp"

namespace trace {
namespace {

const std::filesystem::path& cleared(const std::filesystem::path& path, Overwrite overwrite) {
  make_room(path, overwrite);
  return path;
}

sim::Time instant(std::int64_t micros) { return sim::Time(sim::Duration(micros)); }

ResourceId resource_of(std::int64_t value) {
  return value == sim::absent ? ResourceId::none : static_cast<ResourceId>(value);
}

template <class Id>
std::int64_t number(Id id) {
  return static_cast<std::int64_t>(id);
}

}  // namespace

// Makes the schema before anything is prepared. First in the old journal mode, so that the file itself says from the
// beginning that it is a trace.
Store::Schema::Schema(Connection& connection) {
  // Nobody else writes, so a short patience is enough; readers only stand in the way of the very end.
  connection.run(
      "PRAGMA busy_timeout = 200; PRAGMA page_size = 16384; PRAGMA synchronous = OFF;"
      "PRAGMA cache_size = -16000");
  Transaction transaction(connection);
  create_schema(connection);
  transaction.commit();
  connection.run("PRAGMA journal_mode = WAL");
}

Store::Store(const std::filesystem::path& path, Overwrite overwrite)
    : connection_(cleared(path, overwrite), Connection::Mode::create),
      schema_(connection_),
      fact_(connection_, "INSERT INTO fact VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"),
      text_(connection_, "INSERT INTO text VALUES (?, ?)"),
      resource_(connection_, "INSERT INTO resource VALUES (?, ?, ?, ?, ?, ?, ?, NULL)"),
      renamed_(connection_, "UPDATE resource SET name = ?, arn = ?, parent = ? WHERE id = ?"),
      deleted_(connection_, "UPDATE resource SET deleted = ? WHERE id = ?"),
      call_(connection_, "INSERT INTO call VALUES (?, ?, ?, ?, ?, ?)"),
      violation_(connection_, "INSERT INTO violation VALUES (?, ?, ?, ?, ?)"),
      expectation_(connection_, "INSERT INTO expectation VALUES (?, ?, ?, ?, ?, ?)"),
      assumption_(connection_, "INSERT INTO assumption VALUES (?, ?, ?, ?, ?)"),
      cost_(connection_, "INSERT INTO cost VALUES (?, ?, ?, ?, ?, ?, ?)"),
      measure_(connection_, "INSERT INTO measure VALUES (?, ?, ?, ?)"),
      events_(connection_, "event"),
      changes_(connection_, "change"),
      logins_(connection_, "login") {}

void Store::write(const Batch& batch) {
  if (!connection_.in_transaction()) {
    connection_.run("BEGIN");
  }
  for (const auto& row : batch.texts) {
    row(*this);
  }
  events_.insert(batch.events);
  changes_.insert(batch.changes);
  logins_.insert(batch.logins);
  look_over(batch);
  if (batch.whole) {
    connection_.run("COMMIT");
  }
}

// Its changes may be of events of the batch before: then all of them are of its last step, and so of one moment.
void Store::look_over(const Batch& batch) {
  const EventId before = events_written_;
  const std::int64_t moment_before = last_moment_;
  for (const auto& [none, at, origin, action, resource, cause, principal, error, message] : batch.events) {
    const auto what = static_cast<model::Action>(action);
    const bool login = what == model::Action::Login;
    last_moment_ = at;
    overview_.take(++events_written_, instant(at), resource_of(resource), login && error != sim::absent);
  }
  for (const auto& [event, resource, attribute, former, after] : batch.changes) {
    const std::int64_t at =
        event <= before ? moment_before : batch.events[static_cast<std::size_t>(event - before - 1)][1];
    overview_.take({event, instant(at), resource_of(resource),
                    model::attribute_rows()[static_cast<std::size_t>(attribute)].attribute, after});
  }
}

void Store::overview() { overview_.store(connection_); }

void Store::facts(std::span<const RunFact> facts) {
  for (const auto& [name, value] : facts) {
    fact_.bind(1, name);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
      fact_.bind(2, *whole);
    } else {
      fact_.bind(2, std::get<std::string>(value));
    }
    fact_.execute();
  }
}

void Store::text(TextId id, std::string_view text) { text_.bind(1, number(id)).bind(2, text).execute(); }

void Store::resource(ResourceId id, const ResourceRow& row) {
  resource_.bind(1, number(id))
      .bind(2, std::int64_t{row.resource.table()})
      .bind(3, std::int64_t{row.resource.row()})
      .bind_or_null(4, row.name)
      .bind_or_null(5, row.arn)
      .bind_or_null(6, number(row.parent))
      .bind(7, micros(row.created))
      .execute();
  overview_.know({id, static_cast<model::Table>(row.resource.table()), row.parent, row.created, sim::never}, row.name);
}

void Store::renamed(ResourceId id, std::string_view name, std::string_view arn, ResourceId parent) {
  renamed_.bind_or_null(1, name).bind_or_null(2, arn).bind_or_null(3, number(parent)).bind(4, number(id)).execute();
}

void Store::deleted(ResourceId id, sim::Time at) { deleted_.bind(1, micros(at)).bind(2, number(id)).execute(); }

void Store::call(EventId event, const CallTexts& call) {
  call_.bind(1, event)
      .bind_or_null(2, std::int64_t{call.line})
      .bind_or_null(3, call.command)
      .bind_or_null(4, call.decision)
      .bind_or_null(5, call.request)
      .bind_or_null(6, call.response)
      .execute();
}

void Store::violation(const ViolationRow& row) {
  violation_.bind_or_null(1, row.event)
      .bind(2, micros(row.at))
      .bind(3, row.invariant)
      .bind_or_null(4, row.resource)
      .bind(5, row.message)
      .execute();
}

void Store::expectation(const ExpectationRow& row) {
  expectation_.bind_or_null(1, row.event)
      .bind_or_null(2, std::int64_t{row.line})
      .bind_or_null(3, row.path)
      .bind(4, row.expected)
      .bind_or_null(5, row.actual)
      .bind(6, std::int64_t{row.passed})
      .execute();
}

void Store::assumption(const AssumptionRow& row) {
  assumption_.bind(1, row.parameter)
      .bind(2, row.value)
      .bind(3, row.confidence)
      .bind_or_null(4, row.source)
      .bind(5, row.used)
      .execute();
}

void Store::cost(TextId month, TextId kind, TextId resource, TextId item, double quantity, TextId unit, double usd) {
  cost_.bind(1, number(month))
      .bind_or_null(2, number(kind))
      .bind_or_null(3, number(resource))
      .bind(4, number(item))
      .bind_real(5, quantity)
      .bind(6, number(unit))
      .bind_real(7, usd)
      .execute();
}

void Store::measure(TextId name, TextId resource, double value, TextId unit) {
  measure_.bind(1, number(name)).bind_or_null(2, number(resource)).bind_real(3, value).bind(4, number(unit)).execute();
}

EventId Store::events() { return connection_.number("SELECT coalesce(max(id), 0) FROM event"); }

void Store::fold() {
  try {
    connection_.run("PRAGMA journal_mode = DELETE");
  } catch (const Error&) {
    // Somebody is reading.
  }
}

}  // namespace trace
