// Commands picked from the events, and their answers as AWS's command line shows them.
#include "trace/calls.hpp"

#include <nlohmann/json.hpp>
#include <set>

#include "trace/family.hpp"

namespace trace {

void each_call(Reader& reader, const CallFilter& filter, const std::function<void(const EventRecord&)>& visit) {
  std::set<ResourceId> family;
  if (filter.resource) {
    family = family_of(reader, *filter.resource);
  }
  reader.each_event([&](const EventRecord& event) {
    const bool meant =
        (!filter.line || event.line == *filter.line) && (!filter.resource || family.contains(event.resource_id));
    if (meant && !event.command.empty()) {
      visit(event);
    }
  });
}

std::string printed_answer(const EventRecord& call) {
  if (!call.error.empty()) {
    return "An error occurred (" + call.error + ") when calling the " + call.name + " operation: " + call.message;
  }
  // A waiter asks and keeps the answers to itself.
  const auto answer = nlohmann::ordered_json::parse(call.response, nullptr, false);
  if (call.command.starts_with("rds wait ") || answer.is_discarded() || answer.empty()) {
    return "";
  }
  return answer.dump(4, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace trace
