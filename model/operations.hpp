// Every operation of the model: one function each, a ladder of refusals in the order in which AWS checks, then one
// change and its effects. A refused call changes nothing. They stand in the files of the resources that they are about.
#pragma once

#include "model/operations_iam.hpp"
#include "model/requests.hpp"
#include "model/step.hpp"

namespace model {

// cluster_create.cpp
Outcome perform(Step& step, const Call& call, const CreateDBCluster& request);
Outcome perform(Step& step, const Call& call, const RestoreDBClusterFromS3& request);
// cluster_modify.cpp
Outcome perform(Step& step, const Call& call, const ModifyDBCluster& request);
// cluster_restore.cpp
Outcome perform(Step& step, const Call& call, const RestoreDBClusterFromSnapshot& request);
Outcome perform(Step& step, const Call& call, const RestoreDBClusterToPointInTime& request);
// cluster_run.cpp
Outcome perform(Step& step, const Call& call, const StopDBCluster& request);
Outcome perform(Step& step, const Call& call, const StartDBCluster& request);
Outcome perform(Step& step, const Call& call, const FailoverDBCluster& request);
Outcome perform(Step& step, const Call& call, const RebootDBCluster& request);
// snapshot.cpp
Outcome perform(Step& step, const Call& call, const CreateDBClusterSnapshot& request);
Outcome perform(Step& step, const Call& call, const CopyDBClusterSnapshot& request);
Outcome perform(Step& step, const Call& call, const DeleteDBClusterSnapshot& request);
// cluster_delete.cpp
Outcome perform(Step& step, const Call& call, const DeleteDBCluster& request);
// describe.cpp
Outcome perform(Step& step, const Call& call, const DescribeDBClusters& request);
Outcome perform(Step& step, const Call& call, const DescribeDBInstances& request);
Outcome perform(Step& step, const Call& call, const DescribeDBClusterSnapshots& request);
Outcome perform(Step& step, const Call& call, const DescribeGlobalClusters& request);
Outcome perform(Step& step, const Call& call, const DescribeBlueGreenDeployments& request);
// instance.cpp
Outcome perform(Step& step, const Call& call, const CreateDBInstance& request);
Outcome perform(Step& step, const Call& call, const ModifyDBInstance& request);
Outcome perform(Step& step, const Call& call, const DeleteDBInstance& request);
Outcome perform(Step& step, const Call& call, const RebootDBInstance& request);
// topology.cpp
Outcome perform(Step& step, const Call& call, const PromoteReadReplicaDBCluster& request);
Outcome perform(Step& step, const Call& call, const CreateGlobalCluster& request);
Outcome perform(Step& step, const Call& call, const DeleteGlobalCluster& request);
Outcome perform(Step& step, const Call& call, const RemoveFromGlobalCluster& request);
Outcome perform(Step& step, const Call& call, const CreateBlueGreenDeployment& request);
Outcome perform(Step& step, const Call& call, const DeleteBlueGreenDeployment& request);
// secret_read.cpp
Outcome perform(Step& step, const Call& call, const GetSecretValue& request);
Outcome perform(Step& step, const Call& call, const DescribeSecret& request);
Outcome perform(Step& step, const Call& call, const ListSecrets& request);
Outcome perform(Step& step, const Call& call, const ListSecretVersionIds& request);
Outcome perform(Step& step, const Call& call, const GetResourcePolicy& request);
Outcome perform(Step& step, const Call& call, const BatchGetSecretValue& request);
Outcome perform(Step& step, const Call& call, const GetRandomPassword& request);
// secret_rotate.cpp
Outcome perform(Step& step, const Call& call, const RotateSecret& request);
Outcome perform(Step& step, const Call& call, const CancelRotateSecret& request);
// secret_change.cpp
Outcome perform(Step& step, const Call& call, const TagResource& request);
Outcome perform(Step& step, const Call& call, const UntagResource& request);
Outcome perform(Step& step, const Call& call, const PutResourcePolicy& request);
Outcome perform(Step& step, const Call& call, const DeleteResourcePolicy& request);
Outcome perform(Step& step, const Call& call, const ValidateResourcePolicy& request);
// secret_delete.cpp
Outcome perform(Step& step, const Call& call, const DeleteSecret& request);
Outcome perform(Step& step, const Call& call, const RestoreSecret& request);
// secret_write.cpp
Outcome perform(Step& step, const Call& call, const CreateSecret& request);
Outcome perform(Step& step, const Call& call, const PutSecretValue& request);
Outcome perform(Step& step, const Call& call, const UpdateSecret& request);
Outcome perform(Step& step, const Call& call, const ReplicateSecretToRegions& request);
// secret_label.cpp
Outcome perform(Step& step, const Call& call, const UpdateSecretVersionStage& request);
// key.cpp
Outcome perform(Step& step, const Call& call, const CreateKey& request);
Outcome perform(Step& step, const Call& call, const DescribeKey& request);
Outcome perform(Step& step, const Call& call, const ListKeys& request);
Outcome perform(Step& step, const Call& call, const EnableKey& request);
Outcome perform(Step& step, const Call& call, const DisableKey& request);
Outcome perform(Step& step, const Call& call, const ScheduleKeyDeletion& request);
Outcome perform(Step& step, const Call& call, const CancelKeyDeletion& request);
Outcome perform(Step& step, const Call& call, const PutKeyPolicy& request);
Outcome perform(Step& step, const Call& call, const GetKeyPolicy& request);
Outcome perform(Step& step, const Call& call, const UpdateKeyDescription& request);
// key_rotation.cpp
Outcome perform(Step& step, const Call& call, const EnableKeyRotation& request);
Outcome perform(Step& step, const Call& call, const DisableKeyRotation& request);
Outcome perform(Step& step, const Call& call, const GetKeyRotationStatus& request);
Outcome perform(Step& step, const Call& call, const RotateKeyOnDemand& request);
// key_material.cpp
Outcome perform(Step& step, const Call& call, const GetParametersForImport& request);
Outcome perform(Step& step, const Call& call, const ImportKeyMaterial& request);
Outcome perform(Step& step, const Call& call, const DeleteImportedKeyMaterial& request);
// key_use.cpp
Outcome perform(Step& step, const Call& call, const GenerateDataKey& request);
Outcome perform(Step& step, const Call& call, const Encrypt& request);
Outcome perform(Step& step, const Call& call, const Decrypt& request);
Outcome perform(Step& step, const Call& call, const ReEncrypt& request);
// key_tags.cpp
Outcome perform(Step& step, const Call& call, const TagKey& request);
Outcome perform(Step& step, const Call& call, const UntagKey& request);
Outcome perform(Step& step, const Call& call, const ListKeyTags& request);
// alias.cpp
Outcome perform(Step& step, const Call& call, const CreateAlias& request);
Outcome perform(Step& step, const Call& call, const UpdateAlias& request);
Outcome perform(Step& step, const Call& call, const DeleteAlias& request);
Outcome perform(Step& step, const Call& call, const ListAliases& request);
// grant.cpp
Outcome perform(Step& step, const Call& call, const CreateGrant& request);
Outcome perform(Step& step, const Call& call, const ListGrants& request);
Outcome perform(Step& step, const Call& call, const RevokeGrant& request);
Outcome perform(Step& step, const Call& call, const RetireGrant& request);
// login.cpp
Outcome perform(Step& step, const Call& call, const LoginRequest& request);
// database.cpp
Outcome perform(Step& step, const Call& call, const DatabaseUserRequest& request);
// fault.cpp
Outcome perform(Step& step, const Call& call, const FaultRequest& request);

}  // namespace model
