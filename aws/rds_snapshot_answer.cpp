// What RDS answers about DB cluster snapshots.
#include "aws/answers.hpp"
#include "aws/identity_text.hpp"
#include "aws/timestamp.hpp"

namespace aws {
namespace {

using model::Name;
using model::ValueType;

Json describe(const Answering& about, model::SnapshotRow row) {
  const model::Snapshot& snapshot = about.world[row];
  const auto arn_of = [&](model::Resource resource) { return arn(about.setting, about.world, resource); };
  Json json;
  json["DBClusterSnapshotIdentifier"] = about.text(snapshot.name);
  if (snapshot.cluster.exists()) {
    json["DBClusterIdentifier"] = about.text(about.world[snapshot.cluster].name);
  }
  if (snapshot.created != sim::never) {
    json["SnapshotCreateTime"] = timestamp(snapshot.created);
  }
  if (snapshot.engine != model::Engine::none) {  // what is deleted has its name only
    json["Engine"] = word(ValueType::engine, snapshot.engine);
  }
  if (snapshot.mode != model::EngineMode::none) {
    json["EngineMode"] = word(ValueType::engine_mode, snapshot.mode);
  }
  if (snapshot.engine_version != Name::none) {
    json["EngineVersion"] = about.text(snapshot.engine_version);
  }
  if (snapshot.username != Name::none) {
    json["MasterUsername"] = about.text(snapshot.username);
  }
  json["Status"] = snapshot.exists ? word(ValueType::snapshot_status, snapshot.status) : "deleted";
  json["SnapshotType"] = "manual";
  json["StorageEncrypted"] = snapshot.storage_encrypted;
  if (snapshot.storage_key.exists()) {
    json["KmsKeyId"] = arn_of(snapshot.storage_key.id());
  }
  json["DBClusterSnapshotArn"] = arn_of(row.id());
  if (snapshot.source.exists()) {
    json["SourceDBClusterSnapshotArn"] = arn_of(snapshot.source.id());
  }
  return json;
}

Json one_snapshot(const Answering& about) {
  Json json = Json::object();
  if (const auto row = about.about<model::Table::snapshot>(); row.exists()) {
    json["DBClusterSnapshot"] = describe(about, row);
  }
  return json;
}

}  // namespace

Json answer_to(const Answering& about, const model::CreateDBClusterSnapshot&) { return one_snapshot(about); }
Json answer_to(const Answering& about, const model::CopyDBClusterSnapshot&) { return one_snapshot(about); }
Json answer_to(const Answering& about, const model::DeleteDBClusterSnapshot&) { return one_snapshot(about); }

Json answer_to(const Answering& about, const model::DescribeDBClusterSnapshots& request) {
  Json json;
  json["DBClusterSnapshots"] = Json::array();
  for (std::uint32_t i = 0; i < about.world.snapshots.size(); ++i) {
    const model::Snapshot& snapshot = about.world.snapshots[i];
    const Name cluster = snapshot.cluster.exists() ? about.world[snapshot.cluster].name : Name::none;
    if (about.lists(snapshot) && asked(request.snapshot, snapshot.name) && asked(request.cluster, cluster)) {
      json["DBClusterSnapshots"].push_back(describe(about, model::SnapshotRow(i)));
    }
  }
  return json;
}

}  // namespace aws
