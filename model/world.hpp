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
#include <deque>
#include <vector>

#include "model/access_rows.hpp"
#include "model/cluster_rows.hpp"
#include "model/identifiers.hpp"
#include "model/key_rows.hpp"
#include "model/meters.hpp"
#include "model/parameters.hpp"
#include "model/secret_rows.hpp"
#include "model/statuses.hpp"
#include "sim/event.hpp"

namespace model {

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
  Name user = Name::none;     // whose password `cached` is; none: the master user's
  std::uint16_t outcome = 0;  // the last login: 0 none, 1 ok, else the refusal
  std::uint8_t attempt = 0;   // of the login under way, how many were in vain
  bool connected = false;     // of clients that keep their connections
  bool starting = false;      // it is to read the secret at once
  bool invalidated = false;   // it was told that its value is an old one
  bool exists = false;
  std::uint8_t reserved = 0;

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

// The calls of one second that count against a quota. No resource: a list.
struct RateWindow {
  sim::Time second = sim::never;
  Name account = Name::none;
  Name region = Name::none;
  std::uint32_t quota = 0;  // a Quota
  std::uint32_t calls = 0;

  friend bool operator==(const RateWindow&, const RateWindow&) = default;
};

struct World {
  std::vector<Cluster> clusters;
  std::vector<Instance> instances;
  std::vector<Secret> secrets;
  std::deque<Version> versions;  // the longest of all by far: it grows without a copy of what is there
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
  std::vector<Label> labels;
  std::vector<DatabaseUser> database_users;
  std::vector<PastPassword> past_passwords;
  std::uint32_t free_password = no_row;  // of past_passwords, the head of the list of those not in use
  std::vector<RateWindow> rate_windows;
  // By interned name: the row that had the name last. Grown on demand.
  std::vector<std::uint32_t> cluster_by_name;
  std::vector<std::uint32_t> instance_by_name;
  std::vector<std::uint32_t> secret_by_name;
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
  Label& operator[](LabelRow row) { return labels[row.index]; }
  DatabaseUser& operator[](DatabaseUserRow row) { return database_users[row.index]; }
  template <Table T>
  const auto& operator[](Row<T> row) const {
    return const_cast<World&>(*this)[row];
  }

  friend bool operator==(const World& a, const World& b);
  [[nodiscard]] std::uint64_t hash() const;
};

}  // namespace model
