// Rows put into an order that depends on what they are, not on when they were made; rows that are gone are dropped.
//
// Invariants
//   1. The first rows of each table, as many as are anchored, keep their number and their identity.
//   2. A row that is gone stays only while a live one refers to it, and of those that say the same one stays.
//   3. Chains of rows (versions, tags, labels, grants) are linked anew, in the order of the table.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "model/world_tables.hpp"

namespace model {

class Renumbering {
 public:
  // `anchored`: by table.
  explicit Renumbering(const std::array<std::uint32_t, table_count>& anchored) : anchored_(anchored) {}

  // With `merge`, of secrets and grants that only wait to be gone and are alike, one is kept.
  void operator()(World& world, bool merge);

 private:
  // By old number: the new one; no_row: dropped.
  using Places = std::vector<std::uint32_t>;

  template <class RowType>
  [[nodiscard]] Places& places() {
    return places_[static_cast<std::size_t>(Fields<RowType>::table)];
  }
  template <class RowType>
  [[nodiscard]] std::uint32_t anchored() const {
    return anchored_[static_cast<std::size_t>(Fields<RowType>::table)];
  }
  static void cut_chains(World& world);
  void mark_referenced(World& world);
  // References of the table's rows to tables that were placed before it, or to the others, become the new numbers.
  template <class Held>
  void refer_back(Held& rows);
  template <class Held>
  void refer_ahead(Held& rows);
  // Orders the rows of a table that are to stay by `before(a, b)`, and moves them; rows that are `same` become one.
  template <class RowType, class Before, class Same>
  void place(World& world, Before before, Same same);
  template <class RowType>
  void place_by_bytes(World& world, bool merge);
  void place_clusters(World& world);
  void place_keys(World& world);
  void place_secrets(World& world, bool merge);
  void place_versions(World& world);
  void place_instances(World& world);
  void place_snapshots(World& world);
  void identify(World& world);
  static void link(World& world);

  std::array<std::uint32_t, table_count> anchored_;
  std::array<Places, table_count> places_;
  std::array<std::uint8_t, table_count> turns_{};  // by table: the how-manieth was placed; 0: not yet
  std::uint8_t turn_ = 0;
  std::array<std::vector<bool>, table_count> referenced_;
  std::vector<std::uint32_t> order_;
  World moved_;  // scratch tables
};

// The directories of names, made anew: the live rows that have them.
void index_names(World& world);

}  // namespace model
