// The setting: what people wrote, interned before the step that needs it, and the parameters. Append-only; a step reads
// it and never writes it.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/access_rows.hpp"
#include "model/identifiers.hpp"
#include "model/parameters.hpp"
#include "model/policy.hpp"
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

enum class ClientStrategy : std::uint8_t { read_once, cached };

// A group of like clients, as the scenario defines it.
struct ClientDefinition {
  Name name = Name::none;
  Name cluster = Name::none;
  ClientStrategy strategy = ClientStrategy::cached;
  std::uint32_t count = 1;
  sim::Duration ttl{};
  sim::Distribution login_every;
};

class Setting {
 public:
  Setting(std::uint64_t seed, sim::Time start, std::string_view account, std::string_view region);

  std::uint64_t seed;
  sim::Time start;
  Name account;
  Name region;
  Parameters parameters;
  std::vector<Identity> principals;  // [0] is admin
  std::vector<ClientDefinition> clients;

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

  // Equal policies and schedules are kept once. Ids begin at 1.
  PolicyId add(Policy policy);
  [[nodiscard]] const Policy& policy(PolicyId id) const { return policies_[static_cast<std::size_t>(id) - 1]; }
  ScheduleId add(const Schedule& schedule);
  // The schedule of a new managed secret, by the parameter rotation.default-days. Known once settle() was called, which
  // is after the parameters were set and before the first step.
  void settle();
  [[nodiscard]] ScheduleId default_schedule() const { return default_schedule_; }
  [[nodiscard]] const Schedule& schedule(ScheduleId id) const { return schedules_[static_cast<std::size_t>(id) - 1]; }

  // Calls are stepped by number. There is room for 2^24 different ones; throws std::length_error beyond.
  std::uint32_t add(Call call);
  [[nodiscard]] const Call& call(std::uint32_t number) const { return calls_[number]; }

 private:
  struct Text {
    std::string text;
    std::uint64_t hash;
  };
  std::deque<Text> texts_;
  std::unordered_map<std::string_view, Name> by_text_;
  std::deque<Policy> policies_;
  std::vector<Schedule> schedules_;
  std::deque<Call> calls_;
  ScheduleId default_schedule_ = ScheduleId::none;
};

}  // namespace model
