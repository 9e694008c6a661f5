// Counting rotations, gaps, logins and outages.
#include "lab/totals.hpp"

#include <algorithm>

#include "model/fields.hpp"

namespace lab {

LoginTotals& Totals::group_of(const model::World& world, std::uint32_t client) {
  groups_.resize(setting_->clients.size());
  return groups_[world.clients[client].definition];
}

void Totals::operator()(const model::StepRecord& record, const model::World& world, const CauseTimes& causes) {
  const sim::Time now = record.event.time;
  events_ += record.notes.size();
  changes_ += record.changes.size();
  for (const model::Note& note : record.notes) {
    on_note(note, world, now, causes);
  }
  for (const sim::Change& change : record.changes) {
    gaps_(change, world, now);
    if (change.attribute == model::attribute<&model::Cluster::leaked>) {
      watch_leak(change, now);
    } else if (change.attribute == model::existence(model::Table::cluster) && change.after == sim::absent) {
      deleted_.emplace(change.row.row(), now);
    } else if (change.attribute == model::attribute<&model::Cluster::phase>) {
      watch_phase(change, record);
    }
  }
}

// An attempt failed in the phase that it leaves for another attempt, or for good.
void Totals::watch_phase(const sim::Change& change, const model::StepRecord& record) {
  const auto given_up = [&record] {
    return std::ranges::any_of(record.notes,
                               [](const model::Note& note) { return note.action == model::Action::RotationFailed; });
  };
  const auto leads_to = [&change](model::RotationPhase phase) {
    return change.after == static_cast<std::int64_t>(phase);
  };
  const bool over = change.after == sim::absent || leads_to(model::RotationPhase::none);
  if (change.before != sim::absent && (leads_to(model::RotationPhase::retry) || (over && given_up()))) {
    ++rotations_.failed_in[static_cast<std::size_t>(change.before)];
  }
}

void Totals::on_note(const model::Note& note, const model::World& world, sim::Time now, const CauseTimes& causes) {
  switch (note.action) {
    case model::Action::RotationStarted:
      ++rotations_.started;
      break;
    case model::Action::RotationSucceeded:
      ++rotations_.succeeded;
      break;
    case model::Action::RotationFailed:
      ++rotations_.failed;
      break;
    case model::Action::RotationAbandoned:
      ++rotations_.abandoned;
      break;
    case model::Action::LoginAttempt:
      ++attempts_[note.resource.row()];
      break;
    case model::Action::Login: {
      const bool of_client = model::table_of(note.resource) == model::Table::client;
      LoginTotals& totals = of_client ? group_of(world, note.resource.row()) : lines_;
      on_login(totals, of_client ? note.resource.row() : no_client, note.refusal, now);
      if (of_client) {
        if (note.refusal != model::Refusal::none) {
          watch_first_failure(totals, causes.of({note.blame, note.blame_attribute}), now);
        }
        watch_deleted(note.resource.row(), note.refusal != model::Refusal::none, world);
      }
      break;
    }
    default:
      break;
  }
}

void Totals::on_login(LoginTotals& totals, std::uint32_t client, model::Refusal refusal, sim::Time now) {
  if (const auto attempts = attempts_.find(client); attempts != attempts_.end()) {
    totals.saved += refusal == model::Refusal::none ? attempts->second : 0;
    attempts_.erase(attempts);
  }
  if (refusal != model::Refusal::none) {
    ++totals.failed;
    ++totals.failures[std::string(model::refusal_row(refusal).code)];
    if (client != no_client) {
      outages_.try_emplace(client, now);
      failures_.add(now);
    }
    return;
  }
  ++totals.ok;
  if (const auto outage = outages_.find(client); outage != outages_.end()) {
    end_outage(totals, client, now - outage->second);
    outages_.erase(outage);
  }
}

// The cause may lie in one outage's time or before it: the failure soonest after its cause counts.
void Totals::watch_first_failure(LoginTotals& totals, std::optional<sim::Time> cause, sim::Time now) {
  if (cause && (!totals.first_failure || now - *cause < *totals.first_failure)) {
    totals.first_failure = now - *cause;
  }
}

void Totals::end_outage(LoginTotals& totals, std::uint32_t client, sim::Duration lasted) {
  ++totals.outage_count;
  totals.outage_total += lasted;
  sim::Duration& longest = longest_[client];
  longest = std::max(longest, lasted);
}

// Until when the client could have logged in: its cluster was deleted then, or it stopped.
sim::Time Totals::last_of(const model::World& world, std::uint32_t client) const {
  const auto deleted = deleted_.find(world.clients[client].cluster.index);
  const sim::Time until = setting_->clients[world.clients[client].definition].until;
  return deleted == deleted_.end() ? until : std::min(until, deleted->second);
}

// A login whose cluster is deleted; forgotten when another cluster takes the name.
void Totals::watch_deleted(std::uint32_t client, bool failed, const model::World& world) {
  if (failed && deleted_.contains(world.clients[client].cluster.index)) {
    ++in_vain_[client];
  } else {
    in_vain_.erase(client);
  }
}

// Each client's longest outage, those included that last until the end.
void Totals::add_outages(const model::World& world, sim::Time end) {
  for (const auto& [client, since] : outages_) {
    const sim::Time last = std::min(end, last_of(world, client));
    if (since < last) {
      end_outage(group_of(world, client), client, last - since);
    }
  }
  for (const auto& [client, count] : in_vain_) {
    group_of(world, client).failed_after_deletion += count;
  }
  for (const auto& [client, longest] : longest_) {
    group_of(world, client).outages.push_back(longest);
  }
  for (LoginTotals& group : groups_) {
    std::ranges::sort(group.outages);
    group.longest_outage = group.outages.empty() ? sim::Duration() : group.outages.back();
  }
}

void Totals::watch_leak(const sim::Change& change, sim::Time now) {
  if (const auto open = leaks_.find(change.row.row()); open != leaks_.end()) {
    leak_totals_.longest = std::max(leak_totals_.longest, now - open->second);
    leaks_.erase(open);
  }
  if (change.after != sim::absent) {
    ++leak_totals_.leaks;
    leaks_.emplace(change.row.row(), now);
  }
}

// What the clients did without a note.
void Totals::add_meters(const model::World& world) {
  groups_.resize(setting_->clients.size());
  for (std::size_t i = 0; i < world.client_groups.size(); ++i) {
    if (world.client_groups[i] == 0) {
      continue;
    }
    LoginTotals& totals = groups_[i];
    totals.clients = setting_->clients[i].count;
    if (i >= world.meters.groups.size()) {
      continue;
    }
    const model::GroupMeter& meter = world.meters.groups[i];
    totals.ok += meter.quiet_logins;
    totals.uses = meter.uses;
    totals.reads = meter.reads;
    totals.greatest_age = meter.oldest;
    if (meter.aged_logins > 0) {
      totals.mean_age = std::chrono::seconds(meter.age_seconds / meter.aged_logins);
    }
  }
}

void Totals::list_logins(Summary& summary) {
  if (lines_.ok + lines_.failed > 0) {
    summary.logins["login"] += lines_;
  }
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    if (groups_[i].clients > 0) {
      // A group may be called as the lines are.
      summary.logins[std::string(setting_->text(setting_->clients[i].name))] += groups_[i];
    }
  }
}

void Totals::finish(const model::World& world, sim::Time end, Summary& summary) {
  rotations_.gaps = gaps_.finish(end);
  for (const auto& [cluster, since] : leaks_) {
    leak_totals_.longest = std::max(leak_totals_.longest, end - since);
  }
  add_outages(world, end);
  add_meters(world);
  list_logins(summary);
  summary.failed_logins = failures_.profile(end);
  summary.leaks = leak_totals_;
  summary.events = events_;
  summary.changes = changes_;
  summary.rotations = std::move(rotations_);
}

}  // namespace lab
