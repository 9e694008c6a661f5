// Writing a change's value into the member that it belongs to.
#include "lab/world_replay.hpp"

#include <type_traits>

#include "model/fields.hpp"

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
  const auto bits = static_cast<std::uint32_t>(value);
  return value != sim::absent && bits >> 28 == static_cast<std::uint32_t>(T) ? model::Row<T>(bits & 0x0FFF'FFFFU)
                                                                             : fallback;
}

template <class RowType>
void write(std::vector<RowType>& rows, const trace::RawChange& change) {
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
  switch (model::table_of(change.row)) {
    case model::Table::cluster:
      return write(world_.clusters, change);
    case model::Table::instance:
      return write(world_.instances, change);
    case model::Table::secret:
      return write(world_.secrets, change);
    case model::Table::version:
      return write(world_.versions, change);
    case model::Table::key:
      return write(world_.keys, change);
    case model::Table::alias:
      return write(world_.aliases, change);
    case model::Table::grant:
      return write(world_.grants, change);
    case model::Table::snapshot:
      return write(world_.snapshots, change);
    case model::Table::global_cluster:
      return write(world_.global_clusters, change);
    case model::Table::blue_green:
      return write(world_.blue_greens, change);
    case model::Table::tag:
      return write(world_.tags, change);
    case model::Table::client:
      return write(world_.clients, change);
    case model::Table::fault:
      return write(world_.faults, change);
    default:
      return;
  }
}

trace::ResourceId WorldReplay::id_of(model::Resource resource) const {
  const auto found = ids_.find(resource.bits());
  return found == ids_.end() ? trace::ResourceId::none : found->second;
}

}  // namespace lab
