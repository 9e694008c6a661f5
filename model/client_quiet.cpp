// Passing over logins that come out as the one before.
#include "model/client_quiet.hpp"

#include <algorithm>
#include <chrono>

#include "model/access.hpp"
#include "model/client_login.hpp"
#include "model/cluster.hpp"
#include "model/database.hpp"
#include "model/fault.hpp"

namespace model {
namespace {

std::size_t day_of(const Setting& setting, sim::Time at) {
  const auto days = [](sim::Time time) {
    return std::chrono::floor<std::chrono::days>(time).time_since_epoch().count();
  };
  return static_cast<std::size_t>(days(at) - days(setting.start));
}

std::size_t minute_of(const Setting& setting, sim::Time at) {
  return static_cast<std::size_t>((at - setting.start) / std::chrono::minutes(1));
}

std::vector<ReadCount>& days_of(Step& step, SecretRow secret, sim::Time until) {
  auto& reads = step.meters().reads;
  if (secret.index >= reads.size()) {
    reads.resize(secret.index + std::size_t{1});
  }
  auto& days = reads[secret.index];
  const std::size_t last = day_of(step.setting, until);
  if (last >= days.size()) {
    days.resize(last + 1);
  }
  return days;
}

}  // namespace

bool have_stopped(const Step& step, std::uint32_t definition) {
  return step.now > step.setting.clients[definition].until;
}

sim::Time stop_of(const ClientDefinition& definition) {
  return definition.until == sim::never ? sim::never : definition.until + sim::Duration(1);
}

bool has_to_read(const ClientDefinition& definition, const Client& client, sim::Time at) {
  if (definition.strategy == ClientStrategy::hard_coded) {
    return false;
  }
  return client.cached == Password::none || client.invalidated ||
         (definition.caches() && at - client.cached_at >= definition.ttl);
}

bool holds_connection(const ClientDefinition& definition, const Client& client, sim::Time at) {
  return client.connected && at - client.connected_at < definition.connection_lifetime;
}

Outlook::Outlook(Step& step, std::uint32_t definition, ClusterRow cluster)
    : step_(step),
      definition_(step.setting.clients[definition]),
      cluster_(cluster),
      connects_(accepts_connections(step.world(), cluster)),
      reads_are_stepped_(throttled(step.world(), Action::GetSecretValue) ||
                         step.setting.limit(Quota::get_secret_value) != 0 || step.setting.policies_ask_for_time()) {}

bool Outlook::has_current_value(const Client& client) {
  const SecretRow secret = secret_of(step_, client);
  if (!asked_ || secret != asked_secret_) {
    asked_ = true;
    asked_secret_ = secret;
    answer_ = VersionRow();
    if (secret) {
      const Actor actor = Actor::principal(step_, definition_.as);
      const Outcome value = readable(step_, secret, step_[secret].current, actor);
      answer_ = value.ok() ? VersionRow(value.detail) : VersionRow();
    }
  }
  return answer_ && step_[answer_].value == client.cached && step_[answer_].username == client.user;
}

sim::Time Outlook::watch_from(const Client& client) {
  const bool lets_in = connects_ && opens(step_.world(), cluster_, client.user, client.cached);
  sim::Time from = sim::never;
  if (client.outcome != login_ok || !lets_in || (definition_.pools() && !client.connected)) {
    from = client.next_login;
  } else if (client.invalidated) {
    from = has_current_value(client) && !reads_are_stepped_ ? sim::never : client.next_login;
  } else if (definition_.caches() && (reads_are_stepped_ || !has_current_value(client))) {
    from = std::max(client.next_login, client.cached_at + definition_.ttl);
  }
  if (from != sim::never && client.connected) {
    from = std::max(from, client.connected_at + definition_.connection_lifetime);
  }
  return from;
}

void pass_quiet_logins(Step& step, ClientRow row, sim::Time moment) {
  Client& client = step.bookkeeping(row);
  const ClientDefinition& definition = step.setting.clients[client.definition];
  const sim::Time before = std::min(moment, stop_of(definition));
  if (client.next_login >= before) {
    return;
  }
  const sim::Draws draws = step.logins_of(row.id(), client.definition);
  const SecretRow secret = client.secret;  // what it found last: the world may have another one by now
  GroupMeter& meter = meter_of(step, client.definition);
  meter.minutes.resize(std::max(meter.minutes.size(), minute_of(step.setting, before) + 1));
  std::vector<ReadCount>* days = definition.caches() && secret ? &days_of(step, secret, before) : nullptr;
  do {
    const sim::Time at = client.next_login;
    if (holds_connection(definition, client, at)) {
      ++meter.uses;
    } else {
      if (has_to_read(definition, client, at)) {
        client.cached_at = at;
        client.invalidated = false;
        ++meter.reads;
        ReadCount& today = (*days)[day_of(step.setting, at)];
        ++today.calls;
        ++today.decrypted;
      }
      const sim::Duration age = at - client.cached_at;
      meter.oldest = std::max(meter.oldest, age);
      meter.age_seconds += static_cast<std::uint64_t>(age / std::chrono::seconds(1));
      ++meter.aged_logins;
      ++meter.quiet_logins;
      ++meter.minutes[minute_of(step.setting, at)];
      client.used_at = at;
      client.connected_at = at;
    }
    client.next_login = at + draws(++client.moments);
  } while (client.next_login < before);
}

void next_moment(Step& step, ClientRow row) {
  Client& client = step.bookkeeping(row);
  client.next_login += step.logins_of(row.id(), client.definition)(++client.moments);
}

void watch(Step& step, ClientRow row, Outlook& outlook) {
  const Client& client = step[row];
  if (client.starting || client.failing_since != sim::never) {
    return;  // it is stepped soon anyway
  }
  sim::Time from = outlook.watch_from(client);
  if (client.ordinal == 0) {
    from = std::min(from, stop_of(step.setting.clients[client.definition]));  // the first stops all of them
  }
  if (from == client.login_slot.time) {
    return;
  }
  if (from == sim::never) {
    step.cancel(row.id(), SlotKind::login);
  } else {
    step.wait_until(row.id(), SlotKind::login, from);
  }
}

GroupMeter& meter_of(Step& step, std::uint32_t definition) {
  auto& groups = step.meters().groups;
  if (groups.size() < step.setting.clients.size()) {
    groups.resize(step.setting.clients.size());
  }
  return groups[definition];
}

ReadCount& reads_of(Step& step, SecretRow secret, sim::Time at) {
  return days_of(step, secret, at)[day_of(step.setting, at)];
}

}  // namespace model
