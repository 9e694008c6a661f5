// The part of TraceView that answers what is on the timeline: bars, marks, densities, rotations, flags.
#include <algorithm>
#include <array>
#include <cmath>

#include "viewer/trace_view_body.hpp"

namespace viewer {
namespace {

using trace::Track;

std::int64_t count(sim::Time at) { return at.time_since_epoch().count(); }
sim::Time moment_at(std::int64_t micros) { return sim::Time(sim::Duration(micros)); }

// How many of the numbers are in each column. `first` has one number more than there are columns.
template <class Add>
void count_columns(const NumberList& ids, const std::vector<EventId>& first, const Add& add) {
  NumberList::Walk walk(ids);
  walk.seek(first.front());
  for (std::size_t column = 0; column + 1 < first.size() && !walk.over(); ++column) {
    if (walk.number() >= first[column + 1]) continue;
    const std::size_t place = walk.place();
    walk.seek(first[column + 1]);
    add(column, static_cast<std::uint32_t>(walk.place() - place));
  }
}

// Cells over columns, each evenly over those that it touches.
void spread(const std::vector<trace::OverviewCell>& cells, TimeRange range, std::vector<Density>& columns) {
  const double width = static_cast<double>(range.length().count()) / static_cast<double>(columns.size());
  for (const trace::OverviewCell& one : cells) {
    const auto column = [&](sim::Time at) { return static_cast<double>((at - range.from).count()) / width; };
    const auto begin = static_cast<std::int64_t>(std::floor(column(one.from)));
    const auto end = std::max(begin + 1, static_cast<std::int64_t>(std::ceil(column(one.from + one.length))));
    if (end <= 0 || begin >= static_cast<std::int64_t>(columns.size())) continue;
    // Whole numbers, so that nothing is lost to rounding: what is left over goes to the first ones.
    const auto touched = static_cast<std::uint64_t>(end - begin);
    const auto first = static_cast<std::size_t>(std::max<std::int64_t>(begin, 0));
    const auto last =
        static_cast<std::size_t>(std::min<std::int64_t>(end, static_cast<std::int64_t>(columns.size()))) - 1;
    for (std::size_t i = first; i <= last; ++i) {
      const auto nth = static_cast<std::uint64_t>(static_cast<std::int64_t>(i) - begin);
      const auto share = [&](std::uint64_t all) {
        return static_cast<std::uint32_t>(all / touched + (nth < all % touched ? 1 : 0));
      };
      columns[i].events += share(one.events);
      columns[i].failed_logins += share(one.failed_logins);
    }
  }
}

}  // namespace

std::string_view mark_kind_name(MarkKind kind) {
  constexpr std::array<std::string_view, mark_kind_count> names{"call",          "refused call", "fault",
                                                                "label",         "failed login", "another attempt",
                                                                "service event", "violation",    "failed expectation"};
  return names.at(static_cast<std::size_t>(kind));
}

std::string_view TraceView::Body::text_on(Track track, trace::TrackValue value) {
  const auto [place, fresh] = track_texts.try_emplace({track, value});
  if (fresh) place->second = track_text(track, value, [this](ResourceId id) { return reader->resource(id).name; });
  return place->second;
}

std::string_view TraceView::Body::type_text(TypeId id) {
  const EventType& type = index.events().type(id);
  return type.error == trace::TextId::none ? model::action_row(type.action).name : text_of(type.error);
}

const std::vector<EventId>& TraceView::Body::column_events(TimeRange range, std::size_t count_of) {
  const std::size_t size = std::max<std::size_t>(count_of, 1) + 1;
  if (columns.range == range && columns.generation == generation && columns.first.size() == size) return columns.first;
  columns = {range, generation, {}};
  columns.first.reserve(size);
  const double width = static_cast<double>(range.length().count()) / static_cast<double>(size - 1);
  for (std::size_t i = 0; i < size; ++i) {
    const auto offset = static_cast<std::int64_t>(width * static_cast<double>(i));
    columns.first.push_back(index.events().last_until(range.from + sim::Duration(offset - 1)) + 1);
  }
  return columns.first;
}

std::optional<Turn> TraceView::Body::turn_at(LaneId lane, Track track, sim::Time at) {
  return turns(lane, track).last_until(count(at), when());
}

std::int64_t TraceView::Body::told_until() const {
  return preview || index.complete() ? end() : index.events().moment_of(index.known_until());
}

std::vector<Bar> TraceView::bars(LaneId lane, Track track, TimeRange range, sim::Duration resolution) const {
  std::vector<TurnBar> found;
  body_->turns(lane, track)
      .bars(count(range.from), count(range.to), body_->told_until(), resolution.count(), body_->when(), found);
  std::vector<Bar> bars;
  bars.reserve(found.size());
  for (const TurnBar& one : found) {
    if (one.until < count(range.from)) continue;
    bars.push_back({moment_at(one.from), moment_at(one.until), body_->text_on(track, one.turn.value),
                    tone_of(track, one.turn.value), one.turn.event, one.times});
  }
  return bars;
}

std::vector<Mark> TraceView::marks(LaneId lane, TimeRange range, sim::Duration resolution) const {
  const EventColumns& events = body_->index.events();
  const auto [first, end] = body_->events_in(range);
  std::vector<Mark> found;
  body_->index.events_of(lane).each([&, begin = first, stop = end](std::size_t kind, const NumberList& ids) {
    if (kind >= mark_kind_count) return;
    NumberList::Walk walk(ids);
    walk.seek(begin);
    while (!walk.over() && walk.number() < stop) {
      const EventId id = walk.number();
      const std::size_t place = walk.place();
      const sim::Time at = events.at(id);
      walk.next();
      // The next is often far enough away, and then nothing has to be searched.
      if (!walk.over() && events.at(walk.number()) < at + resolution) {
        walk.seek(events.last_until(at + resolution - sim::Duration(1)) + 1);
      }
      const auto times = static_cast<std::uint32_t>(walk.place() - place);
      if (static_cast<MarkKind>(kind) == MarkKind::failed_login && times > 4) continue;
      found.push_back({at, static_cast<MarkKind>(kind), id, times, body_->type_text(events.type_of(id))});
    }
  });
  std::ranges::stable_sort(found, {}, &Mark::event);
  return found;
}

std::vector<Density> TraceView::density(LaneId lane, TimeRange range, std::size_t columns) const {
  std::vector<Density> found(std::max<std::size_t>(columns, 1));
  if (body_->preview) {
    spread(body_->preview->lane(*body_->reader, resource_of(lane)).cells, range, found);
    return found;
  }
  const std::vector<EventId>& first = body_->column_events(range, columns);
  body_->index.events_of(lane).each([&](std::size_t kind, const NumberList& ids) {
    if (kind == rotations_only) return;
    const bool refused = kind == static_cast<std::size_t>(MarkKind::refused);
    const bool failed = kind == static_cast<std::size_t>(MarkKind::failed_login);
    count_columns(ids, first, [&](std::size_t column, std::uint32_t count_of) {
      found[column].events += count_of;
      found[column].refused += refused ? count_of : 0;
      found[column].failed_logins += failed ? count_of : 0;
    });
  });
  return found;
}

std::vector<Rotation> TraceView::rotations(LaneId secret, TimeRange range, sim::Duration resolution) const {
  using model::Action;
  const EventColumns& events = body_->index.events();
  const auto action = [&](EventId id) { return events.type(events.type_of(id)).action; };
  const NumberList& ids = body_->index.events_of(secret).of(rotations_only);
  const auto [first, end] = body_->events_in(range);
  const std::size_t inside = ids.place_of(first);
  const std::size_t last = ids.place_of(end);
  std::vector<Rotation> found;
  if (static_cast<std::int64_t>(last - inside) > 2 * (range.length() / resolution)) return found;
  const TurnList& phases = body_->index.turns(secret, Track::rotation);
  NumberList::Walk walk(ids);
  walk.go_to(inside > 0 ? inside - 1 : 0);  // with the one that was under way when the range begins
  while (walk.place() < last) {
    const EventId id = walk.number();
    walk.next();
    if (action(id) != Action::RotationStarted) continue;
    const bool over = !walk.over() && action(walk.number()) != Action::RotationStarted;
    Rotation one{events.at(id), over ? events.at(walk.number()) : body_->run.end, "under way", id, {}};
    if (over) {
      const Action outcome = action(walk.number());
      one.outcome = outcome == Action::RotationSucceeded ? "succeeded"
                    : outcome == Action::RotationFailed  ? "failed"
                                                         : "abandoned";
    }
    if (one.ended < range.from || one.ended - one.started < 4 * resolution) continue;
    std::vector<TurnBar> bars;
    phases.bars(count(one.started), count(one.ended), body_->end(), 1, events, bars);
    for (const TurnBar& bar : bars) {
      if (bar.until <= count(one.started)) continue;
      one.phases.push_back(
          {body_->text_on(Track::rotation, bar.turn.value), moment_at(bar.from), moment_at(bar.until), bar.turn.event});
    }
    found.push_back(std::move(one));
  }
  return found;
}

std::vector<Flag> TraceView::flags(TimeRange range, sim::Duration resolution) const {
  std::vector<Flag> found;
  const auto& all = body_->flags;
  for (auto one = std::ranges::lower_bound(all, range.from, {}, [](const Flag& flag) { return flag.mark.at; });
       one != all.end() && one->mark.at < range.to; ++one) {
    if (!found.empty() && found.back().lane == one->lane && found.back().mark.kind == one->mark.kind &&
        one->mark.at < found.back().mark.at + resolution) {
      ++found.back().mark.times;
    } else {
      found.push_back(*one);
    }
  }
  return found;
}

}  // namespace viewer
