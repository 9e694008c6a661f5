// The rows that go into a trace, as the writer takes them. Texts that repeat are interned with Writer::text first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "model/actions.hpp"
#include "model/identifiers.hpp"
#include "model/note.hpp"
#include "sim/effects.hpp"
#include "sim/time.hpp"

namespace trace {

using EventId = std::int64_t;  // consecutive from 1; 0: none

// A resource's number in this trace, consecutive from 1.
enum class ResourceId : std::uint32_t { none = 0 };

// A text of this trace's dictionary. Equal texts have equal ids; the empty text is none and stands as NULL.
enum class TextId : std::uint32_t { none = 0 };

using FactValue = std::variant<std::int64_t, std::string>;

// One row of `run`.
struct RunFact {
  std::string name;
  FactValue value;
};

// What a line of the script said and got; empty texts stand as NULL.
struct CallTexts {
  int line = 0;              // 0: none
  std::string_view command;  // as it was typed, with variables expanded
  std::string_view decision;
  std::string_view request;
  std::string_view response;
};

struct EventRow {
  sim::Time at{};
  model::NoteKind kind{};
  model::Action action{};
  ResourceId resource = ResourceId::none;
  EventId cause = 0;
  TextId principal = TextId::none;
  TextId error = TextId::none;
  TextId message = TextId::none;
  CallTexts call;
};

struct ResourceRow {
  model::Resource resource;
  std::string_view name;
  std::string_view arn;
  ResourceId parent = ResourceId::none;
  sim::Time created{};
};

// `before` and `after` are values as the trace keeps them: see Recorder. sim::absent stands as NULL.
struct ChangeRow {
  EventId event = 0;
  ResourceId resource = ResourceId::none;
  std::uint16_t attribute = 0;
  std::int64_t before = sim::absent;
  std::int64_t after = sim::absent;
};

struct ViolationRow {
  EventId event = 0;
  sim::Time at{};
  std::string_view invariant;
  std::string_view resource;
  std::string_view message;
};

struct ExpectationRow {
  EventId event = 0;
  int line = 0;
  std::string_view path;
  std::string_view expected;
  std::string_view actual;
  bool passed = false;
};

struct LoginRow {
  EventId event = 0;
  sim::Time at{};
  TextId client = TextId::none;
  TextId cluster = TextId::none;
  TextId reason = TextId::none;  // none: ok
  std::int64_t count = 1;
};

// An item of the bill; empty texts stand as NULL.
struct CostRow {
  std::string_view month;
  std::string_view kind;
  std::string_view resource;
  std::string_view item;
  double quantity = 0;
  std::string_view unit;
  double usd = 0;
};

// A measure; an empty resource stands as NULL.
struct MeasureRow {
  std::string_view name;
  std::string_view resource;
  double value = 0;
  std::string_view unit;
};

struct AssumptionRow {
  std::string_view parameter;
  std::string_view value;
  std::string_view confidence;
  std::string_view source;
  std::int64_t used = 0;
};

}  // namespace trace
