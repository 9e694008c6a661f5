// Which members of each kind of row are attributes, and what AWS calls them.
#pragma once

#include <tuple>

#include "model/field.hpp"
#include "model/world.hpp"

namespace model {

template <>
struct Fields<Cluster> {
  static constexpr Table table = Table::cluster;
  static constexpr auto list = std::tuple{
      Field{"Status", ValueType::cluster_status, &Cluster::status},
      Field{"SecretStatus", ValueType::secret_status, &Cluster::secret_status},
      Field{"rotation", ValueType::rotation_phase, &Cluster::phase},
      Field{"MasterUserPassword", ValueType::password, &Cluster::password},
      Field{"PendingModifiedValues.MasterUserPassword", ValueType::password, &Cluster::pending_password},
      Field{"MasterUserSecret", ValueType::resource, &Cluster::secret},
      Field{"Engine", ValueType::engine, &Cluster::engine},
      Field{"EngineMode", ValueType::engine_mode, &Cluster::mode},
      Field{"EngineVersion", ValueType::name, &Cluster::engine_version},
      Field{"MasterUsername", ValueType::name, &Cluster::username},
      Field{"DeletionProtection", ValueType::boolean, &Cluster::deletion_protection},
      Field{"KmsKeyId", ValueType::resource, &Cluster::storage_key},
      Field{"GlobalClusterIdentifier", ValueType::resource, &Cluster::global_cluster},
      Field{"ReplicationSourceIdentifier", ValueType::resource, &Cluster::replication_source},
      Field{"BlueGreenDeploymentIdentifier", ValueType::resource, &Cluster::blue_green},
      Field{"FinalDBSnapshotIdentifier", ValueType::resource, &Cluster::final_snapshot},
      Field{"IAMDatabaseAuthentication", ValueType::boolean, &Cluster::iam_auth},
      Field{"Members", ValueType::number, &Cluster::members},
      Field{"Writer", ValueType::resource, &Cluster::writer},
      Field{"RotationOrigin", ValueType::rotation_origin, &Cluster::origin},
      Field{"RotationAttempt", ValueType::number, &Cluster::attempt},
      Field{"RotationPasswordSet", ValueType::boolean, &Cluster::password_set},
      Field{"RotationDue", ValueType::boolean, &Cluster::rotation_due},
      Field{"TurningOff", ValueType::boolean, &Cluster::turning_off},
      Field{"PasswordChangedBySql", ValueType::boolean, &Cluster::tampered},
      Field{"LeakedPassword", ValueType::password, &Cluster::leaked},
      Field{"DBClusterIdentifier", ValueType::name, &Cluster::identifier},
      Field{"ClusterCreateTime", ValueType::time, &Cluster::created},
      Field{"BackupRetentionPeriod", ValueType::number, &Cluster::retention_days},
      Field{"PendingModifiedValues.DBClusterIdentifier", ValueType::name, &Cluster::pending_identifier},
      Field{"PendingModifiedValues.EngineVersion", ValueType::name, &Cluster::pending_version},
      Field{"PendingModifiedValues.EngineMode", ValueType::engine_mode, &Cluster::pending_mode},
      Field{"StorageEncrypted", ValueType::boolean, &Cluster::storage_encrypted},
      Field{"WriterEpoch", ValueType::number, &Cluster::writer_epoch},
      Field{"FailoverTarget", ValueType::resource, &Cluster::failover_target},
  };
};

template <>
struct Fields<Instance> {
  static constexpr Table table = Table::instance;
  static constexpr auto list = std::tuple{
      Field{"DBInstanceStatus", ValueType::instance_status, &Instance::status},
      Field{"DBInstanceClass", ValueType::name, &Instance::instance_class},
      Field{"DBClusterIdentifier", ValueType::resource, &Instance::cluster},
      Field{"Down", ValueType::boolean, &Instance::down},
      Field{"InstanceCreateTime", ValueType::time, &Instance::created},
  };
};

template <>
struct Fields<Secret> {
  static constexpr Table table = Table::secret;
  static constexpr auto list = std::tuple{
      Field{"AWSCURRENT", ValueType::resource, &Secret::current},
      Field{"AWSPREVIOUS", ValueType::resource, &Secret::previous},
      Field{"AWSPENDING", ValueType::resource, &Secret::pending},
      Field{"PrimaryDBCluster", ValueType::resource, &Secret::cluster},
      Field{"KmsKeyId", ValueType::resource, &Secret::key},
      Field{"CreatedDate", ValueType::time, &Secret::created},
      Field{"RotationEnabled", ValueType::boolean, &Secret::rotation_enabled},
      Field{"RotationRules", ValueType::schedule, &Secret::schedule},
      Field{"LastRotatedDate", ValueType::time, &Secret::last_rotated},
      Field{"NextRotationDate", ValueType::time, &Secret::next_rotation_date},
      Field{"RotationWindowOpens", ValueType::time, &Secret::window_open},
      Field{"RotationWindowCloses", ValueType::time, &Secret::window_close},
      Field{"DeletedDate", ValueType::time, &Secret::deleted_date},
      Field{"ResourcePolicy", ValueType::policy, &Secret::policy},
      Field{"VersionsKept", ValueType::number, &Secret::versions_kept},
      Field{"KmsGrant", ValueType::resource, &Secret::grant},
      Field{"Orphaned", ValueType::boolean, &Secret::orphaned},
      Field{"BilledSince", ValueType::time, &Secret::billed_since},
      Field{"Description", ValueType::name, &Secret::description},
      Field{"RotationLambdaARN", ValueType::name, &Secret::lambda},
      Field{"RotationStrategy", ValueType::rotation_strategy, &Secret::strategy},
      Field{"rotation", ValueType::rotation_phase, &Secret::phase},
      Field{"RotationAttempt", ValueType::number, &Secret::attempt},
      Field{"RotationPasswordSet", ValueType::boolean, &Secret::password_set},
      Field{"TestRotation", ValueType::boolean, &Secret::testing},
  };
};

template <>
struct Fields<Version> {
  static constexpr Table table = Table::version;
  static constexpr auto list = std::tuple{
      Field{"SecretId", ValueType::resource, &Version::secret},
      Field{"SecretString.password", ValueType::password, &Version::value},
      Field{"KmsKeyId", ValueType::resource, &Version::key},
      Field{"CreatedDate", ValueType::time, &Version::created},
      Field{"SecretString.username", ValueType::name, &Version::username},
  };
};

template <>
struct Fields<Key> {
  static constexpr Table table = Table::key;
  static constexpr auto list = std::tuple{
      Field{"KeyState", ValueType::key_state, &Key::state},
      Field{"VisibleKeyState", ValueType::key_state, &Key::visible_state},
      Field{"KeyPolicy", ValueType::policy, &Key::policy},
      Field{"VisibleKeyPolicy", ValueType::policy, &Key::visible_policy},
      Field{"DeletionDate", ValueType::time, &Key::deletion_date},
      Field{"KeyManager", ValueType::key_manager, &Key::manager},
      Field{"CreationDate", ValueType::time, &Key::created},
      Field{"Description", ValueType::name, &Key::description},
      Field{"BilledSince", ValueType::time, &Key::billed_since},
      Field{"Origin", ValueType::key_origin, &Key::origin},
      Field{"ValidTo", ValueType::time, &Key::valid_to},
      Field{"KeyRotationEnabled", ValueType::boolean, &Key::rotation_enabled},
      Field{"RotationPeriodInDays", ValueType::number, &Key::rotation_days},
      Field{"NextRotationDate", ValueType::time, &Key::next_rotation},
      Field{"KeyMaterialRotations", ValueType::number, &Key::rotations},
      Field{"KeyMaterial", ValueType::boolean, &Key::has_material},
  };
};

template <>
struct Fields<Alias> {
  static constexpr Table table = Table::alias;
  static constexpr auto list = std::tuple{
      Field{"TargetKeyId", ValueType::resource, &Alias::key},
  };
};

template <>
struct Fields<Grant> {
  static constexpr Table table = Table::grant;
  static constexpr auto list = std::tuple{
      Field{"Status", ValueType::grant_status, &Grant::status},
      Field{"VisibleStatus", ValueType::grant_status, &Grant::visible_status},
      Field{"KeyId", ValueType::resource, &Grant::key},
      Field{"EncryptionContext.SecretARN", ValueType::resource, &Grant::secret},
      Field{"GranteePrincipal", ValueType::name, &Grant::grantee},
      Field{"RetiringPrincipal", ValueType::name, &Grant::retiring},
      Field{"Name", ValueType::name, &Grant::name},
      Field{"Operations", ValueType::number, &Grant::operations},
      Field{"CreationDate", ValueType::time, &Grant::created},
  };
};

template <>
struct Fields<Snapshot> {
  static constexpr Table table = Table::snapshot;
  static constexpr auto list = std::tuple{
      Field{"Status", ValueType::snapshot_status, &Snapshot::status},
      Field{"DBClusterIdentifier", ValueType::resource, &Snapshot::cluster},
      Field{"MasterUserPassword", ValueType::password, &Snapshot::password},
      Field{"Engine", ValueType::engine, &Snapshot::engine},
      Field{"SnapshotCreateTime", ValueType::time, &Snapshot::created},
      Field{"MasterUsername", ValueType::name, &Snapshot::username},
      Field{"EngineVersion", ValueType::name, &Snapshot::engine_version},
      Field{"EngineMode", ValueType::engine_mode, &Snapshot::mode},
      Field{"KmsKeyId", ValueType::resource, &Snapshot::storage_key},
      Field{"StorageEncrypted", ValueType::boolean, &Snapshot::storage_encrypted},
      Field{"SourceDBClusterSnapshotArn", ValueType::resource, &Snapshot::source},
  };
};

template <>
struct Fields<GlobalCluster> {
  static constexpr Table table = Table::global_cluster;
  static constexpr auto list = std::tuple{
      Field{"Engine", ValueType::engine, &GlobalCluster::engine},
  };
};

template <>
struct Fields<BlueGreen> {
  static constexpr Table table = Table::blue_green;
  static constexpr auto list = std::tuple{
      Field{"Source", ValueType::resource, &BlueGreen::source},
  };
};

template <>
struct Fields<Tag> {
  static constexpr Table table = Table::tag;
  static constexpr auto list = std::tuple{
      Field{"SecretId", ValueType::resource, &Tag::secret},
      Field{"Key", ValueType::name, &Tag::key},
      Field{"Value", ValueType::name, &Tag::value},
  };
};

template <>
struct Fields<Client> {
  static constexpr Table table = Table::client;
  static constexpr auto list = std::tuple{
      Field{"Cluster", ValueType::resource, &Client::cluster},
      Field{"Secret", ValueType::resource, &Client::secret},
      Field{"CachedPassword", ValueType::password, &Client::cached},
      Field{"CachedUser", ValueType::name, &Client::user},
      Field{"LastLogin", ValueType::refusal, &Client::outcome},
      Field{"Connected", ValueType::boolean, &Client::connected},
  };
};

template <>
struct Fields<Fault> {
  static constexpr Table table = Table::fault;
  static constexpr auto list = std::tuple{
      Field{"Cluster", ValueType::resource, &Fault::cluster},
      Field{"Times", ValueType::number, &Fault::times},
  };
};

template <>
struct Fields<Principal> {
  static constexpr Table table = Table::principal;
  static constexpr auto list = std::tuple{
      Field{"Account", ValueType::name, &Principal::account},
      Field{"Type", ValueType::principal_kind, &Principal::kind},
  };
};

template <>
struct Fields<Label> {
  static constexpr Table table = Table::label;
  static constexpr auto list = std::tuple{
      Field{"VersionId", ValueType::resource, &Label::version},
  };
};

template <>
struct Fields<ManagedPolicy> {
  static constexpr Table table = Table::policy;
  static constexpr auto list = std::tuple{
      Field{"DefaultVersion", ValueType::resource, &ManagedPolicy::default_version},
      Field{"VisibleDocument", ValueType::policy, &ManagedPolicy::visible_document},
  };
};

template <>
struct Fields<PolicyVersion> {
  static constexpr Table table = Table::policy_version;
  static constexpr auto list = std::tuple{
      Field{"CreateDate", ValueType::time, &PolicyVersion::created},
      Field{"Policy", ValueType::resource, &PolicyVersion::policy},
      Field{"VersionId", ValueType::number, &PolicyVersion::nth},
      Field{"Document", ValueType::policy, &PolicyVersion::document},
  };
};

template <>
struct Fields<Attachment> {
  static constexpr Table table = Table::attachment;
  static constexpr auto list = std::tuple{
      Field{"Principal", ValueType::resource, &Attachment::principal},
      Field{"Type", ValueType::attachment_kind, &Attachment::kind},
      Field{"PolicyName", ValueType::name, &Attachment::name},
      Field{"PolicyDocument", ValueType::policy, &Attachment::document},
      Field{"VisibleDocument", ValueType::policy, &Attachment::visible_document},
      Field{"Policy", ValueType::resource, &Attachment::policy},
      Field{"VisiblePolicy", ValueType::resource, &Attachment::visible_policy},
      Field{"Group", ValueType::resource, &Attachment::group},
      Field{"Attached", ValueType::boolean, &Attachment::attached},
      Field{"Visible", ValueType::boolean, &Attachment::visible},
  };
};

template <>
struct Fields<DatabaseUser> {
  static constexpr Table table = Table::database_user;
  static constexpr auto list = std::tuple{
      Field{"DBClusterIdentifier", ValueType::resource, &DatabaseUser::cluster},
      Field{"Password", ValueType::password, &DatabaseUser::password},
  };
};

}  // namespace model
