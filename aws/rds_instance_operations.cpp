// The operations of RDS on instances, with every option of the API 2014-10-31.
#include "aws/bindings.hpp"

namespace aws {
namespace {

using namespace model;
using bind::flag, bind::identifier, bind::name, bind::password;

constexpr std::string_view create_instance_members =
    "DBName:string DBInstanceIdentifier!:string AllocatedStorage:integer DBInstanceClass!:string Engine!:string "
    "MasterUsername:string MasterUserPassword:string* DBSecurityGroups:[string] VpcSecurityGroupIds:[string] "
    "AvailabilityZone:string DBSubnetGroupName:string PreferredMaintenanceWindow:string DBParameterGroupName:string "
    "BackupRetentionPeriod:integer PreferredBackupWindow:string Port:integer MultiAZ:boolean EngineVersion:string "
    "AutoMinorVersionUpgrade:boolean LicenseModel:string Iops:integer StorageThroughput:integer "
    "OptionGroupName:string CharacterSetName:string NcharCharacterSetName:string PubliclyAccessible:boolean "
    "Tags:[{Key:string,Value:string}] DBClusterIdentifier:string StorageType:string TdeCredentialArn:string "
    "TdeCredentialPassword:string* StorageEncrypted:boolean KmsKeyId:string Domain:string DomainFqdn:string "
    "DomainOu:string DomainAuthSecretArn:string DomainDnsIps:[string] CopyTagsToSnapshot:boolean "
    "MonitoringInterval:integer MonitoringRoleArn:string DomainIAMRoleName:string PromotionTier:integer "
    "Timezone:string EnableIAMDatabaseAuthentication:boolean DatabaseInsightsMode:string "
    "EnablePerformanceInsights:boolean PerformanceInsightsKMSKeyId:string PerformanceInsightsRetentionPeriod:integer "
    "EnableCloudwatchLogsExports:[string] ProcessorFeatures:[{Name:string,Value:string}] DeletionProtection:boolean "
    "MaxAllocatedStorage:integer EnableCustomerOwnedIp:boolean NetworkType:string BackupTarget:string "
    "CustomIamInstanceProfile:string DBSystemId:string CACertificateIdentifier:string "
    "ManageMasterUserPassword:boolean MasterUserSecretKmsKeyId:string MultiTenant:boolean DedicatedLogVolume:boolean "
    "EngineLifecycleSupport:string "
    "AdditionalStorageVolumes:[{VolumeName!:string,AllocatedStorage:integer,IOPS:integer,MaxAllocatedStorage:integer,"
    "StorageThroughput:integer,StorageType:string}] "
    "TagSpecifications:[{ResourceType:string,Tags:[{Key:string,Value:string}]}] MasterUserAuthenticationType:string";

constexpr std::string_view modify_instance_members =
    "DBInstanceIdentifier!:string AllocatedStorage:integer DBInstanceClass:string DBSubnetGroupName:string "
    "DBSecurityGroups:[string] VpcSecurityGroupIds:[string] ApplyImmediately:boolean MasterUserPassword:string* "
    "DBParameterGroupName:string BackupRetentionPeriod:integer PreferredBackupWindow:string "
    "PreferredMaintenanceWindow:string MultiAZ:boolean EngineVersion:string AllowMajorVersionUpgrade:boolean "
    "AutoMinorVersionUpgrade:boolean LicenseModel:string Iops:integer StorageThroughput:integer "
    "OptionGroupName:string NewDBInstanceIdentifier:string StorageType:string TdeCredentialArn:string "
    "TdeCredentialPassword:string* CACertificateIdentifier:string Domain:string DomainFqdn:string DomainOu:string "
    "DomainAuthSecretArn:string DomainDnsIps:[string] DisableDomain:boolean CopyTagsToSnapshot:boolean "
    "MonitoringInterval:integer DBPortNumber:integer PubliclyAccessible:boolean MonitoringRoleArn:string "
    "DomainIAMRoleName:string PromotionTier:integer EnableIAMDatabaseAuthentication:boolean "
    "DatabaseInsightsMode:string EnablePerformanceInsights:boolean PerformanceInsightsKMSKeyId:string "
    "PerformanceInsightsRetentionPeriod:integer "
    "CloudwatchLogsExportConfiguration:{EnableLogTypes:[string],DisableLogTypes:[string]} "
    "ProcessorFeatures:[{Name:string,Value:string}] UseDefaultProcessorFeatures:boolean DeletionProtection:boolean "
    "MaxAllocatedStorage:integer CertificateRotationRestart:boolean ReplicaMode:string AutomationMode:string "
    "ResumeFullAutomationModeMinutes:integer EnableCustomerOwnedIp:boolean NetworkType:string "
    "AwsBackupRecoveryPointArn:string(43) ManageMasterUserPassword:boolean RotateMasterUserPassword:boolean "
    "MasterUserSecretKmsKeyId:string MultiTenant:boolean DedicatedLogVolume:boolean Engine:string "
    "AdditionalStorageVolumes:[{VolumeName!:string,AllocatedStorage:integer,IOPS:integer,MaxAllocatedStorage:integer,"
    "StorageThroughput:integer,StorageType:string,SetForDelete:boolean}] "
    "TagSpecifications:[{ResourceType:string,Tags:[{Key:string,Value:string}]}] MasterUserAuthenticationType:string";

}  // namespace

std::vector<OperationRow> rds_instance_operations() {
  using Create = CreateDBInstance;
  using Modify = ModifyDBInstance;
  return {
      {Create{},
       "Adds an instance to a cluster; the first one is the writer.",
       create_instance_members,
       {{"DBInstanceIdentifier", identifier<&Create::instance>},
        {"DBClusterIdentifier", identifier<&Create::cluster>},
        {"Engine", name<&Create::engine>},
        {"DBInstanceClass", name<&Create::instance_class>},
        {"ManageMasterUserPassword", flag<&Create::manage_master_user_password>},
        {"MasterUserPassword", password<&Create::master_user_password>}}},
      {Modify{},
       "Changes an instance; the master password belongs to its cluster and is refused here.",
       modify_instance_members,
       {{"DBInstanceIdentifier", identifier<&Modify::instance>},
        {"ManageMasterUserPassword", flag<&Modify::manage_master_user_password>},
        {"RotateMasterUserPassword", flag<&Modify::rotate_master_user_password>},
        {"MasterUserPassword", password<&Modify::master_user_password>}}},
      {DeleteDBInstance{},
       "Takes an instance out of its cluster.",
       "DBInstanceIdentifier!:string SkipFinalSnapshot:boolean FinalDBSnapshotIdentifier:string "
       "DeleteAutomatedBackups:boolean",
       {{"DBInstanceIdentifier", identifier<&DeleteDBInstance::instance>}}},
      {RebootDBInstance{},
       "Restarts an instance; connections to it are dropped.",
       "DBInstanceIdentifier!:string ForceFailover:boolean",
       {{"DBInstanceIdentifier", identifier<&RebootDBInstance::instance>}}},
      {DescribeDBInstances{},
       "Shows one instance or all.",
       "DBInstanceIdentifier:string Filters:[{Name!:string,Values!:[string]}] MaxRecords:integer Marker:string",
       {{"DBInstanceIdentifier", identifier<&DescribeDBInstances::instance>}}},
  };
}

}  // namespace aws
