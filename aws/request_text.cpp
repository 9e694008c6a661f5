// Which members each request has, and how they are written.
#include "aws/request_text.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "aws/grant_operations.hpp"
#include "aws/rotation_rules.hpp"
#include "aws/timestamp.hpp"

namespace aws {
namespace {

using Json = nlohmann::ordered_json;
using model::Name;

constexpr const char* hidden = "****";

// Collects the members that were given: request("Engine", name)("DeletionProtection", flag) …
class Members {
 public:
  explicit Members(const model::Setting& setting) : setting_(setting) {}

  Members& operator()(const char* member, Name name) {
    if (name != Name::none) {
      json_[member] = setting_.text(name);
    }
    return *this;
  }
  Members& operator()(const char* member, const model::KeyReference& key) { return (*this)(member, key.text); }
  Members& operator()(const char* member, const model::SecretReference& secret) { return (*this)(member, secret.text); }
  Members& operator()(const char* member, const model::VersionReference& version) {
    return (*this)(member, version.text);
  }
  Members& operator()(const char* member, const model::GrantReference& grant) { return (*this)(member, grant.text); }
  Members& operator()(const char* member, model::PolicyId policy) {
    if (policy != model::PolicyId::none) {
      json_[member] = setting_.policy(policy).text;
    }
    return *this;
  }
  Members& operator()(const char* member, model::ScheduleId schedule) {
    if (schedule != model::ScheduleId::none) {
      json_[member] = rotation_rules(setting_.schedule(schedule));
    }
    return *this;
  }
  template <class Value>
  Members& operator()(const char* member, const std::optional<Value>& value) {
    if (value) {
      (*this)(member, *value);
    }
    return *this;
  }
  Members& operator()(const char* member, const model::GivenPassword&) { return (*this)(member, Json(hidden)); }
  Members& operator()(const char* member, bool value) { return (*this)(member, Json(value)); }
  Members& operator()(const char* member, std::int64_t value) { return (*this)(member, Json(value)); }
  Members& operator()(const char* member, Json value) {
    json_[member] = std::move(value);
    return *this;
  }

  [[nodiscard]] std::string_view text(Name name) const { return setting_.text(name); }
  Json take() { return std::move(json_); }

 private:
  const model::Setting& setting_;
  Json json_ = Json::object();
};

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
void list(Members&, const model::ListSecrets&) {}
void list(Members& to, const model::ListSecretVersionIds& from) {
  to("SecretId", from.secret)("IncludeDeprecated", from.include_deprecated);
}
void list(Members& to, const model::RotateSecret& from) {
  to("SecretId", from.secret)("RotationLambdaARN", from.lambda)("RotationRules", from.schedule);
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
  for (const Name key : from.tag_keys) {
    keys.push_back(to.text(key));
  }
  to("SecretId", from.secret)("TagKeys", std::move(keys));
}
void list(Members& to, const model::PutResourcePolicy& from) {
  to("SecretId", from.secret)("ResourcePolicy", from.policy);
}
void list(Members& to, const model::GetResourcePolicy& from) { to("SecretId", from.secret); }
void list(Members& to, const model::DeleteResourcePolicy& from) { to("SecretId", from.secret); }
void list(Members& to, const model::DeleteSecret& from) {
  to("SecretId", from.secret)("RecoveryWindowInDays", from.recovery_window_in_days);
  to("ForceDeleteWithoutRecovery", from.force_delete_without_recovery);
}
void list(Members& to, const model::RestoreSecret& from) { to("SecretId", from.secret); }
void list(Members& to, const model::PutSecretValue& from) { to("SecretId", from.secret); }
void list(Members& to, const model::UpdateSecret& from) { to("SecretId", from.secret); }
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
  if (from.bound_to.text != Name::none) {
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

// ---- IAM -----------------------------------------------------------------------------------------------------------
std::string member_of(model::PrincipalKind kind) {
  return kind == model::PrincipalKind::user   ? "UserName"
         : kind == model::PrincipalKind::role ? "RoleName"
                                              : "GroupName";
}
// Requests about users, roles and groups have members alike.
template <class R>
requires requires { R::kind; }
void list(Members& to, const R& from) {
  to(member_of(R::kind).c_str(), from.principal);
  if constexpr (requires { from.policy_name; }) {
    to("PolicyName", from.policy_name);
  }
  if constexpr (requires { from.document; }) {
    to("PolicyDocument", from.document);
  }
  if constexpr (requires { from.policy; }) {
    to("PolicyArn", from.policy.text);
  }
  if constexpr (requires { from.boundary; }) {
    to("PermissionsBoundary", from.boundary.text);
  }
}
void list(Members& to, const model::AddUserToGroup& from) { to("GroupName", from.group)("UserName", from.user); }
void list(Members& to, const model::RemoveUserFromGroup& from) { to("GroupName", from.group)("UserName", from.user); }
void list(Members& to, const model::CreatePolicy& from) {
  to("PolicyName", from.policy_name)("PolicyDocument", from.document);
}
void list(Members& to, const model::CreatePolicyVersion& from) {
  to("PolicyArn", from.policy.text)("PolicyDocument", from.document)("SetAsDefault", from.set_as_default);
}
template <class R>
void list_version(Members& to, const R& from) {
  to("PolicyArn", from.policy.text)("VersionId", Json("v" + std::to_string(from.version)));
}
void list(Members& to, const model::SetDefaultPolicyVersion& from) { list_version(to, from); }
void list(Members& to, const model::DeletePolicyVersion& from) { list_version(to, from); }
void list(Members& to, const model::GetPolicyVersion& from) { list_version(to, from); }
void list(Members& to, const model::DeletePolicy& from) { to("PolicyArn", from.policy.text); }
void list(Members& to, const model::GetPolicy& from) { to("PolicyArn", from.policy.text); }
void list(Members& to, const model::CreateServiceLinkedRole& from) { to("AWSServiceName", from.service); }
void list(Members& to, const model::SimulatePrincipalPolicy& from) {
  Json actions = Json::array();
  for (const Name action : from.actions) {
    actions.push_back(to.text(action));
  }
  to("PolicySourceArn", from.source.text)("ActionNames", std::move(actions));
}
void list(Members&, const model::DefinePrincipal&) {}

// ---- what is no call of AWS
// --------------------------------------------------------------------------------------------
void list(Members& to, const model::LoginRequest& from) {
  Json password;
  if (from.literal) {
    password["literal"] = hidden;
  } else if (from.version.given()) {
    password["version"] = to.text(from.version.text);
  } else {
    password["stage"] = to.text(from.stage);
  }
  to("cluster", from.cluster)("password", std::move(password));
}

void list(Members& to, const model::FaultRequest& from) {
  using Kind = model::FaultKind;
  const auto number = [](auto enumerator) { return static_cast<std::size_t>(enumerator); };
  switch (from.kind) {
    case Kind::impair_grant:
    case Kind::impair_key_policy:
    case Kind::impair_resource_policy:
    case Kind::impair_key_disabled:
    case Kind::impair_key_deletion: {
      constexpr std::array<const char*, 5> ways{"grant", "key-policy", "resource-policy", "key-disabled",
                                                "key-deletion"};
      to("impair", from.cluster)("by", Json(ways[number(from.kind)]));
      break;
    }
    case Kind::writer_down:
      to("writer-down", from.cluster);
      break;
    case Kind::fail_rotation_step:
      to("fail-rotation-step", from.cluster)("step", Json(model::rotation_table.states[number(from.phase)]));
      to("times", std::int64_t{from.times});
      break;
    case Kind::sql_password_change:
      to("sql-password-change", from.cluster);
      break;
    case Kind::restart: {
      const std::string one = from.ordinal ? "/" + std::to_string(*from.ordinal) : "";
      to("restart", Json(std::string(to.text(from.client)) + one));
      break;
    }
    case Kind::leak:
      to("leak", from.cluster);
      break;
    case Kind::slow:
      to("slow", Json(model::parameter_rows()[number(from.wait)].name))("factor", Json(from.permille / 1000.0));
      break;
    case Kind::throttle:
      to("throttle", Json(model::action_row(from.throttled).name));
      break;
  }
  if (from.lasts) {
    to("for", Json(model::duration_text(*from.lasts)));
  }
}

}  // namespace

Json request(const model::Setting& setting, const model::World&, const model::Call& call) {
  Members members(setting);
  std::visit([&](const auto& from) { list(members, from); }, call.request);
  return members.take();
}

}  // namespace aws
