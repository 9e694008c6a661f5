// Which lanes there are, and what goes where.
#include "trace/lanes.hpp"

#include <array>
#include <set>

#include "model/fields.hpp"

namespace trace {
namespace {

constexpr std::size_t no_group = static_cast<std::size_t>(-1);

constexpr std::array uses_in{model::attribute<&model::Client::secret>, model::attribute<&model::Cluster::storage_key>,
                             model::attribute<&model::Secret::key>, model::attribute<&model::Version::key>,
                             model::attribute<&model::Snapshot::storage_key>};

std::vector<LaneUse> uses_of(Reader& reader) {
  std::vector<LaneUse> found;
  reader.each_plain_change(uses_in, [&](const PlainChange& change) {
    if (change.after != sim::absent) found.push_back({change.resource, static_cast<ResourceId>(change.after)});
  });
  return found;
}

}  // namespace

std::string_view lane_kind_name(LaneKind kind) {
  constexpr std::array<std::string_view, 4> names{"cluster", "secret", "key", "clients"};
  return names.at(static_cast<std::size_t>(kind));
}

std::string_view client_group(std::string_view client) { return client.substr(0, client.rfind('/')); }

std::span<const std::uint16_t> Lanes::using_attributes() { return uses_in; }

Lanes::Lanes(Reader& reader) : Lanes(reader.resources(), uses_of(reader)) {}

Lanes::Lanes(std::span<const ResourceRecord> resources, std::span<const LaneUse> uses) {
  std::size_t groups = 0;
  for (const ResourceRecord& one : resources) {
    const auto parent = of(one.parent);
    if (one.kind == "cluster") {
      add(LaneKind::cluster, one, groups++);
    } else if (one.kind == "secret") {
      const LaneId lane = add(LaneKind::secret, one, parent ? lanes_[*parent].group : no_group);
      if (parent) secrets_[one.parent].push_back(lane);
    } else if (one.kind == "key") {
      add(LaneKind::key, one, no_group);
    } else if (one.kind == "client") {
      const std::string group(client_group(one.name));
      const std::string cluster = parent ? lanes_[*parent].name : "";
      const auto known = clients_.find({group, cluster});
      if (known != clients_.end()) {
        of_.emplace(one.id, known->second);
        continue;
      }
      const LaneId lane = add(LaneKind::clients, one, parent ? lanes_[*parent].group : no_group);
      lanes_[lane].name = group;
      lanes_[lane].until.reset();
      clients_.emplace(std::pair(group, cluster), lane);
    } else if (parent) {
      of_.emplace(one.id, *parent);
    }
  }
  // What came before what it belongs to is placed now.
  for (const ResourceRecord& one : resources) {
    if (const auto parent = of(one.parent)) of_.emplace(one.id, *parent);
  }
  place_by_users(LaneKind::secret, uses);  // of those that are not RDS's, by the clients that read them
  place_by_users(LaneKind::key, uses);
  fill_groups(groups);
}

LaneId Lanes::add(LaneKind kind, const ResourceRecord& resource, std::size_t group) {
  const LaneId lane = lanes_.size();
  lanes_.push_back({kind, resource.name, group, resource.created_at, resource.deleted_at});
  of_.emplace(resource.id, lane);
  if (kind != LaneKind::clients) named_[resource.name] = lane;
  return lane;
}

void Lanes::place_by_users(LaneKind kind, std::span<const LaneUse> uses) {
  std::map<LaneId, std::set<std::size_t>> users;
  for (const LaneUse& one : uses) {
    const auto user = of(one.user);
    const auto used = of(one.used);
    if (user && used && lanes_[*used].kind == kind) users[*used].insert(lanes_[*user].group);
  }
  for (const auto& [lane, groups] : users) {
    if (groups.size() == 1 && lanes_[lane].group == no_group) lanes_[lane].group = *groups.begin();
  }
}

void Lanes::fill_groups(std::size_t count) {
  groups_.resize(count + 1);
  for (const LaneKind kind : {LaneKind::cluster, LaneKind::secret, LaneKind::key, LaneKind::clients}) {
    for (LaneId lane = 0; lane < lanes_.size(); ++lane) {
      if (lanes_[lane].kind != kind) continue;
      if (lanes_[lane].group == no_group) lanes_[lane].group = count;
      groups_[lanes_[lane].group].lanes.push_back(lane);
      if (kind == LaneKind::cluster) groups_[lanes_[lane].group].name = lanes_[lane].name;
    }
  }
  if (groups_.back().lanes.empty()) groups_.pop_back();
}

std::optional<LaneId> Lanes::of(ResourceId resource) const {
  const auto found = of_.find(resource);
  return found == of_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<LaneId> Lanes::named(std::string_view resource) const {
  const auto found = named_.find(resource);
  return found == named_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<LaneId> Lanes::of_logins(std::string_view client, std::string_view cluster) const {
  const auto found = clients_.find({std::string(client_group(client)), std::string(cluster)});
  return found == clients_.end() ? named(cluster) : std::optional(found->second);
}

std::optional<LaneId> Lanes::managed_secret(ResourceId cluster, sim::Time at) const {
  const auto found = secrets_.find(cluster);
  if (found == secrets_.end()) return std::nullopt;
  std::optional<LaneId> last;
  for (const LaneId lane : found->second) {
    if (lanes_[lane].from <= at) last = lane;
  }
  return last;
}

}  // namespace trace
