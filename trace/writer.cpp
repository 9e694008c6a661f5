// The writer's tables, the place it writes to, and when it commits.
//
// synchronous = OFF: what is committed has been given to the operating system, which is all that surviving a kill
// takes. Only a machine that loses power can leave a damaged file, and the same scenario and seed write the same trace
// again.
#include "trace/writer.hpp"

#include <chrono>
#include <deque>
#include <string>
#include <unordered_map>
#include <utility>

#include "sim/bug.hpp"
#include "trace/bulk_insert.hpp"
#include "trace/connection.hpp"
#include "trace/dictionaries.hpp"
#include "trace/file_kind.hpp"
#include "trace/schema.hpp"

namespace trace {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t events_a_commit = 10'000;
constexpr auto time_a_commit = std::chrono::milliseconds(200);

std::int64_t or_null(std::int64_t value) { return value == 0 ? sim::absent : value; }
template <class Id>
std::int64_t id_or_null(Id id) {
  return or_null(static_cast<std::int64_t>(id));
}

const std::filesystem::path& cleared(const std::filesystem::path& path, Overwrite overwrite) {
  make_room(path, overwrite);
  return path;
}

}  // namespace

class Writer::Store {
 public:
  // Makes the schema before anything is prepared. First in the old journal mode, so that the file itself says from the
  // beginning that it is a trace.
  struct Schema {
    explicit Schema(Connection& connection) {
      // Nobody else writes, so a short patience is enough; readers only stand in the way of the very end.
      connection.run(
          "PRAGMA busy_timeout = 200; PRAGMA page_size = 16384; PRAGMA synchronous = OFF;"
          "PRAGMA cache_size = -16000");
      Transaction transaction(connection);
      create_schema(connection);
      transaction.commit();
      connection.run("PRAGMA journal_mode = WAL");
    }
  };

  Store(const std::filesystem::path& path, Overwrite overwrite)
      : connection(cleared(path, overwrite), Connection::Mode::create),
        schema(connection),
        fact(connection, "INSERT INTO fact VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"),
        text(connection, "INSERT INTO text VALUES (?, ?)"),
        resource(connection, "INSERT INTO resource VALUES (?, ?, ?, ?, ?, ?, ?, NULL)"),
        renamed(connection, "UPDATE resource SET name = ?, arn = ?, parent = ? WHERE id = ?"),
        deleted(connection, "UPDATE resource SET deleted = ? WHERE id = ?"),
        call(connection, "INSERT INTO call VALUES (?, ?, ?, ?, ?, ?)"),
        violation(connection, "INSERT INTO violation VALUES (?, ?, ?, ?, ?)"),
        expectation(connection, "INSERT INTO expectation VALUES (?, ?, ?, ?, ?, ?)"),
        assumption(connection, "INSERT INTO assumption VALUES (?, ?, ?, ?, ?)"),
        cost(connection, "INSERT INTO cost VALUES (?, ?, ?, ?, ?, ?, ?)"),
        events(connection, "event"),
        changes(connection, "change"),
        logins(connection, "login") {
    begin_transaction();
  }

  void begin_transaction() {
    connection.run("BEGIN");
    last_commit = Clock::now();
    events_at_commit = events_written;
  }

  void commit() {
    events.flush();
    changes.flush();
    logins.flush();
    connection.run("COMMIT");
  }

  void write_facts(std::span<const RunFact> facts) {
    for (const auto& [name, value] : facts) {
      fact.bind(1, name);
      if (const auto* number = std::get_if<std::int64_t>(&value)) {
        fact.bind(2, *number);
      } else {
        fact.bind(2, std::get<std::string>(value));
      }
      fact.execute();
    }
  }

  Connection connection;
  Schema schema;
  Statement fact;
  Statement text;
  Statement resource;
  Statement renamed;
  Statement deleted;
  Statement call;
  Statement violation;
  Statement expectation;
  Statement assumption;
  Statement cost;
  BulkInsert<9> events;
  BulkInsert<5> changes;
  BulkInsert<6> logins;

  std::deque<std::string> texts;
  std::unordered_map<std::string_view, TextId> text_ids;
  std::int64_t resources_written = 0;
  std::int64_t events_written = 0;
  std::int64_t events_at_commit = 0;
  Clock::time_point last_commit;
  bool finished = false;
};

Writer::Writer(const std::filesystem::path& path, Overwrite overwrite)
    : store_(std::make_unique<Store>(path, overwrite)) {}

Writer::~Writer() {
  if (store_->finished) {
    return;
  }
  try {
    store_->commit();
    store_->connection.run("PRAGMA journal_mode = DELETE");
  } catch (const Error&) {
    // What was committed before stays readable.
  }
}

void Writer::begin(std::span<const RunFact> facts) {
  store_->write_facts(facts);
  const RunFact unfinished{"finished", std::int64_t{0}};
  store_->write_facts({&unfinished, 1});
  // Whoever looks, however early, sees which run this is.
  store_->commit();
  store_->begin_transaction();
}

TextId Writer::text(std::string_view text) {
  if (text.empty()) {
    return TextId::none;
  }
  Store& store = *store_;
  if (const auto found = store.text_ids.find(text); found != store.text_ids.end()) {
    return found->second;
  }
  store.texts.emplace_back(text);
  const auto id = static_cast<TextId>(store.texts.size());
  store.text_ids.emplace(store.texts.back(), id);
  store.text.bind(1, static_cast<std::int64_t>(id)).bind(2, text).execute();
  return id;
}

EventId Writer::event(const EventRow& row) {
  Store& store = *store_;
  const EventId id = ++store.events_written;
  // The id itself is left to SQLite, which counts from 1 and is faster so.
  store.events.add({sim::absent, micros(row.at), static_cast<std::int64_t>(row.kind),
                    static_cast<std::int64_t>(row.action), id_or_null(row.resource), or_null(row.cause),
                    id_or_null(row.principal), id_or_null(row.error), id_or_null(row.message)});
  const CallTexts& call = row.call;
  if (call.line != 0 || !call.decision.empty() || !call.request.empty() || !call.response.empty()) {
    store.call.bind(1, id)
        .bind_or_null(2, std::int64_t{call.line})
        .bind_or_null(3, call.command)
        .bind_or_null(4, call.decision)
        .bind_or_null(5, call.request)
        .bind_or_null(6, call.response)
        .execute();
  }
  return id;
}

void Writer::change(const ChangeRow& row) {
  store_->changes.add(
      {row.event, static_cast<std::int64_t>(row.resource), attribute_id(row.attribute), row.before, row.after});
}

ResourceId Writer::resource(const ResourceRow& row) {
  const std::int64_t id = ++store_->resources_written;
  store_->resource.bind(1, id)
      .bind(2, std::int64_t{row.resource.table()})
      .bind(3, std::int64_t{row.resource.row()})
      .bind_or_null(4, row.name)
      .bind_or_null(5, row.arn)
      .bind_or_null(6, static_cast<std::int64_t>(row.parent))
      .bind(7, micros(row.created))
      .execute();
  return static_cast<ResourceId>(id);
}

void Writer::renamed(ResourceId id, std::string_view name, std::string_view arn, ResourceId parent) {
  store_->renamed.bind_or_null(1, name)
      .bind_or_null(2, arn)
      .bind_or_null(3, static_cast<std::int64_t>(parent))
      .bind(4, static_cast<std::int64_t>(id))
      .execute();
}

void Writer::deleted(ResourceId id, sim::Time at) {
  store_->deleted.bind(1, micros(at)).bind(2, static_cast<std::int64_t>(id)).execute();
}

void Writer::violation(const ViolationRow& row) {
  store_->violation.bind_or_null(1, row.event)
      .bind(2, micros(row.at))
      .bind(3, row.invariant)
      .bind_or_null(4, row.resource)
      .bind(5, row.message)
      .execute();
}

void Writer::expectation(const ExpectationRow& row) {
  store_->expectation.bind_or_null(1, row.event)
      .bind_or_null(2, std::int64_t{row.line})
      .bind_or_null(3, row.path)
      .bind(4, row.expected)
      .bind_or_null(5, row.actual)
      .bind(6, std::int64_t{row.passed})
      .execute();
}

void Writer::login(const LoginRow& row) {
  store_->logins.add(
      {row.event, micros(row.at), id_or_null(row.client), id_or_null(row.cluster), id_or_null(row.reason), row.count});
}

void Writer::assumption(const AssumptionRow& row) {
  store_->assumption.bind(1, row.parameter)
      .bind(2, row.value)
      .bind(3, row.confidence)
      .bind_or_null(4, row.source)
      .bind(5, row.used)
      .execute();
}

void Writer::cost(const CostRow& row) {
  store_->cost.bind(1, static_cast<std::int64_t>(text(row.month)))
      .bind_or_null(2, static_cast<std::int64_t>(text(row.kind)))
      .bind_or_null(3, static_cast<std::int64_t>(text(row.resource)))
      .bind(4, static_cast<std::int64_t>(text(row.item)))
      .bind_real(5, row.quantity)
      .bind(6, static_cast<std::int64_t>(text(row.unit)))
      .bind_real(7, row.usd)
      .execute();
}

EventId Writer::events() const { return store_->events_written; }

void Writer::commit_when_due() {
  Store& store = *store_;
  if (store.events_written - store.events_at_commit >= events_a_commit ||
      Clock::now() - store.last_commit >= time_a_commit) {
    store.commit();
    store.begin_transaction();
  }
}

void Writer::finish(std::span<const RunFact> facts) {
  Store& store = *store_;
  sim::require(!store.finished, "a trace is finished once");
  store.write_facts(facts);
  const RunFact own[] = {{"events", store.events_written}, {"finished", std::int64_t{1}}};
  store.write_facts(own);
  store.events.flush();
  store.changes.flush();
  store.logins.flush();
  sim::require(store.connection.number("SELECT coalesce(max(id), 0) FROM event") == store.events_written,
               "the ids of a trace's events are consecutive");
  store.commit();
  store.finished = true;
  try {
    store.connection.run("PRAGMA journal_mode = DELETE");
  } catch (const Error&) {
    // Somebody is reading: then the log is folded in when the last of them closes the file.
  }
}

}  // namespace trace
