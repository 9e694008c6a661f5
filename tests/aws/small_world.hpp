// A world made by hand: one of everything, for the tests of what the AWS face says about it.
#pragma once

#include <chrono>

#include "model/setting.hpp"
#include "model/world.hpp"

namespace tests {

inline constexpr sim::Time at_hour(int hours) {
  return sim::Time(std::chrono::hours(24 * 365 * 56 + hours));  // some day of 2025
}

// A cluster `orders` with a writer and a reader, its secret under a customer key with a grant, two versions, a tag; an
// unmanaged cluster `plain`, in a global cluster with `far`; a blue/green deployment, a snapshot, an alias, the key
// that AWS manages; clients.
struct SmallWorld {
  explicit SmallWorld(std::uint64_t seed = 7);

  model::Name name(std::string_view text) { return setting.intern(text); }
  // A cluster in the account and Region of the setting.
  model::ClusterRow add_cluster(std::string_view cluster_name, model::Engine engine);
  model::InstanceRow add_instance(std::string_view instance_name, model::ClusterRow cluster);
  model::VersionRow add_version(std::uint64_t password, int made_at);
  template <class Request>
  model::Call call(Request request) {
    model::Call made;
    made.account = setting.account;
    made.region = setting.region;
    made.request = std::move(request);
    return made;
  }

  model::Setting setting;
  model::World world;

  model::ClusterRow orders;
  model::ClusterRow plain;
  model::ClusterRow far;
  model::InstanceRow writer;
  model::InstanceRow reader;
  model::SecretRow secret{0};
  model::VersionRow first;
  model::VersionRow second;
  model::KeyRow key{0};
  model::KeyRow managed_key{1};
  model::AliasRow alias{0};
  model::GrantRow grant{0};
  model::SnapshotRow snapshot{0};
  model::GlobalClusterRow global{0};
  model::BlueGreenRow deployment{0};
  model::TagRow tag{0};
  model::ClientRow client{0};
};

}  // namespace tests
