// What calls of Secrets Manager ask for: the members that have an effect.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "model/actions.hpp"
#include "model/references.hpp"
#include "model/statuses.hpp"

namespace model {

// SecretString or SecretBinary of a call.
struct GivenValue {
  ValueId value = ValueId::none;  // none: neither was given
  bool as_text = false;
  bool as_binary = false;
  bool too_long = false;
};

// A filter of a list: a secret is in it where one of the values fits.
struct SecretFilter {
  enum class Key : std::uint8_t { unknown, description, name, tag_key, tag_value, primary_region, owning_service, all };
  Key key = Key::unknown;
  std::vector<Name> values;  // beginnings of texts; a ! before one negates it
};

struct CreateSecret {
  static constexpr Action action = Action::CreateSecret;
  Name name = Name::none;
  Name token = Name::none;
  Name description = Name::none;
  KeyReference key;
  GivenValue value;
  std::vector<std::pair<Name, Name>> tags;
  bool replicas = false;
};

struct BatchGetSecretValue {
  static constexpr Action action = Action::BatchGetSecretValue;
  std::vector<SecretReference> secrets;
  std::vector<SecretFilter> filters;
};

struct GetRandomPassword {
  static constexpr Action action = Action::GetRandomPassword;
  std::optional<std::int64_t> length;
  Name exclude_characters = Name::none;
  std::optional<bool> exclude_numbers;
  std::optional<bool> exclude_punctuation;
  std::optional<bool> exclude_uppercase;
  std::optional<bool> exclude_lowercase;
  std::optional<bool> include_space;
  std::optional<bool> require_each_included_type;
};

struct ValidateResourcePolicy {
  static constexpr Action action = Action::ValidateResourcePolicy;
  SecretReference secret;            // its text is none: not given
  PolicyId policy = PolicyId::none;  // none: malformed
  bool too_long = false;
};

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
  std::optional<bool> include_planned_deletion;
  std::vector<SecretFilter> filters;
  Name sort_order = Name::none;  // asc, desc
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
  VersionReference token;
  Name lambda = Name::none;
  RotationStrategy strategy = RotationStrategy::none;  // of the function; none: not one that is known
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
  std::optional<bool> block_public_policy;
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
  VersionReference token;  // a version that is there, or the id of the one to be made
  GivenValue value;
  std::vector<Name> stages;
};

struct UpdateSecret {
  static constexpr Action action = Action::UpdateSecret;
  SecretReference secret;
  VersionReference token;  // a version that is there, or the id of the one to be made
  std::optional<Name> description;
  KeyReference key;
  GivenValue value;
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
