// What calls of KMS ask for: the members that have an effect.
#pragma once

#include <cstdint>
#include <optional>

#include "model/actions.hpp"
#include "model/references.hpp"

namespace model {

struct CreateKey {
  static constexpr Action action = Action::CreateKey;
  Name description = Name::none;
  PolicyId policy = PolicyId::none;  // none: the default policy
  bool policy_malformed = false;
  bool policy_too_long = false;
  std::optional<bool> bypass_lockout_check;
};

struct DescribeKey {
  static constexpr Action action = Action::DescribeKey;
  KeyReference key;
};

struct ListKeys {
  static constexpr Action action = Action::ListKeys;
};

struct EnableKey {
  static constexpr Action action = Action::EnableKey;
  KeyReference key;
};

struct DisableKey {
  static constexpr Action action = Action::DisableKey;
  KeyReference key;
};

struct ScheduleKeyDeletion {
  static constexpr Action action = Action::ScheduleKeyDeletion;
  KeyReference key;
  std::optional<std::int64_t> pending_window_in_days;
};

struct CancelKeyDeletion {
  static constexpr Action action = Action::CancelKeyDeletion;
  KeyReference key;
};

struct CreateAlias {
  static constexpr Action action = Action::CreateAlias;
  Name alias = Name::none;
  KeyReference target;
};

struct UpdateAlias {
  static constexpr Action action = Action::UpdateAlias;
  Name alias = Name::none;
  KeyReference target;
};

struct DeleteAlias {
  static constexpr Action action = Action::DeleteAlias;
  Name alias = Name::none;
};

struct ListAliases {
  static constexpr Action action = Action::ListAliases;
  KeyReference key;
};

struct CreateGrant {
  static constexpr Action action = Action::CreateGrant;
  KeyReference key;
  Name grantee = Name::none;     // an ARN
  std::uint32_t operations = 0;  // bits of GrantOperation
  bool operation_unknown = false;
  SecretReference bound_to;  // the SecretARN of an encryption context constraint; its text is none: unbound
};

struct ListGrants {
  static constexpr Action action = Action::ListGrants;
  KeyReference key;
};

struct RevokeGrant {
  static constexpr Action action = Action::RevokeGrant;
  KeyReference key;
  GrantReference grant;
};

struct RetireGrant {
  static constexpr Action action = Action::RetireGrant;
  KeyReference key;
  GrantReference grant;
};

struct PutKeyPolicy {
  static constexpr Action action = Action::PutKeyPolicy;
  KeyReference key;
  Name policy_name = Name::none;
  PolicyId policy = PolicyId::none;  // none: malformed
  bool too_long = false;
  std::optional<bool> bypass_lockout_check;
};

struct GetKeyPolicy {
  static constexpr Action action = Action::GetKeyPolicy;
  KeyReference key;
};

}  // namespace model
