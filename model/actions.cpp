// The table of actions, in the order of the enum.
#include "model/actions.hpp"

namespace model {
namespace {

using enum Source;

constexpr std::array<ActionRow, action_count> rows{{
    {rds, "CreateDBCluster", false},
    {rds, "ModifyDBCluster", false},
    {rds, "DeleteDBCluster", false},
    {rds, "DescribeDBClusters", true},
    {rds, "RestoreDBClusterFromS3", false},
    {rds, "PromoteReadReplicaDBCluster", false},
    {rds, "CreateDBInstance", false},
    {rds, "ModifyDBInstance", false},
    {rds, "DeleteDBInstance", false},
    {rds, "DescribeDBInstances", true},
    {rds, "DescribeDBClusterSnapshots", true},
    {rds, "CreateGlobalCluster", false},
    {rds, "DeleteGlobalCluster", false},
    {rds, "RemoveFromGlobalCluster", false},
    {rds, "DescribeGlobalClusters", true},
    {rds, "CreateBlueGreenDeployment", false},
    {rds, "DeleteBlueGreenDeployment", false},
    {rds, "DescribeBlueGreenDeployments", true},
    {secretsmanager, "GetSecretValue", true},
    {secretsmanager, "DescribeSecret", true},
    {secretsmanager, "ListSecrets", true},
    {secretsmanager, "ListSecretVersionIds", true},
    {secretsmanager, "RotateSecret", false},
    {secretsmanager, "CancelRotateSecret", false},
    {secretsmanager, "TagResource", false},
    {secretsmanager, "UntagResource", false},
    {secretsmanager, "PutResourcePolicy", false},
    {secretsmanager, "GetResourcePolicy", true},
    {secretsmanager, "DeleteResourcePolicy", false},
    {secretsmanager, "DeleteSecret", false},
    {secretsmanager, "RestoreSecret", false},
    {secretsmanager, "PutSecretValue", false},
    {secretsmanager, "UpdateSecret", false},
    {secretsmanager, "UpdateSecretVersionStage", false},
    {secretsmanager, "ReplicateSecretToRegions", false},
    {kms, "CreateKey", false},
    {kms, "DescribeKey", true},
    {kms, "ListKeys", true},
    {kms, "EnableKey", false},
    {kms, "DisableKey", false},
    {kms, "ScheduleKeyDeletion", false},
    {kms, "CancelKeyDeletion", false},
    {kms, "CreateAlias", false},
    {kms, "UpdateAlias", false},
    {kms, "DeleteAlias", false},
    {kms, "ListAliases", true},
    {kms, "CreateGrant", false},
    {kms, "ListGrants", true},
    {kms, "RevokeGrant", false},
    {kms, "RetireGrant", false},
    {kms, "PutKeyPolicy", false},
    {kms, "GetKeyPolicy", true},
    {secretsmanager, "CreateSecret", false},
    {secretsmanager, "GetRandomPassword", false},
    {kms, "GenerateDataKey", false},
    {secretsmanager, "RotationStarted", false},
    {secretsmanager, "RotationSucceeded", false},
    {secretsmanager, "RotationFailed", false},
    {secretsmanager, "RotationAbandoned", false},
    {secretsmanager, "StartSecretVersionDelete", false},
    {secretsmanager, "EndSecretVersionDelete", false},
    {kms, "DeleteKey", false},
    {rds, "RDS-EVENT-0170", false},
    {rds, "RDS-EVENT-0171", false},
    {rds, "RDS-EVENT-0016", false},
    {rds, "RDS-EVENT-0067", false},
    {credsim, "StatusChanged", false},
    {credsim, "SecretStored", false},
    {credsim, "PasswordSet", false},
    {credsim, "PasswordTested", false},
    {credsim, "RotationDeferred", false},
    {credsim, "RotationRetried", false},
    {credsim, "StepFailed", false},
    {credsim, "ChangeVisible", false},
    {credsim, "AccessProbed", false},
    {credsim, "Login", false},
    {credsim, "ClientStarted", false},
    {credsim, "Fault", false},
    {credsim, "FaultEnded", false},
}};
static_assert(rows.back().name == "FaultEnded", "the table and the enum must have the same rows");

}  // namespace

std::string_view source_text(Source source) {
  static constexpr std::array<std::string_view, 4> names{"rds.amazonaws.com", "secretsmanager.amazonaws.com",
                                                         "kms.amazonaws.com", "credsim"};
  return names[static_cast<std::size_t>(source)];
}

std::string_view service_text(Source source) {
  static constexpr std::array<std::string_view, 4> names{"rds", "secretsmanager", "kms", "credsim"};
  return names[static_cast<std::size_t>(source)];
}

const ActionRow& action_row(Action action) { return rows[static_cast<std::size_t>(action)]; }

}  // namespace model
