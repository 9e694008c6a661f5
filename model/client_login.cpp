// The strategies of clients, attempt by attempt.
#include "model/client_login.hpp"

#include <algorithm>
#include <chrono>

#include "model/access.hpp"
#include "model/client_quiet.hpp"
#include "model/cluster.hpp"
#include "model/database.hpp"
#include "model/secret.hpp"
#include "model/throttling.hpp"

namespace model {
namespace {

bool wrong_password(const Outcome& outcome) {
  return outcome.refusal == Refusal::login_mysql_1045 || outcome.refusal == Refusal::login_postgresql_28P01;
}

bool is_throttled(const Outcome& outcome) { return outcome.refusal == Refusal::throttled_json; }

std::uint16_t code_of(Refusal refusal) {
  return refusal == Refusal::none ? login_ok : static_cast<std::uint16_t>(static_cast<int>(refusal) + 1);
}

// Reads and attempts of one client at one moment. Nothing is noted of a login that is as the one before.
class Login {
 public:
  Login(Step& step, ClientRow client)
      : step_(step), row_(client), definition_(step.setting.clients[step[client].definition]) {}

  void run(bool anew);
  void read_only();

 private:
  [[nodiscard]] const Client& client() const { return step_[row_]; }
  [[nodiscard]] Outcome connect() const { return try_login(step_, client().cluster, client().user, client().cached); }
  // GetSecretValue, counted; says nothing yet.
  Outcome read(bool pending);
  [[nodiscard]] const Version& value_of(const Outcome& read) const { return step_[VersionRow(read.detail)]; }
  void note(Action action, Outcome outcome);
  // Notes the read and keeps its value. A value that could not be refreshed is used no more, or all the same.
  void keep(const Outcome& read);
  Outcome read_and_connect(bool pending);
  [[nodiscard]] bool tries_again(const Outcome& outcome);
  void wait_for_another_attempt();
  void take_over(const Outcome& read);
  void let_in();
  void conclude(const Outcome& outcome);

  Step& step_;
  ClientRow row_;
  const ClientDefinition& definition_;
  bool noted_ = false;
};

void Login::note(Action action, Outcome outcome) {
  const std::uint16_t note =
      noted_ ? step_.also(NoteKind::client, action, row_.id()) : step_.happened(NoteKind::client, action, row_.id());
  noted_ = true;
  step_.conclude(note, outcome);
}

Outcome Login::read(bool pending) {
  const SecretRow secret = secret_of(step_, client());
  ++meter_of(step_, client().definition).reads;
  if (!secret) {
    return refuse(Refusal::secret_not_found, client().cluster.id());
  }
  ReadCount& count = reads_of(step_, secret, step_.now);
  ++count.calls;
  const Name account = step_.setting.account;
  if (!within_rate(step_, Action::GetSecretValue, account, step_.setting.region).ok()) {
    return refuse(Refusal::throttled_json, secret.id());
  }
  count_call(step_, Action::GetSecretValue, account, step_.setting.region);
  const VersionRow version = pending ? step_[secret].pending : step_[secret].current;
  const Outcome value = readable(step_, secret, version, Actor::principal(step_, definition_.as));
  count.decrypted += value.ok() ? 1 : 0;
  return value;
}

void Login::take_over(const Outcome& read) {
  Client& client = step_.bookkeeping(row_);
  if (read.ok()) {
    client.cached_at = step_.now;
    client.invalidated = false;
  }
}

void Login::keep(const Outcome& read) {
  note(Action::GetSecretValue, read);
  if (read.ok()) {
    step_.change<&Client::secret>(row_, secret_of(step_, client()));
    step_.change<&Client::user>(row_, value_of(read).username);
    step_.change<&Client::cached>(row_, value_of(read).value);
  } else if (!definition_.stale_on_error) {
    step_.change<&Client::cached>(row_, Password::none);
  }
  take_over(read);
}

Outcome Login::read_and_connect(bool pending) {
  const Outcome value = read(pending);
  if (pending && !value.ok()) {
    note(Action::GetSecretValue, value);
    return connect();
  }
  keep(value);
  return value.ok() ? connect() : value;
}

bool Login::tries_again(const Outcome& outcome) {
  const bool budget =
      definition_.strategy == ClientStrategy::refresh_backoff &&
      (client().failing_since == sim::never ? definition_.retry_budget > sim::Duration::zero()
                                            : step_.now - client().failing_since < definition_.retry_budget);
  if (is_throttled(outcome)) {
    return budget || client().attempt + 1 < static_cast<int>(step_.knob(Knob::client_read_attempts));
  }
  return budget && (wrong_password(outcome) || outcome.refusal == Refusal::login_no_writer);
}

void Login::wait_for_another_attempt() {
  constexpr int most_doublings = 16;
  Client& client = step_.bookkeeping(row_);
  client.failing_since = std::min(client.failing_since, step_.now);
  sim::Duration wait = step_.draw(row_.id(), WaitName::client_backoff, ++client.retries) *
                       (std::int64_t{1} << std::min<int>(client.attempt, most_doublings));
  wait = std::min(wait, step_.span(Knob::client_backoff_limit));
  if (definition_.strategy == ClientStrategy::refresh_backoff) {
    const sim::Duration left = client.failing_since + definition_.retry_budget - step_.now;
    wait = left > sim::Duration::zero() ? std::min(wait, left) : wait;
  }
  client.attempt = static_cast<std::uint8_t>(std::min(client.attempt + 1, 255));
  step_.wait_until(row_.id(), SlotKind::login, std::min(step_.now + wait, stop_of(definition_)));
}

void Login::let_in() {
  Client& client = step_.bookkeeping(row_);
  GroupMeter& meter = meter_of(step_, client.definition);
  const sim::Duration age = step_.now - client.cached_at;
  meter.oldest = std::max(meter.oldest, age);
  meter.age_seconds += static_cast<std::uint64_t>(age / std::chrono::seconds(1));
  ++meter.aged_logins;
  client.used_at = step_.now;
  client.connected_at = step_.now;
}

void Login::conclude(const Outcome& outcome) {
  note(Action::Login, {outcome.refusal, row_.id(), 0, outcome.blame});
  step_.change<&Client::outcome>(row_, code_of(outcome.refusal));
  step_.change<&Client::connected>(row_, outcome.ok() && definition_.pools());
  if (outcome.ok()) {
    let_in();
  }
  Client& client = step_.bookkeeping(row_);
  client.failing_since = sim::never;
  client.attempt = 0;
}

void Login::run(bool anew) {
  const bool reads = anew || has_to_read(definition_, client(), step_.now);
  const Outcome value = reads ? read(false) : accept(row_.id());
  const bool same_value =
      !reads || (value.ok() && value_of(value).value == client().cached && value_of(value).username == client().user);
  const bool as_before = same_value && client().outcome == login_ok && client().failing_since == sim::never &&
                         client().connected == definition_.pools() && connect().ok();
  if (as_before) {
    if (reads) {
      take_over(value);
    }
    GroupMeter& meter = meter_of(step_, client().definition);
    const auto minute = static_cast<std::size_t>((step_.now - step_.setting.start) / std::chrono::minutes(1));
    meter.minutes.resize(std::max(meter.minutes.size(), minute + 1));
    ++meter.minutes[minute];
    ++meter.quiet_logins;
    return let_in();
  }
  if (reads) {
    keep(value);
  }
  const bool has_value = client().cached != Password::none;
  Outcome outcome = has_value ? connect() : value;
  const auto in_vain = [&] { note(Action::LoginAttempt, {outcome.refusal, row_.id(), 0, outcome.blame}); };
  const bool refreshes = definition_.strategy == ClientStrategy::cached_refresh ||
                         definition_.strategy == ClientStrategy::refresh_backoff ||
                         definition_.strategy == ClientStrategy::pending_fallback;
  if (wrong_password(outcome) && refreshes && !reads) {
    in_vain();
    outcome = read_and_connect(false);
  }
  if (wrong_password(outcome) && definition_.strategy == ClientStrategy::pending_fallback) {
    in_vain();
    outcome = read_and_connect(true);
  }
  if (!outcome.ok() && tries_again(outcome)) {
    in_vain();
    return wait_for_another_attempt();
  }
  conclude(outcome);
}

void Login::read_only() {
  const Outcome value = read(false);
  keep(value);
  if (is_throttled(value) && tries_again(value)) {
    return wait_for_another_attempt();
  }
  Client& client = step_.bookkeeping(row_);
  client.failing_since = sim::never;
  client.attempt = 0;
  client.starting = false;
}

}  // namespace

SecretRow secret_of(const Step& step, const Client& client) {
  const bool asks = step.setting.clients[client.definition].finds_by_cluster || !client.secret;
  return asks ? secret_found(step, client.definition, client.cluster) : client.secret;
}

SecretRow secret_found(const Step& step, std::uint32_t definition, ClusterRow cluster) {
  const Setting& setting = step.setting;
  if (const Name name = setting.clients[definition].secret; name != Name::none) {
    return secret_named(step.world(), name, setting.account, setting.region);
  }
  return cluster ? step[cluster].secret : SecretRow();
}

void log_in(Step& step, ClientRow client, bool anew) { Login(step, client).run(anew); }

void read_at_start(Step& step, ClientRow client) { Login(step, client).read_only(); }

}  // namespace model
