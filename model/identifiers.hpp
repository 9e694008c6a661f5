// What rows and texts are called inside the model: strong ids, no bare integers across a room's border.
#pragma once

#include <cstddef>
#include <cstdint>

#include "sim/event.hpp"

namespace model {

// An interned text: a name, an account, a Region, a description. See Setting.
enum class Name : std::uint32_t { none = 0 };

// A compiled policy document. 0: none, or the default one of its kind.
enum class PolicyId : std::uint32_t { none = 0 };

// A compiled rotation schedule. 0: none.
enum class ScheduleId : std::uint32_t { none = 0 };

// A master password by its identity: equal passwords have equal ids. Never a password's text; 0: none.
enum class Password : std::uint64_t { none = 0 };

// A secret's value that a person gave. 0: none. See SecretValue.
enum class ValueId : std::uint32_t { none = 0 };

// A caller: an index into Setting::principals.
enum class PrincipalId : std::uint32_t { admin = 0 };

// The tables of the world; the number is the order at one instant.
enum class Table : std::uint8_t {
  script,
  cluster,
  instance,
  secret,
  version,
  key,
  alias,
  grant,
  snapshot,
  global_cluster,
  blue_green,
  tag,
  client,
  fault,
  principal,
  policy,
  policy_version,
  attachment,
  label,
  database_user,
};
inline constexpr std::size_t table_count = static_cast<std::size_t>(Table::database_user) + 1;
static_assert(table_count <= 64, "a resource has six bits for its table");

// A resource: its table and its row, for ever: rows are never reused.
using Resource = sim::Owner;

inline constexpr std::uint32_t no_row = Resource::last_row;
inline constexpr Resource no_resource{};

constexpr Resource resource(Table table, std::uint32_t row) { return Resource(static_cast<std::uint32_t>(table), row); }
constexpr Table table_of(Resource resource) { return static_cast<Table>(resource.table()); }
// The resource that the value of an attribute stands for.
constexpr Resource resource_of(std::int64_t value) { return Resource::from_bits(static_cast<std::uint32_t>(value)); }

// A row number of one table, so that a key's row is never taken for a secret's.
template <Table T>
struct Row {
  std::uint32_t index = no_row;

  constexpr Row() = default;
  constexpr explicit Row(std::uint32_t row) : index(row) {}
  [[nodiscard]] constexpr bool exists() const { return index != no_row; }
  constexpr explicit operator bool() const { return exists(); }
  [[nodiscard]] constexpr Resource id() const { return exists() ? resource(T, index) : no_resource; }
  friend constexpr auto operator<=>(const Row&, const Row&) = default;
};

using ClusterRow = Row<Table::cluster>;
using InstanceRow = Row<Table::instance>;
using SecretRow = Row<Table::secret>;
using VersionRow = Row<Table::version>;
using KeyRow = Row<Table::key>;
using AliasRow = Row<Table::alias>;
using GrantRow = Row<Table::grant>;
using SnapshotRow = Row<Table::snapshot>;
using GlobalClusterRow = Row<Table::global_cluster>;
using BlueGreenRow = Row<Table::blue_green>;
using TagRow = Row<Table::tag>;
using ClientRow = Row<Table::client>;
using FaultRow = Row<Table::fault>;
using PrincipalRow = Row<Table::principal>;
using PolicyRow = Row<Table::policy>;
using PolicyVersionRow = Row<Table::policy_version>;
using AttachmentRow = Row<Table::attachment>;
using LabelRow = Row<Table::label>;
using DatabaseUserRow = Row<Table::database_user>;

}  // namespace model
