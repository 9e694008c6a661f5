// What RDS answers about instances, global clusters and blue/green deployments.
#include <algorithm>
#include <vector>

#include "aws/answers.hpp"
#include "aws/identity_text.hpp"
#include "aws/timestamp.hpp"

namespace aws {
namespace {

using model::Name;
using model::Table;
using model::ValueType;

// ---- instances -----------------------------------------------------------------------------------------------------
Json describe(const Answering& about, model::InstanceRow row) {
  const model::Instance& instance = about.world[row];
  Json json;
  json["DBInstanceIdentifier"] = about.text(instance.name);
  json["DBInstanceClass"] = about.text(instance.instance_class);
  json["DBInstanceStatus"] = word(ValueType::instance_status, instance.status);
  if (instance.cluster.exists()) {
    const model::Cluster& cluster = about.world[instance.cluster];
    json["Engine"] = word(ValueType::engine, cluster.engine);
    if (cluster.username != Name::none) {
      json["MasterUsername"] = about.text(cluster.username);
    }
    if (cluster.engine_version != Name::none) {
      json["EngineVersion"] = about.text(cluster.engine_version);
    }
    json["DBClusterIdentifier"] = about.text(cluster.name);
  }
  if (instance.created != sim::never) {
    json["InstanceCreateTime"] = timestamp(instance.created);
  }
  json["DBInstanceArn"] = about.arn(row.id());
  return json;
}

Json one_instance(const Answering& about) {
  Json json = Json::object();
  if (const auto row = about.about<Table::instance>(); row.exists()) {
    json["DBInstance"] = describe(about, row);
  }
  return json;
}

// ---- global clusters
// ------------------------------------------------------------------------------------------------- The first member
// that is there is the one that writes; the others read from it.
Json members(const Answering& about, model::GlobalClusterRow row) {
  Json json = Json::array();
  for (std::uint32_t i = 0; i < about.world.clusters.size(); ++i) {
    if (const model::Cluster& cluster = about.world.clusters[i]; cluster.exists && cluster.global_cluster == row) {
      const bool first = json.empty();
      json.push_back(
          {{"DBClusterArn", about.arn(model::ClusterRow(i).id())}, {"Readers", Json::array()}, {"IsWriter", first}});
      if (!first) {
        json.front()["Readers"].push_back(json.back()["DBClusterArn"]);
      }
    }
  }
  return json;
}

Json describe(const Answering& about, model::GlobalClusterRow row) {
  const model::GlobalCluster& global = about.world[row];
  Json json;
  json["GlobalClusterIdentifier"] = about.text(global.name);
  json["GlobalClusterArn"] = about.arn(row.id());
  json["Status"] = global.exists ? "available" : "deleting";
  if (global.engine != model::Engine::none) {
    json["Engine"] = word(ValueType::engine, global.engine);
  }
  json["GlobalClusterMembers"] = members(about, row);
  return json;
}

// A call about a member may have left its note on the member; then the request tells the name.
Json one_global(const Answering& about, Name name) {
  auto row = about.about<Table::global_cluster>();
  for (std::uint32_t i = 0; !row.exists() && i < about.world.global_clusters.size(); ++i) {
    const model::GlobalCluster& global = about.world.global_clusters[i];
    if (global.exists && global.name == name && global.account == about.call.account) {
      row = model::GlobalClusterRow(i);
    }
  }
  Json json = Json::object();
  if (row.exists()) {
    json["GlobalCluster"] = describe(about, row);
  }
  return json;
}

// ---- blue/green deployments
// ------------------------------------------------------------------------------------------
Json describe(const Answering& about, model::BlueGreenRow row) {
  const model::BlueGreen& deployment = about.world[row];
  Json json;
  json["BlueGreenDeploymentIdentifier"] = blue_green_id(about.setting, about.world, row);
  json["BlueGreenDeploymentName"] = about.text(deployment.name);
  if (deployment.source.exists()) {
    json["Source"] = about.arn(deployment.source.id());
  }
  json["Status"] = deployment.exists ? "AVAILABLE" : "DELETING";
  return json;
}

Json one_blue_green(const Answering& about) {
  Json json = Json::object();
  if (const auto row = about.about<Table::blue_green>(); row.exists()) {
    json["BlueGreenDeployment"] = describe(about, row);
  }
  return json;
}

}  // namespace

Json answer_to(const Answering& about, const model::CreateDBInstance&) { return one_instance(about); }
Json answer_to(const Answering& about, const model::ModifyDBInstance&) { return one_instance(about); }
Json answer_to(const Answering& about, const model::DeleteDBInstance&) { return one_instance(about); }
Json answer_to(const Answering& about, const model::RebootDBInstance&) { return one_instance(about); }

Json answer_to(const Answering& about, const model::DescribeDBInstances& request) {
  std::vector<model::InstanceRow> rows;
  for (std::uint32_t i = 0; i < about.world.instances.size(); ++i) {
    const model::Instance& instance = about.world.instances[i];
    if (about.lists(instance) && asked(request.instance, instance.name)) {
      rows.emplace_back(i);
    }
  }
  std::ranges::sort(rows, {}, [&](model::InstanceRow row) { return about.text(about.world[row].name); });
  Json json;
  json["DBInstances"] = Json::array();
  for (const model::InstanceRow row : rows) {
    json["DBInstances"].push_back(describe(about, row));
  }
  return json;
}

Json answer_to(const Answering& about, const model::CreateGlobalCluster& request) {
  return one_global(about, request.global_cluster);
}
Json answer_to(const Answering& about, const model::DeleteGlobalCluster& request) {
  return one_global(about, request.global_cluster);
}
Json answer_to(const Answering& about, const model::RemoveFromGlobalCluster& request) {
  return one_global(about, request.global_cluster);
}

Json answer_to(const Answering& about, const model::DescribeGlobalClusters& request) {
  Json json;
  json["GlobalClusters"] = Json::array();
  for (std::uint32_t i = 0; i < about.world.global_clusters.size(); ++i) {
    const model::GlobalCluster& global = about.world.global_clusters[i];
    if (global.exists && global.account == about.call.account && asked(request.global_cluster, global.name)) {
      json["GlobalClusters"].push_back(describe(about, model::GlobalClusterRow(i)));
    }
  }
  return json;
}

Json answer_to(const Answering& about, const model::CreateBlueGreenDeployment&) { return one_blue_green(about); }
Json answer_to(const Answering& about, const model::DeleteBlueGreenDeployment&) { return one_blue_green(about); }

Json answer_to(const Answering& about, const model::DescribeBlueGreenDeployments& request) {
  Json json;
  json["BlueGreenDeployments"] = Json::array();
  for (std::uint32_t i = 0; i < about.world.blue_greens.size(); ++i) {
    const model::BlueGreenRow row(i);
    if (about.lists(about.world[row]) && (request.identifier == Name::none || request.deployment == row)) {
      json["BlueGreenDeployments"].push_back(describe(about, row));
    }
  }
  return json;
}

}  // namespace aws
