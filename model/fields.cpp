// The list of attributes made from the rows' fields, and the words of the enumerations.
#include "model/fields.hpp"

#include <vector>

#include "model/refusals.hpp"
#include "model/world_tables.hpp"

namespace model {
namespace {

template <class RowType>
void append(std::vector<AttributeRow>& rows) {
  const Table table = Fields<RowType>::table;
  int position = 0;
  std::apply(
      [&](const auto&... field) {
        (rows.push_back(
             {static_cast<std::uint16_t>(static_cast<int>(table) << 8 | position++), table, field.name, field.type}),
         ...);
      },
      Fields<RowType>::list);
  rows.push_back({existence(table), table, "exists", ValueType::boolean});
}

const std::vector<AttributeRow>& all() {
  static const std::vector<AttributeRow> rows = [] {
    std::vector<AttributeRow> made;
    std::apply(
        [&](const auto... table) {
          (append<typename std::remove_cvref_t<decltype(std::declval<World>().*table)>::value_type>(made), ...);
        },
        world_tables);
    return made;
  }();
  return rows;
}

template <std::size_t N>
std::string_view at(const std::array<std::string_view, N>& words, std::int64_t value) {
  return value >= 0 && static_cast<std::size_t>(value) < N ? words[static_cast<std::size_t>(value)] : "";
}

// Reads the attribute at `position` of a row, if the row is there.
template <class Rows>
std::int64_t read(const Rows& rows, std::uint32_t index, int position) {
  using RowType = typename Rows::value_type;
  if (index >= rows.size() || !rows[index].exists) {
    return sim::absent;
  }
  std::int64_t value = position == existence_position ? 1 : sim::absent;
  int at_position = 0;
  std::apply(
      [&](const auto&... field) {
        ((at_position++ == position ? void(value = encode(rows[index].*(field.member))) : void()), ...);
      },
      Fields<RowType>::list);
  return value;
}

}  // namespace

std::int64_t value_of(const World& world, Resource row, std::uint16_t attribute) {
  std::int64_t value = sim::absent;
  with_table(world, table_of(row), [&](const auto& rows) { value = read(rows, row.row(), attribute & 0xFF); });
  return value;
}

std::span<const AttributeRow> attribute_rows() { return all(); }

const AttributeRow& attribute_row(std::uint16_t attribute) {
  static const std::vector<const AttributeRow*> index = [] {
    std::vector<const AttributeRow*> made((static_cast<std::size_t>(all().back().table) + 1) << 8, nullptr);
    for (const AttributeRow& row : all()) {
      made[row.attribute] = &row;
    }
    return made;
  }();
  return *index.at(attribute);
}

std::string_view word_of(ValueType type, std::int64_t value) {
  switch (type) {
    case ValueType::cluster_status:
      return at(cluster_table.states, value);
    case ValueType::secret_status:
      return at(secret_table.states, value);
    case ValueType::rotation_phase:
      return at(rotation_table.states, value);
    case ValueType::rotation_origin:
      return at(rotation_origins, value);
    case ValueType::instance_status:
      return at(instance_table.states, value);
    case ValueType::key_state:
      return at(key_table.states, value);
    case ValueType::key_manager:
      return at(key_managers, value);
    case ValueType::key_origin:
      return at(key_origins, value);
    case ValueType::rotation_strategy:
      return at(rotation_strategies, value);
    case ValueType::grant_status:
      return at(grant_statuses, value);
    case ValueType::snapshot_status:
      return at(snapshot_statuses, value);
    case ValueType::engine:
      return at(engines, value);
    case ValueType::engine_mode:
      return at(engine_modes, value);
    case ValueType::principal_kind:
      return at(principal_kinds, value);
    case ValueType::attachment_kind:
      return at(attachment_kinds, value);
    case ValueType::refusal:
      if (value == 1) {
        return "ok";
      }
      return value > 1 && static_cast<std::size_t>(value) < refusal_count + 1
                 ? refusal_row(static_cast<Refusal>(value - 1)).code
                 : "";
    default:
      return "";
  }
}

std::string_view table_name(Table table) {
  static constexpr std::array<std::string_view, table_count> names{"script",
                                                                   "cluster",
                                                                   "instance",
                                                                   "secret",
                                                                   "version",
                                                                   "key",
                                                                   "alias",
                                                                   "grant",
                                                                   "snapshot",
                                                                   "global-cluster",
                                                                   "blue-green-deployment",
                                                                   "tag",
                                                                   "client",
                                                                   "fault",
                                                                   "principal",
                                                                   "policy",
                                                                   "policy-version",
                                                                   "attachment",
                                                                   "label",
                                                                   "database-user"};
  return names[static_cast<std::size_t>(table)];
}

}  // namespace model
