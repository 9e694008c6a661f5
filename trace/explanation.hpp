// Why a resource is in the state that it is in: what its status is, and the chain of causes down to the scenario's
// line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "trace/reader.hpp"

namespace trace {

struct Cause {
  EventRecord event;
  std::string phrase;            // stands after "because"
  std::int64_t passed_over = 0;  // like events before it that are not named: earlier rounds of the same
};

// One thing about the resource, with its causes: what led to it directly first, what started it all last.
struct Reason {
  std::string headline;  // "The secret of orders has been impaired"
  std::string attribute;
  std::optional<std::string> value;  // none: it is gone
  sim::Time since{};
  std::vector<Cause> causes;
  bool trouble = false;  // it is not as it should be
};

struct Explanation {
  ResourceRecord resource;
  sim::Time at{};
  std::string scenario;         // the file, as the run was given it
  std::vector<Reason> reasons;  // what is out of order first
};

// Throws trace::Error when the resource is not there yet at `at`.
Explanation explain(Reader& reader, const ResourceRecord& resource, sim::Time at);

// The chain of causes from an event, itself first, to what started it all.
std::vector<Cause> causes_of(Reader& reader, EventId id);
// A line a cause, each after the first on a new line. `since`: the moment that need not be said; `scenario` may be
// empty.
std::string causes_text(const std::string& scenario, const std::vector<Cause>& causes, sim::Time since);

// Sentences, a line a cause.
std::string explanation_text(const Explanation& explanation);
// An object with members resource, at and reasons; every cause with its event.
std::string explanation_json(const Explanation& explanation);

}  // namespace trace
