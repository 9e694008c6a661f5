// Unpacking overviews, and taking samples.
#include "viewer/preview.hpp"

#include <algorithm>
#include <set>

#include "model/fields.hpp"

namespace viewer {
namespace {

using trace::ResourceId;

constexpr std::int64_t places = 2000;
constexpr std::int64_t rows_a_place = 64;
constexpr std::int64_t events_a_place = 16;

void put(Preview& preview, const trace::StatusTurn& turn) {
  preview.lanes[turn.on].turns[static_cast<std::size_t>(turn.track)].append(
      {static_cast<std::uint32_t>(turn.event), static_cast<std::uint32_t>(turn.value)}, turn.track, preview.moments);
}

}  // namespace

Preview preview_of_overview(trace::Reader& reader) {
  Preview preview;
  const trace::Overview overview = reader.overview();
  if (overview.empty()) return preview;
  for (std::size_t i = 0; i < overview.moments.size(); ++i) {
    preview.moments.add(1 + static_cast<trace::EventId>(i) * trace::Overview::moment_stride,
                        overview.moments[i].time_since_epoch().count());
  }
  preview.moments.add(reader.last_event(), reader.end().time_since_epoch().count());
  for (const auto& [id, lane] : overview.lanes) {
    for (const auto& [track, turns] : lane.turns) {
      for (const trace::OverviewTurn& one : turns) {
        put(preview, {id, track, one.value, sim::Time{}, one.event});
      }
    }
    preview.lanes[id].cells = lane.cells;
    for (const ResourceId used : lane.uses) preview.uses.push_back({id, used});
  }
  return preview;
}

Preview preview_of_sample(trace::Reader& reader, const std::vector<trace::ResourceLink>& links) {
  Preview preview;
  trace::StatusTelling telling([&](const trace::StatusTurn& turn) { put(preview, turn); });
  std::vector<ResourceId> owners(links.size() + 1, ResourceId::none);
  for (const trace::ResourceLink& one : links) {
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
  for (std::int64_t i = 0; i < places; ++i) {
    // All that is seen at one place is taken to have been at one moment.
    sim::Time at{};
    const trace::EventId first_event = 1 + events / places * i;
    const auto weight = static_cast<std::uint64_t>(std::max<std::int64_t>(1, events / places / events_a_place));
    reader.each_plain_event(first_event, first_event + events_a_place - 1, [&](const trace::PlainEvent& event) {
      const ResourceId owner = owners.at(static_cast<std::size_t>(event.resource));
      const bool login = event.action == model::Action::Login || event.action == model::Action::LoginAttempt;
      if (owner != ResourceId::none) counts[owner].add(event.at, login && event.error != trace::TextId::none, weight);
    });
    const std::int64_t first = 1 + rows / places * i;
    reader.each_change_row(first, first + rows_a_place - 1, [&](const trace::ChangeRowNumbers& change) {
      if (at == sim::Time{}) {
        reader.each_plain_event(change.event, change.event, [&](const trace::PlainEvent& event) { at = event.at; });
        preview.moments.add(change.event, at.time_since_epoch().count());
      }
      if (told.contains(change.attribute)) {
        telling.take({change.event, at, change.resource, change.attribute, change.after});
      }
      if (using_attributes.contains(change.attribute) && change.after != sim::absent) {
        used.emplace(change.resource, static_cast<ResourceId>(change.after));
      }
    });
  }
  for (const auto& [owner, one] : counts) preview.lanes[owner].cells = one.cells();
  for (const auto& [user, one] : used) preview.uses.push_back({user, one});
  return preview;
}

}  // namespace viewer
