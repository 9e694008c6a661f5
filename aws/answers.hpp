// Every operation's answer: one function each. They stand in the file of their service.
#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>

#include "aws/identity_text.hpp"
#include "model/fields.hpp"
#include "model/note.hpp"
#include "model/setting.hpp"
#include "model/world.hpp"

namespace aws {

using Json = nlohmann::ordered_json;

// AWS's word for a status, an engine and the like.
template <class Enumeration>
std::string_view word(model::ValueType type, Enumeration value) {
  return model::word_of(type, static_cast<std::int64_t>(value));
}

// What there is to answer from.
struct Answering {
  const model::Setting& setting;
  const model::World& world;
  const model::Call& call;
  const model::Note& outcome;
  std::span<const model::Note> notes;
  sim::Time now;

  // The row that the call was about; no row: it was about something of another table.
  template <model::Table T>
  [[nodiscard]] model::Row<T> about() const {
    const bool same = model::table_of(outcome.resource) == T;
    return same ? model::Row<T>(outcome.resource.row()) : model::Row<T>();
  }
  [[nodiscard]] std::string_view text(model::Name name) const { return setting.text(name); }
  [[nodiscard]] std::string arn(model::Resource resource) const { return aws::arn(setting, world, resource); }
  // Whether a row is there, and in the account and Region of the call.
  template <class RowType>
  [[nodiscard]] bool lists(const RowType& row) const {
    return row.exists && row.account == call.account && row.region == call.region;
  }
};

// Whether a describing call asks for the one with this name: no name asks for all.
inline bool asked(model::Name wanted, model::Name name) { return wanted == model::Name::none || wanted == name; }

// rds_cluster_answer.cpp
Json answer_to(const Answering& about, const model::CreateDBCluster& request);
Json answer_to(const Answering& about, const model::RestoreDBClusterFromS3& request);
Json answer_to(const Answering& about, const model::ModifyDBCluster& request);
Json answer_to(const Answering& about, const model::DeleteDBCluster& request);
Json answer_to(const Answering& about, const model::PromoteReadReplicaDBCluster& request);
Json answer_to(const Answering& about, const model::StopDBCluster& request);
Json answer_to(const Answering& about, const model::StartDBCluster& request);
Json answer_to(const Answering& about, const model::FailoverDBCluster& request);
Json answer_to(const Answering& about, const model::RebootDBCluster& request);
Json answer_to(const Answering& about, const model::RestoreDBClusterFromSnapshot& request);
Json answer_to(const Answering& about, const model::RestoreDBClusterToPointInTime& request);
Json answer_to(const Answering& about, const model::DescribeDBClusters& request);
// rds_answer.cpp
Json answer_to(const Answering& about, const model::CreateDBInstance& request);
Json answer_to(const Answering& about, const model::ModifyDBInstance& request);
Json answer_to(const Answering& about, const model::DeleteDBInstance& request);
Json answer_to(const Answering& about, const model::RebootDBInstance& request);
Json answer_to(const Answering& about, const model::DescribeDBInstances& request);
// rds_snapshot_answer.cpp
Json answer_to(const Answering& about, const model::CreateDBClusterSnapshot& request);
Json answer_to(const Answering& about, const model::CopyDBClusterSnapshot& request);
Json answer_to(const Answering& about, const model::DeleteDBClusterSnapshot& request);
Json answer_to(const Answering& about, const model::DescribeDBClusterSnapshots& request);
// rds_answer.cpp
Json answer_to(const Answering& about, const model::CreateGlobalCluster& request);
Json answer_to(const Answering& about, const model::DeleteGlobalCluster& request);
Json answer_to(const Answering& about, const model::RemoveFromGlobalCluster& request);
Json answer_to(const Answering& about, const model::DescribeGlobalClusters& request);
Json answer_to(const Answering& about, const model::CreateBlueGreenDeployment& request);
Json answer_to(const Answering& about, const model::DeleteBlueGreenDeployment& request);
Json answer_to(const Answering& about, const model::DescribeBlueGreenDeployments& request);
// secretsmanager_answer.cpp
Json answer_to(const Answering& about, const model::GetSecretValue& request);
Json answer_to(const Answering& about, const model::DescribeSecret& request);
Json answer_to(const Answering& about, const model::ListSecrets& request);
Json answer_to(const Answering& about, const model::ListSecretVersionIds& request);
Json answer_to(const Answering& about, const model::RotateSecret& request);
Json answer_to(const Answering& about, const model::CancelRotateSecret& request);
Json answer_to(const Answering& about, const model::TagResource& request);
Json answer_to(const Answering& about, const model::UntagResource& request);
Json answer_to(const Answering& about, const model::PutResourcePolicy& request);
Json answer_to(const Answering& about, const model::GetResourcePolicy& request);
Json answer_to(const Answering& about, const model::DeleteResourcePolicy& request);
Json answer_to(const Answering& about, const model::DeleteSecret& request);
Json answer_to(const Answering& about, const model::RestoreSecret& request);
Json answer_to(const Answering& about, const model::PutSecretValue& request);
Json answer_to(const Answering& about, const model::UpdateSecret& request);
Json answer_to(const Answering& about, const model::UpdateSecretVersionStage& request);
Json answer_to(const Answering& about, const model::ReplicateSecretToRegions& request);
Json answer_to(const Answering& about, const model::CreateSecret& request);
Json answer_to(const Answering& about, const model::BatchGetSecretValue& request);
Json answer_to(const Answering& about, const model::GetRandomPassword& request);
Json answer_to(const Answering& about, const model::ValidateResourcePolicy& request);
// kms_answer.cpp
Json answer_to(const Answering& about, const model::CreateKey& request);
Json answer_to(const Answering& about, const model::DescribeKey& request);
Json answer_to(const Answering& about, const model::ListKeys& request);
Json answer_to(const Answering& about, const model::EnableKey& request);
Json answer_to(const Answering& about, const model::DisableKey& request);
Json answer_to(const Answering& about, const model::ScheduleKeyDeletion& request);
Json answer_to(const Answering& about, const model::CancelKeyDeletion& request);
Json answer_to(const Answering& about, const model::CreateAlias& request);
Json answer_to(const Answering& about, const model::UpdateAlias& request);
Json answer_to(const Answering& about, const model::DeleteAlias& request);
Json answer_to(const Answering& about, const model::ListAliases& request);
Json answer_to(const Answering& about, const model::CreateGrant& request);
Json answer_to(const Answering& about, const model::ListGrants& request);
Json answer_to(const Answering& about, const model::RevokeGrant& request);
Json answer_to(const Answering& about, const model::RetireGrant& request);
Json answer_to(const Answering& about, const model::PutKeyPolicy& request);
Json answer_to(const Answering& about, const model::GetKeyPolicy& request);
// kms_use_answer.cpp
Json answer_to(const Answering& about, const model::GenerateDataKey& request);
Json answer_to(const Answering& about, const model::Encrypt& request);
Json answer_to(const Answering& about, const model::Decrypt& request);
Json answer_to(const Answering& about, const model::ReEncrypt& request);
Json answer_to(const Answering& about, const model::EnableKeyRotation& request);
Json answer_to(const Answering& about, const model::DisableKeyRotation& request);
Json answer_to(const Answering& about, const model::GetKeyRotationStatus& request);
Json answer_to(const Answering& about, const model::RotateKeyOnDemand& request);
Json answer_to(const Answering& about, const model::GetParametersForImport& request);
Json answer_to(const Answering& about, const model::ImportKeyMaterial& request);
Json answer_to(const Answering& about, const model::DeleteImportedKeyMaterial& request);
Json answer_to(const Answering& about, const model::UpdateKeyDescription& request);
Json answer_to(const Answering& about, const model::TagKey& request);
Json answer_to(const Answering& about, const model::UntagKey& request);
Json answer_to(const Answering& about, const model::ListKeyTags& request);
// iam_answer.cpp
Json answer_to(const Answering& about, const model::CreateUser& request);
Json answer_to(const Answering& about, const model::CreateRole& request);
Json answer_to(const Answering& about, const model::CreateGroup& request);
Json answer_to(const Answering& about, const model::DeleteUser& request);
Json answer_to(const Answering& about, const model::DeleteRole& request);
Json answer_to(const Answering& about, const model::DeleteGroup& request);
Json answer_to(const Answering& about, const model::GetUser& request);
Json answer_to(const Answering& about, const model::GetRole& request);
Json answer_to(const Answering& about, const model::GetGroup& request);
Json answer_to(const Answering& about, const model::PutUserPolicy& request);
Json answer_to(const Answering& about, const model::PutRolePolicy& request);
Json answer_to(const Answering& about, const model::PutGroupPolicy& request);
Json answer_to(const Answering& about, const model::DeleteUserPolicy& request);
Json answer_to(const Answering& about, const model::DeleteRolePolicy& request);
Json answer_to(const Answering& about, const model::DeleteGroupPolicy& request);
Json answer_to(const Answering& about, const model::GetUserPolicy& request);
Json answer_to(const Answering& about, const model::GetRolePolicy& request);
Json answer_to(const Answering& about, const model::GetGroupPolicy& request);
Json answer_to(const Answering& about, const model::ListUserPolicies& request);
Json answer_to(const Answering& about, const model::ListRolePolicies& request);
Json answer_to(const Answering& about, const model::ListGroupPolicies& request);
Json answer_to(const Answering& about, const model::ListAttachedUserPolicies& request);
Json answer_to(const Answering& about, const model::ListAttachedRolePolicies& request);
Json answer_to(const Answering& about, const model::ListAttachedGroupPolicies& request);
Json answer_to(const Answering& about, const model::AttachUserPolicy& request);
Json answer_to(const Answering& about, const model::AttachRolePolicy& request);
Json answer_to(const Answering& about, const model::AttachGroupPolicy& request);
Json answer_to(const Answering& about, const model::DetachUserPolicy& request);
Json answer_to(const Answering& about, const model::DetachRolePolicy& request);
Json answer_to(const Answering& about, const model::DetachGroupPolicy& request);
Json answer_to(const Answering& about, const model::PutUserPermissionsBoundary& request);
Json answer_to(const Answering& about, const model::PutRolePermissionsBoundary& request);
Json answer_to(const Answering& about, const model::DeleteUserPermissionsBoundary& request);
Json answer_to(const Answering& about, const model::DeleteRolePermissionsBoundary& request);
Json answer_to(const Answering& about, const model::AddUserToGroup& request);
Json answer_to(const Answering& about, const model::RemoveUserFromGroup& request);
Json answer_to(const Answering& about, const model::CreatePolicy& request);
Json answer_to(const Answering& about, const model::CreatePolicyVersion& request);
Json answer_to(const Answering& about, const model::SetDefaultPolicyVersion& request);
Json answer_to(const Answering& about, const model::DeletePolicyVersion& request);
Json answer_to(const Answering& about, const model::DeletePolicy& request);
Json answer_to(const Answering& about, const model::GetPolicy& request);
Json answer_to(const Answering& about, const model::GetPolicyVersion& request);
Json answer_to(const Answering& about, const model::CreateServiceLinkedRole& request);
Json answer_to(const Answering& about, const model::SimulatePrincipalPolicy& request);

}  // namespace aws
