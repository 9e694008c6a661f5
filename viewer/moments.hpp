// When events were: exactly, or about, between some that are known.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "trace/rows.hpp"

namespace viewer {

class Moments {
 public:
  virtual ~Moments() = default;
  // Never earlier than of an event before it. Microseconds.
  [[nodiscard]] virtual std::int64_t moment_of(trace::EventId event) const = 0;
  // The last event up to this moment; 0: none.
  [[nodiscard]] virtual trace::EventId last_event_until(std::int64_t at) const = 0;
};

// Evenly between known ones.
class SparseMoments : public Moments {
 public:
  // In their order.
  void add(trace::EventId event, std::int64_t at);
  [[nodiscard]] bool empty() const { return known_.empty(); }

  [[nodiscard]] std::int64_t moment_of(trace::EventId event) const override;
  [[nodiscard]] trace::EventId last_event_until(std::int64_t at) const override;

 private:
  std::vector<std::pair<trace::EventId, std::int64_t>> known_;
};

}  // namespace viewer
