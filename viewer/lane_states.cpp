// Reading changes of lanes, and putting them together.
#include "viewer/lane_states.hpp"

#include <algorithm>

namespace viewer {
namespace {

using trace::ChangeRowNumbers;
using trace::EventId;
using trace::LaneId;

constexpr std::size_t most_changes_kept = 250'000;
constexpr std::size_t most_lanes_kept = 1'000;
constexpr std::size_t small_state = 2'000;  // attributes

void take(LaneState& state, const ChangeRowNumbers& change) {
  state.last.insert_or_assign({change.resource, change.attribute}, change);
}

// The numbers of the rows from one place to another.
std::vector<std::int64_t> rows_between(const NumberList& rows, std::size_t from, std::size_t to) {
  std::vector<std::int64_t> found;
  found.reserve(to - from);
  NumberList::Walk walk(rows);
  for (walk.go_to(from); walk.place() < to && !walk.over(); walk.next()) found.push_back(walk.number());
  return found;
}

}  // namespace

std::int64_t LaneState::value(trace::ResourceId resource, std::uint16_t attribute) const {
  const auto found = last.find({resource, attribute});
  return found == last.end() ? sim::absent : found->second.after;
}

LaneStates::Kept& LaneStates::kept(std::optional<LaneId> lane) {
  const auto known = std::ranges::find(kept_, lane, &Kept::lane);
  if (known != kept_.end()) {
    kept_.splice(kept_.end(), kept_, known);
    return *known;
  }
  while (!kept_.empty() && (changes_kept_ > most_changes_kept || kept_.size() >= most_lanes_kept)) {
    changes_kept_ -= kept_.front().changes.size();
    kept_.pop_front();
  }
  kept_.emplace_back();
  kept_.back().lane = lane;
  return kept_.back();
}

std::size_t LaneStates::unread(std::optional<LaneId> lane) const {
  const NumberList& rows = index_->changes_of(lane);
  const auto known = std::ranges::find(kept_, lane, &Kept::lane);
  if (!is_short(rows)) return known != kept_.end() ? 0 : reading_.rows_a_call + reading_.last_rows;
  return rows.size() - (known == kept_.end() ? 0 : known->changes.size());
}

void LaneStates::read_all(trace::Reader& reader, Kept& kept, const NumberList& rows) {
  if (kept.changes.size() == rows.size()) return;
  const std::size_t before = kept.changes.size();
  kept.changes.reserve(rows.size());
  reader.each_change_in(rows_between(rows, before, rows.size()),
                        [&](const ChangeRowNumbers& change) { kept.changes.push_back(change); });
  changes_kept_ += kept.changes.size() - before;
}

std::size_t LaneStates::count_until(trace::Reader& reader, const NumberList& rows, EventId event) {
  if (event != last_event_) {
    last_row_ = reader.last_change_row_until(event);
    last_event_ = event;
  }
  return rows.place_of(last_row_ + 1);
}

const LaneState& LaneStates::of_short(Kept& kept, std::size_t count) {
  LaneState& state = kept.state;
  if (count < state.changes) state = {};
  for (; state.changes < count; ++state.changes) take(state, kept.changes[state.changes]);
  return state;
}

const LaneState& LaneStates::of_long(trace::Reader& reader, Kept& kept, const NumberList& rows, std::size_t count) {
  LaneState& state = kept.state;
  if (count < state.changes) {
    const auto later = std::ranges::upper_bound(kept.earlier, count, {}, &LaneState::changes);
    state = later == kept.earlier.begin() ? LaneState{} : *std::prev(later);
  }
  const std::size_t until = std::min(count, state.changes + reading_.rows_a_call);
  reader.each_change_in(rows_between(rows, state.changes, until), [&](const ChangeRowNumbers& change) {
    take(state, change);
    const bool fresh = kept.earlier.empty() || kept.earlier.back().changes <= state.changes;
    if (++state.changes % reading_.between_states == 0 && fresh && state.last.size() <= small_state) {
      kept.earlier.push_back(state);
    }
  });
  state.changes = until;
  if (until == count) return state;
  if (kept.guessed_at != count || kept.guess.last.empty()) {
    kept.guess = state;
    kept.guess.complete = false;
    kept.guessed_at = count;
    reader.each_change_in(rows_between(rows, std::max(until, count - std::min(count, reading_.last_rows)), count),
                          [&](const ChangeRowNumbers& change) { take(kept.guess, change); });
  }
  return kept.guess;
}

const LaneState& LaneStates::after(trace::Reader& reader, std::optional<LaneId> lane, EventId event) {
  const NumberList& rows = index_->changes_of(lane);
  Kept& one = kept(lane);
  const std::size_t count = count_until(reader, rows, event);
  if (!is_short(rows)) return of_long(reader, one, rows, count);
  read_all(reader, one, rows);
  return of_short(one, std::min(count, one.changes.size()));
}

std::optional<std::vector<ChangeRowNumbers>> LaneStates::changes(trace::Reader& reader, std::optional<LaneId> lane,
                                                                 EventId event) {
  const NumberList& rows = index_->changes_of(lane);
  if (!is_short(rows)) return std::nullopt;
  Kept& one = kept(lane);
  read_all(reader, one, rows);
  const std::size_t count = std::min(count_until(reader, rows, event), one.changes.size());
  return std::vector(one.changes.begin(), one.changes.begin() + static_cast<std::ptrdiff_t>(count));
}

}  // namespace viewer
