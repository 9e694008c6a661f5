// Which rows a step touched, and the invariants around them.
#include "model/step_checks.hpp"

#include <algorithm>

namespace model {
namespace {

// Adds the row, and the cluster that a secret or an instance stands for.
void touch(std::vector<Resource>& touched, const World& world, Resource row) {
  const auto add = [&](Resource one) {
    if (one != no_resource && std::ranges::find(touched, one) == touched.end()) {
      touched.push_back(one);
    }
  };
  switch (table_of(row)) {
    case Table::cluster:
      add(row);
      add(world.clusters[row.row()].secret.id());
      break;
    case Table::secret:
      add(row);
      add(world.secrets[row.row()].cluster.id());
      break;
    case Table::version:
      if (const SecretRow secret = world.versions[row.row()].secret) {
        touch(touched, world, secret.id());
      }
      break;
    case Table::instance:
      add(world.instances[row.row()].cluster.id());
      break;
    case Table::key:
      add(row);
      break;
    case Table::client:
      // Many clients may start in one step, each with its changes side by side: no need to look further back.
      if (touched.empty() || touched.back() != row) {
        touched.push_back(row);
      }
      break;
    default:
      break;
  }
}

void check_row(Inspection& step, Resource row) {
  switch (table_of(row)) {
    case Table::cluster:
      return check_cluster(step, ClusterRow(row.row()));
    case Table::secret:
      return check_secret(step, SecretRow(row.row()));
    case Table::key:
      return check_key(step, KeyRow(row.row()));
    case Table::client:
      return check_client(step, ClientRow(row.row()));
    default:
      return;
  }
}

}  // namespace

void StepChecks::check_touched(Inspection& step) {
  touched_.clear();
  for (const sim::Change& change : step.record.changes) {
    touch(touched_, step.world, change.row);
    const bool link =
        change.attribute == attribute<&Cluster::secret> || change.attribute == attribute<&Secret::cluster>;
    if (link && change.before != sim::absent && resource_of(change.before) != no_resource) {
      touch(touched_, step.world, resource_of(change.before));  // what it was linked to may be left alone now
    }
  }
  if (table_of(step.record.event.owner) == Table::client) {
    touch(touched_, step.world, step.record.event.owner);
  }
  for (const Resource row : touched_) {
    check_row(step, row);
  }
}

void StepChecks::operator()(Inspection& step) {
  check_touched(step);
  for (const sim::Change& change : step.record.changes) {
    check_change(step, change);
  }
  for (std::size_t i = 0; i < step.record.notes.size(); ++i) {
    check_note(step, step.record.notes[i], static_cast<std::uint16_t>(i));
    check_access_of_service(step, step.record.notes[i], static_cast<std::uint16_t>(i));
  }
  if (const Call* call = step.call()) {
    check_call(step, *call);
    check_access(step, *call);
  }
}

}  // namespace model
