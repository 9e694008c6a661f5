// Attributes by number: the change log, the trace and the invariants all speak of them so.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <tuple>
#include <type_traits>

#include "model/field_lists.hpp"
#include "sim/effects.hpp"

namespace model {

// What a member pointer points from and to.
template <class>
struct MemberTraits;
template <class Of, class To>
struct MemberTraits<To Of::*> {
  using RowType = Of;
  using Value = To;
};

// The number of an attribute: the table in the high byte, the position in the list in the low one.
template <auto Member>
inline constexpr std::uint16_t attribute = [] {
  using RowType = typename MemberTraits<decltype(Member)>::RowType;
  constexpr auto position = std::apply(
      [](const auto&... field) {
        int index = -1;
        int at = 0;
        const auto look = [&](const auto& one) {
          if constexpr (std::is_same_v<std::remove_cvref_t<decltype(one.member)>,
                                       std::remove_cvref_t<decltype(Member)>>) {
            if (one.member == Member) {
              index = at;
            }
          }
          ++at;
        };
        (look(field), ...);
        return index;
      },
      Fields<RowType>::list);
  static_assert(position >= 0, "the member is no attribute: add it to Fields");
  return static_cast<std::uint16_t>(static_cast<int>(Fields<RowType>::table) << 8 | position);
}();

// The attribute of a row's very existence: every table has it, under this position.
inline constexpr std::uint16_t existence_position = 0xFF;
constexpr std::uint16_t existence(Table table) {
  return static_cast<std::uint16_t>(static_cast<int>(table) << 8 | existence_position);
}

// A member's value as it stands in the change log; what is not there is sim::absent.
template <class Value>
constexpr std::int64_t encode(const Value& value) {
  if constexpr (std::is_same_v<Value, bool>) {
    return value ? 1 : 0;
  } else if constexpr (std::is_same_v<Value, sim::Time>) {
    return value == sim::never ? sim::absent : value.time_since_epoch().count();
  } else if constexpr (std::is_enum_v<Value>) {
    return static_cast<std::uint64_t>(value) == 0 ? sim::absent : static_cast<std::int64_t>(value);
  } else if constexpr (requires { value.id(); }) {
    return value.exists() ? static_cast<std::int64_t>(value.id().bits()) : sim::absent;
  } else {
    return static_cast<std::int64_t>(value);
  }
}

struct AttributeRow {
  std::uint16_t attribute;
  Table table;
  std::string_view name;
  ValueType type;
};
// Every attribute of every table, existences (named "exists") included.
std::span<const AttributeRow> attribute_rows();
const AttributeRow& attribute_row(std::uint16_t attribute);

// The value that an attribute of a row has now; sim::absent where it has none, and of a row that does not exist.
std::int64_t value_of(const World& world, Resource row, std::uint16_t attribute);

// "cluster", "secret" …: the kinds of the trace's `resources`.
std::string_view table_name(Table table);

}  // namespace model
