// The rows of a trace in its own numbers, for those who read millions of them: no text is made.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_set>

#include "model/actions.hpp"
#include "model/note.hpp"
#include "trace/rows.hpp"

namespace trace {

// A resource as far as it matters where it belongs.
struct ResourceLink {
  ResourceId id = ResourceId::none;
  model::Table kind{};
  ResourceId parent = ResourceId::none;
  sim::Time created{};
  sim::Time deleted = sim::never;
};

struct PlainEvent {
  EventId id = 0;
  sim::Time at{};
  model::NoteKind kind{};
  model::Action action{};
  ResourceId resource = ResourceId::none;
  EventId cause = 0;
  TextId principal = TextId::none;
  TextId error = TextId::none;
  TextId message = TextId::none;
};

// Values are as the trace keeps them: resources by their numbers in it, texts and passwords by theirs.
struct PlainChange {
  EventId event = 0;
  sim::Time at{};
  ResourceId resource = ResourceId::none;
  std::uint16_t attribute = 0;  // the model's number
  std::int64_t after = sim::absent;
};

// A change with its row in the trace's table, without the moment of its event.
struct ChangeRowNumbers {
  std::int64_t row = 0;  // from 1
  EventId event = 0;
  ResourceId resource = ResourceId::none;
  std::uint16_t attribute = 0;  // the model's number
  std::int64_t before = sim::absent;
  std::int64_t after = sim::absent;
};

// Where a text was found.
struct TextHits {
  std::unordered_set<TextId> texts;
  std::unordered_set<ResourceId> resources;  // by their names
  std::unordered_set<EventId> commands;
};

// A search for a text in letters of any case, that goes on from call to call.
struct TextSearch {
  std::string text;
  TextHits hits;
  std::size_t table = 0;   // texts, names of resources, commands
  std::int64_t after = 0;  // the last row of it that was looked at

  [[nodiscard]] bool over() const { return table == 3; }
};

}  // namespace trace
