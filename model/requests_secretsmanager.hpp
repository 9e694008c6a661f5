// What calls of Secrets Manager ask for: the members that have an effect.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "model/actions.hpp"
#include "model/references.hpp"

namespace model {

struct GetSecretValue {
  static constexpr Action action = Action::GetSecretValue;
  SecretReference secret;
  VersionReference version;
  Name version_stage = Name::none;
};

struct DescribeSecret {
  static constexpr Action action = Action::DescribeSecret;
  SecretReference secret;
};

struct ListSecrets {
  static constexpr Action action = Action::ListSecrets;
};

struct ListSecretVersionIds {
  static constexpr Action action = Action::ListSecretVersionIds;
  SecretReference secret;
  std::optional<bool> include_deprecated;
};

// RotationRules, read and compiled. `schedule` none: no rules given; invalid: `malformed` says so.
struct RotateSecret {
  static constexpr Action action = Action::RotateSecret;
  SecretReference secret;
  Name lambda = Name::none;
  ScheduleId schedule = ScheduleId::none;
  bool days_and_expression = false;
  bool malformed = false;
  std::optional<bool> rotate_immediately;
};

struct CancelRotateSecret {
  static constexpr Action action = Action::CancelRotateSecret;
  SecretReference secret;
};

struct TagResource {
  static constexpr Action action = Action::TagResource;
  SecretReference secret;
  std::vector<std::pair<Name, Name>> tags;
};

struct UntagResource {
  static constexpr Action action = Action::UntagResource;
  SecretReference secret;
  std::vector<Name> tag_keys;
};

struct PutResourcePolicy {
  static constexpr Action action = Action::PutResourcePolicy;
  SecretReference secret;
  PolicyId policy = PolicyId::none;  // none: malformed
  bool too_long = false;
};

struct GetResourcePolicy {
  static constexpr Action action = Action::GetResourcePolicy;
  SecretReference secret;
};

struct DeleteResourcePolicy {
  static constexpr Action action = Action::DeleteResourcePolicy;
  SecretReference secret;
};

struct DeleteSecret {
  static constexpr Action action = Action::DeleteSecret;
  SecretReference secret;
  std::optional<std::int64_t> recovery_window_in_days;
  std::optional<bool> force_delete_without_recovery;
};

struct RestoreSecret {
  static constexpr Action action = Action::RestoreSecret;
  SecretReference secret;
};

struct PutSecretValue {
  static constexpr Action action = Action::PutSecretValue;
  SecretReference secret;
};

struct UpdateSecret {
  static constexpr Action action = Action::UpdateSecret;
  SecretReference secret;
};

struct UpdateSecretVersionStage {
  static constexpr Action action = Action::UpdateSecretVersionStage;
  SecretReference secret;
  Name version_stage = Name::none;
  VersionReference move_to;
  VersionReference remove_from;
};

struct ReplicateSecretToRegions {
  static constexpr Action action = Action::ReplicateSecretToRegions;
  SecretReference secret;
};

}  // namespace model
