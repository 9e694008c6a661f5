// When things last changed that trouble is blamed on.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>

#include "model/model.hpp"

namespace lab {

class CauseTimes {
 public:
  void operator()(const model::StepRecord& record);
  // When it changed last; nothing: never, or nobody was told. A change of a key, a grant or a policy counts from the
  // call, not from when it was visible.
  [[nodiscard]] std::optional<sim::Time> of(model::Blame blame) const;

 private:
  std::unordered_map<std::uint64_t, sim::Time> times_;  // by resource and attribute
};

// What the step blames, in its notes from this one on to the ones before it; unknown: nothing.
model::Blame blame_of(const model::StepRecord& record, std::size_t note);

}  // namespace lab
