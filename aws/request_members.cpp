// Which members the requests of RDS, Secrets Manager and KMS have, and how they are written.
#include "aws/request_members.hpp"

#include <array>
#include <optional>

#include "aws/grant_operations.hpp"
#include "aws/timestamp.hpp"

namespace aws {
namespace {

// In the order of SecretFilter::Key.
constexpr std::array<const char*, 8> filter_words{"?",         "description",    "name",           "tag-key",
                                                  "tag-value", "primary-region", "owning-service", "all"};

}  // namespace

Members& Members::operator()(const char* member, const std::vector<model::SecretFilter>& filters) {
  for (const model::SecretFilter& filter : filters) {
    Json one;
    one["Key"] = filter_words[static_cast<std::size_t>(filter.key)];
    for (const model::Name value : filter.values) {
      one["Values"].push_back(setting_.text(value));
    }
    json_[member].push_back(std::move(one));
  }
  return *this;
}

// ---- RDS -----------------------------------------------------------------------------------------------------------
void list(Members& to, const model::CreateDBCluster& from) {
  to("DBClusterIdentifier", from.cluster)("Engine", from.engine)("EngineVersion", from.engine_version);
  to("EngineMode", from.engine_mode)("MasterUsername", from.master_username);
  to("MasterUserPassword", from.master_user_password)("ManageMasterUserPassword", from.manage_master_user_password);
  to("MasterUserSecretKmsKeyId", from.secret_key)("KmsKeyId", from.storage_key);
  to("GlobalClusterIdentifier", from.global_cluster)("ReplicationSourceIdentifier", from.replication_source);
  to("MasterUserAuthenticationType", from.authentication_type)("DeletionProtection", from.deletion_protection);
  to("StorageEncrypted", from.storage_encrypted)("BackupRetentionPeriod", from.retention_days);
}
void list(Members& to, const model::RestoreDBClusterFromS3& from) {
  to("DBClusterIdentifier", from.cluster)("Engine", from.engine)("EngineVersion", from.engine_version);
  to("MasterUsername", from.master_username)("MasterUserPassword", from.master_user_password);
  to("ManageMasterUserPassword", from.manage_master_user_password)("MasterUserSecretKmsKeyId", from.secret_key);
  to("KmsKeyId", from.storage_key)("DeletionProtection", from.deletion_protection);
}
void list(Members& to, const model::ModifyDBCluster& from) {
  to("DBClusterIdentifier", from.cluster)("ApplyImmediately", from.apply_immediately);
  to("MasterUserPassword", from.master_user_password)("ManageMasterUserPassword", from.manage_master_user_password);
  to("RotateMasterUserPassword", from.rotate_master_user_password)("MasterUserSecretKmsKeyId", from.secret_key);
  to("EngineVersion", from.engine_version)("MasterUserAuthenticationType", from.authentication_type);
  to("DeletionProtection", from.deletion_protection)("NewDBClusterIdentifier", from.new_identifier);
  to("EngineMode", from.engine_mode)("AllowEngineModeChange", from.allow_engine_mode_change);
  to("BackupRetentionPeriod", from.retention_days);
}
void list(Members& to, const model::StopDBCluster& from) { to("DBClusterIdentifier", from.cluster); }
void list(Members& to, const model::StartDBCluster& from) { to("DBClusterIdentifier", from.cluster); }
void list(Members& to, const model::FailoverDBCluster& from) {
  to("DBClusterIdentifier", from.cluster)("TargetDBInstanceIdentifier", from.target);
}
void list(Members& to, const model::RebootDBCluster& from) { to("DBClusterIdentifier", from.cluster); }
void list(Members& to, const model::RebootDBInstance& from) { to("DBInstanceIdentifier", from.instance); }
void list(Members& to, const model::CreateDBClusterSnapshot& from) {
  to("DBClusterSnapshotIdentifier", from.snapshot)("DBClusterIdentifier", from.cluster);
}
void list(Members& to, const model::CopyDBClusterSnapshot& from) {
  to("SourceDBClusterSnapshotIdentifier", from.source)("TargetDBClusterSnapshotIdentifier", from.snapshot);
  to("KmsKeyId", from.storage_key);
}
void list(Members& to, const model::DeleteDBClusterSnapshot& from) { to("DBClusterSnapshotIdentifier", from.snapshot); }
void list(Members& to, const model::RestoreDBClusterFromSnapshot& from) {
  to("DBClusterIdentifier", from.cluster)("SnapshotIdentifier", from.snapshot)("Engine", from.engine);
  to("EngineVersion", from.engine_version)("KmsKeyId", from.storage_key);
  to("DeletionProtection", from.deletion_protection);
}
void list(Members& to, const model::RestoreDBClusterToPointInTime& from) {
  to("DBClusterIdentifier", from.cluster)("SourceDBClusterIdentifier", from.source);
  if (from.time) {
    to("RestoreToTime", Json(timestamp(*from.time)));
  }
  if (from.copy_on_write) {
    to("RestoreType", Json("copy-on-write"));
  }
  to("UseLatestRestorableTime", from.latest)("KmsKeyId", from.storage_key);
  to("DeletionProtection", from.deletion_protection);
}
void list(Members& to, const model::DeleteDBCluster& from) {
  to("DBClusterIdentifier", from.cluster)("SkipFinalSnapshot", from.skip_final_snapshot);
  to("FinalDBSnapshotIdentifier", from.final_snapshot);
}
void list(Members& to, const model::DescribeDBClusters& from) { to("DBClusterIdentifier", from.cluster); }
void list(Members& to, const model::PromoteReadReplicaDBCluster& from) { to("DBClusterIdentifier", from.cluster); }
void list(Members& to, const model::CreateDBInstance& from) {
  to("DBInstanceIdentifier", from.instance)("DBInstanceClass", from.instance_class)("Engine", from.engine);
  to("MasterUserPassword", from.master_user_password)("ManageMasterUserPassword", from.manage_master_user_password);
  to("DBClusterIdentifier", from.cluster);
}
void list(Members& to, const model::ModifyDBInstance& from) {
  to("DBInstanceIdentifier", from.instance)("MasterUserPassword", from.master_user_password);
  to("ManageMasterUserPassword", from.manage_master_user_password);
  to("RotateMasterUserPassword", from.rotate_master_user_password);
}
void list(Members& to, const model::DeleteDBInstance& from) { to("DBInstanceIdentifier", from.instance); }
void list(Members& to, const model::DescribeDBInstances& from) { to("DBInstanceIdentifier", from.instance); }
void list(Members& to, const model::DescribeDBClusterSnapshots& from) {
  to("DBClusterIdentifier", from.cluster)("DBClusterSnapshotIdentifier", from.snapshot);
}
void list(Members& to, const model::CreateGlobalCluster& from) {
  to("GlobalClusterIdentifier", from.global_cluster)("SourceDBClusterIdentifier", from.source)("Engine", from.engine);
}
void list(Members& to, const model::DeleteGlobalCluster& from) { to("GlobalClusterIdentifier", from.global_cluster); }
void list(Members& to, const model::RemoveFromGlobalCluster& from) {
  to("GlobalClusterIdentifier", from.global_cluster)("DbClusterIdentifier", from.cluster);
}
void list(Members& to, const model::DescribeGlobalClusters& from) {
  to("GlobalClusterIdentifier", from.global_cluster);
}
void list(Members& to, const model::CreateBlueGreenDeployment& from) {
  to("BlueGreenDeploymentName", from.name)("Source", from.source);
}
void list(Members& to, const model::DeleteBlueGreenDeployment& from) {
  to("BlueGreenDeploymentIdentifier", from.identifier);
}
void list(Members& to, const model::DescribeBlueGreenDeployments& from) {
  to("BlueGreenDeploymentIdentifier", from.identifier);
}

// ---- Secrets Manager
// -------------------------------------------------------------------------------------------------
void list(Members& to, const model::GetSecretValue& from) {
  to("SecretId", from.secret)("VersionId", from.version)("VersionStage", from.version_stage);
}
void list(Members& to, const model::DescribeSecret& from) { to("SecretId", from.secret); }
void list(Members& to, const model::ListSecrets& from) {
  to("IncludePlannedDeletion", from.include_planned_deletion)("SortOrder", from.sort_order);
  to("Filters", from.filters);
}
void list(Members& to, const model::CreateSecret& from) {
  to("Name", from.name)("ClientRequestToken", from.token)("Description", from.description)("KmsKeyId", from.key);
  to(from.value);
}
void list(Members& to, const model::BatchGetSecretValue& from) {
  Json ids = Json::array();
  for (const model::SecretReference& secret : from.secrets) {
    ids.push_back(to.text(secret.text));
  }
  to("SecretIdList", std::move(ids))("Filters", from.filters);
}
void list(Members& to, const model::GetRandomPassword& from) {
  to("PasswordLength", from.length)("ExcludeCharacters", from.exclude_characters);
  to("ExcludeNumbers", from.exclude_numbers)("ExcludePunctuation", from.exclude_punctuation);
  to("ExcludeUppercase", from.exclude_uppercase)("ExcludeLowercase", from.exclude_lowercase);
  to("IncludeSpace", from.include_space)("RequireEachIncludedType", from.require_each_included_type);
}
void list(Members& to, const model::ValidateResourcePolicy& from) {
  to("SecretId", from.secret)("ResourcePolicy", from.policy);
}
void list(Members& to, const model::ListSecretVersionIds& from) {
  to("SecretId", from.secret)("IncludeDeprecated", from.include_deprecated);
}
void list(Members& to, const model::RotateSecret& from) {
  to("SecretId", from.secret)("ClientRequestToken", from.token)("RotationLambdaARN", from.lambda)("RotationRules",
                                                                                                  from.schedule);
  to("RotateImmediately", from.rotate_immediately);
}
void list(Members& to, const model::CancelRotateSecret& from) { to("SecretId", from.secret); }
void list(Members& to, const model::TagResource& from) {
  Json tags = Json::array();
  for (const auto& [key, value] : from.tags) {
    tags.push_back({{"Key", to.text(key)}, {"Value", to.text(value)}});
  }
  to("SecretId", from.secret)("Tags", std::move(tags));
}
void list(Members& to, const model::UntagResource& from) {
  Json keys = Json::array();
  for (const model::Name key : from.tag_keys) {
    keys.push_back(to.text(key));
  }
  to("SecretId", from.secret)("TagKeys", std::move(keys));
}
void list(Members& to, const model::PutResourcePolicy& from) {
  to("SecretId", from.secret)("ResourcePolicy", from.policy)("BlockPublicPolicy", from.block_public_policy);
}
void list(Members& to, const model::GetResourcePolicy& from) { to("SecretId", from.secret); }
void list(Members& to, const model::DeleteResourcePolicy& from) { to("SecretId", from.secret); }
void list(Members& to, const model::DeleteSecret& from) {
  to("SecretId", from.secret)("RecoveryWindowInDays", from.recovery_window_in_days);
  to("ForceDeleteWithoutRecovery", from.force_delete_without_recovery);
}
void list(Members& to, const model::RestoreSecret& from) { to("SecretId", from.secret); }
void list(Members& to, const model::PutSecretValue& from) {
  to("SecretId", from.secret)("ClientRequestToken", from.token)(from.value);
  if (!from.stages.empty()) {
    Json stages = Json::array();
    for (const model::Name stage : from.stages) {
      stages.push_back(to.text(stage));
    }
    to("VersionStages", std::move(stages));
  }
}
void list(Members& to, const model::UpdateSecret& from) {
  to("SecretId", from.secret)("ClientRequestToken", from.token)("Description", from.description);
  to("KmsKeyId", from.key)(from.value);
}
void list(Members& to, const model::UpdateSecretVersionStage& from) {
  to("SecretId", from.secret)("VersionStage", from.version_stage);
  to("RemoveFromVersionId", from.remove_from)("MoveToVersionId", from.move_to);
}
void list(Members& to, const model::ReplicateSecretToRegions& from) { to("SecretId", from.secret); }

// ---- KMS
// -------------------------------------------------------------------------------------------------------------
void list(Members& to, const model::CreateKey& from) {
  to("Policy", from.policy)("Description", from.description);
  to("BypassPolicyLockoutSafetyCheck", from.bypass_lockout_check);
  if (from.origin == model::KeyOrigin::EXTERNAL) {
    to("Origin", Json("EXTERNAL"));
  }
}
void list(Members& to, const model::DescribeKey& from) { to("KeyId", from.key); }
void list(Members&, const model::ListKeys&) {}
void list(Members& to, const model::EnableKey& from) { to("KeyId", from.key); }
void list(Members& to, const model::DisableKey& from) { to("KeyId", from.key); }
void list(Members& to, const model::ScheduleKeyDeletion& from) {
  to("KeyId", from.key)("PendingWindowInDays", from.pending_window_in_days);
}
void list(Members& to, const model::CancelKeyDeletion& from) { to("KeyId", from.key); }
void list(Members& to, const model::CreateAlias& from) { to("AliasName", from.alias)("TargetKeyId", from.target); }
void list(Members& to, const model::UpdateAlias& from) { to("AliasName", from.alias)("TargetKeyId", from.target); }
void list(Members& to, const model::DeleteAlias& from) { to("AliasName", from.alias); }
void list(Members& to, const model::ListAliases& from) { to("KeyId", from.key); }
void list(Members& to, const model::CreateGrant& from) {
  to("KeyId", from.key)("GranteePrincipal", from.grantee)("Operations", grant_operations(from.operations));
  to("RetiringPrincipal", from.retiring)("Name", from.name);
  if (from.bound_to.text != model::Name::none) {
    Json constraints;
    constraints["EncryptionContextSubset"]["SecretARN"] = to.text(from.bound_to.text);
    to("Constraints", std::move(constraints));
  }
}
void list(Members& to, const model::ListGrants& from) { to("KeyId", from.key); }
void list(Members& to, const model::RevokeGrant& from) { to("KeyId", from.key)("GrantId", from.grant); }
void list(Members& to, const model::RetireGrant& from) { to("KeyId", from.key)("GrantId", from.grant); }
void list(Members& to, const model::PutKeyPolicy& from) {
  to("KeyId", from.key)("PolicyName", from.policy_name)("Policy", from.policy);
  to("BypassPolicyLockoutSafetyCheck", from.bypass_lockout_check);
}
void list(Members& to, const model::GetKeyPolicy& from) { to("KeyId", from.key); }
void list(Members& to, const model::GenerateDataKey& from) {
  to("KeyId", from.key)("KeySpec", from.key_spec)("NumberOfBytes", from.number_of_bytes);
}
void list(Members& to, const model::Encrypt& from) { to("KeyId", from.key)("Plaintext", Json(hidden_password)); }
void list(Members& to, const model::Decrypt& from) { to("KeyId", from.key); }
void list(Members& to, const model::ReEncrypt& from) {
  to("SourceKeyId", from.source_key)("DestinationKeyId", from.key);
}
void list(Members& to, const model::EnableKeyRotation& from) {
  to("KeyId", from.key)("RotationPeriodInDays", from.rotation_period_in_days);
}
void list(Members& to, const model::DisableKeyRotation& from) { to("KeyId", from.key); }
void list(Members& to, const model::GetKeyRotationStatus& from) { to("KeyId", from.key); }
void list(Members& to, const model::RotateKeyOnDemand& from) { to("KeyId", from.key); }
void list(Members& to, const model::GetParametersForImport& from) { to("KeyId", from.key); }
void list(Members& to, const model::ImportKeyMaterial& from) {
  to("KeyId", from.key)("EncryptedKeyMaterial", Json(hidden_password));
  if (from.valid_to != sim::never) {
    to("ValidTo", Json(timestamp(from.valid_to)));
  }
}
void list(Members& to, const model::DeleteImportedKeyMaterial& from) { to("KeyId", from.key); }
void list(Members& to, const model::UpdateKeyDescription& from) {
  to("KeyId", from.key)("Description", from.description);
}
void list(Members& to, const model::TagKey& from) {
  Json tags = Json::array();
  for (const auto& [key, value] : from.tags) {
    tags.push_back({{"TagKey", to.text(key)}, {"TagValue", to.text(value)}});
  }
  to("KeyId", from.key)("Tags", std::move(tags));
}
void list(Members& to, const model::UntagKey& from) { to("KeyId", from.key); }
void list(Members& to, const model::ListKeyTags& from) { to("KeyId", from.key); }

}  // namespace aws
