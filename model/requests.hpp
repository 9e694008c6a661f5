// What a call asks for: one struct an operation, with the members that have an effect. Texts are interned (see Setting);
// a password is its identity, never its text. Name::none and an empty optional mean: not given.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "model/actions.hpp"
#include "model/identifiers.hpp"
#include "model/parameters.hpp"
#include "model/statuses.hpp"
#include "sim/time.hpp"

namespace model {

// A password that a person gave: its identity, and whether RDS accepts its shape (8 to 41 printable characters, without
// / " @ ' and space).
struct GivenPassword {
  Password password = Password::none;
  bool acceptable = true;
};

// How a call names a key. Ids and ARNs are texts that the AWS face makes and reads; it gives the row. An alias is a name
// that people chose; the model looks it up when the call is stepped.
struct KeyReference {
  enum class Form : std::uint8_t { none, id, arn, alias_name, alias_arn };
  Form form = Form::none;
  KeyRow row;                  // of an id or ARN; no row: there is no such key
  Name alias = Name::none;     // alias/…
  Name account = Name::none;   // of an ARN
  Name region = Name::none;    // of an ARN
  Name text = Name::none;      // as written, for messages

  [[nodiscard]] bool given() const { return form != Form::none; }
};

// A secret by its ARN, a partial ARN or its name.
struct SecretReference {
  SecretRow row;  // no row: there is no such secret
  Name text = Name::none;
};

// A version by its id.
struct VersionReference {
  VersionRow row;  // no row: there is no such version
  Name text = Name::none;

  [[nodiscard]] bool given() const { return text != Name::none; }
};

struct GrantReference {
  GrantRow row;
  Name text = Name::none;
};

// ---- RDS --------------------------------------------------------------------------------------------------------
struct CreateDBCluster {
  static constexpr Action action = Action::CreateDBCluster;
  Name cluster = Name::none;
  Name engine = Name::none;
  Name engine_version = Name::none;
  Name engine_mode = Name::none;
  Name master_username = Name::none;
  std::optional<GivenPassword> master_user_password;
  std::optional<bool> manage_master_user_password;
  KeyReference secret_key;  // MasterUserSecretKmsKeyId
  KeyReference storage_key;  // KmsKeyId
  Name global_cluster = Name::none;
  Name replication_source = Name::none;
  Name authentication_type = Name::none;  // MasterUserAuthenticationType
  std::optional<bool> deletion_protection;
};

struct RestoreDBClusterFromS3 {
  static constexpr Action action = Action::RestoreDBClusterFromS3;
  Name cluster = Name::none;
  Name engine = Name::none;
  Name engine_version = Name::none;
  Name master_username = Name::none;
  std::optional<GivenPassword> master_user_password;
  std::optional<bool> manage_master_user_password;
  KeyReference secret_key;
  KeyReference storage_key;
  std::optional<bool> deletion_protection;
};

struct ModifyDBCluster {
  static constexpr Action action = Action::ModifyDBCluster;
  Name cluster = Name::none;
  std::optional<GivenPassword> master_user_password;
  std::optional<bool> manage_master_user_password;
  std::optional<bool> rotate_master_user_password;
  std::optional<bool> apply_immediately;
  KeyReference secret_key;
  Name engine_version = Name::none;
  Name authentication_type = Name::none;
  std::optional<bool> deletion_protection;
  bool other_changes = false;  // an option was given that changes the cluster, but nothing that is modelled
};

struct DeleteDBCluster {
  static constexpr Action action = Action::DeleteDBCluster;
  Name cluster = Name::none;
  std::optional<bool> skip_final_snapshot;
  Name final_snapshot = Name::none;
};

struct DescribeDBClusters {
  static constexpr Action action = Action::DescribeDBClusters;
  Name cluster = Name::none;  // none: all
};

struct PromoteReadReplicaDBCluster {
  static constexpr Action action = Action::PromoteReadReplicaDBCluster;
  Name cluster = Name::none;
};

struct CreateDBInstance {
  static constexpr Action action = Action::CreateDBInstance;
  Name instance = Name::none;
  Name cluster = Name::none;
  Name engine = Name::none;
  Name instance_class = Name::none;
  std::optional<bool> manage_master_user_password;
  std::optional<GivenPassword> master_user_password;
};

struct ModifyDBInstance {
  static constexpr Action action = Action::ModifyDBInstance;
  Name instance = Name::none;
  std::optional<bool> manage_master_user_password;
  std::optional<bool> rotate_master_user_password;
  std::optional<GivenPassword> master_user_password;
};

struct DeleteDBInstance {
  static constexpr Action action = Action::DeleteDBInstance;
  Name instance = Name::none;
};

struct DescribeDBInstances {
  static constexpr Action action = Action::DescribeDBInstances;
  Name instance = Name::none;
};

struct DescribeDBClusterSnapshots {
  static constexpr Action action = Action::DescribeDBClusterSnapshots;
  Name cluster = Name::none;
  Name snapshot = Name::none;
};

struct CreateGlobalCluster {
  static constexpr Action action = Action::CreateGlobalCluster;
  Name global_cluster = Name::none;
  Name source = Name::none;  // an identifier or the ARN of a cluster
  Name engine = Name::none;
};

struct DeleteGlobalCluster {
  static constexpr Action action = Action::DeleteGlobalCluster;
  Name global_cluster = Name::none;
};

struct RemoveFromGlobalCluster {
  static constexpr Action action = Action::RemoveFromGlobalCluster;
  Name global_cluster = Name::none;
  Name cluster = Name::none;  // DbClusterIdentifier: an identifier or an ARN
};

struct DescribeGlobalClusters {
  static constexpr Action action = Action::DescribeGlobalClusters;
  Name global_cluster = Name::none;
};

struct CreateBlueGreenDeployment {
  static constexpr Action action = Action::CreateBlueGreenDeployment;
  Name name = Name::none;
  Name source = Name::none;  // the ARN of a cluster
};

struct DeleteBlueGreenDeployment {
  static constexpr Action action = Action::DeleteBlueGreenDeployment;
  BlueGreenRow deployment;
  Name identifier = Name::none;  // as written; none: not given
};

struct DescribeBlueGreenDeployments {
  static constexpr Action action = Action::DescribeBlueGreenDeployments;
  BlueGreenRow deployment;
  Name identifier = Name::none;
};

// ---- Secrets Manager ----------------------------------------------------------------------------------------------
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

// ---- KMS ------------------------------------------------------------------------------------------------------------
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
  Name grantee = Name::none;  // an ARN
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

// ---- what is no call of AWS ---------------------------------------------------------------------------------------
// A login with a password read by label or version, or a literal.
struct LoginRequest {
  static constexpr Action action = Action::Login;
  Name cluster = Name::none;
  Name stage = Name::none;
  VersionReference version;
  std::optional<Password> literal;
};

enum class FaultKind : std::uint8_t {
  impair_grant,
  impair_key_policy,
  impair_resource_policy,
  impair_key_disabled,
  impair_key_deletion,
  writer_down,
  fail_rotation_step,
  sql_password_change,
  slow,
  throttle,
};

struct FaultRequest {
  static constexpr Action action = Action::Fault;
  FaultKind kind{};
  Name cluster = Name::none;
  std::optional<sim::Duration> lasts;
  RotationPhase phase = RotationPhase::none;
  std::uint32_t times = 1;
  WaitName wait{};
  std::uint32_t permille = 1000;
  Action throttled{};
  PolicyId policy = PolicyId::none;  // what impair … by: key-policy | resource-policy puts in place
};

using Request =
    std::variant<CreateDBCluster, RestoreDBClusterFromS3, ModifyDBCluster, DeleteDBCluster, DescribeDBClusters,
                 PromoteReadReplicaDBCluster, CreateDBInstance, ModifyDBInstance, DeleteDBInstance,
                 DescribeDBInstances, DescribeDBClusterSnapshots, CreateGlobalCluster, DeleteGlobalCluster,
                 RemoveFromGlobalCluster, DescribeGlobalClusters, CreateBlueGreenDeployment,
                 DeleteBlueGreenDeployment, DescribeBlueGreenDeployments, GetSecretValue, DescribeSecret, ListSecrets,
                 ListSecretVersionIds, RotateSecret, CancelRotateSecret, TagResource, UntagResource,
                 PutResourcePolicy, GetResourcePolicy, DeleteResourcePolicy, DeleteSecret, RestoreSecret,
                 PutSecretValue, UpdateSecret, UpdateSecretVersionStage, ReplicateSecretToRegions, CreateKey,
                 DescribeKey, ListKeys, EnableKey, DisableKey, ScheduleKeyDeletion, CancelKeyDeletion, CreateAlias,
                 UpdateAlias, DeleteAlias, ListAliases, CreateGrant, ListGrants, RevokeGrant, RetireGrant,
                 PutKeyPolicy, GetKeyPolicy, LoginRequest, FaultRequest>;

// A request with who makes it and where.
struct Call {
  PrincipalId principal = PrincipalId::admin;
  Name account = Name::none;
  Name region = Name::none;
  Request request;
};

inline Action action_of(const Call& call) {
  return std::visit([](const auto& request) { return request.action; }, call.request);
}

}  // namespace model
