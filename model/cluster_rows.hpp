// The rows of RDS: clusters, instances and users of databases, snapshots, and what clusters are part of.
#pragma once

#include <cstdint>

#include "model/identifiers.hpp"
#include "model/statuses.hpp"
#include "sim/event.hpp"

namespace model {

// An Aurora DB cluster. Its managed secret's status and rotation belong to RDS and therefore stand here.
struct Cluster {
  std::uint64_t identity = 0;
  Password password = Password::none;          // what the database accepts
  Password pending_password = Password::none;  // PendingModifiedValues.MasterUserPassword
  Password leaked = Password::none;            // what a fault has let out, until it opens nothing any more
  sim::Time created = sim::never;
  sim::Slot status_slot;
  sim::Slot rotation_slot;
  sim::Slot storage_slot;      // RDS notices that the key of the storage is lost
  sim::Slot maintenance_slot;  // the next maintenance window, while it has something to do
  std::uint32_t scheduled = 0;
  Name name = Name::none;
  Name account = Name::none;
  Name region = Name::none;
  Name username = Name::none;
  Name engine_version = Name::none;
  SecretRow secret;
  SnapshotRow final_snapshot;
  GlobalClusterRow global_cluster;
  ClusterRow replication_source;
  BlueGreenRow blue_green;
  KeyRow storage_key;
  std::uint32_t incarnation = 0;         // how many clusters had this name before
  std::uint32_t secrets_made = 0;        // identities of its secrets
  std::uint32_t passwords_made = 0;      // identities of its passwords
  std::uint32_t members = 0;             // instances not yet gone
  std::uint32_t writer_epoch = 0;        // how often established connections were dropped
  std::uint32_t last_password = no_row;  // head of the list of what its password was: World::past_passwords
  Name identifier = Name::none;          // the name, as an attribute
  Name pending_identifier = Name::none;  // what a renaming will make of it
  Name pending_version = Name::none;
  InstanceRow writer;
  InstanceRow failover_target;
  ClusterStatus status = ClusterStatus::absent;
  SecretStatus secret_status = SecretStatus::absent;
  RotationPhase phase = RotationPhase::none;
  RotationOrigin origin = RotationOrigin::none;
  std::uint8_t attempt = 0;
  Engine engine = Engine::none;
  EngineMode mode = EngineMode::none;
  EngineMode pending_mode = EngineMode::none;
  std::uint8_t retention_days = 0;  // BackupRetentionPeriod
  bool deletion_protection = false;
  bool tampered = false;      // the password was changed by SQL, behind everybody's back
  bool turning_off = false;   // management ends when the credentials are reset
  bool password_set = false;  // this rotation's password is in the database
  bool rotation_due = false;  // a start that had to be deferred
  bool exists = false;
  bool iam_auth = false;
  bool storage_encrypted = false;
  std::uint8_t reserved[3] = {};

  friend bool operator==(const Cluster&, const Cluster&) = default;
};

struct Instance {
  std::uint64_t identity = 0;
  sim::Time created = sim::never;
  sim::Slot status_slot;
  sim::Slot fault_slot;  // the end of a writer-down fault
  std::uint32_t scheduled = 0;
  Name name = Name::none;
  Name account = Name::none;
  Name region = Name::none;
  Name instance_class = Name::none;
  ClusterRow cluster;
  std::uint32_t incarnation = 0;
  InstanceStatus status = InstanceStatus::absent;
  bool down = false;  // a fault: does not accept connections
  bool exists = false;
  std::uint8_t reserved = 0;

  friend bool operator==(const Instance&, const Instance&) = default;
};

// A user of a cluster's database beside the master user.
struct DatabaseUser {
  Password password = Password::none;
  ClusterRow cluster;
  Name name = Name::none;
  std::uint32_t exists = 0;
  std::uint32_t reserved = 0;

  friend bool operator==(const DatabaseUser&, const DatabaseUser&) = default;
};

// What a cluster's database accepted from a moment on: a restore to a point in time goes by it. No resource: a list
// per cluster, the newest first.
struct PastPassword {
  sim::Time since = sim::never;
  Password password = Password::none;
  std::uint32_t older = no_row;
  std::uint32_t reserved = 0;

  friend bool operator==(const PastPassword&, const PastPassword&) = default;
};

struct Snapshot {
  std::uint64_t identity = 0;
  sim::Time created = sim::never;
  Password password = Password::none;
  sim::Slot status_slot;
  std::uint32_t scheduled = 0;
  Name name = Name::none;
  Name account = Name::none;
  Name region = Name::none;
  Name username = Name::none;
  Name engine_version = Name::none;
  ClusterRow cluster;
  KeyRow storage_key;
  SnapshotRow source;  // what it is a copy of
  SnapshotStatus status = SnapshotStatus::absent;
  Engine engine = Engine::none;
  EngineMode mode = EngineMode::none;
  bool storage_encrypted = false;
  bool exists = false;
  std::uint8_t reserved[7] = {};

  friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

struct GlobalCluster {
  Name name = Name::none;
  Name account = Name::none;
  Engine engine = Engine::none;
  bool exists = false;
  std::uint8_t reserved[2] = {};

  friend bool operator==(const GlobalCluster&, const GlobalCluster&) = default;
};

struct BlueGreen {
  std::uint64_t identity = 0;
  Name name = Name::none;
  Name account = Name::none;
  Name region = Name::none;
  ClusterRow source;
  bool exists = false;
  std::uint8_t reserved[7] = {};

  friend bool operator==(const BlueGreen&, const BlueGreen&) = default;
};

}  // namespace model
