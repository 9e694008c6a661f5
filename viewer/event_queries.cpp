// The part of TraceView that finds events: by number, moment, filter and condition.
#include <algorithm>
#include <cctype>
#include <set>

#include "viewer/trace_view_body.hpp"

namespace viewer {
namespace {

EventFilter only_of(ResourceId resource) {
  EventFilter filter;
  filter.resource = resource;
  return filter;
}

bool holds_text(std::string_view text, std::string_view part) {
  const auto same = [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
  };
  return std::search(text.begin(), text.end(), part.begin(), part.end(), same) != text.end() || part.empty();
}

// Whether it tells of something that went wrong, though nobody was refused.
bool is_failure(model::Action action) {
  using model::Action;
  return action == Action::RotationFailed || action == Action::TestRotationFailed || action == Action::StepFailed ||
         action == Action::StorageKeyLost;
}

// A filter made ready for one trace.
class ReadyFilter {
 public:
  ReadyFilter(TraceView::Body& body, const EventFilter& filter) : body_(body), filter_(filter) {
    const EventColumns& events = body.index.events();
    for (TypeId id = 0; id < events.types().size(); ++id) {
      const EventType& type = events.types()[id];
      const model::ActionRow& action = model::action_row(type.action);
      const auto meets = [](const std::string& wanted, std::string_view is) { return wanted.empty() || wanted == is; };
      const bool failed = type.error != trace::TextId::none;
      const bool error =
          filter.error.empty() || (filter.error == "*" ? failed || is_failure(type.action)
                                                       : failed && body.text_of(type.error) == filter.error);
      const std::string_view source = model::source_text(action.source);
      types_.push_back(error && meets(filter.kind, event_kind_word(type.kind)) && meets(filter.source, source) &&
                       meets(filter.name, action.name));
      texts_.push_back(!filter.text.empty() &&
                       (holds_text(action.name, filter.text) || holds_text(source, filter.text) ||
                        (failed && holds_text(body.text_of(type.error), filter.text))));
    }
    if (filter.resource != ResourceId::none) lane_ = body.index.lane_of(filter.resource);
    if (filter.range) std::tie(first_, end_) = body.events_in(*filter.range);
    if (!filter.text.empty()) static_cast<void>(body.search_for(filter.text, std::numeric_limits<std::int32_t>::max()));
  }

  // Those from `first` to `last`, in their order.
  void find(EventId first, EventId last, std::vector<EventId>& into) const {
    first = std::max(first, first_);
    last = std::min({last, end_ - 1, body_.index.events().size()});
    if (filter_.text.empty()) {
      for (EventId id = first; id <= last; ++id) {
        if (passes(id)) into.push_back(id);
      }
      return;
    }
    const trace::TextHits& hits = body_.search.hits;
    body_.reader->each_plain_event(first, last, [&](const trace::PlainEvent& event) {
      if (!passes(event.id)) return;
      if (texts_[body_.index.events().type_of(event.id)] || hits.resources.contains(event.resource) ||
          hits.texts.contains(event.principal) || hits.texts.contains(event.message) ||
          hits.commands.contains(event.id)) {
        into.push_back(event.id);
      }
    });
  }

 private:
  [[nodiscard]] bool passes(EventId id) const {
    const EventColumns& events = body_.index.events();
    if (!types_[events.type_of(id)]) return false;
    if (filter_.resource == ResourceId::none) return true;
    const ResourceId resource = events.resource(id);
    return resource == filter_.resource || (belongs_on_lane() && lane_ && body_.index.lane_of(resource) == lane_);
  }
  // Of what has a lane of its own all that is on it passes, of anything else only it itself.
  [[nodiscard]] bool belongs_on_lane() const { return lane_ && body_.index.resource_of(*lane_) == filter_.resource; }

  TraceView::Body& body_;
  const EventFilter& filter_;
  std::vector<bool> types_;
  std::vector<bool> texts_;
  std::optional<LaneId> lane_;
  EventId first_ = 1;
  EventId end_ = std::numeric_limits<EventId>::max();
};

}  // namespace

std::optional<trace::EventRecord> TraceView::event(EventId id) const { return body_->reader->event(id); }

EventId TraceView::events_known() const { return body_->index.events().size(); }

EventId TraceView::event_at(sim::Time at) const { return body_->index.events().last_until(at); }

EventId TraceView::first_after(sim::Time at) const {
  const EventId id = body_->index.events().last_until(at) + 1;
  return id > events_known() ? 0 : id;
}

sim::Time TraceView::time_of(EventId id) const {
  if (id <= 0) return body_->run.start;
  if (id <= events_known()) return body_->index.events().at(id);
  const auto event = body_->reader->event(id);
  return event ? event->at : body_->run.end;
}

std::vector<EventId> TraceView::passing(EventId first, EventId last, const EventFilter& filter) const {
  std::vector<EventId> found;
  ReadyFilter(*body_, filter).find(first, last, found);
  return found;
}

Found TraceView::next(EventId after, const EventFilter& filter, std::size_t rows) const {
  const ReadyFilter ready(*body_, filter);
  const EventId stop = std::min(events_known(), after + static_cast<EventId>(rows));
  std::vector<EventId> found;
  for (EventId first = after + 1, length = 1000; first <= stop; first += length, length *= 4) {
    ready.find(first, std::min(stop, first + length - 1), found);
    if (!found.empty()) return {found.front(), found.front(), false};
  }
  return {0, std::max(after, stop), stop >= body_->run.events};
}

Found TraceView::previous(EventId before, const EventFilter& filter, std::size_t rows) const {
  const ReadyFilter ready(*body_, filter);
  const EventId begin = std::min(before, events_known() + 1);
  const EventId stop = std::max<EventId>(1, begin - static_cast<EventId>(rows));
  std::vector<EventId> found;
  for (EventId last = begin - 1, length = 1000; last >= stop; last -= length, length *= 4) {
    ready.find(std::max(stop, last - length + 1), last, found);
    if (!found.empty()) return {found.back(), found.back(), false};
  }
  return {0, std::min(before, stop), stop <= 1};
}

EventId TraceView::next_of(ResourceId resource, EventId after) const {
  if (resource == ResourceId::none) return after < events_known() ? after + 1 : 0;
  const auto lane = body_->index.lane_of(resource);
  if (!lane) return next(after, only_of(resource), 1'000'000).event;
  EventId best = 0;
  body_->index.events_of(*lane).each([&](std::size_t, const NumberList& ids) {
    NumberList::Walk one(ids);
    one.seek(after + 1);
    if (!one.over() && (best == 0 || one.number() < best)) best = one.number();
  });
  return best;
}

EventId TraceView::previous_of(ResourceId resource, EventId before) const {
  if (resource == ResourceId::none) return std::max<EventId>(0, std::min(before, events_known() + 1) - 1);
  const auto lane = body_->index.lane_of(resource);
  if (!lane) return previous(before, only_of(resource), 1'000'000).event;
  EventId best = 0;
  body_->index.events_of(*lane).each([&](std::size_t, const NumberList& ids) {
    for (const std::int64_t one : ids.ends(before - 1, 0, 1)) best = std::max<EventId>(best, one);
  });
  return best;
}

const trace::TextSearch& TraceView::Body::search_for(const std::string& text, std::size_t rows) {
  if (search.text != text || searched_events != run.events) {
    search = {text, {}};
    searched_events = run.events;
  }
  reader->search_on(search, rows);
  return search;
}

bool TraceView::prepare(const EventFilter& filter, std::size_t rows) const {
  return filter.text.empty() || body_->search_for(filter.text, rows).over();
}

}  // namespace viewer
