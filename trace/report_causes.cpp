// Chains of causes, walked once.
#include "trace/report_causes.hpp"

#include <vector>

#include "trace/event_phrase.hpp"

namespace trace {

std::size_t ReportCauses::of(EventId id) {
  const auto [place, fresh] = places_.emplace(id, texts_.size());
  if (!fresh) return place->second;
  nlohmann::ordered_json text;
  if (const auto event = reader_.event(id)) {
    text["what"] = event_phrase(*event);
    const auto cause = event->cause == 0 ? std::nullopt : reader_.event(event->cause);
    if (cause && cause->command.empty()) text["because"] = event_phrase(*cause);
    const EventId first = origin(*event);
    const auto line = first == id ? event : first == 0 ? std::nullopt : reader_.event(first);
    if (line && line->line != 0) text["line"] = line->line;
    if (line && !line->command.empty()) text["command"] = line->command;
  } else {
    text["what"] = "the end of the run";
  }
  texts_.push_back(std::move(text));
  return place->second;
}

EventId ReportCauses::origin(const EventRecord& event) {
  std::vector<EventId> way;
  EventId found = 0;
  for (std::optional<EventRecord> at = event; at; at = at->cause == 0 ? std::nullopt : reader_.event(at->cause)) {
    const auto known = origins_.find(at->id);
    if (known != origins_.end()) {
      found = known->second;
      break;
    }
    way.push_back(at->id);
    if (at->line != 0) {
      found = at->id;
      break;
    }
  }
  for (const EventId id : way) origins_[id] = found;
  return found;
}

}  // namespace trace
