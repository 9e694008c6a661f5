// Finds the call of a line, and follows the causes of later events back to it.
#include "trace/call_explanation.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "model/actions.hpp"
#include "trace/decision_sentence.hpp"
#include "trace/moment_text.hpp"

namespace trace {
namespace {

void find_call(Reader& reader, int line, sim::Time at, CallExplanation& explanation) {
  std::set<int> others;
  reader.each_event([&](EventRecord&& event) {
    if (event.line == line && event.at <= at) {
      ++explanation.times;
      explanation.call = std::move(event);
    } else if (event.line != 0) {
      others.insert(event.line);
    }
  });
  if (explanation.times > 0) {
    return;
  }
  if (others.contains(line)) {
    throw Error("line " + std::to_string(line) + " has not run yet at " + moment_text(at, Precision::seconds));
  }
  const auto after = others.lower_bound(line);
  std::string nearest = after == others.begin() ? "" : std::to_string(*std::prev(after));
  if (after != others.end()) {
    nearest += (nearest.empty() ? "" : " and ") + std::to_string(*after);
  }
  throw Error("nothing in this trace was done by line " + std::to_string(line) +
              (nearest.empty() ? "" : "; the nearest that did something: " + nearest));
}

// A rotation that is due later is scheduled by the one before it, and so on: not what the call did.
bool is_scheduled(const EventRecord& event, const std::unordered_set<EventId>& now) {
  return event.name == model::action_row(model::Action::RotationStarted).name && !now.contains(event.cause);
}

void find_effects(Reader& reader, CallExplanation& explanation) {
  const EventRecord& call = explanation.call;
  reader.each_change(ResourceId::none, call.at, [&](const ChangeRecord& change) {
    if (change.event == call.id && !change.internal) {
      explanation.changes.push_back(change);
    }
  });
  std::unordered_set<EventId> led_to{call.id};
  std::unordered_set<EventId> now{call.id};  // of those, what happened at the moment of the call
  reader.each_event([&](EventRecord&& event) {
    if (event.cause == 0 || !led_to.contains(event.cause) || is_scheduled(event, now)) {
      return;
    }
    led_to.insert(event.id);
    if (event.at == call.at) {
      now.insert(event.id);
    }
    const auto alike = std::ranges::find_if(explanation.effects, [&](const Effect& one) {
      return one.first.name == event.name && one.first.error == event.error && one.first.kind == event.kind;
    });
    if (alike == explanation.effects.end()) {
      const sim::Time at = event.at;
      explanation.effects.push_back({std::move(event), at, 1});
    } else {
      alike->last = event.at;
      ++alike->times;
    }
  });
}

}  // namespace

CallExplanation explain_line(Reader& reader, int line, sim::Time at) {
  CallExplanation explanation;
  explanation.scenario = reader.fact("scenario");
  find_call(reader, line, at, explanation);
  const EventRecord& call = explanation.call;
  if (call.error.empty()) {
    find_effects(reader, explanation);
  } else if (!forbids(call.decision) && call.resource_id != ResourceId::none) {
    explanation.state = explain(reader, reader.resource(call.resource_id), call.at);
  }
  return explanation;
}

}  // namespace trace
