// The setting: what people wrote, interned before the step that needs it, and the parameters. Append-only; a step reads
// it and never writes it.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/access_rows.hpp"
#include "model/identifiers.hpp"
#include "model/parameters.hpp"
#include "model/policy.hpp"
#include "model/quotas.hpp"
#include "model/requests.hpp"
#include "model/schedule.hpp"
#include "sim/time.hpp"

namespace model {

struct World;

// A principal that the scenario names. What is attached to it stands in the world.
struct Identity {
  Name name = Name::none;
  Name account = Name::none;
  PrincipalKind kind = PrincipalKind::none;
  std::string arn;  // arn:aws:iam::123456789012:user/dba
  Context context;  // condition keys of all its requests, such as aws:SourceIp
};

// A secret's value that a person gave, and what of it logins and rotations go by. Where it is a JSON object, its
// members `username`, `password`, `dbClusterIdentifier` or `host`, and `masterarn` count.
struct SecretValue {
  std::string text;  // only ever for the answer that reads the secret
  bool binary = false;
  Password password = Password::none;  // without such a member, of the whole text
  bool has_password = false;
  Name username = Name::none;
  Name other_username = Name::none;  // with alternating users: with _clone at its end, or without
  Name cluster = Name::none;
  bool names_master = false;
  SecretReference master;  // the secret of the superuser

  friend bool operator==(const SecretValue&, const SecretValue&) = default;
};

// Where a client has its password from, and what it does when the database refuses it.
enum class ClientStrategy : std::uint8_t {
  hard_coded,           // the password that the database had at its start
  read_once,            // the secret's value at its start
  cached,               // what the secret had at most a time to live ago
  cached_refresh,       // the same; refused, it reads the secret anew and tries again once
  refresh_backoff,      // the same; refused again, it goes on trying, ever more slowly, within a budget of time
  pending_fallback,     // the same as cached_refresh; refused again, it tries what AWSPENDING has
  invalidate_on_event,  // as cached, but told of AWSCURRENT's moves by an event
};

// A group of like clients, as the scenario defines it.
struct ClientDefinition {
  Name name = Name::none;
  Name cluster = Name::none;
  Name secret = Name::none;  // an ordinary secret that it reads; none: the one that RDS has for the cluster
  ClientStrategy strategy = ClientStrategy::cached;
  std::uint32_t count = 1;
  sim::Duration ttl{};
  sim::Distribution login_every;
  sim::Duration connection_lifetime{};  // none: every login opens a connection and closes it
  sim::Duration retry_budget{};
  sim::Time until = sim::never;  // the last moment at which they log in
  PrincipalId as = PrincipalId::admin;
  bool stale_on_error = false;    // a value that could not be refreshed is used all the same
  bool finds_by_cluster = false;  // the secret that the cluster has now, not the one that it had at the start

  // Whether it reads the secret again once its value has become too old.
  [[nodiscard]] bool caches() const {
    return strategy != ClientStrategy::hard_coded && strategy != ClientStrategy::read_once;
  }
  // Whether it keeps its connections.
  [[nodiscard]] bool pools() const { return connection_lifetime > sim::Duration::zero(); }
};

class Setting {
 public:
  Setting(std::uint64_t seed, sim::Time start, std::string_view account, std::string_view region);

  std::uint64_t seed;
  sim::Time start;
  Name account;
  Name region;
  Parameters parameters;
  Quotas quotas{};                   // none
  std::vector<Identity> principals;  // [0] is admin
  std::vector<ClientDefinition> clients;

  [[nodiscard]] std::uint32_t limit(Quota quota) const { return quotas[static_cast<std::size_t>(quota)]; }

  // The groups of clients of a cluster, by index. Known once settle() was called.
  [[nodiscard]] std::span<const std::uint32_t> clients_of(Name cluster) const;

  // Equal texts have equal names; the empty text is Name::none.
  Name intern(std::string_view text);
  [[nodiscard]] std::string_view text(Name name) const { return texts_[static_cast<std::size_t>(name)].text; }
  // The same for equal texts, whatever was interned before.
  [[nodiscard]] std::uint64_t hash(Name name) const { return texts_[static_cast<std::size_t>(name)].hash; }
  [[nodiscard]] std::size_t names() const { return texts_.size(); }

  // The identity of a password that a person gave. Its text is not kept.
  [[nodiscard]] Password literal_password(std::string_view text) const;

  PrincipalId add_principal(std::string_view principal_name, std::string_view principal_account, PrincipalKind kind);

  // AWS's own policies: of the service-linked role of RDS, and of the key that Secrets Manager provides.
  PolicyId service_role_policy;
  PolicyId managed_key_policy;
  // How resources are spelled where a policy has to match them; the model itself knows no ARNs. Whoever drives the
  // model gives it; without it a resource is matched by * alone.
  std::function<std::string(const Setting&, const World&, Resource)> arn;

  ValueId add(const SecretValue& value);
  [[nodiscard]] const SecretValue& value(ValueId id) const { return values_[static_cast<std::size_t>(id) - 1]; }

  // Equal policies, schedules and values are kept once. Ids begin at 1.
  PolicyId add(Policy policy);
  // Whether what policies say may change with the time alone.
  [[nodiscard]] bool policies_ask_for_time() const { return policies_ask_for_time_; }
  [[nodiscard]] const Policy& policy(PolicyId id) const { return policies_[static_cast<std::size_t>(id) - 1]; }
  [[nodiscard]] const std::deque<Policy>& policies() const { return policies_; }
  ScheduleId add(const Schedule& schedule);
  // The schedule of a new managed secret, by the parameter rotation.default-days. Known once settle() was called, which
  // is after parameters and clients were set and before the first step.
  void settle();
  [[nodiscard]] ScheduleId default_schedule() const { return default_schedule_; }
  [[nodiscard]] const Schedule& schedule(ScheduleId id) const { return schedules_[static_cast<std::size_t>(id) - 1]; }

  // Calls are stepped by number. There is room for 2^24 different ones; throws std::length_error beyond.
  std::uint32_t add(Call call);
  // The same for a call that is stepped at once and then forgotten: the next such call has its number.
  std::uint32_t pass(Call call);
  [[nodiscard]] const Call& call(std::uint32_t number) const {
    return number == passing_number ? passing_ : calls_[number];
  }

 private:
  struct Text {
    std::string text;
    std::uint64_t hash;
  };
  std::deque<Text> texts_;
  std::unordered_map<std::string_view, Name> by_text_;
  std::deque<Policy> policies_;
  bool policies_ask_for_time_ = false;
  std::vector<Schedule> schedules_;
  std::deque<SecretValue> values_;
  std::unordered_multimap<std::uint64_t, ValueId> by_value_;
  static constexpr std::uint32_t passing_number = 0xFF'FFFF;
  std::deque<Call> calls_;
  Call passing_;
  std::unordered_map<Name, std::vector<std::uint32_t>> clients_of_;
  ScheduleId default_schedule_ = ScheduleId::none;
};

}  // namespace model
