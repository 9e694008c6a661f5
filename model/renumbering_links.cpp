// What is made anew once rows have their places: chains, identities, directories of names.
#include <algorithm>
#include <utility>

#include "model/cluster.hpp"
#include "model/renumbering.hpp"
#include "sim/hash.hpp"

namespace model {

// Chains are linked anew, and nobody asks after these once they are gone.
void Renumbering::cut_chains(World& world) {
  const auto cut = [&world](auto& reference) {
    if (reference.exists() && !world[reference].exists) {
      reference = {};
    }
  };
  for (Secret& secret : world.secrets) {
    secret.newest = VersionRow();
    secret.first_tag = TagRow();
    secret.first_label = LabelRow();
    secret.versions_made = 0;
    cut(secret.grant);
  }
  for (Key& key : world.keys) {
    key.last_grant = GrantRow();
    key.first_tag = TagRow();
  }
  for (Version& version : world.versions) {
    version.older = VersionRow();
  }
  for (Grant& grant : world.grants) {
    grant.before = GrantRow();
  }
  for (Tag& tag : world.tags) {
    tag.next = TagRow();
  }
  for (Label& label : world.labels) {
    label.next = LabelRow();
  }
  for (Cluster& cluster : world.clusters) {
    cut(cluster.failover_target);
    cut(cluster.final_snapshot);
  }
  for (Snapshot& snapshot : world.snapshots) {
    if (snapshot.status == SnapshotStatus::available) {
      cut(snapshot.cluster);
      cut(snapshot.source);
    }
  }
}

void Renumbering::identify(World& world) {
  const auto identity = [this]<class RowType>(std::vector<RowType>& rows) {
    for (std::uint32_t i = anchored<RowType>(); i < rows.size(); ++i) {
      rows[i].identity =
          rows[i].exists ? sim::mix(sim::combine(static_cast<std::uint64_t>(Fields<RowType>::table), i)) : 0;
    }
  };
  identity(world.clusters);
  identity(world.instances);
  identity(world.secrets);
  identity(world.keys);
  identity(world.grants);
  identity(world.snapshots);
  identity(world.blue_greens);
}

void Renumbering::link(World& world) {
  for (std::uint32_t i = 0; i < world.versions.size(); ++i) {
    Version& version = world.versions[i];
    if (version.exists) {
      Secret& secret = world[version.secret];
      version.nth = ++secret.versions_made;
      version.secret_identity = secret.identity;
      version.older = std::exchange(secret.newest, VersionRow(i));
    }
  }
  for (std::uint32_t i = 0; i < world.grants.size(); ++i) {
    if (Grant& grant = world.grants[i]; grant.exists) {
      grant.before = std::exchange(world[grant.key].last_grant, GrantRow(i));
    }
  }
  for (std::uint32_t i = 0; i < world.tags.size(); ++i) {
    if (Tag& tag = world.tags[i]; tag.exists) {
      TagRow& first = tag.secret ? world[tag.secret].first_tag : world[tag.of_key].first_tag;
      tag.next = std::exchange(first, TagRow(i));
    }
  }
  for (std::uint32_t i = 0; i < world.labels.size(); ++i) {
    if (Label& label = world.labels[i]; label.exists) {
      label.next = std::exchange(world[label.secret].first_label, LabelRow(i));
    }
  }
}

void index_names(World& world) {
  world.cluster_by_name.clear();
  world.instance_by_name.clear();
  world.secret_by_name.clear();
  for (std::uint32_t i = 0; i < world.clusters.size(); ++i) {
    const Cluster& cluster = world.clusters[i];
    if (cluster.exists) {
      remember_name(world.cluster_by_name, cluster.name, i);
      if (cluster.pending_identifier != Name::none) {
        remember_name(world.cluster_by_name, cluster.pending_identifier, i);
      }
    }
  }
  for (std::uint32_t i = 0; i < world.instances.size(); ++i) {
    if (world.instances[i].exists) {
      remember_name(world.instance_by_name, world.instances[i].name, i);
    }
  }
  for (std::uint32_t i = 0; i < world.secrets.size(); ++i) {
    if (world.secrets[i].exists && world.secrets[i].name != Name::none) {
      remember_name(world.secret_by_name, world.secrets[i].name, i);
    }
  }
}

}  // namespace model
