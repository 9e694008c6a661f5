// How many of something there were, from one event to the next: what a plot shows, whatever its range.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "viewer/moments.hpp"
#include "viewer/tight_list.hpp"

namespace viewer {

class Tally {
 public:
  // So many more, or fewer, from this event on. In the order of the events; what goes back and forth in one moment
  // took no time.
  void step(trace::EventId event, int by, const Moments& when);

  // How many there were after this event.
  [[nodiscard]] std::int64_t after(trace::EventId event) const;
  // The most that there were between two events: before `first`, and after any up to and with `last`.
  [[nodiscard]] std::int64_t most(trace::EventId first, trace::EventId last) const;

 private:
  static constexpr std::size_t together = 64;  // steps of a group

  struct Step {
    trace::EventId event = 0;
    std::int64_t sum = 0;  // after it
  };
  // Of each group: the event and the sum before it, where it begins, and the greatest sum in it.
  struct Stop {
    std::uint32_t event = 0;
    std::uint32_t byte = 0;
    std::int32_t sum = 0;
    std::int32_t most = 0;
  };

  void keep(Step step);
  // Visits the steps of a group until `visit` says false.
  template <class Visit>
  void each(std::size_t group, const Visit& visit) const;
  // The group that has the last step up to this event; its number and one more, 0: none.
  [[nodiscard]] std::size_t groups_until(trace::EventId event) const;

  TightList<std::uint8_t> bytes_;
  TightList<Stop> stops_;
  std::size_t size_ = 0;
  Step last_;     // that is kept
  Step pending_;  // of a moment that may not be over
};

}  // namespace viewer
