// The chain of a run's events: a running digest of all that its steps did, kept as text at chosen events, so that a
// later run can say at which event it first went another way.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/model.hpp"

namespace lab {

// A chain as it is kept: two characters an event. The first 1,024 events are all there; of the following thousand every
// second, then, whenever the number doubles, half as many; and the last one always. It grows with the run's logarithm.
struct KeptChain {
  std::string text;
  std::uint64_t events = 0;  // of the run
};

// An event by its number in the trace and in words.
struct NamedEvent {
  std::uint64_t number = 0;
  sim::Time at{};
  std::string name;      // ModifyDBCluster
  std::string resource;  // empty: of none
  int line = 0;          // of the scenario; 0: no line's own event
};

// Where a run left the path of an earlier one.
struct Divergence {
  enum class Kind : std::uint8_t {
    differs,       // `event` is the first that is not the earlier run's
    one_of_some,   // the first that differs is `event` or one of those after it, up to number `last`
    goes_on,       // `event` comes after all that the earlier run had
    ends_sooner,   // `event` is the last, and the earlier run had more
    after_events,  // no event differs, but what was done between them without one does
  };
  Kind kind = Kind::differs;
  NamedEvent event;
  std::uint64_t last = 0;
  std::uint64_t earlier_events = 0;
};

class EventChain {
 public:
  EventChain() = default;
  explicit EventChain(KeptChain earlier) : earlier_(std::move(earlier)) {}

  // After every step; `line` is the scenario's that made it, or 0.
  void operator()(const model::StepRecord& step, const model::Setting& setting, const model::World& world, int line);

  // What to keep of the run, which is over.
  [[nodiscard]] KeptChain kept() const;
  // Of a run that is over and whose fingerprint is not the earlier one's.
  [[nodiscard]] Divergence divergence() const;

 private:
  struct Place {
    std::uint64_t number = 0;
    sim::Time at{};
    model::Note note;
    int line = 0;
  };

  void look(const Place& place, const model::Setting& setting, const model::World& world);

  KeptChain earlier_;
  std::string text_;
  std::uint64_t running_ = 0;
  std::uint64_t last_running_ = 0;  // at the last event
  Place last_;                      // the last event
  Place unsure_;                    // the first event after those that are known to be the same
  NamedEvent named_;                // the last event of those
  std::optional<Divergence> divergence_;
};

}  // namespace lab
