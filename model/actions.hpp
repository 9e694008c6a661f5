// Everything that happens, by CloudTrail's words: a source and a name. The callable ones are the operations.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace model {

enum class Source : std::uint8_t { rds, secretsmanager, kms, iam, credsim };

// The eventSource, such as rds.amazonaws.com.
std::string_view source_text(Source source);
// The service's prefix in IAM actions and on the command line, such as `rds`.
std::string_view service_text(Source source);

enum class Action : std::uint16_t {
  // Operations of RDS.
  CreateDBCluster,
  ModifyDBCluster,
  DeleteDBCluster,
  DescribeDBClusters,
  RestoreDBClusterFromS3,
  PromoteReadReplicaDBCluster,
  CreateDBInstance,
  ModifyDBInstance,
  DeleteDBInstance,
  DescribeDBInstances,
  DescribeDBClusterSnapshots,
  StopDBCluster,
  StartDBCluster,
  FailoverDBCluster,
  RebootDBCluster,
  RebootDBInstance,
  CreateDBClusterSnapshot,
  CopyDBClusterSnapshot,
  DeleteDBClusterSnapshot,
  RestoreDBClusterFromSnapshot,
  RestoreDBClusterToPointInTime,
  CreateGlobalCluster,
  DeleteGlobalCluster,
  RemoveFromGlobalCluster,
  DescribeGlobalClusters,
  CreateBlueGreenDeployment,
  DeleteBlueGreenDeployment,
  DescribeBlueGreenDeployments,
  // Operations of Secrets Manager.
  GetSecretValue,
  DescribeSecret,
  ListSecrets,
  ListSecretVersionIds,
  RotateSecret,
  CancelRotateSecret,
  TagResource,
  UntagResource,
  PutResourcePolicy,
  GetResourcePolicy,
  DeleteResourcePolicy,
  DeleteSecret,
  RestoreSecret,
  PutSecretValue,
  UpdateSecret,
  UpdateSecretVersionStage,
  ReplicateSecretToRegions,
  CreateSecret,
  BatchGetSecretValue,
  GetRandomPassword,
  ValidateResourcePolicy,
  // Operations of KMS.
  CreateKey,
  DescribeKey,
  ListKeys,
  EnableKey,
  DisableKey,
  ScheduleKeyDeletion,
  CancelKeyDeletion,
  CreateAlias,
  UpdateAlias,
  DeleteAlias,
  ListAliases,
  CreateGrant,
  ListGrants,
  RevokeGrant,
  RetireGrant,
  PutKeyPolicy,
  GetKeyPolicy,
  GenerateDataKey,
  Encrypt,
  Decrypt,
  ReEncrypt,
  EnableKeyRotation,
  DisableKeyRotation,
  GetKeyRotationStatus,
  RotateKeyOnDemand,
  GetParametersForImport,
  ImportKeyMaterial,
  DeleteImportedKeyMaterial,
  UpdateKeyDescription,
  TagKey,  // TagResource, UntagResource, ListResourceTags of KMS
  UntagKey,
  ListKeyTags,
  // Operations of IAM.
  CreateUser,
  CreateRole,
  CreateGroup,
  DeleteUser,
  DeleteRole,
  DeleteGroup,
  GetUser,
  GetRole,
  GetGroup,
  PutUserPolicy,
  PutRolePolicy,
  PutGroupPolicy,
  DeleteUserPolicy,
  DeleteRolePolicy,
  DeleteGroupPolicy,
  GetUserPolicy,
  GetRolePolicy,
  GetGroupPolicy,
  ListUserPolicies,
  ListRolePolicies,
  ListGroupPolicies,
  ListAttachedUserPolicies,
  ListAttachedRolePolicies,
  ListAttachedGroupPolicies,
  AttachUserPolicy,
  AttachRolePolicy,
  AttachGroupPolicy,
  DetachUserPolicy,
  DetachRolePolicy,
  DetachGroupPolicy,
  PutUserPermissionsBoundary,
  PutRolePermissionsBoundary,
  DeleteUserPermissionsBoundary,
  DeleteRolePermissionsBoundary,
  AddUserToGroup,
  RemoveUserFromGroup,
  CreatePolicy,
  CreatePolicyVersion,
  SetDefaultPolicyVersion,
  DeletePolicyVersion,
  DeletePolicy,
  GetPolicy,
  GetPolicyVersion,
  CreateServiceLinkedRole,
  SimulatePrincipalPolicy,
  // Rights that policies speak of, no operations of their own.
  ReEncryptFrom,
  ReEncryptTo,
  // What services do on their own, under CloudTrail's names.
  RotationStarted,
  RotationSucceeded,
  RotationFailed,
  RotationAbandoned,
  TestRotationStarted,
  TestRotationSucceeded,
  TestRotationFailed,
  StartSecretVersionDelete,
  CancelSecretVersionDelete,
  EndSecretVersionDelete,
  SecretLabelUpdated,  // EventBridge's event reached those who wait for it
  DeleteKey,
  RotateKey,
  DeleteExpiredKeyMaterial,
  // Events of RDS, under their ids.
  ClusterCreated,           // RDS-EVENT-0170
  ClusterDeleted,           // RDS-EVENT-0171
  MasterCredentialsReset,   // RDS-EVENT-0016
  MasterCredentialsFailed,  // RDS-EVENT-0067
  ClusterStopped,           // RDS-EVENT-0150
  ClusterStarted,           // RDS-EVENT-0151
  ClusterStopFailed,        // RDS-EVENT-0152
  ClusterAutoStarted,       // RDS-EVENT-0153
  ClusterRenamed,           // RDS-EVENT-0172
  ClusterUpgraded,          // RDS-EVENT-0173
  FailoverStarted,          // RDS-EVENT-0073
  FailoverCompleted,        // RDS-EVENT-0071
  FailoverFailed,           // RDS-EVENT-0069
  InstanceRestarted,        // RDS-EVENT-0006
  SnapshotStarted,          // RDS-EVENT-0074
  SnapshotCreated,          // RDS-EVENT-0075
  // What only the simulator speaks of.
  StatusChanged,       // a status reached its end: available again, an instance ready
  SecretStored,        // SecretStatus leaves creating
  PasswordSet,         // the set phase returned
  PasswordTested,      // the test phase
  RotationDeferred,    // due, but the cluster was not available
  RotationRetried,     // the next attempt begins
  StepFailed,          // a phase failed
  ChangeVisible,       // a change of a key or a grant reached those who use it
  StorageKeyLost,      // RDS found that it cannot use the key of a cluster's storage
  MaintenanceStarted,  // what was pending is being done
  AccessProbed,        // RDS looked whether it can reach the secret and its key
  Login,               // a login: line, or a client's
  LoginAttempt,        // one of a client's that failed and is followed by another
  DatabaseUserSet,     // a sql: line: a user is made, or gets another password
  ClientStarted,       // the clients of a group, or one that a fault restarts
  ConnectionsDropped,  // the database stopped to accept connections
  PrincipalDefined,    // one of the scenario's principals
  Fault,               // a fault: line
  FaultEnded,
  ClientStopped,  // the clients of a group log in no more
};
inline constexpr std::size_t action_count = static_cast<std::size_t>(Action::ClientStopped) + 1;
inline constexpr std::size_t operation_count = static_cast<std::size_t>(Action::ReEncryptFrom);

struct ActionRow {
  Source source;
  std::string_view name;
  bool read_only;  // for operations: changes nothing but meters
};
const ActionRow& action_row(Action action);

constexpr bool is_operation(Action action) { return static_cast<std::size_t>(action) < operation_count; }

}  // namespace model
