// What calls of RDS ask for: the members that have an effect. Name::none and an empty optional mean: not given.
#pragma once

#include <optional>

#include "model/actions.hpp"
#include "model/references.hpp"

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
  Name authentication_type = Name::none;  // MasterUserAuthenticationType
  std::optional<bool> deletion_protection;
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
  Name cluster = Name::none;  // DbClusterIdentifier: an identifier or an ARN
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
