// Two traces beside one another: the first event that is not the same, what it differs in, and what led to that.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trace/explanation.hpp"
#include "trace/reader.hpp"

namespace trace {

// A value in each of two traces; none: it is not there.
using Pair = std::array<std::optional<std::string>, 2>;

// Something that the traces were made from, or an event's field.
struct Difference {
  std::string what;  // `seed`, `parameter rotation.set`, `lines 12 to 14`; `time`, `orders SecretStatus`
  Pair values;
  bool change = false;  // of an attribute, by an event
};

// One of the two runs.
struct ComparedRun {
  std::string title;
  std::string scenario;
  EventId events = 0;
  bool finished = false;
  std::optional<Happening> first;  // its first event that is not the other's; none: it has no more
  std::vector<Cause> causes;       // of that, itself first
};

// A resource whose attributes changed more often in one of them.
struct ChangeDifference {
  std::string kind;
  std::string resource;
  std::array<std::int64_t, 2> changes{};
};

struct Comparison {
  std::array<ComparedRun, 2> runs;
  EventId common = 0;              // so many events at the beginning are the same
  std::vector<Difference> fields;  // of the first events that are not
  std::vector<Difference> inputs;  // what may have led to it first
  std::vector<ChangeDifference> changes;
  std::size_t alike = 0;  // resources that changed as often in both

  [[nodiscard]] bool equal() const { return !runs[0].first && !runs[1].first; }
};

// A command as its words alone, however it is quoted.
using CommandWords = std::function<std::string(std::string_view)>;

// Reads both in step, up to the first difference. What only one of the levels keeps, the lines' numbers, and how
// commands are written, count as no difference. Without `words`, those are what blanks are between.
Comparison compare(Reader& first, Reader& second, CommandWords words = {});

}  // namespace trace
