// Intervals between changes of status and of readability.
#include "lab/impairment.hpp"

#include <algorithm>

#include "model/fields.hpp"

namespace lab {
namespace {

using model::attribute;

// Nobody can read it, whatever policies say.
bool unreadable(const model::World& world, model::ClusterRow cluster) {
  const model::SecretRow secret = world[cluster].secret;
  if (!world[cluster].exists || !secret || !world[secret].exists) {
    return false;
  }
  const model::KeyRow key = world[secret].key;
  return world[secret].deleted_date != sim::never || (key && world[key].visible_state != model::KeyState::Enabled);
}

}  // namespace

ImpairmentTotals& ImpairmentTotals::operator+=(const ImpairmentTotals& other) {
  times += other.times;
  soft += other.soft;
  hard += other.hard;
  unreadable += other.unreadable;
  rotations_missed += other.rotations_missed;
  return *this;
}

Impairment::Now& Impairment::now_of(std::uint32_t cluster) {
  if (cluster >= now_.size()) {
    now_.resize(cluster + std::size_t{1});
    totals_.resize(now_.size());
  }
  return now_[cluster];
}

void Impairment::count_until(std::uint32_t cluster, sim::Time now) {
  Now& state = now_of(cluster);
  const sim::Duration passed = now - state.since;
  ImpairmentTotals& totals = totals_[cluster];
  if (state.unreadable) totals.unreadable += passed;
  if (state.impaired) (state.unreadable ? totals.hard : totals.soft) += passed;
  state.since = now;
}

void Impairment::look(std::uint32_t cluster, const model::World& world, sim::Time now) {
  const bool cannot_be_read = unreadable(world, model::ClusterRow(cluster));
  if (cannot_be_read != now_of(cluster).unreadable) {
    count_until(cluster, now);
    now_[cluster].unreadable = cannot_be_read;
  }
}

void Impairment::on_status(model::ClusterRow cluster, const sim::Change& change, const model::StepRecord& record,
                           const CauseTimes& causes) {
  const sim::Time now = record.event.time;
  const auto is = [](std::int64_t value, model::SecretStatus status) {
    return value == static_cast<std::int64_t>(status);
  };
  const bool impaired = is(change.after, model::SecretStatus::impaired);
  Now& state = now_of(cluster.index);
  if (impaired != state.impaired) {
    count_until(cluster.index, now);
    state.impaired = impaired;
  }
  if (impaired) {
    ++totals_[cluster.index].times;
    state.blame = blame_of(record, change.note);
    if (const auto cause = causes.of(state.blame)) noticed_ = std::max(noticed_.value_or(now - *cause), now - *cause);
  } else if (is(change.after, model::SecretStatus::active) && state.blame.known()) {
    // What was to blame has changed since: that was the cure.
    if (const auto cure = causes.of(state.blame)) healed_ = std::max(healed_.value_or(now - *cure), now - *cure);
    state.blame = {};
  }
}

void Impairment::on_change(const sim::Change& change, const model::StepRecord& record, const model::World& world,
                           const CauseTimes& causes) {
  const sim::Time now = record.event.time;
  switch (change.attribute) {
    case attribute<&model::Cluster::secret_status>:
      on_status(model::ClusterRow(change.row.row()), change, record, causes);
      look(change.row.row(), world, now);
      break;
    case attribute<&model::Cluster::origin>:
      if (change.before == static_cast<std::int64_t>(model::RotationOrigin::schedule)) {
        on_rotation_over(model::ClusterRow(change.row.row()), record, world);
      }
      break;
    case attribute<&model::Cluster::secret>:
      look(change.row.row(), world, now);
      break;
    case attribute<&model::Secret::deleted_date>:
    case attribute<&model::Secret::key>:
      if (const model::ClusterRow cluster = world.secrets[change.row.row()].cluster) look(cluster.index, world, now);
      break;
    case attribute<&model::Key::visible_state>:
      for (std::uint32_t row = 0; row < world.clusters.size(); ++row) {
        const model::SecretRow secret = world.clusters[row].secret;
        if (secret && world[secret].key == model::KeyRow(change.row.row())) look(row, world, now);
      }
      break;
    default:
      break;
  }
}

// A rotation by schedule ends.
void Impairment::on_rotation_over(model::ClusterRow cluster, const model::StepRecord& record,
                                  const model::World& world) {
  const bool succeeded = std::ranges::any_of(
      record.notes, [](const model::Note& note) { return note.action == model::Action::RotationSucceeded; });
  if (!succeeded && world[cluster].exists) {
    now_of(cluster.index);
    ++totals_[cluster.index].rotations_missed;
  }
}

void Impairment::operator()(const model::StepRecord& record, const model::World& world, const CauseTimes& causes) {
  for (const sim::Change& change : record.changes) {
    on_change(change, record, world, causes);
  }
}

void Impairment::finish(sim::Time end) {
  for (std::uint32_t cluster = 0; cluster < now_.size(); ++cluster) {
    count_until(cluster, end);
  }
}

}  // namespace lab
