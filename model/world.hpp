// The world: plain tables of rows of integers and enums, one table per kind of resource. All that the future depends
// on, and nothing else; copied, compared and hashed as bytes.
//
// Invariants
//   1. Rows are never reused: a row number names one resource for ever. A resource that is gone keeps its identity and
//      name; its attributes are back at their defaults.
//   2. Rows have no padding; whatever is written to an attribute goes through Transition::change (see transition.hpp).
//   3. What is pending stands in the slots of its row.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "model/access_rows.hpp"
#include "model/identifiers.hpp"
#include "model/meters.hpp"
#include "model/parameters.hpp"
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

// A secret owned by RDS, together with its schedule.
struct Secret {
  std::uint64_t identity = 0;
  sim::Time created = sim::never;
  sim::Time last_rotated = sim::never;
  sim::Time next_rotation_date = sim::never;
  sim::Time window_open = sim::never;  // the window that the pending start lies in
  sim::Time window_close = sim::never;
  sim::Time deleted_date = sim::never;
  sim::Time billed_since = sim::never;  // since when it costs; never: it costs nothing
  sim::Slot schedule_slot;
  sim::Slot purge_slot;
  sim::Slot probe_slot;
  sim::Slot delivery_slot;  // of the event that tells of AWSCURRENT's move
  std::uint32_t scheduled = 0;
  Name account = Name::none;
  Name region = Name::none;
  Name cluster_name = Name::none;  // as its tag aws:rds:primaryDBClusterArn has it
  ClusterRow cluster;
  KeyRow key;
  VersionRow current;
  VersionRow previous;
  VersionRow pending;
  VersionRow newest;  // head of the list of its versions
  std::uint32_t versions_made = 0;
  std::uint32_t versions_kept = 0;
  ScheduleId schedule = ScheduleId::none;
  PolicyId policy = PolicyId::none;
  TagRow first_tag;
  GrantRow grant;  // the one that RDS took on a customer key
  bool rotation_enabled = false;
  bool orphaned = false;  // RDS could not delete it
  bool exists = false;
  std::uint8_t reserved[5] = {};

  friend bool operator==(const Secret&, const Secret&) = default;
};

// A version of a secret: immutable once made.
struct Version {
  std::uint64_t secret_identity = 0;
  sim::Time created = sim::never;
  Password value = Password::none;
  SecretRow secret;
  std::uint32_t nth = 0;
  KeyRow key;
  VersionRow older;  // the next of its secret's list
  std::uint32_t exists = 0;
  std::uint32_t reserved = 0;

  friend bool operator==(const Version&, const Version&) = default;
};

// A KMS key. `latest` is what Describe shows; `visible` is what cryptographic calls and authorization go by.
struct Key {
  std::uint64_t identity = 0;
  sim::Time created = sim::never;
  sim::Time deletion_date = sim::never;
  sim::Time billed_since = sim::never;  // as of a secret
  sim::Slot propagation_slot;
  sim::Slot deletion_slot;
  std::uint32_t scheduled = 0;
  Name account = Name::none;
  Name region = Name::none;
  Name description = Name::none;
  PolicyId policy = PolicyId::none;
  PolicyId visible_policy = PolicyId::none;
  std::uint32_t grants_made = 0;
  KeyState state = KeyState::absent;
  KeyState visible_state = KeyState::absent;
  KeyManager manager = KeyManager::none;
  bool exists = false;

  friend bool operator==(const Key&, const Key&) = default;
};

struct Alias {
  Name name = Name::none;  // with the prefix alias/
  Name account = Name::none;
  Name region = Name::none;
  KeyRow key;
  std::uint32_t exists = 0;

  friend bool operator==(const Alias&, const Alias&) = default;
};

struct Grant {
  std::uint64_t identity = 0;
  sim::Time created = sim::never;
  sim::Slot propagation_slot;
  std::uint32_t scheduled = 0;
  KeyRow key;
  SecretRow secret;              // the encryption context it is bound to; none: unbound
  Name grantee = Name::none;     // an ARN; none: the service-linked role of RDS
  std::uint32_t operations = 0;  // bits of GrantOperation
  GrantStatus status = GrantStatus::absent;
  GrantStatus visible_status = GrantStatus::absent;
  bool exists = false;
  std::uint8_t reserved = 0;

  friend bool operator==(const Grant&, const Grant&) = default;
};

enum class GrantOperation : std::uint8_t { Decrypt, GenerateDataKey, DescribeKey, Encrypt, CreateGrant, RetireGrant };

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

// A tag that a user put on a secret.
struct Tag {
  SecretRow secret;
  Name key = Name::none;
  Name value = Name::none;
  TagRow next;
  std::uint32_t exists = 0;

  friend bool operator==(const Tag&, const Tag&) = default;
};

// An application that reads the secret and logs in. What changes at each login is no attribute: see client_quiet.hpp.
struct Client {
  std::uint64_t identity = 0;
  Password cached = Password::none;
  sim::Time cached_at = sim::never;      // when it read that
  sim::Time used_at = sim::never;        // the last login that was made with it
  sim::Time next_login = sim::never;     // the moment after those that have passed
  sim::Time connected_at = sim::never;   // when its connection was opened
  sim::Time failing_since = sim::never;  // the first attempt of a login that is tried again
  sim::Slot login_slot;                  // when it has to be stepped
  std::uint32_t scheduled = 0;
  std::uint32_t definition = 0;  // an index into Setting::clients
  std::uint32_t ordinal = 0;
  std::uint32_t moments = 0;  // how many moments of login were drawn
  std::uint32_t retries = 0;  // how many waits before another attempt were drawn
  ClusterRow cluster;         // none until its cluster first has an available writer
  SecretRow secret;           // what it found at its start
  std::uint16_t outcome = 0;  // the last login: 0 none, 1 ok, else the refusal
  std::uint8_t attempt = 0;   // of the login under way, how many were in vain
  bool connected = false;     // of clients that keep their connections
  bool starting = false;      // it is to read the secret at once
  bool invalidated = false;   // it was told that its value is an old one
  bool exists = false;
  std::uint8_t reserved[5] = {};

  friend bool operator==(const Client&, const Client&) = default;
};

// What faults have armed: of the whole world, or of one cluster.
struct Fault {
  sim::Slot end_slot;
  std::uint32_t scheduled = 0;
  ClusterRow cluster;             // whose rotation steps fail
  std::uint32_t times = 0;        // how often more
  std::uint32_t permille = 1000;  // how much longer the wait takes, in thousandths
  WaitName wait{};                // which wait is slow
  std::uint16_t action = 0;       // which Action is throttled
  RotationPhase phase = RotationPhase::none;
  std::uint8_t kind = 0;  // FaultKind
  bool exists = false;
  std::uint8_t reserved = 0;

  friend bool operator==(const Fault&, const Fault&) = default;
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

struct World {
  std::vector<Cluster> clusters;
  std::vector<Instance> instances;
  std::vector<Secret> secrets;
  std::vector<Version> versions;
  std::vector<Key> keys;
  std::vector<Alias> aliases;
  std::vector<Grant> grants;
  std::vector<Snapshot> snapshots;
  std::vector<GlobalCluster> global_clusters;
  std::vector<BlueGreen> blue_greens;
  std::vector<Tag> tags;
  std::vector<Client> clients;
  std::vector<Fault> faults;
  std::vector<Principal> principals;  // by PrincipalId, those of the setting first; empty where no policies are asked
  std::vector<ManagedPolicy> policies;
  std::vector<PolicyVersion> policy_versions;
  std::vector<Attachment> attachments;
  std::vector<PastPassword> past_passwords;
  // By interned name: the row that had the name last. Grown on demand.
  std::vector<std::uint32_t> cluster_by_name;
  std::vector<std::uint32_t> instance_by_name;
  std::vector<std::uint32_t> client_groups;  // by definition: the first row of its clients plus 1; 0: not started
  Meters meters;

  Cluster& operator[](ClusterRow row) { return clusters[row.index]; }
  Instance& operator[](InstanceRow row) { return instances[row.index]; }
  Secret& operator[](SecretRow row) { return secrets[row.index]; }
  Version& operator[](VersionRow row) { return versions[row.index]; }
  Key& operator[](KeyRow row) { return keys[row.index]; }
  Alias& operator[](AliasRow row) { return aliases[row.index]; }
  Grant& operator[](GrantRow row) { return grants[row.index]; }
  Snapshot& operator[](SnapshotRow row) { return snapshots[row.index]; }
  GlobalCluster& operator[](GlobalClusterRow row) { return global_clusters[row.index]; }
  BlueGreen& operator[](BlueGreenRow row) { return blue_greens[row.index]; }
  Tag& operator[](TagRow row) { return tags[row.index]; }
  Fault& operator[](FaultRow row) { return faults[row.index]; }
  Client& operator[](ClientRow row) { return clients[row.index]; }
  Principal& operator[](PrincipalRow row) { return principals[row.index]; }
  ManagedPolicy& operator[](PolicyRow row) { return policies[row.index]; }
  PolicyVersion& operator[](PolicyVersionRow row) { return policy_versions[row.index]; }
  Attachment& operator[](AttachmentRow row) { return attachments[row.index]; }
  template <Table T>
  const auto& operator[](Row<T> row) const {
    return const_cast<World&>(*this)[row];
  }

  friend bool operator==(const World& a, const World& b);
  [[nodiscard]] std::uint64_t hash() const;
};

}  // namespace model
