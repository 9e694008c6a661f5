// The part of TraceView that tells why: causes, effects, explanations.
#include <algorithm>

#include "viewer/trace_view_body.hpp"

namespace viewer {
namespace {

// Up to so many changes `credsim explain` itself is asked, which reads them all.
constexpr std::int64_t read_at_once = 200'000;
// Where effects are looked for: in so many events after their cause.
constexpr EventId effects_within = 50'000;

// What is said on the tracks of the resource's lane, the worst first.
trace::Explanation explain_by_tracks(TraceView::Body& body, const trace::ResourceRecord& resource, sim::Time at) {
  trace::Explanation told{resource, at, body.run.scenario, {}};
  const auto lane = body.index.lane_of(resource.id);
  if (!lane) return told;
  std::vector<std::pair<trace::Tone, trace::Track>> tracks;
  const auto last = [&](trace::Track track) {
    return body.index.turns(*lane, track).last_until(at.time_since_epoch().count(), body.index.events());
  };
  for (std::size_t i = 0; i < trace::track_count; ++i) {
    const auto track = static_cast<trace::Track>(i);
    const std::optional<Turn> turn = last(track);
    if (turn && turn->value != 0) tracks.emplace_back(tone_of(track, turn->value), track);
  }
  std::ranges::stable_sort(tracks, std::greater(), &std::pair<trace::Tone, trace::Track>::first);
  for (const auto& [tone, track] : tracks) {
    const Turn turn = *last(track);
    const std::string value(body.text_on(track, turn.value));
    told.reasons.push_back({std::string(track_name(track)) + " of " + resource.name + " has been " + value,
                            std::string(track_name(track)), value, body.index.events().at(turn.event),
                            trace::causes_of(*body.reader, turn.event), tone >= trace::Tone::gap});
  }
  return told;
}

}  // namespace

std::vector<trace::Cause> TraceView::causes(EventId event) const { return trace::causes_of(*body_->reader, event); }

trace::Explanation TraceView::explain(ResourceId id, sim::Time at) const {
  const trace::ResourceRecord record = body_->reader->resource(id);
  if (record.created_at > at || body_->reader->last_change_row() > read_at_once) {
    return explain_by_tracks(*body_, record, at);
  }
  return trace::explain(*body_->reader, record, at);
}

std::vector<trace::EventRecord> TraceView::effects(EventId event, std::size_t limit) const {
  std::vector<trace::EventRecord> found;
  for (const EventId id : body_->reader->effects(event, event + effects_within, limit)) {
    if (auto one = body_->reader->event(id)) found.push_back(std::move(*one));
  }
  return found;
}

EventId TraceView::event_of_line(int line, sim::Time until) const {
  return body_->reader->event_of_line(line, body_->index.events().last_until(until));
}

}  // namespace viewer
