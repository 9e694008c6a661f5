// Names that the actions treat alike: whoever has which is told by the content, and the content is sorted.
#include <algorithm>
#include <numeric>

#include "model/canonical_content.hpp"

namespace model {

void Canon::describe(const World& world, std::span<const std::uint8_t> left, const AlikeMember& member,
                     const SeenKeys& keys, std::vector<std::byte>& out) const {
  out.clear();
  Content content(member, keys, out);
  for (std::uint32_t i = 0; i < world.clusters.size(); ++i) {
    const ClusterRow row(i);
    if (!content.own(world[row].name)) {
      continue;
    }
    content.add(world[row]);
    for (std::uint32_t s = 0; s < world.secrets.size(); ++s) {
      const Secret& secret = world.secrets[s];
      const bool owned = secret.cluster == row && (keys.as_they_are() || world[row].secret == SecretRow(s));
      if (!secret.exists || !owned) {
        continue;
      }
      content.add(secret);
      for (std::uint32_t v = 0; v < world.versions.size(); ++v) {
        const VersionRow version(v);
        if (world[version].exists != 0 && world[version].secret == SecretRow(s)) {
          content.add(world[version], (secret.current == version ? 1U : 0U) + (secret.previous == version ? 2U : 0U) +
                                          (secret.pending == version ? 4U : 0U));
        }
      }
      const std::size_t grants = content.size();
      for (const Grant& grant : world.grants) {
        if (grant.exists && grant.secret == SecretRow(s)) {
          content.add(grant, grants);
        }
      }
    }
    const auto add_own = [&content, row](const auto& rows) {
      for (const auto& one : rows) {
        if (one.exists && one.cluster == row) {
          content.add(one);
        }
      }
    };
    add_own(world.instances);
    add_own(world.faults);
    add_own(world.database_users);
  }
  for (const Snapshot& snapshot : world.snapshots) {
    if (snapshot.exists && content.own(snapshot.name)) {
      content.add(snapshot);
    }
  }
  for (const Client& client : world.clients) {
    const auto group = std::ranges::find(member.groups, client.definition);
    if (group != member.groups.end()) {
      content.add(client, static_cast<std::uint32_t>(group - member.groups.begin()));
    }
  }
  for (const std::uint32_t action : member.actions) {
    if (keys.tells(action)) {
      content.add(left[action]);
    }
  }
}

void Canon::rename(World& world, std::span<std::uint8_t> left, const AlikeSet& set) {
  const auto renamed = [&](Name& name) {
    for (std::size_t i = 0; i < set.size(); ++i) {
      for (std::size_t k = 0; k < set[i].names.size(); ++k) {
        if (set[i].names[k] == name) {
          name = set[ranks_[i]].names[k];
          return;
        }
      }
    }
  };
  for (Cluster& cluster : world.clusters) {
    renamed(cluster.name);
    renamed(cluster.identifier);
    renamed(cluster.pending_identifier);
  }
  for (Instance& instance : world.instances) {
    renamed(instance.name);
  }
  for (Secret& secret : world.secrets) {
    renamed(secret.name);
    renamed(secret.cluster_name);
  }
  for (Snapshot& snapshot : world.snapshots) {
    renamed(snapshot.name);
  }
  for (Client& client : world.clients) {
    for (std::size_t i = 0; i < set.size(); ++i) {
      const auto group = std::ranges::find(set[i].groups, client.definition);
      if (group != set[i].groups.end()) {
        client.definition = set[ranks_[i]].groups[static_cast<std::size_t>(group - set[i].groups.begin())];
        break;
      }
    }
  }
  left_.assign(left.begin(), left.end());
  for (std::size_t i = 0; i < set.size(); ++i) {
    for (std::size_t k = 0; k < set[i].actions.size(); ++k) {
      left[set[ranks_[i]].actions[k]] = left_[set[i].actions[k]];
    }
  }
}

bool Canon::rank_contents(std::size_t count) {
  order_.resize(count);
  std::iota(order_.begin(), order_.end(), 0U);
  std::ranges::sort(order_, [this](std::uint32_t a, std::uint32_t b) {
    return contents_[a] != contents_[b] ? contents_[a] < contents_[b] : a < b;
  });
  ranks_.resize(count);
  for (std::uint32_t rank = 0; rank < count; ++rank) {
    ranks_[order_[rank]] = rank;
  }
  return std::ranges::is_sorted(order_);
}

bool Canon::sort_alike(World& world, std::span<std::uint8_t> left) {
  bool moved = false;
  for (const AlikeSet& set : anchors_.alike) {
    contents_.resize(std::max(contents_.size(), set.size()));
    for (std::size_t i = 0; i < set.size(); ++i) {
      describe(world, left, set[i], SeenKeys(), contents_[i]);
    }
    if (!rank_contents(set.size())) {
      rename(world, left, set);
      moved = true;
    }
  }
  return moved;
}

}  // namespace model
