// What one track of a lane said, one turn after the other, with the worst of every 16, 256 … turns: drawn as bars at
// any zoom, at a cost that depends on the bars alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "trace/status_telling.hpp"
#include "viewer/moments.hpp"

namespace viewer {

struct Turn {
  std::uint32_t event = 0;
  std::uint32_t value = 0;  // a trace::TrackValue; 0: nothing
};

// A turn with its moments, in microseconds; or `times` of them, of which `turn` is the worst.
struct TurnBar {
  std::int64_t from = 0;
  std::int64_t until = 0;
  Turn turn;
  std::uint32_t times = 1;
};

// Whoever asks brings the moments of the events.
class TurnList {
 public:
  // In the order of time.
  void append(Turn turn, trace::Track track);
  // The same; of those of one moment the last counts.
  void append(Turn turn, trace::Track track, const Moments& when);

  [[nodiscard]] bool empty() const { return turns_.empty(); }
  [[nodiscard]] std::size_t size() const { return turns_.size(); }
  [[nodiscard]] const std::vector<Turn>& turns() const { return turns_; }
  // What it says at a moment; null: nothing was said yet.
  [[nodiscard]] const Turn* last_until(std::int64_t at, const Moments& when) const;

  // Adds the bars from `from` until `to` (the last turn lasts until `end`), those that are together shorter than
  // `resolution` as one.
  void bars(std::int64_t from, std::int64_t to, std::int64_t end, std::int64_t resolution, const Moments& when,
            std::vector<TurnBar>& into) const;

 private:
  // Of turns from `first` up to, not including, `last`: the place of the worst, of equal ones the first.
  [[nodiscard]] std::size_t worst(std::size_t first, std::size_t last) const;
  // Of those from `from` on the first that a later event than this one made.
  [[nodiscard]] std::size_t first_after(trace::EventId event, std::size_t from) const;

  std::vector<Turn> turns_;
  // How bad: 0 nothing, else the tone and one. The first level is of each turn, the next of 16 of them, and so on.
  std::vector<std::vector<std::uint8_t>> levels_;
};

}  // namespace viewer
