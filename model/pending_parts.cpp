// Slots that are filled, and the parts of the world that they are in.
#include "model/pending_parts.hpp"

#include <algorithm>

namespace model {
namespace {

template <class Visit>
void each_slot(const World& world, Visit visit) {
  const auto look = [&visit](Table table, const auto& rows, auto... slots) {
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
      const auto one = [&](const auto& slot) {
        if (const sim::Slot& place = rows[i].*slot.second; place.pending()) {
          visit(resource(table, i), slot.first, place);
        }
      };
      (one(slots), ...);
    }
  };
  const auto slot = [](SlotKind kind, auto member) { return std::pair(kind, member); };
  using K = SlotKind;
  look(Table::cluster, world.clusters, slot(K::status, &Cluster::status_slot),
       slot(K::rotation, &Cluster::rotation_slot), slot(K::storage, &Cluster::storage_slot),
       slot(K::maintenance, &Cluster::maintenance_slot));
  look(Table::instance, world.instances, slot(K::status, &Instance::status_slot),
       slot(K::fault_end, &Instance::fault_slot));
  look(Table::secret, world.secrets, slot(K::schedule, &Secret::schedule_slot), slot(K::purge, &Secret::purge_slot),
       slot(K::probe, &Secret::probe_slot), slot(K::delivery, &Secret::delivery_slot),
       slot(K::rotation, &Secret::rotation_slot));
  look(Table::key, world.keys, slot(K::propagation, &Key::propagation_slot), slot(K::deletion, &Key::deletion_slot),
       slot(K::key_rotation, &Key::rotation_slot), slot(K::key_material, &Key::material_slot));
  look(Table::grant, world.grants, slot(K::propagation, &Grant::propagation_slot));
  look(Table::snapshot, world.snapshots, slot(K::status, &Snapshot::status_slot));
  look(Table::client, world.clients, slot(K::login, &Client::login_slot));
  look(Table::fault, world.faults, slot(K::fault_end, &Fault::end_slot));
  look(Table::policy, world.policies, slot(K::propagation, &ManagedPolicy::propagation_slot));
  look(Table::attachment, world.attachments, slot(K::propagation, &Attachment::propagation_slot));
}

// Whatever comes again and again holds nothing up: there is always some time between.
bool comes_again(SlotKind slot) {
  return slot == SlotKind::schedule || slot == SlotKind::probe || slot == SlotKind::key_rotation ||
         slot == SlotKind::login;
}

// Logins wait for nothing: who logs in decides when.
bool waits_for_nothing(SlotKind slot) { return slot == SlotKind::login; }

// Changes of policies that spread concern everybody.
bool is_everywhere(Resource owner) { return table_of(owner) == Table::policy || table_of(owner) == Table::attachment; }

}  // namespace

std::uint32_t PendingParts::root(std::uint32_t node) {
  while (parents_[node] != node) {
    node = parents_[node] = parents_[parents_[node]];
  }
  return node;
}

std::uint32_t PendingParts::part_of(Resource owner) {
  const auto found = std::ranges::find(nodes_, owner);
  const auto node = static_cast<std::uint32_t>(found - nodes_.begin());
  if (found == nodes_.end()) {
    nodes_.push_back(owner);
    parents_.push_back(node);
  }
  return root(node);
}

void PendingParts::join(Resource a, Resource b) {
  if (a != no_resource && b != no_resource) {
    parents_[part_of(a)] = part_of(b);
  }
}

void PendingParts::join_parts(const World& world) {
  nodes_.clear();
  parents_.clear();
  // A key of AWS's is never changed by anybody: it connects nothing.
  const auto join_key = [&](Resource row, KeyRow key) {
    if (key && world[key].manager == KeyManager::CUSTOMER) {
      join(row, key.id());
    }
  };
  for (std::uint32_t i = 0; i < world.clusters.size(); ++i) {
    join_key(ClusterRow(i).id(), world.clusters[i].storage_key);
    join(ClusterRow(i).id(), world.clusters[i].replication_source.id());
  }
  for (std::uint32_t i = 0; i < world.instances.size(); ++i) {
    join(InstanceRow(i).id(), world.instances[i].cluster.id());
  }
  for (std::uint32_t i = 0; i < world.secrets.size(); ++i) {
    join(SecretRow(i).id(), world.secrets[i].cluster.id());
    join_key(SecretRow(i).id(), world.secrets[i].key);
  }
  for (std::uint32_t i = 0; i < world.grants.size(); ++i) {
    join(GrantRow(i).id(), world.grants[i].secret.id());
    join_key(GrantRow(i).id(), world.grants[i].key);
  }
  for (std::uint32_t i = 0; i < world.snapshots.size(); ++i) {
    join(SnapshotRow(i).id(), world.snapshots[i].cluster.id());
  }
  for (std::uint32_t i = 0; i < world.faults.size(); ++i) {
    join(FaultRow(i).id(), world.faults[i].cluster.id());
  }
}

void PendingParts::find_due(const World& world, bool scales, std::vector<Pending>& due) {
  bool slow = false;
  each_slot(world, [&](Resource owner, SlotKind slot, const sim::Slot& place) {
    due.push_back({owner, slot, 0});
    slow = slow || (scale_of(place) != Scale::moment && !waits_for_nothing(slot));
  });
  if (!scales || !slow) {
    return;
  }
  join_parts(world);
  std::uint8_t everywhere = 0;
  const auto faster = [](std::uint8_t& fastest, std::uint8_t scale) {
    fastest = fastest == 0 ? scale : std::min(fastest, scale);
  };
  fastest_.assign(nodes_.size() + due.size(), 0);
  each_slot(world, [&](Resource owner, SlotKind slot, const sim::Slot& place) {
    if (!comes_again(slot)) {
      faster(is_everywhere(owner) ? everywhere : fastest_[part_of(owner)], static_cast<std::uint8_t>(scale_of(place)));
    }
  });
  due.clear();
  each_slot(world, [&](Resource owner, SlotKind slot, const sim::Slot& place) {
    std::uint8_t fastest = fastest_[part_of(owner)];
    if (everywhere != 0) {
      faster(fastest, everywhere);
    }
    if (waits_for_nothing(slot) || fastest == 0 || static_cast<std::uint8_t>(scale_of(place)) <= fastest) {
      due.push_back({owner, slot, 0});
    }
  });
}

}  // namespace model
