// Which rows stay, in which order, and what refers to them.
#include "model/renumbering.hpp"

#include <algorithm>
#include <cstring>
#include <tuple>

#include "model/row_references.hpp"

namespace model {
namespace {

template <class Reference>
constexpr Table table_of_reference(const Reference&) {
  return []<Table T>(const Row<T>*) { return T; }(static_cast<const Reference*>(nullptr));
}

template <class RowType>
bool is_live(const RowType& row) {
  return static_cast<bool>(row.exists);
}

// What is left of a row that is gone: what still can be asked about it.
template <class RowType>
RowType tombstone(const RowType& row) {
  RowType left{};
  if constexpr (requires { left.region; }) {
    left.account = row.account;
    left.region = row.region;
  }
  if constexpr (std::is_same_v<RowType, Cluster>) {
    left.name = row.name;
  }
  return left;
}

// Without what the order must not depend on.
template <class RowType>
void forget_making(RowType& row, bool anchored) {
  if constexpr (requires { row.identity; }) {
    row.identity = anchored ? row.identity : 0;
  }
  if constexpr (requires { row.incarnation; }) {
    row.incarnation = 0;
  }
  if constexpr (requires { row.grants_made; }) {
    row.grants_made = 0;
  }
  if constexpr (requires { row.secrets_made; }) {
    row.secrets_made = 0;
    row.passwords_made = 0;
  }
}

template <class RowType>
bool bytes_before(const RowType& a, const RowType& b) {
  return std::memcmp(&a, &b, sizeof(RowType)) < 0;
}
template <class RowType>
bool same_bytes(const RowType& a, const RowType& b) {
  return std::memcmp(&a, &b, sizeof(RowType)) == 0;
}

constexpr auto never_same = [](std::uint32_t, std::uint32_t) { return false; };

// See drop_leftovers.
bool is_leftover(const Secret& secret) {
  return secret.exists && secret.versions_kept == 0 && (secret.orphaned || secret.deleted_date != sim::never);
}

}  // namespace

void Renumbering::mark_referenced(World& world) {
  each_table(world, [&](auto& rows) {
    using RowType = typename std::remove_cvref_t<decltype(rows)>::value_type;
    if constexpr (requires(RowType row) { each_reference(row, [](auto&) {}); }) {
      for (std::uint32_t i = 0; i < rows.size(); ++i) {
        if (!is_live(rows[i])) {
          continue;
        }
        each_reference(rows[i], [&](auto& reference) {
          if (reference.exists() && !is_live(world[reference])) {
            auto& referenced = referenced_[static_cast<std::size_t>(table_of_reference(reference))];
            referenced.resize(std::max<std::size_t>(referenced.size(), reference.index + 1U), false);
            referenced[reference.index] = true;
          }
        });
      }
    }
  });
}

template <class Held>
void Renumbering::refer_back(Held& rows) {
  for (auto& row : rows) {
    each_reference(row, [&](auto& reference) {
      const auto table = static_cast<std::size_t>(table_of_reference(reference));
      if (reference.exists() && turns_[table] != 0) {
        reference.index = places_[table][reference.index];
      }
    });
  }
}

template <class Held>
void Renumbering::refer_ahead(Held& rows) {
  const std::uint8_t own = turns_[static_cast<std::size_t>(Fields<typename Held::value_type>::table)];
  for (auto& row : rows) {
    each_reference(row, [&](auto& reference) {
      const auto table = static_cast<std::size_t>(table_of_reference(reference));
      if (reference.exists() && turns_[table] >= own) {
        reference.index = places_[table][reference.index];
      }
    });
  }
}

template <class RowType, class Before, class Same>
void Renumbering::place(World& world, Before before, Same same) {
  constexpr auto table = static_cast<std::size_t>(Fields<RowType>::table);
  Rows<RowType>& rows = rows_of<RowType>(world);
  refer_back(rows);
  turns_[table] = ++turn_;
  Places& places = places_[table];
  places.assign(rows.size(), no_row);
  const std::uint32_t fixed = std::min(anchored<RowType>(), static_cast<std::uint32_t>(rows.size()));
  const std::vector<bool>& referenced = referenced_[table];
  order_.clear();
  bool in_place = true;
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    if (!is_live(rows[i])) {
      rows[i] = tombstone(rows[i]);
      if (i >= fixed && (i >= referenced.size() || !referenced[i])) {
        in_place = false;
        continue;
      }
    } else {
      forget_making(rows[i], i < fixed);
    }
    order_.push_back(i);
  }
  for (std::size_t at = fixed + std::size_t{1}; at < order_.size(); ++at) {  // few, and mostly in order
    for (std::size_t to = at; to > fixed && before(order_[to], order_[to - 1]); --to) {
      std::swap(order_[to], order_[to - 1]);
    }
  }
  std::uint32_t next = 0;
  for (std::size_t at = 0; at < order_.size(); ++at) {
    const std::uint32_t row = order_[at];
    if (at > fixed && same(order_[at - 1], row)) {
      places[row] = places[order_[at - 1]];
      in_place = false;
      continue;
    }
    in_place = in_place && row == next;
    places[row] = next;
    order_[next] = row;
    ++next;
  }
  order_.resize(next);
  if (!in_place) {
    Rows<RowType>& moved = rows_of<RowType>(moved_);
    moved.clear();
    for (const std::uint32_t row : order_) {
      moved.push_back(rows[row]);
    }
    std::swap(rows, moved);
  }
}

template <class RowType>
void Renumbering::place_by_bytes(World& world, bool merge) {
  const Rows<RowType>& rows = rows_of<RowType>(world);
  place<RowType>(
      world,
      [&rows](std::uint32_t a, std::uint32_t b) {
        return is_live(rows[a]) != is_live(rows[b]) ? is_live(rows[a]) : bytes_before(rows[a], rows[b]);
      },
      [&rows, merge](std::uint32_t a, std::uint32_t b) {
        return (merge || !is_live(rows[a])) && same_bytes(rows[a], rows[b]);
      });
}

void Renumbering::place_clusters(World& world) {
  const std::vector<Cluster>& clusters = world.clusters;
  // Of global clusters the oldest member is the primary: there, and only there, clusters keep their order.
  const bool by_name = std::ranges::none_of(clusters, [](const Cluster& one) { return one.global_cluster.exists(); });
  place<Cluster>(
      world,
      [&](std::uint32_t a, std::uint32_t b) {
        const auto key = [](const Cluster& one) { return std::tuple(!one.exists, one.account, one.region, one.name); };
        return by_name ? key(clusters[a]) < key(clusters[b]) : clusters[a].exists && !clusters[b].exists;
      },
      [&](std::uint32_t a, std::uint32_t b) { return !clusters[a].exists && same_bytes(clusters[a], clusters[b]); });
}

void Renumbering::place_keys(World& world) {
  const std::vector<Key>& keys = world.keys;
  place<Key>(
      world,
      [&keys](std::uint32_t a, std::uint32_t b) {
        return std::pair(!keys[a].exists, keys[a].manager) < std::pair(!keys[b].exists, keys[b].manager);
      },
      [&keys](std::uint32_t a, std::uint32_t b) { return !keys[a].exists && same_bytes(keys[a], keys[b]); });
}

void Renumbering::place_instances(World& world) {
  const std::vector<Instance>& instances = world.instances;
  place<Instance>(
      world,
      [&instances](std::uint32_t a, std::uint32_t b) {  // of a cluster in their order: the oldest takes over
        return std::pair(!instances[a].exists, instances[a].cluster) <
               std::pair(!instances[b].exists, instances[b].cluster);
      },
      never_same);
}

void Renumbering::place_snapshots(World& world) {
  const std::vector<Snapshot>& snapshots = world.snapshots;
  place<Snapshot>(
      world,
      [&snapshots](std::uint32_t a, std::uint32_t b) {
        const auto key = [](const Snapshot& one) { return std::tuple(!one.exists, one.account, one.region, one.name); };
        return key(snapshots[a]) < key(snapshots[b]);
      },
      never_same);
}

void Renumbering::place_secrets(World& world, bool merge) {
  const std::vector<Secret>& secrets = world.secrets;
  // Those of clusters first, in their order; then, by what they are, those that are only left over.
  const auto key = [&](std::uint32_t row) {
    const Secret& one = secrets[row];
    const bool live = is_live(one);
    const bool owned = live && one.cluster && world[one.cluster].secret.index == row;
    return std::tuple(!live, !owned, owned ? one.cluster.index : 0, is_leftover(one),
                      static_cast<std::uint32_t>(one.name));
  };
  const auto content = [&](std::uint32_t row) {
    Secret copy = secrets[row];
    copy.identity = 0;
    copy.versions_made = 0;
    if (is_leftover(copy) || !copy.exists) {
      copy.grant = GrantRow();
    }
    return copy;
  };
  const auto only_left = [&](std::uint32_t row) { return !secrets[row].exists || is_leftover(secrets[row]); };
  place<Secret>(
      world,
      [&](std::uint32_t a, std::uint32_t b) {
        const auto key_a = key(a);
        const auto key_b = key(b);
        if (key_a != key_b || !only_left(a)) {
          return key_a < key_b;
        }
        return bytes_before(content(a), content(b));
      },
      [&](std::uint32_t a, std::uint32_t b) {
        return (merge || !secrets[a].exists) && only_left(a) && same_bytes(content(a), content(b));
      });
}

void Renumbering::place_versions(World& world) {
  const Rows<Version>& versions = world.versions;
  place<Version>(
      world,
      [&versions](std::uint32_t a, std::uint32_t b) {
        return std::pair(versions[a].secret.index, versions[a].nth) <
               std::pair(versions[b].secret.index, versions[b].nth);
      },
      never_same);
}

void Renumbering::operator()(World& world, bool merge) {
  turns_.fill(0);
  turn_ = 0;
  for (std::vector<bool>& referenced : referenced_) {
    referenced.clear();
  }
  cut_chains(world);
  mark_referenced(world);
  place_clusters(world);
  place_keys(world);
  place_secrets(world, merge);
  place_versions(world);
  place_instances(world);
  place_by_bytes<Grant>(world, merge);
  place_snapshots(world);
  place_by_bytes<GlobalCluster>(world, false);
  place_by_bytes<BlueGreen>(world, false);
  place_by_bytes<Tag>(world, false);
  place_by_bytes<Label>(world, false);
  place_by_bytes<Alias>(world, false);
  place_by_bytes<Fault>(world, false);
  place_by_bytes<DatabaseUser>(world, false);
  each_table(world, [this](auto& rows) {
    if constexpr (requires { each_reference(rows.front(), [](auto&) {}); }) {
      refer_ahead(rows);
    }
  });
  identify(world);
  link(world);
  index_names(world);
}

}  // namespace model
