// Which rows a step touched, and the invariants around them.
#include "model/checker.hpp"

#include <algorithm>
#include <string>

#include "sim/bug.hpp"

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

void check_rows(Inspection& step) {
  for (std::uint32_t i = 0; i < step.world.clusters.size(); ++i) {
    check_cluster(step, ClusterRow(i));
  }
  for (std::uint32_t i = 0; i < step.world.secrets.size(); ++i) {
    check_secret(step, SecretRow(i));
  }
  for (std::uint32_t i = 0; i < step.world.keys.size(); ++i) {
    check_key(step, KeyRow(i));
  }
  for (std::uint32_t i = 0; i < step.world.clients.size(); ++i) {
    check_client(step, ClientRow(i));
  }
}

}  // namespace

void Checker::check_touched(Inspection& step) {
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

const std::vector<Violation>& Checker::operator()(const StepRecord& record, const World& world) {
  violations_.clear();
  if (mode_ != CheckMode::every && mode_ != CheckMode::full) {
    return violations_;
  }
  Inspection step(*setting_, world, record, violations_);
  check_touched(step);
  for (const sim::Change& change : record.changes) {
    check_change(step, change);
  }
  for (std::size_t i = 0; i < record.notes.size(); ++i) {
    check_note(step, record.notes[i], static_cast<std::uint16_t>(i));
    check_access_of_service(step, record.notes[i], static_cast<std::uint16_t>(i));
  }
  if (const Call* call = step.call()) {
    check_call(step, *call);
    check_access(step, *call);
  }
  monitors_.observe(step);
  if (mode_ == CheckMode::full) {
    prove_nothing_missed(record, world);
  }
  drop_excepted();
  return violations_;
}

void Checker::prove_nothing_missed(const StepRecord& record, const World& world) {
  std::vector<Violation> shown;
  Inspection step(*setting_, world, record, shown);
  check_rows(step);
  std::set<std::pair<Invariant, Resource>> standing;
  for (const Violation& one : shown) {
    const bool reported = std::ranges::any_of(violations_, [&one](const Violation& other) {
      return other.invariant == one.invariant && other.resource == one.resource;
    });
    if (!reported && !standing_.contains({one.invariant, one.resource})) {
      throw sim::Bug("the check of what a step touched missed a violation of " +
                     std::string(invariant_row(one.invariant).name));
    }
    standing.emplace(one.invariant, one.resource);
  }
  standing_ = std::move(standing);
}

const std::vector<Violation>& Checker::finish(const World& world, sim::Time end) {
  violations_.clear();
  if (mode_ == CheckMode::off) {
    return violations_;
  }
  const StepRecord nothing{sim::Event{end, sim::script, static_cast<std::uint8_t>(SlotKind::call), 0}, {}, {}, {}};
  Inspection step(*setting_, world, nothing, violations_);
  check_rows(step);
  monitors_.finish(world, end, violations_);
  open_ = monitors_.open(world, end);
  drop_excepted();
  return violations_;
}

void Checker::drop_excepted() {
  std::erase_if(violations_,
                [this](const Violation& one) { return excepted_.test(static_cast<std::size_t>(one.invariant)); });
}

}  // namespace model
