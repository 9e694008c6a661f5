// Dense tables of event ids by row, grown on demand.
#include "trace/cause_ledger.hpp"

#include <limits>

#include "model/fields.hpp"
#include "sim/bug.hpp"

namespace trace {
namespace {

constexpr std::size_t attributes = model::table_count << 8;

}  // namespace

CauseLedger::CauseLedger() : changes_(attributes), blamable_(attributes, 0) {
  for (const std::uint16_t attribute : {
           model::attribute<&model::Key::state>,
           model::attribute<&model::Key::visible_state>,
           model::attribute<&model::Key::policy>,
           model::attribute<&model::Key::visible_policy>,
           model::attribute<&model::Grant::status>,
           model::attribute<&model::Grant::visible_status>,
           model::attribute<&model::Secret::policy>,
           model::attribute<&model::Secret::pending>,
           model::attribute<&model::Secret::current>,
           model::attribute<&model::DatabaseUser::password>,
           model::attribute<&model::Secret::deleted_date>,
           model::attribute<&model::Cluster::status>,
           model::attribute<&model::Cluster::secret_status>,
           model::attribute<&model::Cluster::password>,
           model::attribute<&model::Cluster::tampered>,
           model::attribute<&model::Instance::down>,
           model::attribute<&model::Instance::status>,
           model::existence(model::Table::fault),
       }) {
    blamable_[attribute] = 1;
  }
}

void CauseLedger::set(Events& events, std::uint32_t row, EventId by) {
  sim::require(by <= std::numeric_limits<std::uint32_t>::max(), "more events than a trace has numbers for");
  if (row >= events.size()) {
    events.resize(row + std::size_t{1});
  }
  events[row] = static_cast<std::uint32_t>(by);
}

void CauseLedger::asked(const sim::Event& wait, EventId by) {
  auto& kinds = waits_[wait.owner.table()];
  if (wait.kind >= kinds.size()) {
    kinds.resize(wait.kind + std::size_t{1});
  }
  set(kinds[wait.kind], wait.owner.row(), by);
}

EventId CauseLedger::asked_by(const sim::Event& wait) const {
  const auto& kinds = waits_[wait.owner.table()];
  return wait.kind < kinds.size() ? get(kinds[wait.kind], wait.owner.row()) : 0;
}

EventId CauseLedger::changed_by(model::Resource resource, std::uint16_t attribute) const {
  return attribute < changes_.size() ? get(changes_[attribute], resource.row()) : 0;
}

}  // namespace trace
