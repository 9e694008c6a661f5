// The steps by which a world becomes its representative.
#include "model/canonical.hpp"

#include "model/world_tables.hpp"

namespace model {

void Anchors::keep_rows_of(const World& world) {
  const auto keep = [this](Table table, std::size_t count) {
    rows[static_cast<std::size_t>(table)] = static_cast<std::uint32_t>(count);
  };
  keep(Table::secret, world.secrets.size());
  keep(Table::version, world.versions.size());
  keep(Table::key, world.keys.size());
  keep(Table::grant, world.grants.size());
  keep(Table::blue_green, world.blue_greens.size());
}

Canon::Canon(const Setting& setting, Anchors anchors, Reductions reductions)
    : setting_(&setting), anchors_(std::move(anchors)), reductions_(reductions), renumbering_(anchors_.rows) {
  if (!reductions_.clusters) {
    anchors_.alike.clear();
  }
  if (!reductions_.keys) {
    anchors_.alike_keys.clear();
  }
}

void Canon::operator()(World& world, std::span<std::uint8_t> left) {
  forget_clock(*setting_, world, anchors_.now);
  if (reductions_.leftovers) {
    drop_leftovers(world, anchors_);
  }
  if (reductions_.identities) {
    renumbering_(world, reductions_.leftovers);
  }
  if (sort_keys(world, left)) {
    renumbering_(world, reductions_.leftovers);
  }
  if (sort_alike(world, left)) {
    renumbering_(world, reductions_.leftovers);
  }
  if (reductions_.identities) {
    renumber_passwords(world);
  }
  sort_clients(world);
  forget_past_passwords(world, setting_->start);
}

}  // namespace model
