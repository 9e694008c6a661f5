// The tables of the world as a list: what is done with every table, or with the one that a resource is in.
#pragma once

#include <cstdint>
#include <deque>
#include <ranges>
#include <span>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "model/fields.hpp"
#include "model/world.hpp"
#include "sim/hash.hpp"

namespace model {

// A new table is named here, beside its Fields; comparing, hashing, the change log and a replay follow.
inline constexpr std::tuple world_tables{
    &World::clusters,        &World::instances,   &World::secrets,
    &World::versions,        &World::keys,        &World::aliases,
    &World::grants,          &World::snapshots,   &World::global_clusters,
    &World::blue_greens,     &World::tags,        &World::clients,
    &World::faults,          &World::principals,  &World::policies,
    &World::policy_versions, &World::attachments, &World::labels,
    &World::database_users,
};

// What holds the rows of one kind.
template <class RowType>
using Rows = std::conditional_t<std::is_same_v<RowType, Version>, std::deque<RowType>, std::vector<RowType>>;

// The rows of one kind.
template <class RowType, class W>
auto& rows_of(W& world) {
  return world.*std::get<Rows<RowType> World::*>(world_tables);
}

// Of the bytes of all rows in their order.
template <class Held>
std::uint64_t hash_of_table(const Held& rows, std::uint64_t seed) {
  using RowType = typename Held::value_type;
  if constexpr (std::ranges::contiguous_range<const Held>) {
    return sim::hash_rows(std::span<const RowType>(rows), seed);
  } else {
    for (const RowType& row : rows) {
      seed = sim::hash_rows(std::span<const RowType>(&row, 1), seed);
    }
    return seed;
  }
}

// Calls `visit` with each table in turn.
template <class W, class Visit>
void each_table(W& world, Visit visit) {
  std::apply([&](const auto... table) { (visit(world.*table), ...); }, world_tables);
}

// Calls `visit` with the rows of the table, if it has rows.
template <class W, class Visit>
void with_table(W& world, Table table, Visit visit) {
  each_table(world, [&](auto& rows) {
    using RowType = typename std::remove_cvref_t<decltype(rows)>::value_type;
    if (Fields<RowType>::table == table) {
      visit(rows);
    }
  });
}

}  // namespace model
