// Numbers rows, fills batches, and has them written when it is time to commit.
#include "trace/writer.hpp"

#include <chrono>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "sim/bug.hpp"
#include "trace/batch.hpp"
#include "trace/batch_queue.hpp"
#include "trace/dictionaries.hpp"
#include "trace/schema.hpp"
#include "trace/store.hpp"

namespace trace {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t events_a_commit = 10'000;
constexpr auto time_a_commit = std::chrono::milliseconds(200);
// A step may write more than there should be in memory: the beginning of a large fleet.
constexpr std::size_t rows_a_batch = 100'000;

std::int64_t or_null(std::int64_t value) { return value == 0 ? sim::absent : value; }
template <class Id>
std::int64_t id_or_null(Id id) {
  return or_null(static_cast<std::int64_t>(id));
}

bool empty(const CallTexts& call) {
  return call.line == 0 && call.decision.empty() && call.request.empty() && call.response.empty();
}

}  // namespace

class Writer::Desk {
 public:
  Desk(const std::filesystem::path& path, Overwrite overwrite, WritingThread thread) : store_(path, overwrite) {
    if (thread == WritingThread::own) {
      queue_.emplace([this](const Batch& batch) { store_.write(batch); });
    }
  }

  // A row with texts: work for whoever writes, which has copies of them.
  template <class Row>
  void put(Row row) {
    batch.texts.emplace_back(std::move(row));
    if (batch.rows() >= rows_a_batch) {
      hand_over();
    }
  }

  void facts(std::span<const RunFact> facts) {
    put([own = std::vector(facts.begin(), facts.end())](Store& store) { store.facts(own); });
  }

  void commit() {
    batch.whole = true;
    hand_over();
    last_commit = Clock::now();
    events_at_commit = events_written;
  }

  // Until all of it is in the file; then the file is the caller's alone.
  Store& written() {
    if (queue_) {
      queue_->wait();
    }
    return store_;
  }

  Batch batch;
  std::deque<std::string> texts;
  std::unordered_map<std::string_view, TextId> text_ids;
  std::int64_t resources_written = 0;
  std::int64_t events_written = 0;
  std::int64_t events_at_commit = 0;
  Clock::time_point last_commit = Clock::now();
  bool failed = false;
  bool finished = false;

 private:
  void hand_over() {
    failed = true;  // unless it goes well: rows half written are not to be written again
    if (queue_) {
      batch = queue_->put(std::move(batch));
    } else {
      store_.write(batch);
      batch.clear();
    }
    failed = false;
  }

  Store store_;
  std::optional<BatchQueue> queue_;
};

Writer::Writer(const std::filesystem::path& path, Overwrite overwrite, WritingThread thread)
    : desk_(std::make_unique<Desk>(path, overwrite, thread)) {}

Writer::~Writer() {
  if (desk_->finished || desk_->failed) {
    return;  // what was committed before a failure stays readable
  }
  try {
    desk_->commit();
    desk_->written().fold();
  } catch (const Error&) {
    // The same.
  }
}

void Writer::begin(std::span<const RunFact> facts) {
  desk_->facts(facts);
  const RunFact unfinished{"finished", std::int64_t{0}};
  desk_->facts({&unfinished, 1});
  // Whoever looks, however early, sees which run this is.
  desk_->commit();
  desk_->written();
}

TextId Writer::text(std::string_view text) {
  if (text.empty()) {
    return TextId::none;
  }
  Desk& desk = *desk_;
  if (const auto found = desk.text_ids.find(text); found != desk.text_ids.end()) {
    return found->second;
  }
  const std::string_view kept = desk.texts.emplace_back(text);
  const auto id = static_cast<TextId>(desk.texts.size());
  desk.text_ids.emplace(kept, id);
  desk.put([id, kept](Store& store) { store.text(id, kept); });
  return id;
}

EventId Writer::event(const EventRow& row) {
  Desk& desk = *desk_;
  const EventId id = ++desk.events_written;
  // The id itself is left to SQLite, which counts from 1 and is faster so.
  desk.batch.events.push_back({sim::absent, micros(row.at), static_cast<std::int64_t>(row.kind),
                               static_cast<std::int64_t>(row.action), id_or_null(row.resource), or_null(row.cause),
                               id_or_null(row.principal), id_or_null(row.error), id_or_null(row.message)});
  if (const CallTexts& call = row.call; !empty(call)) {
    desk.put([id, line = call.line, command = std::string(call.command), decision = std::string(call.decision),
              request = std::string(call.request), response = std::string(call.response)](Store& store) {
      store.call(id, {line, command, decision, request, response});
    });
  }
  return id;
}

void Writer::change(const ChangeRow& row) {
  desk_->batch.changes.push_back(
      {row.event, static_cast<std::int64_t>(row.resource), attribute_id(row.attribute), row.before, row.after});
}

ResourceId Writer::resource(const ResourceRow& row) {
  const auto id = static_cast<ResourceId>(++desk_->resources_written);
  desk_->put([id, own = row, name = std::string(row.name), arn = std::string(row.arn)](Store& store) mutable {
    own.name = name;
    own.arn = arn;
    store.resource(id, own);
  });
  return id;
}

void Writer::renamed(ResourceId id, std::string_view name, std::string_view arn, ResourceId parent) {
  desk_->put([id, name = std::string(name), arn = std::string(arn), parent](Store& store) {
    store.renamed(id, name, arn, parent);
  });
}

void Writer::deleted(ResourceId id, sim::Time at) {
  desk_->put([id, at](Store& store) { store.deleted(id, at); });
}

void Writer::violation(const ViolationRow& row) {
  desk_->put([event = row.event, at = row.at, invariant = std::string(row.invariant),
              resource = std::string(row.resource), message = std::string(row.message)](Store& store) {
    store.violation({event, at, invariant, resource, message});
  });
}

void Writer::expectation(const ExpectationRow& row) {
  desk_->put([event = row.event, line = row.line, path = std::string(row.path), expected = std::string(row.expected),
              actual = std::string(row.actual), passed = row.passed](Store& store) {
    store.expectation({event, line, path, expected, actual, passed});
  });
}

void Writer::login(const LoginRow& row) {
  desk_->batch.logins.push_back(
      {row.event, micros(row.at), id_or_null(row.client), id_or_null(row.cluster), id_or_null(row.reason), row.count});
}

void Writer::assumption(const AssumptionRow& row) {
  desk_->put([parameter = std::string(row.parameter), value = std::string(row.value),
              confidence = std::string(row.confidence), source = std::string(row.source),
              used = row.used](Store& store) {
    store.assumption({parameter, value, confidence, source, used});
  });
}

void Writer::cost(const CostRow& row) {
  desk_->put([month = text(row.month), kind = text(row.kind), resource = text(row.resource), item = text(row.item),
              quantity = row.quantity, unit = text(row.unit),
              usd = row.usd](Store& store) { store.cost(month, kind, resource, item, quantity, unit, usd); });
}

void Writer::measure(const MeasureRow& row) {
  desk_->put([name = text(row.name), resource = text(row.resource), value = row.value,
              unit = text(row.unit)](Store& store) { store.measure(name, resource, value, unit); });
}

EventId Writer::events() const { return desk_->events_written; }

void Writer::commit_when_due() {
  Desk& desk = *desk_;
  if (desk.events_written - desk.events_at_commit >= events_a_commit ||
      Clock::now() - desk.last_commit >= time_a_commit) {
    desk.commit();
  }
}

void Writer::finish(std::span<const RunFact> facts) {
  Desk& desk = *desk_;
  sim::require(!desk.finished, "a trace is finished once");
  desk.facts(facts);
  desk.commit();  // the overview is of all rows
  desk.put([](Store& store) { store.overview(); });
  const RunFact own[] = {{"events", desk.events_written}, {"finished", std::int64_t{1}}};
  desk.facts(own);
  desk.commit();
  Store& store = desk.written();
  sim::require(store.events() == desk.events_written, "the ids of a trace's events are consecutive");
  desk.finished = true;
  store.fold();
}

}  // namespace trace
