// The lanes on which a run is drawn: one for every cluster, secret, key and group of clients, grouped by cluster.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "trace/reader.hpp"

namespace trace {

enum class LaneKind : std::uint8_t { cluster, secret, key, clients };
std::string_view lane_kind_name(LaneKind kind);

using LaneId = std::size_t;  // from 0

struct Lane {
  LaneKind kind{};
  std::string name;
  std::size_t group = 0;
  sim::Time from{};
  std::optional<sim::Time> until;  // none: it lives at the end
};

// A cluster with what is its own, or is used by it alone. The last group has what belongs to no cluster or to several.
struct LaneGroup {
  std::string name;  // the cluster's; empty: of the last
  std::vector<LaneId> lanes;
};

// A resource that names a key or a secret in one of its attributes.
struct LaneUse {
  ResourceId user = ResourceId::none;
  ResourceId used = ResourceId::none;
};

class Lanes {
 public:
  explicit Lanes(Reader& reader);
  // Of these resources, in the order of their numbers. Those that have no lane of their own may be left out, and then
  // nobody can ask where they are.
  Lanes(std::span<const ResourceRecord> resources, std::span<const LaneUse> uses);

  // The attributes whose values are uses.
  static std::span<const std::uint16_t> using_attributes();

  [[nodiscard]] const std::vector<Lane>& all() const { return lanes_; }
  [[nodiscard]] const std::vector<LaneGroup>& groups() const { return groups_; }

  // Where it is drawn what is about a resource: about an instance on the lane of its cluster, about a version on its
  // secret's.
  [[nodiscard]] std::optional<LaneId> of(ResourceId resource) const;
  // By the name of a resource that has a lane; the last of several.
  [[nodiscard]] std::optional<LaneId> named(std::string_view resource) const;
  // Of the logins of `client`, such as web/3, to `cluster`. Those of no client of the scenario are on the cluster's.
  [[nodiscard]] std::optional<LaneId> of_logins(std::string_view client, std::string_view cluster) const;
  // The secret that RDS keeps for the cluster at that moment: the one that was made last.
  [[nodiscard]] std::optional<LaneId> managed_secret(ResourceId cluster, sim::Time at) const;

 private:
  // Of a kind that belongs to no cluster: with the cluster whose resources use it, if it is one.
  void place_by_users(LaneKind kind, std::span<const LaneUse> uses);
  LaneId add(LaneKind kind, const ResourceRecord& resource, std::size_t group);
  void fill_groups(std::size_t count);

  std::vector<Lane> lanes_;
  std::vector<LaneGroup> groups_;
  std::map<ResourceId, LaneId> of_;
  std::map<std::string, LaneId, std::less<>> named_;
  std::map<std::pair<std::string, std::string>, LaneId> clients_;  // by group and cluster
  std::map<ResourceId, std::vector<LaneId>> secrets_;              // of clusters
};

// web of web/3.
std::string_view client_group(std::string_view client);

}  // namespace trace
