// The statuses of every kind of resource, spelled as AWS spells them, and the tables of their transitions.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "sim/transition_table.hpp"

namespace model {

// ---- DB cluster: Status of DescribeDBClusters -------------------------------------------------------------------
enum class ClusterStatus : std::uint8_t {
  absent,
  creating,
  available,
  modifying,
  resetting_master_credentials,
  promoting,
  deleting,
  renaming,
  backing_up,
  upgrading,
  failing_over,
  stopping,
  stopped,
  starting,
  inaccessible_recoverable,  // the key of the storage cannot be used; StartDBCluster looks again
  inaccessible,              // and was not given back in time
};
enum class ClusterTrigger : std::uint8_t {
  create,
  created,
  modify,
  modified,
  reset_credentials,
  credentials_reset,
  promote,
  promoted,
  remove,
  removed,
  rename,
  renamed,
  back_up,
  backed_up,
  upgrade,
  upgraded,
  fail_over,
  failed_over,
  stop,
  stopped,
  stop_failed,
  start,
  started,
  key_lost,
  key_given_up,
};

inline constexpr auto cluster_table = [] {
  using S = ClusterStatus;
  using T = ClusterTrigger;
  using Row = sim::Transition<S, T>;
  return sim::TransitionTable<S, 16, T, 25, 30>{
      {"absent", "creating", "available", "modifying", "resetting-master-credentials", "promoting", "deleting",
       "renaming", "backing-up", "upgrading", "failing-over", "stopping", "stopped", "starting",
       "inaccessible-encryption-credentials-recoverable", "inaccessible-encryption-credentials"},
      {"create",
       "created",
       "modify",
       "modified",
       "reset-credentials",
       "credentials-reset",
       "promote",
       "promoted",
       "delete",
       "deleted",
       "rename",
       "renamed",
       "back-up",
       "backed-up",
       "upgrade",
       "upgraded",
       "fail-over",
       "failed-over",
       "stop",
       "stopped",
       "stop-failed",
       "start",
       "started",
       "key-lost",
       "key-given-up"},
      {Row{S::absent, T::create, S::creating},
       Row{S::creating, T::created, S::available},
       Row{S::creating, T::remove, S::deleting},
       Row{S::available, T::modify, S::modifying},
       Row{S::modifying, T::modified, S::available},
       Row{S::available, T::reset_credentials, S::resetting_master_credentials},
       Row{S::resetting_master_credentials, T::credentials_reset, S::available},
       Row{S::available, T::promote, S::promoting},
       Row{S::promoting, T::promoted, S::available},
       Row{S::available, T::rename, S::renaming},
       Row{S::renaming, T::renamed, S::available},
       Row{S::available, T::back_up, S::backing_up},
       Row{S::backing_up, T::backed_up, S::available},
       Row{S::available, T::upgrade, S::upgrading},
       Row{S::upgrading, T::upgraded, S::available},
       Row{S::available, T::fail_over, S::failing_over},
       Row{S::failing_over, T::failed_over, S::available},
       Row{S::available, T::stop, S::stopping},
       Row{S::stopping, T::stopped, S::stopped},
       Row{S::stopping, T::stop_failed, S::available},
       Row{S::stopped, T::start, S::starting},
       Row{S::starting, T::started, S::available},
       Row{S::available, T::key_lost, S::inaccessible_recoverable},
       Row{S::starting, T::key_lost, S::inaccessible_recoverable},
       Row{S::inaccessible_recoverable, T::start, S::starting},
       Row{S::inaccessible_recoverable, T::key_given_up, S::inaccessible},
       Row{S::available, T::remove, S::deleting},
       Row{S::inaccessible_recoverable, T::remove, S::deleting},
       Row{S::inaccessible, T::remove, S::deleting},
       Row{S::deleting, T::removed, S::absent}}};
}();
static_assert(cluster_table.sound());

// ---- managed secret: SecretStatus of MasterUserSecret -----------------------------------------------------------
enum class SecretStatus : std::uint8_t { absent, creating, active, rotating, impaired };
enum class SecretTrigger : std::uint8_t {
  turn_on,
  stored,
  rotation_started,
  rotation_succeeded,
  rotation_failed,
  access_lost,
  turn_off,
};

inline constexpr auto secret_table = [] {
  using S = SecretStatus;
  using T = SecretTrigger;
  using Row = sim::Transition<S, T>;
  return sim::TransitionTable<S, 5, T, 7, 11>{
      {"absent", "creating", "active", "rotating", "impaired"},
      {"turn-on", "stored", "rotation-started", "rotation-succeeded", "rotation-failed", "access-lost", "turn-off"},
      {Row{S::absent, T::turn_on, S::creating}, Row{S::creating, T::stored, S::active},
       Row{S::creating, T::turn_off, S::absent}, Row{S::active, T::rotation_started, S::rotating},
       Row{S::active, T::access_lost, S::impaired}, Row{S::active, T::turn_off, S::absent},
       Row{S::rotating, T::rotation_succeeded, S::active}, Row{S::rotating, T::rotation_failed, S::impaired},
       Row{S::rotating, T::turn_off, S::absent}, Row{S::impaired, T::rotation_started, S::rotating},
       Row{S::impaired, T::turn_off, S::absent}}};
}();
static_assert(secret_table.sound());

// ---- rotation: the phase that a rotation is in ------------------------------------------------------------------
enum class RotationPhase : std::uint8_t { none, create, set, test, finish, retry };
enum class RotationTrigger : std::uint8_t { start, created, set, tested, finished, step_failed, retry_due, given_up };

inline constexpr auto rotation_table = [] {
  using S = RotationPhase;
  using T = RotationTrigger;
  using Row = sim::Transition<S, T>;
  return sim::TransitionTable<S, 6, T, 8, 15>{
      {"none", "create", "set", "test", "finish", "retry"},
      {"start", "created", "set", "tested", "finished", "step-failed", "retry-due", "given-up"},
      {Row{S::none, T::start, S::create}, Row{S::create, T::created, S::set}, Row{S::create, T::step_failed, S::retry},
       Row{S::create, T::given_up, S::none}, Row{S::set, T::set, S::test}, Row{S::set, T::step_failed, S::retry},
       Row{S::set, T::given_up, S::none}, Row{S::test, T::tested, S::finish}, Row{S::test, T::step_failed, S::retry},
       Row{S::test, T::given_up, S::none}, Row{S::finish, T::finished, S::none},
       Row{S::finish, T::step_failed, S::retry}, Row{S::finish, T::given_up, S::none},
       Row{S::retry, T::retry_due, S::create}, Row{S::retry, T::given_up, S::none}}};
}();
static_assert(rotation_table.sound());

// ---- KMS key: KeyState ------------------------------------------------------------------------------------------
enum class KeyState : std::uint8_t { absent, Enabled, Disabled, PendingDeletion, PendingImport };
enum class KeyTrigger : std::uint8_t {
  create,
  disable,
  enable,
  schedule_deletion,
  cancel_deletion,
  remove,
  create_external,
  import_material,
  lose_material,
};

inline constexpr auto key_table = [] {
  using S = KeyState;
  using T = KeyTrigger;
  using Row = sim::Transition<S, T>;
  return sim::TransitionTable<S, 5, T, 9, 16>{
      {"absent", "Enabled", "Disabled", "PendingDeletion", "PendingImport"},
      {"CreateKey", "DisableKey", "EnableKey", "ScheduleKeyDeletion", "CancelKeyDeletion", "DeleteKey",
       "CreateKey-EXTERNAL", "ImportKeyMaterial", "DeleteImportedKeyMaterial"},
      {Row{S::absent, T::create, S::Enabled}, Row{S::Enabled, T::disable, S::Disabled},
       Row{S::Enabled, T::enable, S::Enabled}, Row{S::Enabled, T::schedule_deletion, S::PendingDeletion},
       Row{S::Disabled, T::disable, S::Disabled}, Row{S::Disabled, T::enable, S::Enabled},
       Row{S::Disabled, T::schedule_deletion, S::PendingDeletion},
       Row{S::PendingDeletion, T::cancel_deletion, S::Disabled}, Row{S::PendingDeletion, T::remove, S::absent},
       Row{S::absent, T::create_external, S::PendingImport}, Row{S::PendingImport, T::import_material, S::Enabled},
       Row{S::Enabled, T::import_material, S::Enabled}, Row{S::Enabled, T::lose_material, S::PendingImport},
       Row{S::Disabled, T::lose_material, S::PendingImport}, Row{S::PendingImport, T::lose_material, S::PendingImport},
       Row{S::PendingImport, T::schedule_deletion, S::PendingDeletion}}};
}();
static_assert(key_table.sound());

// ---- DB instance: DBInstanceStatus ------------------------------------------------------------------------------
enum class InstanceStatus : std::uint8_t {
  absent,
  creating,
  available,
  deleting,
  rebooting,
  stopping,
  stopped,
  starting,
  inaccessible_recoverable,
  inaccessible,
};
enum class InstanceTrigger : std::uint8_t {
  create,
  created,
  remove,
  removed,
  reboot,
  rebooted,
  stop,
  stopped,
  stop_failed,
  start,
  started,
  key_lost,
  key_given_up,
};

// An instance is stopped, started and shut out with its cluster, never alone.
inline constexpr auto instance_table = [] {
  using S = InstanceStatus;
  using T = InstanceTrigger;
  using Row = sim::Transition<S, T>;
  return sim::TransitionTable<S, 10, T, 13, 16>{
      {"absent", "creating", "available", "deleting", "rebooting", "stopping", "stopped", "starting",
       "inaccessible-encryption-credentials-recoverable", "inaccessible-encryption-credentials"},
      {"create", "created", "delete", "deleted", "reboot", "rebooted", "stop", "stopped", "stop-failed", "start",
       "started", "key-lost", "key-given-up"},
      {Row{S::absent, T::create, S::creating}, Row{S::creating, T::created, S::available},
       Row{S::available, T::remove, S::deleting}, Row{S::inaccessible, T::remove, S::deleting},
       Row{S::deleting, T::removed, S::absent}, Row{S::available, T::reboot, S::rebooting},
       Row{S::rebooting, T::rebooted, S::available}, Row{S::available, T::stop, S::stopping},
       Row{S::stopping, T::stopped, S::stopped}, Row{S::stopping, T::stop_failed, S::available},
       Row{S::stopped, T::start, S::starting}, Row{S::inaccessible_recoverable, T::start, S::starting},
       Row{S::starting, T::started, S::available}, Row{S::available, T::key_lost, S::inaccessible_recoverable},
       Row{S::starting, T::key_lost, S::inaccessible_recoverable},
       Row{S::inaccessible_recoverable, T::key_given_up, S::inaccessible}}};
}();
static_assert(instance_table.sound());

// ---- plain words without a machine of their own -----------------------------------------------------------------
enum class GrantStatus : std::uint8_t { absent, active };
inline constexpr std::array<std::string_view, 2> grant_statuses{"absent", "active"};

enum class SnapshotStatus : std::uint8_t { absent, creating, available };
inline constexpr std::array<std::string_view, 3> snapshot_statuses{"absent", "creating", "available"};

enum class Engine : std::uint8_t { none, aurora_mysql, aurora_postgresql };
inline constexpr std::array<std::string_view, 3> engines{"none", "aurora-mysql", "aurora-postgresql"};

enum class EngineMode : std::uint8_t { none, provisioned, serverless };
inline constexpr std::array<std::string_view, 3> engine_modes{"none", "provisioned", "serverless"};

// Where a key's material comes from.
enum class KeyOrigin : std::uint8_t { none, AWS_KMS, EXTERNAL };
inline constexpr std::array<std::string_view, 3> key_origins{"none", "AWS_KMS", "EXTERNAL"};

enum class KeyManager : std::uint8_t { none, AWS, CUSTOMER };
inline constexpr std::array<std::string_view, 3> key_managers{"none", "AWS", "CUSTOMER"};

// Who asked for a rotation.
enum class RotationOrigin : std::uint8_t { none, schedule, rds_call, secretsmanager_call };
inline constexpr std::array<std::string_view, 4> rotation_origins{"none", "schedule", "ModifyDBCluster",
                                                                  "RotateSecret"};

// How a Lambda function rotates an ordinary secret: it changes the one user's password, or that of the other of two.
enum class RotationStrategy : std::uint8_t { none, single_user, alternating_users };
inline constexpr std::array<std::string_view, 3> rotation_strategies{"none", "single-user", "alternating-users"};

}  // namespace model
