// What a trace recorded as broken, and the checks of its events.
#include "lab/trace_check.hpp"

#include <algorithm>
#include <bitset>
#include <unordered_map>
#include <utility>

#include "lab/change_checks.hpp"
#include "scenarios/reader.hpp"

namespace lab {
namespace {

TraceCheckRow recorded_violations(trace::Reader& reader) {
  TraceCheckRow row{"invariants", "The run found no invariant broken.", 0, "violation", {}, 0};
  for (const trace::ViolationRecord& one : reader.violations()) {
    ++row.examined;
    row.report({one.event, one.at, one.resource, one.invariant + ": " + one.message});
  }
  return row;
}

TraceCheckRow recorded_expectations(trace::Reader& reader) {
  TraceCheckRow row{"expectations", "What the scenario expected came true.", 0, "expectation", {}, 0};
  for (const trace::ExpectationRecord& one : reader.expectations()) {
    ++row.examined;
    if (one.passed) continue;
    const auto event = one.event == 0 ? std::nullopt : reader.event(one.event);
    row.report({one.event, event ? event->at : sim::Time{}, "line " + std::to_string(one.line),
                "expected " + (one.path.empty() ? "" : one.path + " to be ") + one.expected + ", not " + one.actual});
  }
  return row;
}

// The order of time, the chain of causes, and rotations from start to end.
class EventChecks {
 public:
  void take(const trace::EventRecord& event) {
    ++numbers_.examined;
    if (event.id != last_id_ + 1) {
      numbers_.report(
          {event.id, event.at, event.resource, "the event before it is number " + std::to_string(last_id_)});
    }
    ++times_.examined;
    if (event.at < last_)
      times_.report({event.id, event.at, event.resource, event.name + " is earlier than the event before"});
    check_cause(event);
    check_rotation(event);
    last_id_ = event.id;
    last_ = std::max(last_, event.at);
  }

  std::vector<TraceCheckRow> rows() && {
    std::vector<TraceCheckRow> all;
    for (TraceCheckRow* row : {&numbers_, &times_, &causes_, &rotations_}) all.push_back(std::move(*row));
    return all;
  }

 private:
  void check_cause(const trace::EventRecord& event) {
    ++causes_.examined;
    const auto wrong = [&](const std::string& what) { causes_.report({event.id, event.at, event.resource, what}); };
    if (event.cause < 0 || event.cause >= event.id) {
      wrong(event.name + " is caused by event " + std::to_string(event.cause) + ", which is not before it");
    } else if (event.cause == 0 && event.line == 0 && event.name != "ClientStarted") {
      wrong(event.name + " has neither a cause nor a line of the scenario");
    }
  }

  void check_rotation(const trace::EventRecord& event) {
    const bool starts = event.name == "RotationStarted";
    const bool ends =
        event.name == "RotationSucceeded" || event.name == "RotationFailed" || event.name == "RotationAbandoned";
    if (!starts && !ends) return;
    rotations_.examined += starts ? 1 : 0;
    bool& open = open_rotations_[event.resource_id];
    if (starts == open) {
      rotations_.report(
          {event.id, event.at, event.resource,
           starts ? "a rotation starts while another one is under way" : event.name + " without a rotation under way"});
    }
    open = starts;
  }

  TraceCheckRow numbers_{"numbers", "Events are numbered without a gap.", 0, "event", {}, 0};
  TraceCheckRow times_{"time", "Time never goes back.", 0, "event", {}, 0};
  TraceCheckRow causes_{
      "causes", "Every cause is earlier than what it led to; only lines and clients begin by themselves.",
      0,        "event",
      {},       0};
  TraceCheckRow rotations_{
      "rotations", "One rotation of a secret at a time, and each is closed once at most.", 0, "rotation", {}, 0};
  trace::EventId last_id_ = 0;
  sim::Time last_ = sim::Time::min();
  std::unordered_map<trace::ResourceId, bool> open_rotations_;
};

// What the scenario switched off, as far as its text in the trace can be read.
std::bitset<model::invariant_count> excepted(trace::Reader& reader) {
  std::bitset<model::invariant_count> off;
  try {
    for (const auto& one : scenarios::read_text(reader.fact("script"), "").excepted_invariants) {
      if (const auto invariant = model::find_invariant(one.name)) off.set(static_cast<std::size_t>(*invariant));
    }
  } catch (const scenarios::Mistake&) {
    off.reset();
  }
  return off;
}

}  // namespace

void TraceCheckRow::report(TraceFinding finding) {
  constexpr std::size_t kept = 10;
  ++found;
  if (findings.size() < kept) findings.push_back(std::move(finding));
}

bool TraceCheck::held() const {
  return finished && std::ranges::all_of(rows, [](const TraceCheckRow& row) { return row.found == 0; });
}

TraceCheck check_trace(trace::Reader& reader) {
  TraceCheck check{reader.fact("title"), reader.end(), reader.finished(), {}};
  check.rows.push_back(recorded_expectations(reader));
  check.rows.push_back(recorded_violations(reader));

  EventChecks events;
  reader.each_event([&](const trace::EventRecord& event) { events.take(event); });
  ChangeChecks changes(reader, excepted(reader));
  reader.replay(std::nullopt, [&](const trace::RawChange& change) { changes.take(change); });
  changes.finish();

  const auto append = [&](std::vector<TraceCheckRow> rows) { std::ranges::move(rows, std::back_inserter(check.rows)); };
  append(std::move(events).rows());
  append(std::move(changes).rows());
  return check;
}

}  // namespace lab
