// The steps by which a world becomes its representative.
#include "model/canonical.hpp"

#include "model/world_tables.hpp"

namespace model {

void Anchors::keep_rows_of(const World& world) {
  each_table(world, [this](const auto& all) {
    using Row = typename std::remove_cvref_t<decltype(all)>::value_type;
    rows[static_cast<std::size_t>(Fields<Row>::table)] = static_cast<std::uint32_t>(all.size());
  });
}

Canon::Canon(const Setting& setting, Anchors anchors, Reductions reductions)
    : setting_(&setting), anchors_(std::move(anchors)), reductions_(reductions), renumbering_(anchors_.rows) {}

void Canon::operator()(World& world, std::span<std::uint8_t> left) {
  forget_clock(*setting_, world, anchors_.now);
  if (reductions_.leftovers) {
    drop_leftovers(world, anchors_);
  }
  if (reductions_.identities) {
    renumbering_(world, reductions_.leftovers);
  }
  if (reductions_.clusters && sort_alike(world, left)) {
    renumbering_(world, reductions_.leftovers);
  }
  if (reductions_.identities) {
    renumber_passwords(world);
  }
  sort_clients(world);
  forget_past_passwords(world, setting_->start);
}

}  // namespace model
