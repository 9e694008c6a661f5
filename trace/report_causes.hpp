// Why the things on a report's timeline happened, each said once.
#pragma once

#include <cstddef>
#include <map>
#include <nlohmann/json.hpp>

#include "trace/reader.hpp"

namespace trace {

class ReportCauses {
 public:
  explicit ReportCauses(Reader& reader) : reader_(reader) {}

  // The place in texts() of what is said of an event.
  std::size_t of(EventId event);
  // {what, because, line, command} each: the event, the one that led to it, and the line of the scenario that set it
  // all off. What there is none of is left out.
  [[nodiscard]] nlohmann::ordered_json texts() && { return std::move(texts_); }

 private:
  // The event of a line from which this one comes in the end; 0: of none.
  EventId origin(const EventRecord& event);

  Reader& reader_;
  std::map<EventId, std::size_t> places_;
  std::map<EventId, EventId> origins_;
  nlohmann::ordered_json texts_ = nlohmann::ordered_json::array();
};

}  // namespace trace
