// Why a line of the scenario came out as it did: what decided against it, or what it led to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "trace/explanation.hpp"

namespace trace {

// Events that a call led to, all of one name and outcome.
struct Effect {
  EventRecord first;
  sim::Time last{};
  std::int64_t times = 1;
};

struct CallExplanation {
  EventRecord call;
  std::int64_t times = 0;  // how often the line had run by then, this one included
  std::string scenario;    // the file, as the run was given it
  // Of one that was refused, though not by a policy: the state of what it was about, if it was about something.
  std::optional<Explanation> state;
  // Of an accepted one: what it changed at once, and what came of that, the next scheduled rotation aside.
  std::vector<ChangeRecord> changes;
  std::vector<Effect> effects;
};

// The last time until `at` that the line ran. Throws trace::Error when it had not.
CallExplanation explain_line(Reader& reader, int line, sim::Time at);

// Sentences, a line a cause or an effect.
std::string explanation_text(const CallExplanation& explanation);
// An object with members call, times, decision, and state or changes and effects.
std::string explanation_json(const CallExplanation& explanation);

}  // namespace trace
