// The operations of RDS on global databases and blue/green deployments, with every option of the API 2014-10-31.
#include "aws/bindings.hpp"

namespace aws {
namespace {

using namespace model;
using bind::identifier, bind::identifier_anywhere, bind::name;

template <class Deployment>
void deployment(Request& request, const Value& value, Reading& reading) {
  auto& named = request.as<Deployment>();
  named.deployment = reading.directory.blue_green(value.text);
  named.identifier = reading.setting.intern(value.text);
}

}  // namespace

std::vector<OperationRow> rds_topology_operations() {
  using Remove = RemoveFromGlobalCluster;
  return {
      {CreateGlobalCluster{},
       "Creates a global database, empty or around a cluster whose password is not managed.",
       "GlobalClusterIdentifier!:string(1) SourceDBClusterIdentifier:string Engine:string EngineVersion:string "
       "EngineLifecycleSupport:string DeletionProtection:boolean DatabaseName:string StorageEncrypted:boolean "
       "Tags:[{Key:string,Value:string}]",
       {{"GlobalClusterIdentifier", identifier<&CreateGlobalCluster::global_cluster>},
        {"SourceDBClusterIdentifier", identifier<&CreateGlobalCluster::source>},
        {"Engine", name<&CreateGlobalCluster::engine>}}},
      {DeleteGlobalCluster{},
       "Deletes a global database that has no clusters.",
       "GlobalClusterIdentifier!:string(1)",
       {{"GlobalClusterIdentifier", identifier<&DeleteGlobalCluster::global_cluster>}}},
      {RemoveFromGlobalCluster{},
       "Takes a cluster out of its global database; its password can be managed afterwards.",
       "GlobalClusterIdentifier!:string(1) DbClusterIdentifier!:string",
       {{"GlobalClusterIdentifier", identifier<&Remove::global_cluster>},
        {"DbClusterIdentifier",
         identifier_anywhere<&Remove::cluster, &Remove::cluster_account, &Remove::cluster_region>}}},
      {DescribeGlobalClusters{},
       "Shows one global database or all.",
       "GlobalClusterIdentifier:string(1) Filters:[{Name!:string,Values!:[string]}] MaxRecords:integer Marker:string",
       {{"GlobalClusterIdentifier", identifier<&DescribeGlobalClusters::global_cluster>}}},
      {CreateBlueGreenDeployment{},
       "Begins a blue/green deployment of a cluster whose password is not managed.",
       "BlueGreenDeploymentName!:string(1) Source!:string(1) TargetEngineVersion:string(1) "
       "TargetDBParameterGroupName:string(1) TargetDBClusterParameterGroupName:string(1) "
       "Tags:[{Key:string,Value:string}] TargetDBInstanceClass:string(5) UpgradeTargetStorageConfig:boolean "
       "TargetIops:integer TargetStorageType:string TargetAllocatedStorage:integer TargetStorageThroughput:integer",
       {{"BlueGreenDeploymentName", name<&CreateBlueGreenDeployment::name>},
        {"Source", identifier<&CreateBlueGreenDeployment::source>}}},
      {DeleteBlueGreenDeployment{},
       "Ends a blue/green deployment; the cluster's password can be managed afterwards.",
       "BlueGreenDeploymentIdentifier!:string(1) DeleteTarget:boolean",
       {{"BlueGreenDeploymentIdentifier", deployment<DeleteBlueGreenDeployment>}}},
      {DescribeBlueGreenDeployments{},
       "Shows one blue/green deployment or all.",
       "BlueGreenDeploymentIdentifier:string(1) Filters:[{Name!:string,Values!:[string]}] Marker:string "
       "MaxRecords:integer(20)",
       {{"BlueGreenDeploymentIdentifier", deployment<DescribeBlueGreenDeployments>}}},
  };
}

}  // namespace aws
