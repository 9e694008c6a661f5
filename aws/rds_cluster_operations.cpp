// The operations of RDS on clusters and their snapshots, with every option of the API 2014-10-31.
#include "aws/bindings.hpp"

namespace aws {
namespace {

using namespace model;
using bind::flag, bind::identifier, bind::identifier_anywhere, bind::key, bind::name, bind::number, bind::password;

constexpr std::string_view create_members =
    "AvailabilityZones:[string] BackupRetentionPeriod:integer CharacterSetName:string DatabaseName:string "
    "DBClusterIdentifier!:string DBClusterParameterGroupName:string VpcSecurityGroupIds:[string] "
    "DBSubnetGroupName:string Engine!:string EngineVersion:string Port:integer MasterUsername:string "
    "MasterUserPassword:string* OptionGroupName:string PreferredBackupWindow:string PreferredMaintenanceWindow:string "
    "ReplicationSourceIdentifier:string Tags:[{Key:string,Value:string}] StorageEncrypted:boolean KmsKeyId:string "
    "PreSignedUrl:string* EnableIAMDatabaseAuthentication:boolean BacktrackWindow:integer "
    "EnableCloudwatchLogsExports:[string] EngineMode:string "
    "ScalingConfiguration:{MinCapacity:integer,MaxCapacity:integer,AutoPause:boolean,SecondsUntilAutoPause:integer,"
    "TimeoutAction:string,SecondsBeforeTimeout:integer} "
    "RdsCustomClusterConfiguration:{InterconnectSubnetId:string,TransitGatewayMulticastDomainId:string,ReplicaMode:"
    "string} "
    "DBClusterInstanceClass:string AllocatedStorage:integer StorageType:string Iops:integer "
    "PubliclyAccessible:boolean AutoMinorVersionUpgrade:boolean DeletionProtection:boolean "
    "GlobalClusterIdentifier:string(1) EnableHttpEndpoint:boolean CopyTagsToSnapshot:boolean Domain:string "
    "DomainIAMRoleName:string EnableGlobalWriteForwarding:boolean NetworkType:string "
    "ServerlessV2ScalingConfiguration:{MinCapacity:double,MaxCapacity:double,SecondsUntilAutoPause:integer} "
    "MonitoringInterval:integer MonitoringRoleArn:string DatabaseInsightsMode:string "
    "EnablePerformanceInsights:boolean PerformanceInsightsKMSKeyId:string PerformanceInsightsRetentionPeriod:integer "
    "EnableLimitlessDatabase:boolean ClusterScalabilityType:string DBSystemId:string ManageMasterUserPassword:boolean "
    "EnableLocalWriteForwarding:boolean MasterUserSecretKmsKeyId:string CACertificateIdentifier:string "
    "EngineLifecycleSupport:string TagSpecifications:[{ResourceType:string,Tags:[{Key:string,Value:string}]}] "
    "MasterUserAuthenticationType:string WithExpressConfiguration:boolean SourceRegion:string";

constexpr std::string_view restore_members =
    "AvailabilityZones:[string] BackupRetentionPeriod:integer CharacterSetName:string DatabaseName:string "
    "DBClusterIdentifier!:string DBClusterParameterGroupName:string VpcSecurityGroupIds:[string] "
    "DBSubnetGroupName:string Engine!:string EngineVersion:string Port:integer MasterUsername!:string "
    "MasterUserPassword:string* OptionGroupName:string PreferredBackupWindow:string PreferredMaintenanceWindow:string "
    "Tags:[{Key:string,Value:string}] StorageEncrypted:boolean KmsKeyId:string "
    "EnableIAMDatabaseAuthentication:boolean SourceEngine!:string SourceEngineVersion!:string S3BucketName!:string "
    "S3Prefix:string S3IngestionRoleArn!:string BacktrackWindow:integer EnableCloudwatchLogsExports:[string] "
    "DeletionProtection:boolean CopyTagsToSnapshot:boolean Domain:string DomainIAMRoleName:string StorageType:string "
    "NetworkType:string "
    "ServerlessV2ScalingConfiguration:{MinCapacity:double,MaxCapacity:double,SecondsUntilAutoPause:integer} "
    "ManageMasterUserPassword:boolean MasterUserSecretKmsKeyId:string EngineLifecycleSupport:string "
    "TagSpecifications:[{ResourceType:string,Tags:[{Key:string,Value:string}]}]";

constexpr std::string_view modify_members =
    "DBClusterIdentifier!:string NewDBClusterIdentifier:string ApplyImmediately:boolean BackupRetentionPeriod:integer "
    "DBClusterParameterGroupName:string VpcSecurityGroupIds:[string] Port:integer MasterUserPassword:string* "
    "OptionGroupName:string PreferredBackupWindow:string PreferredMaintenanceWindow:string "
    "EnableIAMDatabaseAuthentication:boolean BacktrackWindow:integer "
    "CloudwatchLogsExportConfiguration:{EnableLogTypes:[string],DisableLogTypes:[string]} EngineVersion:string "
    "AllowMajorVersionUpgrade:boolean DBInstanceParameterGroupName:string Domain:string DomainIAMRoleName:string "
    "ScalingConfiguration:{MinCapacity:integer,MaxCapacity:integer,AutoPause:boolean,SecondsUntilAutoPause:integer,"
    "TimeoutAction:string,SecondsBeforeTimeout:integer} "
    "DeletionProtection:boolean EnableHttpEndpoint:boolean CopyTagsToSnapshot:boolean "
    "EnableGlobalWriteForwarding:boolean DBClusterInstanceClass:string AllocatedStorage:integer StorageType:string "
    "Iops:integer AutoMinorVersionUpgrade:boolean NetworkType:string "
    "ServerlessV2ScalingConfiguration:{MinCapacity:double,MaxCapacity:double,SecondsUntilAutoPause:integer} "
    "MonitoringInterval:integer MonitoringRoleArn:string DatabaseInsightsMode:string "
    "EnablePerformanceInsights:boolean PerformanceInsightsKMSKeyId:string PerformanceInsightsRetentionPeriod:integer "
    "ManageMasterUserPassword:boolean RotateMasterUserPassword:boolean EnableLocalWriteForwarding:boolean "
    "MasterUserSecretKmsKeyId:string EngineMode:string AllowEngineModeChange:boolean "
    "AwsBackupRecoveryPointArn:string(43) EnableLimitlessDatabase:boolean CACertificateIdentifier:string "
    "MasterUserAuthenticationType:string";

}  // namespace

std::vector<OperationRow> rds_cluster_operations() {
  using Create = CreateDBCluster;
  using Restore = RestoreDBClusterFromS3;
  using Modify = ModifyDBCluster;
  return {
      {Create{},
       "Creates a cluster without instances; its master password is the caller's, or a managed one.",
       create_members,
       {{"DBClusterIdentifier", identifier<&Create::cluster>},
        {"Engine", name<&Create::engine>},
        {"EngineVersion", name<&Create::engine_version>},
        {"EngineMode", name<&Create::engine_mode>},
        {"MasterUsername", name<&Create::master_username>},
        {"MasterUserPassword", password<&Create::master_user_password>},
        {"ManageMasterUserPassword", flag<&Create::manage_master_user_password>},
        {"MasterUserSecretKmsKeyId", key<&Create::secret_key>},
        {"KmsKeyId", key<&Create::storage_key>},
        {"StorageEncrypted", flag<&Create::storage_encrypted>},
        {"BackupRetentionPeriod", number<&Create::retention_days>},
        {"GlobalClusterIdentifier", identifier<&Create::global_cluster>},
        {"ReplicationSourceIdentifier",
         identifier_anywhere<&Create::replication_source, &Create::source_account, &Create::source_region>},
        {"MasterUserAuthenticationType", name<&Create::authentication_type>},
        {"DeletionProtection", flag<&Create::deletion_protection>}}},
      {Restore{},
       "Creates an Aurora MySQL cluster from a backup in S3; any bucket and role exists.",
       restore_members,
       {{"DBClusterIdentifier", identifier<&Restore::cluster>},
        {"Engine", name<&Restore::engine>},
        {"EngineVersion", name<&Restore::engine_version>},
        {"MasterUsername", name<&Restore::master_username>},
        {"MasterUserPassword", password<&Restore::master_user_password>},
        {"ManageMasterUserPassword", flag<&Restore::manage_master_user_password>},
        {"MasterUserSecretKmsKeyId", key<&Restore::secret_key>},
        {"KmsKeyId", key<&Restore::storage_key>},
        {"DeletionProtection", flag<&Restore::deletion_protection>}}},
      {Modify{},
       "Turns the managed password on or off, rotates it, or changes what else a cluster has.",
       modify_members,
       {{"DBClusterIdentifier", identifier<&Modify::cluster>},
        {"MasterUserPassword", password<&Modify::master_user_password>},
        {"ManageMasterUserPassword", flag<&Modify::manage_master_user_password>},
        {"RotateMasterUserPassword", flag<&Modify::rotate_master_user_password>},
        {"ApplyImmediately", flag<&Modify::apply_immediately>},
        {"MasterUserSecretKmsKeyId", key<&Modify::secret_key>},
        {"EngineVersion", name<&Modify::engine_version>},
        {"NewDBClusterIdentifier", identifier<&Modify::new_identifier>},
        {"EngineMode", name<&Modify::engine_mode>},
        {"AllowEngineModeChange", flag<&Modify::allow_engine_mode_change>},
        {"BackupRetentionPeriod", number<&Modify::retention_days>},
        {"MasterUserAuthenticationType", name<&Modify::authentication_type>},
        {"DeletionProtection", flag<&Modify::deletion_protection>}},
       [](Request& request, bool others) { request.as<Modify>().other_changes = others; }},
      {DeleteDBCluster{},
       "Deletes a cluster that has no instances, and its managed secret with it.",
       "DBClusterIdentifier!:string SkipFinalSnapshot:boolean FinalDBSnapshotIdentifier:string "
       "DeleteAutomatedBackups:boolean",
       {{"DBClusterIdentifier", identifier<&DeleteDBCluster::cluster>},
        {"SkipFinalSnapshot", flag<&DeleteDBCluster::skip_final_snapshot>},
        {"FinalDBSnapshotIdentifier", identifier<&DeleteDBCluster::final_snapshot>}}},
      {DescribeDBClusters{},
       "Shows one cluster or all, each with the ARN, status and key of its managed secret.",
       "DBClusterIdentifier:string Filters:[{Name!:string,Values!:[string]}] MaxRecords:integer Marker:string "
       "IncludeShared:boolean",
       {{"DBClusterIdentifier", identifier<&DescribeDBClusters::cluster>}}},
      {PromoteReadReplicaDBCluster{},
       "Makes a replica a cluster of its own.",
       "DBClusterIdentifier!:string",
       {{"DBClusterIdentifier", identifier<&PromoteReadReplicaDBCluster::cluster>}}},
      {StopDBCluster{},
       "Stops a cluster and its instances, for seven days at most.",
       "DBClusterIdentifier!:string",
       {{"DBClusterIdentifier", identifier<&StopDBCluster::cluster>}}},
      {StartDBCluster{},
       "Starts a cluster that is stopped, or that lost the key of its storage and has it again.",
       "DBClusterIdentifier!:string",
       {{"DBClusterIdentifier", identifier<&StartDBCluster::cluster>}}},
      {FailoverDBCluster{},
       "Makes a reader the writer; every established connection is dropped.",
       "DBClusterIdentifier!:string TargetDBInstanceIdentifier:string",
       {{"DBClusterIdentifier", identifier<&FailoverDBCluster::cluster>},
        {"TargetDBInstanceIdentifier", identifier<&FailoverDBCluster::target>}}},
      {RebootDBCluster{},
       "Is refused: Aurora clusters are rebooted instance by instance.",
       "DBClusterIdentifier!:string",
       {{"DBClusterIdentifier", identifier<&RebootDBCluster::cluster>}}},
  };
}

}  // namespace aws
