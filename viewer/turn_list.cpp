// Packing turns in groups, and walking over them.
#include "viewer/turn_list.hpp"

#include <algorithm>

#include "viewer/seven_bits.hpp"

namespace viewer {
namespace {

// A turn is its distance from the event before and, in the low bits, its value; a value that has no room there is
// `large` and follows.
constexpr int value_bits = 3;
constexpr std::uint32_t large = (1U << value_bits) - 1;

}  // namespace

std::uint8_t TurnList::badness(std::uint32_t value) const {
  return static_cast<std::uint8_t>(value == 0 ? 0 : static_cast<int>(tone_of(track_, value)) + 1);
}

void TurnList::append(Turn turn, trace::Track track, const Moments& when) {
  if (size_ > 0 && when.moment_of(last_.event) == when.moment_of(turn.event)) take_back_last();
  append(turn, track);
}

void TurnList::append(Turn turn, trace::Track track) {
  track_ = track;
  event_before_ = size_ == 0 ? 0 : last_.event;
  last_byte_ = static_cast<std::uint32_t>(bytes_.size());
  if (size_ > 0 && size_ % together == 0) stops_.push_back({event_before_, last_byte_, 0});
  append_number(bytes_, std::uint64_t{turn.event - event_before_} << value_bits | std::min(turn.value, large));
  if (turn.value >= large) append_number(bytes_, turn.value);
  if (!stops_.empty()) stops_.back().worst = std::max(stops_.back().worst, badness(turn.value));
  last_ = turn;
  ++size_;
}

void TurnList::take_back_last() {
  --size_;
  bytes_.shorten(last_byte_);
  last_ = {event_before_, 0};
  if (size_ == 0 || stops_.empty()) return;
  if (size_ % together == 0) {
    stops_.shorten(stops_.size() - 1);
    return;
  }
  std::uint8_t worst = 0;
  Unpacked turns(*this);
  for (std::size_t i = size_ - size_ % together; i < size_; ++i) worst = std::max(worst, badness(turns[i].value));
  stops_.back().worst = worst;
}

void TurnList::Unpacked::unpack(std::size_t group) {
  group_ = group;
  std::size_t byte = group == 0 ? 0 : list_->stops_[group - 1].byte;
  std::uint32_t event = group == 0 ? 0 : list_->stops_[group - 1].event;
  const std::size_t count = std::min<std::size_t>(together, list_->size_ - group * together);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t number = number_at(list_->bytes_, byte);
    event += static_cast<std::uint32_t>(number >> value_bits);
    auto value = static_cast<std::uint32_t>(number) & large;
    if (value == large) value = static_cast<std::uint32_t>(number_at(list_->bytes_, byte));
    turns_[i] = {event, value};
  }
}

std::optional<Turn> TurnList::last_until(std::int64_t at, const Moments& when) const {
  Unpacked turns(*this);
  const std::size_t later = first_later(at, 0, when, turns);
  return later == 0 ? std::nullopt : std::optional(turns[later - 1]);
}

std::size_t TurnList::first_later(std::int64_t at, std::size_t from, const Moments& when, Unpacked& turns) const {
  // A stop tells of the last turn before it: the first stop ahead that is later is behind the one that is looked for.
  const auto up_to = [&](std::size_t stop) { return when.moment_of(stops_[stop].event) <= at; };
  std::size_t group = from / together;
  if (group < stops_.size() && up_to(group)) {
    std::size_t step = 1;
    while (group + step < stops_.size() && up_to(group + step)) step *= 2;
    std::size_t end = std::min(group + step, stops_.size());
    group += step / 2;
    while (group < end) {
      const std::size_t middle = group + (end - group) / 2;
      if (up_to(middle)) {
        group = middle + 1;
      } else {
        end = middle;
      }
    }
  }
  std::size_t first = std::max(from, group * together);
  std::size_t last = std::min<std::size_t>((group + 1) * together, size_);
  while (first < last) {
    const std::size_t middle = first + (last - first) / 2;
    if (when.moment_of(turns[middle].event) <= at) {
      first = middle + 1;
    } else {
      last = middle;
    }
  }
  return first;
}

Turn TurnList::worst(std::size_t first, std::size_t last, Unpacked& turns) const {
  std::uint8_t bad = 0;
  std::size_t best = first;
  for (std::size_t i = first; i < last;) {
    const std::size_t group = i / together;
    const std::size_t end = std::min((group + 1) * together, last);
    const bool whole = group > 0 && i == group * together && (end == (group + 1) * together || end == size_);
    if (!whole || stops_[group - 1].worst > bad) {
      for (; i < end; ++i) {
        const std::uint8_t here = badness(turns[i].value);
        if (here <= bad) continue;
        bad = here;
        best = i;
      }
    }
    i = end;
  }
  return turns[best];
}

void TurnList::bars(std::int64_t from, std::int64_t to, std::int64_t end, std::int64_t resolution, const Moments& when,
                    std::vector<TurnBar>& into) const {
  Unpacked turns(*this);
  const std::size_t later = first_later(from, 0, when, turns);
  std::size_t i = later == 0 ? 0 : later - 1;
  std::int64_t at = i < size_ ? when.moment_of(turns[i].event) : to;
  while (i < size_ && at < to) {
    const bool last = i + 1 == size_;
    const Turn turn = turns[i];
    const std::int64_t until = last ? std::max(end, at) : when.moment_of(turns[i + 1].event);
    if (until - at >= resolution || last) {
      if (turn.value != 0) into.push_back({at, until, turn, 1});
      ++i;
      at = until;
      continue;
    }
    // The one that begins within and lasts longer.
    const std::size_t next = std::max(i + 1, first_later(at + resolution, i + 1, when, turns) - 1);
    const Turn bad = worst(i, next, turns);
    const std::int64_t begin = when.moment_of(turns[next].event);
    if (bad.value != 0) into.push_back({at, begin, bad, static_cast<std::uint32_t>(next - i)});
    i = next;
    at = begin;
  }
}

}  // namespace viewer
