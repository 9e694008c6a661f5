// What a call asks for: one struct an operation, with the members that have an effect. Texts are interned (see
// Setting); a password is its identity, never its text. Name::none and an empty optional mean: not given.
#pragma once

#include <any>
#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

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

// What impair … by: key-policy | resource-policy puts in the place of a policy.
struct Denial {
  PolicyId of = PolicyId::none;
  PolicyId denying = PolicyId::none;
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
  std::vector<Denial> denials;  // one for each policy that may be in place
};

using RequestTypes = boost::mp11::mp_list<
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

template <class Type>
concept IsRequest = boost::mp11::mp_contains<RequestTypes, Type>::value;

// One of the RequestTypes. Not a std::variant of them, whose every copy in every file is compiled with a hundred and
// twenty names in each of its own.
class Request {
 public:
  template <IsRequest Type>
  Request(Type request) : which_(boost::mp11::mp_find<RequestTypes, Type>::value), held_(std::move(request)) {}
  Request() : Request(boost::mp11::mp_front<RequestTypes>()) {}

  // What `visitor` returns for the request that this is. Every overload returns the same type.
  template <class Visitor>
  decltype(auto) visit(Visitor&& visitor) const {
    return boost::mp11::mp_with_index<boost::mp11::mp_size<RequestTypes>::value>(
        which_, [&](auto which) -> decltype(auto) { return visitor(as<boost::mp11::mp_at_c<RequestTypes, which>>()); });
  }

  // The request as what it is: std::bad_any_cast if it is of another type.
  template <IsRequest Type>
  [[nodiscard]] const Type& as() const {
    return std::any_cast<const Type&>(held_);
  }
  template <IsRequest Type>
  [[nodiscard]] Type& as() {
    return std::any_cast<Type&>(held_);
  }

  // The same, or nullptr if it is of another type.
  template <IsRequest Type>
  [[nodiscard]] const Type* get_if() const {
    return std::any_cast<Type>(&held_);
  }
  template <IsRequest Type>
  [[nodiscard]] Type* get_if() {
    return std::any_cast<Type>(&held_);
  }

 private:
  std::size_t which_;
  std::any held_;
};

// A request with who makes it and where.
struct Call {
  PrincipalId principal = PrincipalId::admin;
  Name account = Name::none;
  Name region = Name::none;
  Request request;
};

inline Action action_of(const Call& call) {
  return call.request.visit([](const auto& request) { return request.action; });
}

}  // namespace model
