// What calls of RDS ask for: the members that have an effect. Name::none and an empty optional mean: not given.
#pragma once

#include <optional>

#include "model/actions.hpp"
#include "model/references.hpp"
#include "sim/time.hpp"

namespace model {

struct CreateDBCluster {
  static constexpr Action action = Action::CreateDBCluster;
  Name cluster = Name::none;
  Name engine = Name::none;
  Name engine_version = Name::none;
  Name engine_mode = Name::none;
  Name master_username = Name::none;
  std::optional<GivenPassword> master_user_password;
  std::optional<bool> manage_master_user_password;
  KeyReference secret_key;   // MasterUserSecretKmsKeyId
  KeyReference storage_key;  // KmsKeyId
  Name global_cluster = Name::none;
  Name replication_source = Name::none;
  Name source_account = Name::none;  // of its ARN; none: the caller's
  Name source_region = Name::none;
  Name authentication_type = Name::none;  // MasterUserAuthenticationType
  std::optional<bool> deletion_protection;
  std::optional<bool> storage_encrypted;
  std::optional<std::int64_t> retention_days;  // BackupRetentionPeriod
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
  Name new_identifier = Name::none;
  Name engine_mode = Name::none;
  std::optional<bool> allow_engine_mode_change;
  std::optional<std::int64_t> retention_days;
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

struct StopDBCluster {
  static constexpr Action action = Action::StopDBCluster;
  Name cluster = Name::none;
};

struct StartDBCluster {
  static constexpr Action action = Action::StartDBCluster;
  Name cluster = Name::none;
};

struct FailoverDBCluster {
  static constexpr Action action = Action::FailoverDBCluster;
  Name cluster = Name::none;
  Name target = Name::none;  // TargetDBInstanceIdentifier; none: any reader
};

struct RebootDBCluster {
  static constexpr Action action = Action::RebootDBCluster;
  Name cluster = Name::none;
};

struct RebootDBInstance {
  static constexpr Action action = Action::RebootDBInstance;
  Name instance = Name::none;
};

struct CreateDBClusterSnapshot {
  static constexpr Action action = Action::CreateDBClusterSnapshot;
  Name snapshot = Name::none;
  Name cluster = Name::none;
};

struct CopyDBClusterSnapshot {
  static constexpr Action action = Action::CopyDBClusterSnapshot;
  Name source = Name::none;
  Name snapshot = Name::none;  // TargetDBClusterSnapshotIdentifier
  KeyReference storage_key;
};

struct DeleteDBClusterSnapshot {
  static constexpr Action action = Action::DeleteDBClusterSnapshot;
  Name snapshot = Name::none;
};

struct RestoreDBClusterFromSnapshot {
  static constexpr Action action = Action::RestoreDBClusterFromSnapshot;
  Name cluster = Name::none;
  Name snapshot = Name::none;
  Name engine = Name::none;
  Name engine_version = Name::none;
  KeyReference storage_key;
  std::optional<bool> deletion_protection;
};

struct RestoreDBClusterToPointInTime {
  static constexpr Action action = Action::RestoreDBClusterToPointInTime;
  Name cluster = Name::none;
  Name source = Name::none;
  std::optional<sim::Time> time;  // RestoreToTime
  std::optional<bool> latest;     // UseLatestRestorableTime
  bool copy_on_write = false;     // RestoreType
  KeyReference storage_key;
  std::optional<bool> deletion_protection;
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
  Name cluster = Name::none;          // DbClusterIdentifier: an identifier or an ARN
  Name cluster_account = Name::none;  // of an ARN; none: any
  Name cluster_region = Name::none;
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

}  // namespace model
