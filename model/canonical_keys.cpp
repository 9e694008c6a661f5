// Keys that the actions treat alike: which is which is told by what they are and by what refers to them.
#include <algorithm>

#include "model/canonical_content.hpp"
#include "model/world_tables.hpp"

namespace model {
namespace {

// One row that refers to a key, without what the names of alike clusters or the order of rows make of it.
class Reference {
 public:
  Reference(const std::vector<AlikeSet>& alike, const SeenKeys& keys, std::vector<std::byte>& out)
      : alike_(alike), keys_(keys), out_(out) {}

  template <class RowType>
  void tell(const World& world, const RowType& row) {
    put(plain(row));
    if constexpr (requires { row.secret; }) {
      if (row.secret.exists()) {
        put(plain(world[row.secret]));
      }
    }
  }

 private:
  template <class RowType>
  RowType plain(RowType row) const {
    each_reference(row, [this](auto& reference) {
      if constexpr (std::is_same_v<std::remove_cvref_t<decltype(reference)>, KeyRow>) {
        reference = keys_.seen(reference);
      } else {
        reference.index = reference.exists() ? 0 : no_row;
      }
    });
    if constexpr (requires { row.identity; }) {
      row.identity = 0;
    }
    if constexpr (requires { row.password; }) {
      row.password = Password::none;
    }
    if constexpr (std::is_same_v<RowType, Cluster>) {
      row.pending_password = row.leaked = Password::none;
      row.last_password = 0;
      rename(row.identifier);
      rename(row.pending_identifier);
    }
    if constexpr (std::is_same_v<RowType, Secret>) {
      rename(row.cluster_name);
    }
    if constexpr (std::is_same_v<RowType, Cluster> || std::is_same_v<RowType, Secret> ||
                  std::is_same_v<RowType, Snapshot>) {
      rename(row.name);
    }
    if constexpr (std::is_same_v<RowType, Version>) {
      row.value = Password::none;
      row.secret_identity = 0;
      row.nth = 0;
    }
    if constexpr (std::is_same_v<RowType, Grant>) {
      row.before = GrantRow();
    }
    if constexpr (std::is_same_v<RowType, Tag>) {
      row.next = TagRow();
    }
    return row;
  }
  void rename(Name& name) const {
    for (std::size_t set = 0; set < alike_.size(); ++set) {
      for (const AlikeMember& member : alike_[set]) {
        if (const auto found = std::ranges::find(member.names, name); found != member.names.end()) {
          name = static_cast<Name>(0xFFFE'0000U + (set << 8) + static_cast<std::size_t>(found - member.names.begin()));
          return;
        }
      }
    }
  }
  template <class RowType>
  void put(const RowType& row) {
    const std::size_t at = out_.size();
    out_.resize(at + sizeof(RowType));
    std::memcpy(out_.data() + at, &row, sizeof(RowType));
  }

  const std::vector<AlikeSet>& alike_;
  const SeenKeys& keys_;
  std::vector<std::byte>& out_;
};

template <class RowType>
bool refers_to(RowType row, KeyRow key) {
  bool refers = false;
  each_reference(row, [&](const auto& reference) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(reference)>, KeyRow>) {
      refers = refers || reference == key;
    }
  });
  return refers;
}

}  // namespace

void Canon::describe(const World& world, std::span<const std::uint8_t> left, const AlikeKey& key,
                     std::vector<std::byte>& out) const {
  Key row = world[key.row];
  row.identity = 0;
  row.first_tag = TagRow();
  row.last_grant = GrantRow();
  out.resize(sizeof(Key));
  std::memcpy(out.data(), &row, sizeof(Key));
  for (const std::uint32_t action : key.actions) {
    const bool of_clusters = std::ranges::any_of(anchors_.alike, [action](const AlikeSet& set) {
      return std::ranges::any_of(set, [action](const AlikeMember& member) {
        return std::ranges::find(member.actions, action) != member.actions.end();
      });
    });
    if (!of_clusters) {
      out.push_back(std::byte{left[action]});
    }
  }
}

// Alike clusters as the key sees them, and the rows that refer to it, each sort in order.
void Canon::add_surroundings(const World& world, std::span<const std::uint8_t> left, const AlikeKey& key,
                             std::vector<std::byte>& out) {
  const SeenKeys keys(anchors_.alike_keys, key.row);
  std::size_t count = 0;
  const auto next_piece = [&]() -> std::vector<std::byte>& {
    pieces_.resize(std::max(pieces_.size(), count + 1));
    pieces_[count].clear();
    return pieces_[count++];
  };
  const auto add_in_order = [&] {
    const auto end = pieces_.begin() + static_cast<std::ptrdiff_t>(count);
    std::sort(pieces_.begin(), end);
    std::for_each(pieces_.begin(), end,
                  [&out](const auto& piece) { out.insert(out.end(), piece.begin(), piece.end()); });
    count = 0;
  };
  for (const AlikeSet& set : anchors_.alike) {
    for (const AlikeMember& member : set) {
      describe(world, left, member, keys, next_piece());
    }
    add_in_order();
  }
  each_table(world, [&](const auto& rows) {
    using RowType = typename std::remove_cvref_t<decltype(rows)>::value_type;
    if constexpr (requires(RowType row) { each_reference(row, [](auto&) {}); }) {
      for (const RowType& row : rows) {
        if (row.exists && refers_to(row, key.row)) {
          Reference(anchors_.alike, keys, next_piece()).tell(world, row);
        }
      }
      add_in_order();
    }
  });
}

// Of what stands at a place only the identity stays: calls go by it.
void Canon::exchange(World& world, std::span<std::uint8_t> left, const AlikeKeys& set) {
  key_places_.resize(world.keys.size());
  for (std::uint32_t i = 0; i < key_places_.size(); ++i) {
    key_places_[i] = i;
  }
  keys_.assign(world.keys.begin(), world.keys.end());
  left_.assign(left.begin(), left.end());
  for (std::size_t i = 0; i < set.size(); ++i) {
    const AlikeKey& to = set[ranks_[i]];
    key_places_[set[i].row.index] = to.row.index;
    world[to.row] = keys_[set[i].row.index];
    world[to.row].identity = world[to.row].exists ? to.identity : 0;
    for (std::size_t k = 0; k < to.actions.size(); ++k) {
      left[to.actions[k]] = left_[set[i].actions[k]];
    }
  }
  each_table(world, [this](auto& rows) {
    if constexpr (requires { each_reference(rows.front(), [](auto&) {}); }) {
      for (auto& row : rows) {
        each_reference(row, [this](auto& reference) {
          if constexpr (std::is_same_v<std::remove_cvref_t<decltype(reference)>, KeyRow>) {
            reference.index = reference.exists() ? key_places_[reference.index] : no_row;
          }
        });
      }
    }
  });
}

bool Canon::sort_keys(World& world, std::span<std::uint8_t> left) {
  bool moved = false;
  for (const AlikeKeys& set : anchors_.alike_keys) {
    contents_.resize(std::max(contents_.size(), set.size()));
    bool all_differ = true;
    for (std::size_t i = 0; i < set.size(); ++i) {
      describe(world, left, set[i], contents_[i]);
      const auto end = contents_.begin() + static_cast<std::ptrdiff_t>(i);
      all_differ = all_differ && std::find(contents_.begin(), end, contents_[i]) == end;
    }
    for (std::size_t i = 0; i < set.size() && !all_differ; ++i) {
      add_surroundings(world, left, set[i], contents_[i]);
    }
    if (!rank_contents(set.size())) {
      exchange(world, left, set);
      moved = true;
    }
  }
  return moved;
}

}  // namespace model
