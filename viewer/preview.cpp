// Unpacking overviews, and taking samples.
#include "viewer/preview.hpp"

#include <algorithm>
#include <set>

#include "model/fields.hpp"

namespace viewer {
namespace {

using trace::ResourceId;

constexpr std::int64_t sampled_places = 2000;
constexpr std::int64_t rows_a_place = 64;
constexpr std::int64_t events_a_place = 16;

}  // namespace

Preview::Preview(trace::Reader& reader, const ResourceTable& resources) : overview_(reader.overview()) {
  if (overview_.empty()) {
    sample(reader, resources);
    return;
  }
  trace::EventId event = 1;
  for (const sim::Time at : overview_.moments()) {
    moments_.add(event, at.time_since_epoch().count());
    event += trace::Overview::moment_stride;
  }
  moments_.add(reader.last_event(), reader.end().time_since_epoch().count());
  for (const auto& [user, used] : overview_.uses()) uses_.push_back({user, used});
}

const PreviewLane& Preview::lane(trace::Reader& reader, ResourceId owner) {
  const auto [place, fresh] = lanes_.try_emplace(owner);
  PreviewLane& lane = place->second;
  if (!fresh || overview_.empty()) return lane;
  for (std::size_t i = 0; i < trace::track_count; ++i) {
    const auto track = static_cast<trace::Track>(i);
    for (const trace::OverviewTurn& one : overview_.turns(reader, owner, track)) {
      lane.turns.made(i).append({static_cast<std::uint32_t>(one.event), static_cast<std::uint32_t>(one.value)}, track);
    }
  }
  lane.cells = overview_.cells(reader, owner);
  return lane;
}

void Preview::sample(trace::Reader& reader, const ResourceTable& resources) {
  trace::StatusTelling telling([this](const trace::StatusTurn& turn) {
    lanes_[turn.on]
        .turns.made(static_cast<std::size_t>(turn.track))
        .append({static_cast<std::uint32_t>(turn.event), static_cast<std::uint32_t>(turn.value)}, turn.track, moments_);
  });
  std::vector<ResourceId> owners(resources.size() + 1, ResourceId::none);
  for (const trace::ResourceLink& one : reader.resource_links()) {
    using model::Table;
    telling.know(one);
    const bool own =
        one.kind == Table::cluster || one.kind == Table::secret || one.kind == Table::key || one.kind == Table::client;
    owners[static_cast<std::size_t>(one.id)] = own ? one.id : owners.at(static_cast<std::size_t>(one.parent));
  }
  std::set<std::uint16_t> told(trace::StatusTelling::attributes().begin(), trace::StatusTelling::attributes().end());
  std::set<std::uint16_t> using_attributes(trace::Lanes::using_attributes().begin(),
                                           trace::Lanes::using_attributes().end());
  std::set<std::pair<ResourceId, ResourceId>> used;
  std::map<ResourceId, trace::OverviewCounts> counts;
  const std::int64_t rows = reader.last_change_row();
  const trace::EventId events = reader.last_event();
  for (std::int64_t i = 0; i < sampled_places; ++i) {
    // All that is seen at one place is taken to have been at one moment.
    sim::Time at{};
    const trace::EventId first_event = 1 + events / sampled_places * i;
    const auto weight = static_cast<std::uint64_t>(std::max<std::int64_t>(1, events / sampled_places / events_a_place));
    reader.each_plain_event(first_event, first_event + events_a_place - 1, [&](const trace::PlainEvent& event) {
      const ResourceId owner = owners.at(static_cast<std::size_t>(event.resource));
      const bool login = event.action == model::Action::Login;
      if (owner != ResourceId::none) counts[owner].add(event.at, login && event.error != trace::TextId::none, weight);
    });
    const std::int64_t first = 1 + rows / sampled_places * i;
    reader.each_change_row(first, first + rows_a_place - 1, [&](const trace::ChangeRowNumbers& change) {
      if (at == sim::Time{}) {
        reader.each_plain_event(change.event, change.event, [&](const trace::PlainEvent& event) { at = event.at; });
        moments_.add(change.event, at.time_since_epoch().count());
      }
      if (told.contains(change.attribute)) {
        telling.take({change.event, at, change.resource, change.attribute, change.after});
      }
      if (using_attributes.contains(change.attribute) && change.after != sim::absent) {
        used.emplace(change.resource, static_cast<ResourceId>(change.after));
      }
    });
  }
  for (const auto& [owner, one] : counts) lanes_[owner].cells = one.cells();
  for (const auto& [user, one] : used) uses_.push_back({user, one});
}

}  // namespace viewer
