// What a request's members are collected in, and which members the requests of RDS, Secrets Manager and KMS have.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "aws/rotation_rules.hpp"
#include "model/requests.hpp"
#include "model/setting.hpp"

namespace aws {

using Json = nlohmann::ordered_json;

// What stands in the place of a password.
inline constexpr const char* hidden_password = "****";

// Collects the members that were given: request("Engine", name)("DeletionProtection", flag) …
class Members {
 public:
  explicit Members(const model::Setting& setting) : setting_(setting) {}

  Members& operator()(const char* member, model::Name name) {
    if (name != model::Name::none) {
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
  Members& operator()(const char* member, const model::GivenPassword&) {
    return (*this)(member, Json(hidden_password));
  }
  // SecretString or SecretBinary, never its text.
  Members& operator()(const model::GivenValue& value) {
    if (value.as_text) (*this)("SecretString", Json(hidden_password));
    if (value.as_binary) (*this)("SecretBinary", Json(hidden_password));
    return *this;
  }
  Members& operator()(const char* member, const std::vector<model::SecretFilter>& filters);
  Members& operator()(const char* member, bool value) { return (*this)(member, Json(value)); }
  Members& operator()(const char* member, std::int64_t value) { return (*this)(member, Json(value)); }
  Members& operator()(const char* member, Json value) {
    json_[member] = std::move(value);
    return *this;
  }

  [[nodiscard]] std::string_view text(model::Name name) const { return setting_.text(name); }
  Json take() { return std::move(json_); }

 private:
  const model::Setting& setting_;
  Json json_ = Json::object();
};

void list(Members& to, const model::CreateDBCluster& from);
void list(Members& to, const model::RestoreDBClusterFromS3& from);
void list(Members& to, const model::ModifyDBCluster& from);
void list(Members& to, const model::StopDBCluster& from);
void list(Members& to, const model::StartDBCluster& from);
void list(Members& to, const model::FailoverDBCluster& from);
void list(Members& to, const model::RebootDBCluster& from);
void list(Members& to, const model::RebootDBInstance& from);
void list(Members& to, const model::CreateDBClusterSnapshot& from);
void list(Members& to, const model::CopyDBClusterSnapshot& from);
void list(Members& to, const model::DeleteDBClusterSnapshot& from);
void list(Members& to, const model::RestoreDBClusterFromSnapshot& from);
void list(Members& to, const model::RestoreDBClusterToPointInTime& from);
void list(Members& to, const model::DeleteDBCluster& from);
void list(Members& to, const model::DescribeDBClusters& from);
void list(Members& to, const model::PromoteReadReplicaDBCluster& from);
void list(Members& to, const model::CreateDBInstance& from);
void list(Members& to, const model::ModifyDBInstance& from);
void list(Members& to, const model::DeleteDBInstance& from);
void list(Members& to, const model::DescribeDBInstances& from);
void list(Members& to, const model::DescribeDBClusterSnapshots& from);
void list(Members& to, const model::CreateGlobalCluster& from);
void list(Members& to, const model::DeleteGlobalCluster& from);
void list(Members& to, const model::RemoveFromGlobalCluster& from);
void list(Members& to, const model::DescribeGlobalClusters& from);
void list(Members& to, const model::CreateBlueGreenDeployment& from);
void list(Members& to, const model::DeleteBlueGreenDeployment& from);
void list(Members& to, const model::DescribeBlueGreenDeployments& from);
void list(Members& to, const model::GetSecretValue& from);
void list(Members& to, const model::DescribeSecret& from);
void list(Members& to, const model::ListSecrets& from);
void list(Members& to, const model::CreateSecret& from);
void list(Members& to, const model::BatchGetSecretValue& from);
void list(Members& to, const model::GetRandomPassword& from);
void list(Members& to, const model::ValidateResourcePolicy& from);
void list(Members& to, const model::ListSecretVersionIds& from);
void list(Members& to, const model::RotateSecret& from);
void list(Members& to, const model::CancelRotateSecret& from);
void list(Members& to, const model::TagResource& from);
void list(Members& to, const model::UntagResource& from);
void list(Members& to, const model::PutResourcePolicy& from);
void list(Members& to, const model::GetResourcePolicy& from);
void list(Members& to, const model::DeleteResourcePolicy& from);
void list(Members& to, const model::DeleteSecret& from);
void list(Members& to, const model::RestoreSecret& from);
void list(Members& to, const model::PutSecretValue& from);
void list(Members& to, const model::UpdateSecret& from);
void list(Members& to, const model::UpdateSecretVersionStage& from);
void list(Members& to, const model::ReplicateSecretToRegions& from);
void list(Members& to, const model::CreateKey& from);
void list(Members& to, const model::DescribeKey& from);
void list(Members& to, const model::ListKeys& from);
void list(Members& to, const model::EnableKey& from);
void list(Members& to, const model::DisableKey& from);
void list(Members& to, const model::ScheduleKeyDeletion& from);
void list(Members& to, const model::CancelKeyDeletion& from);
void list(Members& to, const model::CreateAlias& from);
void list(Members& to, const model::UpdateAlias& from);
void list(Members& to, const model::DeleteAlias& from);
void list(Members& to, const model::ListAliases& from);
void list(Members& to, const model::CreateGrant& from);
void list(Members& to, const model::ListGrants& from);
void list(Members& to, const model::RevokeGrant& from);
void list(Members& to, const model::RetireGrant& from);
void list(Members& to, const model::PutKeyPolicy& from);
void list(Members& to, const model::GetKeyPolicy& from);
void list(Members& to, const model::GenerateDataKey& from);
void list(Members& to, const model::Encrypt& from);
void list(Members& to, const model::Decrypt& from);
void list(Members& to, const model::ReEncrypt& from);
void list(Members& to, const model::EnableKeyRotation& from);
void list(Members& to, const model::DisableKeyRotation& from);
void list(Members& to, const model::GetKeyRotationStatus& from);
void list(Members& to, const model::RotateKeyOnDemand& from);
void list(Members& to, const model::GetParametersForImport& from);
void list(Members& to, const model::ImportKeyMaterial& from);
void list(Members& to, const model::DeleteImportedKeyMaterial& from);
void list(Members& to, const model::UpdateKeyDescription& from);
void list(Members& to, const model::TagKey& from);
void list(Members& to, const model::UntagKey& from);
void list(Members& to, const model::ListKeyTags& from);

}  // namespace aws
