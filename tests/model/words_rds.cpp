// Lines of words as requests to RDS.
#include "tests/model/words.hpp"

namespace tests {

using namespace model;

namespace {

Request create_db_cluster(Words& words) {
  CreateDBCluster request;
  request.cluster = words.name(words.subject());
  request.engine = words.named("engine", "aurora-mysql");
  request.engine_version = words.named("version");
  request.engine_mode = words.named("mode");
  request.replication_source = words.named("source");
  request.source_account = words.setting().account;
  request.source_region = words.setting().region;
  request.global_cluster = words.named("global");
  request.master_username = words.named("user", "admin");
  request.master_user_password = words.password("password");
  request.manage_master_user_password = words.flag("manage");
  request.secret_key = words.key(words.text("key"));
  request.storage_key = words.key(words.text("storage-key"));
  request.authentication_type = words.named("authentication");
  request.deletion_protection = words.flag("protected");
  request.storage_encrypted = words.flag("encrypted");
  request.retention_days = words.number("retention");
  return request;
}

Request restore_from_s3(Words& words) {
  RestoreDBClusterFromS3 request;
  request.cluster = words.name(words.subject());
  request.engine = words.named("engine", "aurora-mysql");
  request.engine_version = words.named("version");
  request.master_username = words.named("user", "admin");
  request.master_user_password = words.password("password");
  request.manage_master_user_password = words.flag("manage");
  request.secret_key = words.key(words.text("key"));
  request.storage_key = words.key(words.text("storage-key"));
  request.deletion_protection = words.flag("protected");
  return request;
}

Request modify_db_cluster(Words& words) {
  ModifyDBCluster request;
  request.cluster = words.name(words.subject());
  request.master_user_password = words.password("password");
  request.manage_master_user_password = words.flag("manage");
  request.rotate_master_user_password = words.flag("rotate");
  request.apply_immediately = words.flag("now");
  request.secret_key = words.key(words.text("key"));
  request.engine_version = words.named("version");
  request.authentication_type = words.named("authentication");
  request.deletion_protection = words.flag("protected");
  request.new_identifier = words.named("name");
  request.engine_mode = words.named("mode");
  request.allow_engine_mode_change = words.flag("mode-change");
  request.retention_days = words.number("retention");
  request.other_changes = words.flag("backups").has_value();
  return request;
}

Request delete_db_cluster(Words& words) {
  DeleteDBCluster request;
  request.cluster = words.name(words.subject());
  request.skip_final_snapshot = words.flag("skip");
  request.final_snapshot = words.named("snapshot");
  return request;
}

Request create_db_instance(Words& words) {
  CreateDBInstance request;
  request.instance = words.name(words.subject());
  request.cluster = words.named("cluster", "orders");
  request.engine = words.named("engine", "aurora-mysql");
  request.instance_class = words.named("class", "db.r6g.large");
  request.manage_master_user_password = words.flag("manage");
  request.master_user_password = words.password("password");
  return request;
}

Request modify_db_instance(Words& words) {
  ModifyDBInstance request;
  request.instance = words.name(words.subject());
  request.manage_master_user_password = words.flag("manage");
  request.rotate_master_user_password = words.flag("rotate");
  request.master_user_password = words.password("password");
  return request;
}

Request restore_from_snapshot(Words& words) {
  RestoreDBClusterFromSnapshot request;
  request.cluster = words.name(words.subject());
  request.snapshot = words.named("snapshot");
  request.engine = words.named("engine", "aurora-mysql");
  request.engine_version = words.named("version");
  request.storage_key = words.key(words.text("storage-key"));
  request.deletion_protection = words.flag("protected");
  return request;
}

Request restore_to_time(Words& words) {
  RestoreDBClusterToPointInTime request;
  request.cluster = words.name(words.subject());
  request.source = words.named("source");
  if (const auto after = words.option("at")) {
    request.time = words.setting().start + duration(*after);
  }
  request.latest = words.flag("latest");
  request.copy_on_write = words.flag("clone").has_value();
  request.storage_key = words.key(words.text("storage-key"));
  request.deletion_protection = words.flag("protected");
  return request;
}

std::optional<Request> run_request(Words& words) {
  const std::string& verb = words.verb();
  const Name subject = words.name(words.subject());
  if (verb == "stop-db-cluster") {
    return StopDBCluster{subject};
  }
  if (verb == "start-db-cluster") {
    return StartDBCluster{subject};
  }
  if (verb == "failover-db-cluster") {
    return FailoverDBCluster{subject, words.named("target")};
  }
  if (verb == "reboot-db-cluster") {
    return RebootDBCluster{subject};
  }
  if (verb == "reboot-db-instance") {
    return RebootDBInstance{subject};
  }
  if (verb == "create-db-cluster-snapshot") {
    return CreateDBClusterSnapshot{subject, words.named("cluster", "orders")};
  }
  if (verb == "copy-db-cluster-snapshot") {
    return CopyDBClusterSnapshot{words.named("source"), subject, words.key(words.text("storage-key"))};
  }
  if (verb == "delete-db-cluster-snapshot") {
    return DeleteDBClusterSnapshot{subject};
  }
  if (verb == "restore-db-cluster-from-snapshot") {
    return restore_from_snapshot(words);
  }
  if (verb == "restore-db-cluster-to-point-in-time") {
    return restore_to_time(words);
  }
  return std::nullopt;
}

std::optional<Request> topology_request(Words& words) {
  const std::string& verb = words.verb();
  const Name subject = words.name(words.subject());
  const BlueGreenRow deployment(words.row(words.subject(), 'B'));
  if (verb == "promote-read-replica-db-cluster") {
    return PromoteReadReplicaDBCluster{subject};
  }
  if (verb == "create-global-cluster") {
    return CreateGlobalCluster{subject, words.named("source"), words.named("engine")};
  }
  if (verb == "delete-global-cluster") {
    return DeleteGlobalCluster{subject};
  }
  if (verb == "remove-from-global-cluster") {
    return RemoveFromGlobalCluster{subject, words.named("cluster")};
  }
  if (verb == "describe-global-clusters") {
    return DescribeGlobalClusters{subject};
  }
  if (verb == "create-blue-green-deployment") {
    return CreateBlueGreenDeployment{subject, words.named("source")};
  }
  if (verb == "delete-blue-green-deployment") {
    return DeleteBlueGreenDeployment{deployment, subject};
  }
  if (verb == "describe-blue-green-deployments") {
    return DescribeBlueGreenDeployments{deployment, subject};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Request> rds_request(Words& words) {
  const std::string& verb = words.verb();
  const Name subject = words.name(words.subject());
  if (verb == "create-db-cluster") {
    return create_db_cluster(words);
  }
  if (verb == "restore-db-cluster-from-s3") {
    return restore_from_s3(words);
  }
  if (verb == "modify-db-cluster") {
    return modify_db_cluster(words);
  }
  if (verb == "delete-db-cluster") {
    return delete_db_cluster(words);
  }
  if (verb == "describe-db-clusters") {
    return DescribeDBClusters{subject};
  }
  if (verb == "create-db-instance") {
    return create_db_instance(words);
  }
  if (verb == "modify-db-instance") {
    return modify_db_instance(words);
  }
  if (verb == "delete-db-instance") {
    return DeleteDBInstance{subject};
  }
  if (verb == "describe-db-instances") {
    return DescribeDBInstances{subject};
  }
  if (verb == "describe-db-cluster-snapshots") {
    return DescribeDBClusterSnapshots{words.named("cluster"), subject};
  }
  const std::optional<Request> run = run_request(words);
  return run ? run : topology_request(words);
}

}  // namespace tests
