// Levels of worst tones, and walking over them.
#include "viewer/turn_list.hpp"

#include <algorithm>

#include "viewer/tight_append.hpp"

namespace viewer {
namespace {

constexpr std::size_t fan = 16;

std::uint8_t badness(trace::Track track, std::uint32_t value) {
  return value == 0 ? std::uint8_t{0} : static_cast<std::uint8_t>(static_cast<int>(tone_of(track, value)) + 1);
}

}  // namespace

void TurnList::append(Turn turn, trace::Track track, const Moments& when) {
  if (turns_.empty() || when.moment_of(turns_.back().event) != when.moment_of(turn.event)) {
    append(turn, track);
    return;
  }
  turns_.back() = turn;
  levels_[0].back() = badness(track, turn.value);
  // What stood there may have been the worst: every level above is made anew at its end.
  for (std::size_t level = 1; level < levels_.size(); ++level) {
    const auto& below = levels_[level - 1];
    const std::size_t first = (levels_[level].size() - 1) * fan;
    if (first >= below.size()) continue;
    levels_[level].back() = *std::max_element(below.begin() + static_cast<std::ptrdiff_t>(first), below.end());
  }
}

void TurnList::append(Turn turn, trace::Track track) {
  const std::uint8_t bad = badness(track, turn.value);
  if (levels_.empty()) levels_.emplace_back();
  tight_append(turns_, turn);
  tight_append(levels_[0], bad);
  for (std::size_t level = 1, place = (turns_.size() - 1) / fan;; ++level, place /= fan) {
    if (level == levels_.size()) {
      if (levels_[level - 1].size() < fan) return;
      // A new level: of all below.
      std::vector<std::uint8_t> made;
      const auto& below = levels_[level - 1];
      for (std::size_t i = 0; i < below.size(); i += fan) {
        const auto first = below.begin() + static_cast<std::ptrdiff_t>(i);
        made.push_back(
            *std::max_element(first, below.begin() + static_cast<std::ptrdiff_t>(std::min(i + fan, below.size()))));
      }
      levels_.push_back(std::move(made));
      return;
    }
    auto& own = levels_[level];
    if (place == own.size()) {
      own.push_back(bad);
    } else {
      own[place] = std::max(own[place], bad);
    }
  }
}

const Turn* TurnList::last_until(std::int64_t at, const Moments& when) const {
  const std::size_t after = first_after(when.last_event_until(at), 0);
  return after == 0 ? nullptr : &turns_[after - 1];
}

std::size_t TurnList::first_after(trace::EventId event, std::size_t from) const {
  std::size_t step = 1;
  while (from + step < turns_.size() && turns_[from + step].event <= event) step *= 2;
  const auto begin = turns_.begin() + static_cast<std::ptrdiff_t>(std::min(from + step / 2, turns_.size()));
  const auto end = turns_.begin() + static_cast<std::ptrdiff_t>(std::min(from + step + 1, turns_.size()));
  const auto found =
      std::upper_bound(begin, end, event, [](trace::EventId id, const Turn& turn) { return id < turn.event; });
  return static_cast<std::size_t>(found - turns_.begin());
}

std::size_t TurnList::worst(std::size_t first, std::size_t last) const {
  std::size_t best = first;
  std::uint8_t bad = 0;
  for (std::size_t i = first; i < last;) {
    // The largest stretch that begins here and is inside.
    std::size_t level = 0;
    std::size_t length = 1;
    while (level + 1 < levels_.size() && i % (length * fan) == 0 && i + length * fan <= last) {
      ++level;
      length *= fan;
    }
    const std::uint8_t here = levels_[level][i / length];
    if (here > bad) {
      bad = here;
      std::size_t place = i / length;
      for (; level > 0; --level) {
        place *= fan;
        while (levels_[level - 1][place] != here) ++place;
      }
      best = place;
    }
    i += length;
  }
  return best;
}

void TurnList::bars(std::int64_t from, std::int64_t to, std::int64_t end, std::int64_t resolution, const Moments& when,
                    std::vector<TurnBar>& into) const {
  const std::size_t after = first_after(when.last_event_until(from), 0);
  std::size_t i = after == 0 ? 0 : after - 1;
  std::int64_t at = i < turns_.size() ? when.moment_of(turns_[i].event) : to;
  while (i < turns_.size() && at < to) {
    const bool last = i + 1 == turns_.size();
    const std::int64_t until = last ? std::max(end, at) : when.moment_of(turns_[i + 1].event);
    if (until - at >= resolution || last) {
      if (turns_[i].value != 0) into.push_back({at, until, turns_[i], 1});
      ++i;
      at = until;
      continue;
    }
    // The one that begins within and lasts longer.
    const std::size_t next = std::max(i + 1, first_after(when.last_event_until(at + resolution), i) - 1);
    const Turn& bad = turns_[worst(i, next)];
    const std::int64_t begin = when.moment_of(turns_[next].event);
    if (bad.value != 0) into.push_back({at, begin, bad, static_cast<std::uint32_t>(next - i)});
    i = next;
    at = begin;
  }
}

}  // namespace viewer
