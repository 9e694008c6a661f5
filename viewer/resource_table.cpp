// Kinds, parents, and when nodes came and went.
#include "viewer/resource_table.hpp"

#include <algorithm>

namespace viewer {
namespace {

using model::Table;

std::int64_t micros(sim::Time at) { return at.time_since_epoch().count(); }

// Moments are counted in their order; one that is told late counts from the last that was told before.
void settle_into(NumberList& list, std::vector<std::int64_t>& fresh, std::int64_t first) {
  std::ranges::sort(fresh);
  for (const std::int64_t at : fresh) list.append(std::max(at - first, list.last()));
  fresh = {};
}

}  // namespace

bool in_graph(Table kind) {
  switch (kind) {
    case Table::cluster:
    case Table::instance:
    case Table::secret:
    case Table::version:
    case Table::key:
    case Table::alias:
    case Table::grant:
    case Table::client:
    case Table::global_cluster:
    case Table::blue_green:
      return true;
    default:
      return false;
  }
}

void ResourceTable::expect(std::size_t count) {
  kinds_.reserve(count);
  parents_.reserve(count);
}

void ResourceTable::add(const trace::ResourceLink& link) {
  kinds_.push_back(link.kind);
  parents_.push_back(static_cast<std::uint32_t>(link.parent));
  if (link.parent != trace::ResourceId::none && link.kind != Table::version && link.kind != Table::label) {
    children_.push_back(link);
  }
  if (!in_graph(link.kind)) return;
  coming_.push_back(micros(link.created));
  if (link.deleted != sim::never) going_.push_back(micros(link.deleted));
}

void ResourceTable::settle() {
  std::ranges::stable_sort(children_, {}, &trace::ResourceLink::parent);
  if (came_.size() == 0 && !coming_.empty()) first_ = *std::ranges::min_element(coming_);
  settle_into(came_, coming_, first_);
  settle_into(went_, going_, first_);
}

void ResourceTable::clear() { *this = ResourceTable(); }

std::vector<trace::ResourceId> ResourceTable::children(trace::ResourceId parent, sim::Time at) const {
  std::vector<trace::ResourceId> found;
  for (auto one = std::ranges::lower_bound(children_, parent, {}, &trace::ResourceLink::parent);
       one != children_.end() && one->parent == parent; ++one) {
    if (one->created <= at && one->deleted > at) found.push_back(one->id);
  }
  return found;
}

std::size_t ResourceTable::nodes_at(sim::Time at) const {
  const std::int64_t after = micros(at) - first_ + 1;
  return came_.place_of(after) - went_.place_of(after);
}

}  // namespace viewer
