// The part of TraceView that tells how a lane is at a moment.
#include <algorithm>
#include <set>

#include "model/fields.hpp"
#include "viewer/trace_view_body.hpp"

namespace viewer {
namespace {

using trace::LaneKind;
using trace::Tone;

// So many events of a group of clients are looked back at.
constexpr std::size_t events_back = 400;

class HealthOfLane {
 public:
  HealthOfLane(TraceView::Body& body, sim::Time at) : body_(body), at_(at) {}

  // It is there.
  Tone of(LaneId lane) {
    const trace::Lane& row = body_.index.lanes().all()[lane];
    const Tone own = said_on(lane);
    switch (row.kind) {
      case LaneKind::cluster:
        return std::max(own, of_managed_secret(body_.index.resource_of(lane)));
      case LaneKind::secret:
        return std::max(own, of_key(body_.index.resource_of(lane)));
      case LaneKind::key:
        return own;
      case LaneKind::clients:
        return any_cannot_log_in(lane) ? Tone::bad : own;
    }
    return own;
  }

 private:
  // The worst of its tracks.
  Tone said_on(LaneId lane) {
    Tone worst = Tone::calm;
    for (std::size_t i = 0; i < trace::track_count; ++i)
      worst = std::max(worst, said_on(lane, static_cast<trace::Track>(i)));
    return worst;
  }
  Tone said_on(LaneId lane, trace::Track track) {
    const std::optional<Turn> turn = body_.turn_at(lane, track, at_);
    return turn && turn->value != 0 ? tone_of(track, turn->value) : Tone::calm;
  }

  // A managed secret's status is an attribute of its cluster.
  Tone of_managed_secret(ResourceId cluster) {
    const auto secret = body_.index.lanes().managed_secret(cluster, at_);
    return secret ? said_on(*secret, trace::Track::secret_status) : Tone::calm;
  }

  // A secret under a key that cannot be used is no better than that.
  Tone of_key(ResourceId secret) {
    const std::vector<ResourceId> used = body_.index.used_by(secret);
    ResourceId key = used.empty() ? ResourceId::none : used.front();
    if (used.size() > 1) {
      const std::int64_t now =
          body_.state(body_.index.lane_of(secret), at_).value(secret, model::attribute<&model::Secret::key>);
      if (now != sim::absent) key = static_cast<ResourceId>(now);
    }
    const auto lane = body_.index.lane_of(key);
    if (!lane) return Tone::calm;
    const trace::Lane& row = body_.index.lanes().all()[*lane];
    if (row.until && *row.until <= at_) return Tone::bad;
    const auto state = body_.turn_at(*lane, trace::Track::key_state, at_);
    const bool enabled = !state || static_cast<model::KeyState>(state->value) == model::KeyState::Enabled;
    return enabled ? Tone::calm : Tone::bad;
  }

  // Whether the last that is known of any of its clients is that it was not let in.
  bool any_cannot_log_in(LaneId lane) {
    const EventColumns& events = body_.index.events();
    const EventId until = events.last_until(at_);
    std::vector<std::int64_t> last;
    body_.index.events_of(lane).each([&](std::size_t kind, const NumberList& ids) {
      if (kind == rotations_only) return;
      const std::vector<std::int64_t> found = ids.ends(until, 0, events_back);
      last.insert(last.end(), found.begin(), found.end());
    });
    std::ranges::sort(last, std::greater());
    std::set<ResourceId> seen;
    for (const std::int64_t id : last) {
      const EventType& type = events.type(events.type_of(id));
      if (type.action != model::Action::Login || !seen.insert(events.resource(id)).second) continue;
      if (type.error != trace::TextId::none) return true;
    }
    return false;
  }

  TraceView::Body& body_;
  sim::Time at_;
};

}  // namespace

std::optional<trace::Tone> TraceView::health(LaneId lane, sim::Time at) const {
  const trace::Lane& row = lanes()[lane];
  if (row.from > at || (row.until && *row.until <= at)) return std::nullopt;
  return HealthOfLane(*body_, at).of(lane);
}

bool TraceView::had_trouble(LaneId lane) const {
  // A managed secret's status is an attribute of its cluster: they are shown together.
  if (lanes()[lane].kind == LaneKind::cluster) {
    const auto secret = body_->index.lanes().managed_secret(resource_of(lane), run().end);
    if (secret && had_trouble(*secret)) return true;
  }
  if (body_->index.events_of(lane).of(static_cast<std::size_t>(MarkKind::failed_login)).size() > 0) return true;
  const TimeRange whole{run().start, run().end + sim::Duration(1)};
  for (std::size_t i = 0; i < trace::track_count; ++i) {
    for (const Bar& bar : bars(lane, static_cast<trace::Track>(i), whole, whole.length())) {
      if (bar.tone == Tone::bad) return true;
    }
  }
  return false;
}

}  // namespace viewer
