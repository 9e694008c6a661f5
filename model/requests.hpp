// What a call asks for: one struct an operation, with the members that have an effect. Texts are interned (see
// Setting); a password is its identity, never its text. Name::none and an empty optional mean: not given.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "model/actions.hpp"
#include "model/identifiers.hpp"
#include "model/parameters.hpp"
#include "model/requests_iam.hpp"
#include "model/requests_kms.hpp"
#include "model/requests_rds.hpp"
#include "model/requests_secretsmanager.hpp"
#include "model/statuses.hpp"
#include "sim/time.hpp"

namespace model {

// A login with a password read by label or version, or a literal.
struct LoginRequest {
  static constexpr Action action = Action::Login;
  Name cluster = Name::none;
  Name stage = Name::none;
  VersionReference version;
  std::optional<Password> literal;
  SecretReference secret;  // an ordinary one, whose user logs in; its text is none: the cluster's own
  Name user = Name::none;  // with a literal; none: the master user
};

// A statement in a cluster's database: the user is made, or gets this password.
struct DatabaseUserRequest {
  static constexpr Action action = Action::DatabaseUserSet;
  Name cluster = Name::none;
  Name user = Name::none;
  Password password = Password::none;
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
  restart,
  leak,
};

struct FaultRequest {
  static constexpr Action action = Action::Fault;
  FaultKind kind{};
  Name cluster = Name::none;
  Name client = Name::none;              // restart: a group,
  std::optional<std::uint32_t> ordinal;  // or one of it
  std::optional<sim::Duration> lasts;
  RotationPhase phase = RotationPhase::none;
  std::uint32_t times = 1;
  WaitName wait{};
  std::uint32_t permille = 1000;
  Action throttled{};
  PolicyId policy = PolicyId::none;  // what impair … by: key-policy | resource-policy puts in place
};

using Request = std::variant<
    CreateDBCluster, RestoreDBClusterFromS3, ModifyDBCluster, DeleteDBCluster, DescribeDBClusters,
    PromoteReadReplicaDBCluster, CreateDBInstance, ModifyDBInstance, DeleteDBInstance, DescribeDBInstances,
    DescribeDBClusterSnapshots, StopDBCluster, StartDBCluster, FailoverDBCluster, RebootDBCluster, RebootDBInstance,
    CreateDBClusterSnapshot, CopyDBClusterSnapshot, DeleteDBClusterSnapshot, RestoreDBClusterFromSnapshot,
    RestoreDBClusterToPointInTime, CreateGlobalCluster, DeleteGlobalCluster, RemoveFromGlobalCluster,
    DescribeGlobalClusters, CreateBlueGreenDeployment, DeleteBlueGreenDeployment, DescribeBlueGreenDeployments,
    GetSecretValue, DescribeSecret, ListSecrets, ListSecretVersionIds, RotateSecret, CancelRotateSecret, TagResource,
    UntagResource, PutResourcePolicy, GetResourcePolicy, DeleteResourcePolicy, DeleteSecret, RestoreSecret,
    PutSecretValue, UpdateSecret, UpdateSecretVersionStage, ReplicateSecretToRegions, CreateSecret, BatchGetSecretValue,
    GetRandomPassword, ValidateResourcePolicy, CreateKey, DescribeKey, ListKeys, EnableKey, DisableKey,
    ScheduleKeyDeletion, CancelKeyDeletion, CreateAlias, UpdateAlias, DeleteAlias, ListAliases, CreateGrant, ListGrants,
    RevokeGrant, RetireGrant, PutKeyPolicy, GetKeyPolicy, GenerateDataKey, Encrypt, Decrypt, ReEncrypt,
    EnableKeyRotation, DisableKeyRotation, GetKeyRotationStatus, RotateKeyOnDemand, GetParametersForImport,
    ImportKeyMaterial, DeleteImportedKeyMaterial, UpdateKeyDescription, TagKey, UntagKey, ListKeyTags, CreateUser,
    CreateRole, CreateGroup, DeleteUser, DeleteRole, DeleteGroup, GetUser, GetRole, GetGroup, PutUserPolicy,
    PutRolePolicy, PutGroupPolicy, DeleteUserPolicy, DeleteRolePolicy, DeleteGroupPolicy, GetUserPolicy, GetRolePolicy,
    GetGroupPolicy, ListUserPolicies, ListRolePolicies, ListGroupPolicies, ListAttachedUserPolicies,
    ListAttachedRolePolicies, ListAttachedGroupPolicies, AttachUserPolicy, AttachRolePolicy, AttachGroupPolicy,
    DetachUserPolicy, DetachRolePolicy, DetachGroupPolicy, PutUserPermissionsBoundary, PutRolePermissionsBoundary,
    DeleteUserPermissionsBoundary, DeleteRolePermissionsBoundary, AddUserToGroup, RemoveUserFromGroup, CreatePolicy,
    CreatePolicyVersion, SetDefaultPolicyVersion, DeletePolicyVersion, DeletePolicy, GetPolicy, GetPolicyVersion,
    CreateServiceLinkedRole, SimulatePrincipalPolicy, LoginRequest, DatabaseUserRequest, FaultRequest, DefinePrincipal>;

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
