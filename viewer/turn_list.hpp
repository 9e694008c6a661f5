// What one track of a lane said, one turn after the other, some two bytes each, with the worst of every 16 of them:
// drawn as bars at any zoom without a look at each turn.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "trace/status_telling.hpp"
#include "viewer/moments.hpp"
#include "viewer/tight_list.hpp"

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
  // In the order of time; always of the same track.
  void append(Turn turn, trace::Track track);
  // The same; of those of one moment the last counts.
  void append(Turn turn, trace::Track track, const Moments& when);

  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] Turn last() const { return last_; }  // event 0: there is none
  // What it says at a moment; none: nothing was said yet.
  [[nodiscard]] std::optional<Turn> last_until(std::int64_t at, const Moments& when) const;
  // Each of them, in the order of time.
  template <class Visit>
  void each(const Visit& visit) const {
    Unpacked turns(*this);
    for (std::size_t i = 0; i < size_; ++i) visit(turns[i]);
  }

  // Adds the bars from `from` until `to` (the last turn lasts until `end`), those that are together shorter than
  // `resolution` as one.
  void bars(std::int64_t from, std::int64_t to, std::int64_t end, std::int64_t resolution, const Moments& when,
            std::vector<TurnBar>& into) const;

 private:
  static constexpr std::size_t together = 16;  // turns that are unpacked at once: a group

  // The turns by their places; the group of the last one that was asked for is kept.
  class Unpacked {
   public:
    explicit Unpacked(const TurnList& list) : list_(&list) {}
    const Turn& operator[](std::size_t place) {
      if (place / together != group_) unpack(place / together);
      return turns_[place % together];
    }

   private:
    void unpack(std::size_t group);

    const TurnList* list_;
    std::size_t group_ = static_cast<std::size_t>(-1);
    std::array<Turn, together> turns_{};
  };

  // Of each group but the first: the event of the turn before it, where it begins, and how bad its worst turn is.
  struct Stop {
    std::uint32_t event = 0;
    std::uint32_t byte = 0;
    std::uint8_t worst = 0;
  };

  [[nodiscard]] std::uint8_t badness(std::uint32_t value) const;
  // Of turns from `first` up to, not including, `last`: the worst, of equal ones the first.
  [[nodiscard]] Turn worst(std::size_t first, std::size_t last, Unpacked& turns) const;
  // Of those from `from` on the first that is later.
  [[nodiscard]] std::size_t first_later(std::int64_t at, std::size_t from, const Moments& when, Unpacked& turns) const;
  void take_back_last();

  TightList<std::uint8_t> bytes_;
  TightList<Stop> stops_;
  std::uint32_t size_ = 0;
  Turn last_;
  std::uint32_t event_before_ = 0;  // of the one before the last
  std::uint32_t last_byte_ = 0;     // where the last one begins
  trace::Track track_{};
};

}  // namespace viewer
