// Writing a change's value into the member that it belongs to.
#include "lab/world_replay.hpp"

#include <type_traits>

#include "model/fields.hpp"
#include "model/world_tables.hpp"

namespace lab {
namespace {

// The opposite of model::encode; `fallback` is the default of what is absent.
template <class Value>
Value decode(std::int64_t value, const Value& fallback) {
  if (value == sim::absent) return fallback;
  if constexpr (std::is_same_v<Value, bool>) {
    return value != 0;
  } else if constexpr (std::is_same_v<Value, sim::Time>) {
    return sim::Time(sim::Duration(value));
  } else {
    return static_cast<Value>(value);
  }
}

template <model::Table T>
model::Row<T> decode(std::int64_t value, model::Row<T> fallback) {
  const model::Resource row = model::resource_of(value);
  return value != sim::absent && model::table_of(row) == T ? model::Row<T>(row.row()) : fallback;
}

template <class Held>
void write(Held& rows, const trace::RawChange& change) {
  using RowType = typename Held::value_type;
  const std::uint32_t index = change.row.row();
  if (index > rows.size()) throw trace::Error("the trace is damaged: resources are missing");
  if (index == rows.size()) rows.emplace_back();
  RowType& row = rows[index];
  const int position = change.attribute & 0xFF;
  if (position == model::existence_position) {
    row.exists = static_cast<decltype(row.exists)>(change.after == sim::absent ? 0 : 1);
    return;
  }
  const RowType fresh{};
  int at = 0;
  std::apply(
      [&](const auto&... field) {
        ((at++ == position ? void(row.*(field.member) = decode(change.after, fresh.*(field.member))) : void()), ...);
      },
      model::Fields<RowType>::list);
}

}  // namespace

void WorldReplay::take(const trace::RawChange& taken) {
  trace::RawChange change = taken;
  const bool reference = model::attribute_row(change.attribute).type == model::ValueType::resource;
  if (reference && !ids_.contains(static_cast<std::uint32_t>(change.after))) change.after = sim::absent;
  ids_[change.row.bits()] = change.resource_id;
  model::with_table(world_, model::table_of(change.row), [&](auto& rows) { write(rows, change); });
}

trace::ResourceId WorldReplay::id_of(model::Resource resource) const {
  const auto found = ids_.find(resource.bits());
  return found == ids_.end() ? trace::ResourceId::none : found->second;
}

}  // namespace lab
