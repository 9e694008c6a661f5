// What RDS answers about DB clusters.
#include <algorithm>
#include <unordered_map>
#include <vector>

#include "aws/answers.hpp"
#include "aws/identity_text.hpp"
#include "aws/timestamp.hpp"

namespace aws {
namespace {

using model::Cluster;
using model::ClusterRow;
using model::InstanceRow;
using model::Name;
using model::ValueType;

// Who belongs to which of the clusters that are described, found in one pass over the instances and one over the
// clusters, so that the list of a whole fleet is made in a time that grows with the fleet.
class Relations {
 public:
  Relations(const model::World& world, const std::vector<ClusterRow>& described) {
    for (const ClusterRow row : described) {
      of_[row.index] = {};
    }
    for (std::uint32_t i = 0; i < world.instances.size(); ++i) {
      if (world.instances[i].exists) {
        add(world.instances[i].cluster, &Of::members, InstanceRow(i));
      }
    }
    for (std::uint32_t i = 0; i < world.clusters.size(); ++i) {
      if (world.clusters[i].exists) {
        add(world.clusters[i].replication_source, &Of::replicas, ClusterRow(i));
      }
    }
  }

  [[nodiscard]] const std::vector<InstanceRow>& members(ClusterRow row) const { return of_.at(row.index).members; }
  [[nodiscard]] const std::vector<ClusterRow>& replicas(ClusterRow row) const { return of_.at(row.index).replicas; }

 private:
  struct Of {
    std::vector<InstanceRow> members;
    std::vector<ClusterRow> replicas;
  };

  template <class Row>
  void add(ClusterRow to, std::vector<Row> Of::*list, Row row) {
    if (const auto found = of_.find(to.index); found != of_.end()) {
      (found->second.*list).push_back(row);
    }
  }

  std::unordered_map<std::uint32_t, Of> of_;
};

void give_text(Json& json, const char* member, std::string_view text) {
  if (!text.empty()) {
    json[member] = text;
  }
}

Json master_user_secret(const Answering& about, const Cluster& cluster) {
  Json secret;
  secret["SecretArn"] = arn(about.setting, about.world, cluster.secret.id());
  secret["SecretStatus"] = word(ValueType::secret_status, cluster.secret_status);
  if (const model::KeyRow key = about.world[cluster.secret].key; key.exists()) {
    secret["KmsKeyId"] = arn(about.setting, about.world, key.id());
  }
  return secret;
}

Json pending_values(const Answering& about, const Cluster& cluster) {
  Json pending = Json::object();
  if (cluster.pending_password != model::Password::none) {
    pending["MasterUserPassword"] = "****";
  }
  give_text(pending, "DBClusterIdentifier", about.text(cluster.pending_identifier));
  give_text(pending, "EngineVersion", about.text(cluster.pending_version));
  return pending;
}

Json describe(const Answering& about, ClusterRow row, const Relations& relations) {
  const Cluster& cluster = about.world[row];
  const auto arn_of = [&](model::Resource resource) { return arn(about.setting, about.world, resource); };
  Json json;
  json["DBClusterIdentifier"] = about.text(cluster.name);
  json["Status"] = word(ValueType::cluster_status, cluster.status);
  json["Engine"] = word(ValueType::engine, cluster.engine);
  give_text(json, "EngineVersion", about.text(cluster.engine_version));
  give_text(json, "MasterUsername", about.text(cluster.username));
  if (cluster.replication_source.exists()) {
    json["ReplicationSourceIdentifier"] = arn_of(cluster.replication_source.id());
  }
  json["ReadReplicaIdentifiers"] = Json::array();
  for (const ClusterRow replica : relations.replicas(row)) {
    json["ReadReplicaIdentifiers"].push_back(arn_of(replica.id()));
  }
  json["DBClusterMembers"] = Json::array();
  for (const InstanceRow member : relations.members(row)) {
    json["DBClusterMembers"].push_back({{"DBInstanceIdentifier", about.text(about.world[member].name)},
                                        {"IsClusterWriter", member == cluster.writer}});
  }
  if (cluster.created != sim::never) {
    json["ClusterCreateTime"] = timestamp(cluster.created);
  }
  if (cluster.retention_days != 0) {
    json["BackupRetentionPeriod"] = cluster.retention_days;
  }
  json["StorageEncrypted"] = cluster.storage_encrypted;
  if (cluster.storage_key.exists()) {
    json["KmsKeyId"] = arn_of(cluster.storage_key.id());
  }
  json["DBClusterArn"] = arn_of(row.id());
  json["IAMDatabaseAuthenticationEnabled"] = cluster.iam_auth;
  json["EngineMode"] = word(ValueType::engine_mode, cluster.mode);
  json["DeletionProtection"] = cluster.deletion_protection;
  if (Json pending = pending_values(about, cluster); !pending.empty()) {
    json["PendingModifiedValues"] = std::move(pending);
  }
  if (cluster.secret.exists()) {
    json["MasterUserSecret"] = master_user_secret(about, cluster);
  }
  return json;
}

// The answer of a call that is about one cluster, described as the call left it.
Json one_cluster(const Answering& about) {
  const ClusterRow row = about.about<model::Table::cluster>();
  Json json = Json::object();
  if (row.exists()) {
    json["DBCluster"] = describe(about, row, Relations(about.world, {row}));
  }
  return json;
}

}  // namespace

Json answer_to(const Answering& about, const model::CreateDBCluster&) { return one_cluster(about); }
Json answer_to(const Answering& about, const model::RestoreDBClusterFromS3&) { return one_cluster(about); }
Json answer_to(const Answering& about, const model::ModifyDBCluster&) { return one_cluster(about); }
Json answer_to(const Answering& about, const model::DeleteDBCluster&) { return one_cluster(about); }
Json answer_to(const Answering& about, const model::PromoteReadReplicaDBCluster&) { return one_cluster(about); }

Json answer_to(const Answering& about, const model::StopDBCluster&) { return one_cluster(about); }
Json answer_to(const Answering& about, const model::StartDBCluster&) { return one_cluster(about); }
Json answer_to(const Answering& about, const model::FailoverDBCluster&) { return one_cluster(about); }
Json answer_to(const Answering& about, const model::RebootDBCluster&) { return one_cluster(about); }
Json answer_to(const Answering& about, const model::RestoreDBClusterFromSnapshot&) { return one_cluster(about); }
Json answer_to(const Answering& about, const model::RestoreDBClusterToPointInTime&) { return one_cluster(about); }

Json answer_to(const Answering& about, const model::DescribeDBClusters& request) {
  std::vector<ClusterRow> rows;
  for (std::uint32_t i = 0; i < about.world.clusters.size(); ++i) {
    const Cluster& cluster = about.world.clusters[i];
    if (about.lists(cluster) && (request.cluster == Name::none || request.cluster == cluster.name)) {
      rows.emplace_back(i);
    }
  }
  std::ranges::sort(rows, {}, [&](ClusterRow row) { return about.text(about.world[row].name); });
  const Relations relations(about.world, rows);
  Json json;
  json["DBClusters"] = Json::array();
  for (const ClusterRow row : rows) {
    json["DBClusters"].push_back(describe(about, row, relations));
  }
  return json;
}

}  // namespace aws
