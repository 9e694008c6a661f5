// The operations of RDS on cluster snapshots and restores, with every option of the API 2014-10-31.
#include "aws/bindings.hpp"
#include "aws/mistake.hpp"
#include "aws/timestamp.hpp"

namespace aws {
namespace {

using namespace model;
using bind::flag, bind::identifier, bind::key, bind::name;

constexpr std::string_view restore_snapshot_members =
    "AvailabilityZones:[string] DBClusterIdentifier!:string SnapshotIdentifier!:string Engine!:string "
    "EngineVersion:string Port:integer DBSubnetGroupName:string DatabaseName:string OptionGroupName:string "
    "VpcSecurityGroupIds:[string] Tags:[{Key:string,Value:string}] KmsKeyId:string "
    "EnableIAMDatabaseAuthentication:boolean BacktrackWindow:integer EnableCloudwatchLogsExports:[string] "
    "EngineMode:string "
    "ScalingConfiguration:{MinCapacity:integer,MaxCapacity:integer,AutoPause:boolean,SecondsUntilAutoPause:integer,"
    "TimeoutAction:string,SecondsBeforeTimeout:integer} "
    "DBClusterParameterGroupName:string DeletionProtection:boolean CopyTagsToSnapshot:boolean Domain:string "
    "DomainIAMRoleName:string DBClusterInstanceClass:string StorageType:string Iops:integer "
    "PubliclyAccessible:boolean NetworkType:string "
    "ServerlessV2ScalingConfiguration:{MinCapacity:double,MaxCapacity:double,SecondsUntilAutoPause:integer} "
    "RdsCustomClusterConfiguration:{InterconnectSubnetId:string,TransitGatewayMulticastDomainId:string,ReplicaMode:"
    "string} "
    "MonitoringInterval:integer MonitoringRoleArn:string EnablePerformanceInsights:boolean "
    "PerformanceInsightsKMSKeyId:string PerformanceInsightsRetentionPeriod:integer EngineLifecycleSupport:string "
    "TagSpecifications:[{ResourceType:string,Tags:[{Key:string,Value:string}]}]";

constexpr std::string_view restore_time_members =
    "DBClusterIdentifier!:string RestoreType:string SourceDBClusterIdentifier:string RestoreToTime:string "
    "UseLatestRestorableTime:boolean Port:integer DBSubnetGroupName:string OptionGroupName:string "
    "VpcSecurityGroupIds:[string] Tags:[{Key:string,Value:string}] KmsKeyId:string "
    "EnableIAMDatabaseAuthentication:boolean BacktrackWindow:integer EnableCloudwatchLogsExports:[string] "
    "DBClusterParameterGroupName:string DeletionProtection:boolean CopyTagsToSnapshot:boolean Domain:string "
    "DomainIAMRoleName:string "
    "ScalingConfiguration:{MinCapacity:integer,MaxCapacity:integer,AutoPause:boolean,SecondsUntilAutoPause:integer,"
    "TimeoutAction:string,SecondsBeforeTimeout:integer} "
    "EngineMode:string DBClusterInstanceClass:string StorageType:string PubliclyAccessible:boolean Iops:integer "
    "NetworkType:string SourceDbClusterResourceId:string "
    "ServerlessV2ScalingConfiguration:{MinCapacity:double,MaxCapacity:double,SecondsUntilAutoPause:integer} "
    "RdsCustomClusterConfiguration:{InterconnectSubnetId:string,TransitGatewayMulticastDomainId:string,ReplicaMode:"
    "string} "
    "MonitoringInterval:integer MonitoringRoleArn:string EnablePerformanceInsights:boolean "
    "PerformanceInsightsKMSKeyId:string PerformanceInsightsRetentionPeriod:integer EngineLifecycleSupport:string "
    "TagSpecifications:[{ResourceType:string,Tags:[{Key:string,Value:string}]}]";

void restore_time(Request& request, const Value& value, Reading& /*reading*/) {
  const std::optional<sim::Time> time = read_timestamp(value.text);
  if (!time) throw Mistake("RestoreToTime: `" + value.text + "` is no time such as 2026-01-05T09:30:00Z");
  request.as<RestoreDBClusterToPointInTime>().time = *time;
}

void restore_type(Request& request, const Value& value, Reading& /*reading*/) {
  if (value.text != "full-copy" && value.text != "copy-on-write") {
    throw Mistake("RestoreType: `" + value.text + "` is neither full-copy nor copy-on-write");
  }
  request.as<RestoreDBClusterToPointInTime>().copy_on_write = value.text == "copy-on-write";
}

}  // namespace

std::vector<OperationRow> rds_snapshot_operations() {
  using Describe = DescribeDBClusterSnapshots;
  using Copy = CopyDBClusterSnapshot;
  using FromSnapshot = RestoreDBClusterFromSnapshot;
  using ToTime = RestoreDBClusterToPointInTime;
  return {
      {Describe{},
       "Shows the snapshots that were taken of clusters.",
       "DBClusterIdentifier:string DBClusterSnapshotIdentifier:string SnapshotType:string "
       "Filters:[{Name!:string,Values!:[string]}] MaxRecords:integer Marker:string IncludeShared:boolean "
       "IncludePublic:boolean DbClusterResourceId:string",
       {{"DBClusterIdentifier", identifier<&Describe::cluster>},
        {"DBClusterSnapshotIdentifier", identifier<&Describe::snapshot>}}},
      {CreateDBClusterSnapshot{},
       "Takes a snapshot of an available cluster, with the master password that it has now.",
       "DBClusterSnapshotIdentifier!:string DBClusterIdentifier!:string Tags:[{Key:string,Value:string}]",
       {{"DBClusterSnapshotIdentifier", identifier<&CreateDBClusterSnapshot::snapshot>},
        {"DBClusterIdentifier", identifier<&CreateDBClusterSnapshot::cluster>}}},
      {Copy{},
       "Copies a snapshot, for instance under another key.",
       "SourceDBClusterSnapshotIdentifier!:string TargetDBClusterSnapshotIdentifier!:string KmsKeyId:string "
       "PreSignedUrl:string* CopyTags:boolean Tags:[{Key:string,Value:string}] SourceRegion:string",
       {{"SourceDBClusterSnapshotIdentifier", identifier<&Copy::source>},
        {"TargetDBClusterSnapshotIdentifier", identifier<&Copy::snapshot>},
        {"KmsKeyId", key<&Copy::storage_key>}}},
      {DeleteDBClusterSnapshot{},
       "Deletes a snapshot.",
       "DBClusterSnapshotIdentifier!:string",
       {{"DBClusterSnapshotIdentifier", identifier<&DeleteDBClusterSnapshot::snapshot>}}},
      {FromSnapshot{},
       "Makes a cluster of a snapshot, with the password of then, which nobody manages.",
       restore_snapshot_members,
       {{"DBClusterIdentifier", identifier<&FromSnapshot::cluster>},
        {"SnapshotIdentifier", identifier<&FromSnapshot::snapshot>},
        {"Engine", name<&FromSnapshot::engine>},
        {"EngineVersion", name<&FromSnapshot::engine_version>},
        {"KmsKeyId", key<&FromSnapshot::storage_key>},
        {"DeletionProtection", flag<&FromSnapshot::deletion_protection>}}},
      {ToTime{},
       "Makes a cluster of what another one was at a time, with the password of then, which nobody manages.",
       restore_time_members,
       {{"DBClusterIdentifier", identifier<&ToTime::cluster>},
        {"SourceDBClusterIdentifier", identifier<&ToTime::source>},
        {"RestoreToTime", restore_time},
        {"UseLatestRestorableTime", flag<&ToTime::latest>},
        {"RestoreType", restore_type},
        {"KmsKeyId", key<&ToTime::storage_key>},
        {"DeletionProtection", flag<&ToTime::deletion_protection>}}},
  };
}

}  // namespace aws
