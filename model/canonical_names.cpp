// Names that the actions treat alike: whoever has which is told by the content, and the content is sorted.
#include <algorithm>
#include <cstring>
#include <numeric>

#include "model/canonical.hpp"
#include "model/row_references.hpp"

namespace model {
namespace {

// Rows written down without what names them, so that two clusters are compared by what they are.
class Content {
 public:
  Content(const AlikeMember& member, std::vector<std::byte>& out) : member_(member), out_(out) { out_.clear(); }

  [[nodiscard]] bool own(Name name) const { return place(name) != member_.names.size(); }

  void add(const Cluster& cluster) {
    Cluster row = plain(cluster);
    rename(row.name);
    rename(row.identifier);
    rename(row.pending_identifier);
    number(row.password);
    number(row.pending_password);
    number(row.leaked);
    row.last_password = 0;
    put(row);
  }
  void add(const Instance& instance) {
    Instance row = plain(instance);
    rename(row.name);
    put(row);
  }
  void add(const Secret& secret) {
    Secret row = plain(secret);
    rename(row.name);
    rename(row.cluster_name);
    put(row);
  }
  void add(const Version& version, std::uint32_t labels) {
    Version row = plain(version);
    row.secret_identity = 0;
    row.nth = labels;
    number(row.value);
    put(row);
  }
  void add(const Grant& grant) { put(plain(grant)); }
  void add(const Fault& fault) { put(plain(fault)); }
  void add(const DatabaseUser& user) {
    DatabaseUser row = plain(user);
    number(row.password);
    put(row);
  }
  void add(const Snapshot& snapshot) {
    Snapshot row = plain(snapshot);
    rename(row.name);
    number(row.password);
    put(row);
  }
  void add(const Client& client, std::uint32_t group) {
    Client row = plain(client);
    row.definition = group;
    row.ordinal = 0;
    number(row.cached);
    put(row);
  }
  void add(std::uint8_t count) { out_.push_back(std::byte{count}); }

 private:
  // Keys are common to all: they stay as they are. Of what else is referred to, only whether it is there.
  template <class RowType>
  RowType plain(RowType row) const {
    if constexpr (requires { row.identity; }) {
      row.identity = 0;
    }
    each_reference(row, [](auto& reference) {
      if constexpr (!std::is_same_v<std::remove_cvref_t<decltype(reference)>, KeyRow>) {
        reference.index = reference.exists() ? 0 : no_row;
      }
    });
    return row;
  }
  [[nodiscard]] std::size_t place(Name name) const {
    return static_cast<std::size_t>(std::ranges::find(member_.names, name) - member_.names.begin());
  }
  void rename(Name& name) const {
    if (const std::size_t at = place(name); at != member_.names.size()) {
      name = static_cast<Name>(0xFFFF'0000U + at);
    }
  }
  void number(Password& password) {
    if (password != Password::none) {
      const auto found = std::ranges::find(seen_.begin(), seen_.begin() + count_, password);
      if (found == seen_.begin() + count_ && count_ < seen_.size()) {
        seen_[count_++] = password;
      }
      password = static_cast<Password>(found - seen_.begin() + 1);
    }
  }
  template <class RowType>
  void put(const RowType& row) {
    const std::size_t at = out_.size();
    out_.resize(at + sizeof(RowType));
    std::memcpy(out_.data() + at, &row, sizeof(RowType));
  }

  const AlikeMember& member_;
  std::vector<std::byte>& out_;
  std::array<Password, 32> seen_{};
  std::uint32_t count_ = 0;
};

}  // namespace

void Canon::describe(const World& world, std::span<const std::uint8_t> left, const AlikeMember& member,
                     std::vector<std::byte>& out) const {
  Content content(member, out);
  for (std::uint32_t i = 0; i < world.clusters.size(); ++i) {
    const ClusterRow row(i);
    if (!content.own(world[row].name)) {
      continue;
    }
    content.add(world[row]);
    for (std::uint32_t s = 0; s < world.secrets.size(); ++s) {
      const Secret& secret = world.secrets[s];
      if (!secret.exists || secret.cluster != row) {
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
      for (const Grant& grant : world.grants) {
        if (grant.exists && grant.secret == SecretRow(s)) {
          content.add(grant);
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
    content.add(left[action]);
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

bool Canon::sort_alike(World& world, std::span<std::uint8_t> left) {
  bool moved = false;
  for (const AlikeSet& set : anchors_.alike) {
    contents_.resize(std::max(contents_.size(), set.size()));
    for (std::size_t i = 0; i < set.size(); ++i) {
      describe(world, left, set[i], contents_[i]);
    }
    client_order_.resize(set.size());
    std::iota(client_order_.begin(), client_order_.end(), 0U);
    std::ranges::sort(client_order_, [this](std::uint32_t a, std::uint32_t b) {
      return contents_[a] != contents_[b] ? contents_[a] < contents_[b] : a < b;
    });
    ranks_.resize(set.size());
    for (std::uint32_t rank = 0; rank < set.size(); ++rank) {
      ranks_[client_order_[rank]] = rank;
    }
    if (!std::ranges::is_sorted(client_order_)) {
      rename(world, left, set);
      moved = true;
    }
  }
  return moved;
}

}  // namespace model
