// The steps by which a world becomes its representative.
#include "model/canonical.hpp"

namespace model {

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
