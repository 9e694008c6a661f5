// Keeping, packing and storing overviews.
#include "trace/overview.hpp"

#include <algorithm>

#include "model/fields.hpp"
#include "trace/connection.hpp"
#include "trace/lanes.hpp"
#include "trace/overview_packing.hpp"
#include "trace/reader.hpp"

namespace trace {
namespace {

using model::Table;

constexpr std::size_t fewest_stretches = 16;
constexpr std::uint64_t events_a_stretch = 8;

enum Interest : std::uint8_t { on_track = 1, use = 2 };

std::vector<std::uint8_t> attributes_of_interest() {
  std::vector<std::uint8_t> found(model::table_count << 8);
  for (const std::uint16_t one : StatusTelling::attributes()) found[one] |= on_track;
  for (const std::uint16_t one : Lanes::using_attributes()) found[one] |= use;
  return found;
}

bool has_lane(Table kind) {
  return kind == Table::cluster || kind == Table::secret || kind == Table::key || kind == Table::client;
}

std::size_t index_of(ResourceId id) { return static_cast<std::size_t>(id); }

}  // namespace

void OverviewCounts::add(sim::Time at, bool failed_login, std::uint64_t times) {
  events_ += times;
  const auto place = [&] { return std::chrono::floor<sim::Duration>(at).time_since_epoch().count() / stretch_; };
  if (counts_.empty() || counts_.back().place < place()) {
    counts_.push_back({place(), 0, 0});
    while (counts_.size() > std::max<std::size_t>(fewest_stretches, events_ / events_a_stretch)) halve();
  }
  counts_.back().events += static_cast<std::uint32_t>(times);
  counts_.back().failed += failed_login ? static_cast<std::uint32_t>(times) : 0;
}

void OverviewCounts::halve() {
  stretch_ *= 2;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    Count one = counts_[i];
    one.place /= 2;
    if (kept > 0 && counts_[kept - 1].place == one.place) {
      counts_[kept - 1].events += one.events;
      counts_[kept - 1].failed += one.failed;
    } else {
      counts_[kept++] = one;
    }
  }
  counts_.resize(kept);
}

std::vector<OverviewCell> OverviewCounts::cells() const {
  std::vector<OverviewCell> found;
  for (const Count& one : counts_) {
    found.push_back({sim::Time(sim::Duration(one.place * stretch_)), sim::Duration(stretch_), one.events, one.failed});
  }
  return found;
}

std::vector<std::uint8_t> OverviewCounts::packed() const {
  std::vector<std::uint8_t> bytes;
  pack(bytes, static_cast<std::uint64_t>(stretch_));
  std::int64_t last = 0;
  for (const Count& one : counts_) {
    pack(bytes, static_cast<std::uint64_t>(one.place - last));
    // Few have failures: a bit says whether there are any.
    pack(bytes, std::uint64_t{one.events} << 1 | (one.failed != 0 ? 1 : 0));
    if (one.failed != 0) pack(bytes, one.failed);
    last = one.place;
  }
  return bytes;
}

std::vector<OverviewCell> OverviewCounts::unpacked(std::span<const std::uint8_t> bytes) {
  std::vector<OverviewCell> found;
  const auto stretch = static_cast<std::int64_t>(unpack(bytes));
  for (std::int64_t place = 0; !bytes.empty();) {
    place += static_cast<std::int64_t>(unpack(bytes));
    const std::uint64_t events = unpack(bytes);
    const std::uint64_t failed = (events & 1) != 0 ? unpack(bytes) : 0;
    found.push_back({sim::Time(sim::Duration(place * stretch)), sim::Duration(stretch), events >> 1, failed});
  }
  return found;
}

void Overview::add(ResourceId resource, std::int64_t part, std::int64_t row) {
  parts_.push_back({resource, static_cast<std::uint32_t>(part), row});
}

void Overview::add_moments(std::span<const std::uint8_t> bytes) {
  for (std::int64_t at = 0; !bytes.empty();) {
    at += static_cast<std::int64_t>(unpack(bytes));
    moments_.emplace_back(sim::Duration(at));
  }
}

void Overview::add_uses(ResourceId user, std::span<const std::uint8_t> bytes) {
  for (std::uint64_t used = 0; !bytes.empty();) {
    used += unpack(bytes);
    uses_.emplace_back(user, static_cast<ResourceId>(used));
  }
}

std::vector<std::uint8_t> Overview::bytes_of(Reader& reader, ResourceId owner, std::int64_t part) const {
  const auto place = [](const Part& one) { return std::pair(one.owner, std::int64_t{one.part}); };
  const auto found = std::ranges::lower_bound(parts_, std::pair(owner, part), {}, place);
  if (found == parts_.end() || place(*found) != std::pair(owner, part)) return {};
  return reader.overview_bytes(found->row);
}

std::vector<OverviewTurn> Overview::turns(Reader& reader, ResourceId owner, Track track) const {
  std::vector<OverviewTurn> found;
  const std::vector<std::uint8_t> packed = bytes_of(reader, owner, static_cast<std::int64_t>(track));
  std::span<const std::uint8_t> bytes = packed;
  for (EventId event = 0; !bytes.empty();) {
    event += static_cast<EventId>(unpack(bytes));
    found.push_back({event, static_cast<TrackValue>(unpack(bytes))});
  }
  return found;
}

std::vector<OverviewCell> Overview::cells(Reader& reader, ResourceId owner) const {
  const std::vector<std::uint8_t> bytes = bytes_of(reader, owner, overview_counts);
  return bytes.empty() ? std::vector<OverviewCell>() : OverviewCounts::unpacked(bytes);
}

OverviewKeeper::OverviewKeeper()
    : telling_([this](const StatusTurn& said) { turn(said); }), of_interest_(attributes_of_interest()) {}

ResourceId OverviewKeeper::lane_of(ResourceId resource) const {
  return index_of(resource) < lanes_.size() ? lanes_[index_of(resource)] : ResourceId::none;
}

void OverviewKeeper::know(const ResourceLink& resource, std::string_view name) {
  const std::size_t number = index_of(resource.id);
  if (number >= lanes_.size()) lanes_.resize(number + 1, ResourceId::none);
  telling_.know(resource);
  if (resource.kind == Table::client) {
    lanes_[number] =
        clients_.emplace(std::pair(std::string(client_group(name)), resource.parent), resource.id).first->second;
  } else {
    lanes_[number] = has_lane(resource.kind) ? resource.id : lane_of(resource.parent);
  }
}

void OverviewKeeper::take(EventId id, sim::Time at, ResourceId about, bool failed_login) {
  if ((id - 1) % Overview::moment_stride == 0) moments_.push_back(at.time_since_epoch().count());
  const ResourceId lane = lane_of(about);
  if (lane != ResourceId::none) counts_[lane].add(at, failed_login);
}

void OverviewKeeper::take(const PlainChange& change) {
  const std::uint8_t interest = of_interest_[change.attribute];
  if (interest == 0) return;
  if ((interest & on_track) != 0) telling_.take(change);
  if ((interest & use) != 0 && change.after != sim::absent) {
    const ResourceId lane = lane_of(change.resource);
    if (lane != ResourceId::none) uses_.emplace(lane, static_cast<ResourceId>(change.after));
  }
}

void OverviewKeeper::turn(const StatusTurn& said) {
  Turns& turns = turns_[{said.on, said.track}];
  pack(turns.bytes, static_cast<std::uint64_t>(said.event - turns.last));
  pack(turns.bytes, static_cast<std::uint64_t>(said.value));
  turns.last = said.event;
  ++turns.count;
}

void OverviewKeeper::store(Connection& connection) const {
  Statement row(connection, "INSERT INTO overview VALUES (?, ?, ?)");
  const auto put = [&](ResourceId resource, std::int64_t part, std::span<const std::uint8_t> bytes) {
    row.bind(1, static_cast<std::int64_t>(resource)).bind(2, part).bind_bytes(3, bytes).execute();
  };
  std::vector<std::uint8_t> bytes;
  std::int64_t last = 0;
  for (const std::int64_t one : moments_) {
    pack(bytes, static_cast<std::uint64_t>(one - last));
    last = one;
  }
  if (!bytes.empty()) put(ResourceId::none, overview_moments, bytes);
  for (const auto& [place, turns] : turns_) put(place.first, static_cast<std::int64_t>(place.second), turns.bytes);
  std::map<ResourceId, const OverviewCounts*> counts;
  for (const auto& [lane, one] : counts_) counts.emplace(lane, &one);
  for (const auto& [lane, one] : counts) put(lane, overview_counts, one->packed());
  for (auto one = uses_.begin(); one != uses_.end();) {
    bytes.clear();
    const ResourceId user = one->first;
    std::int64_t before = 0;
    for (; one != uses_.end() && one->first == user; ++one) {
      pack(bytes, static_cast<std::uint64_t>(static_cast<std::int64_t>(one->second) - before));
      before = static_cast<std::int64_t>(one->second);
    }
    put(user, overview_uses, bytes);
  }
}

}  // namespace trace
