// The rows of Secrets Manager: secrets with their versions, tags and labels.
#pragma once

#include <cstdint>

#include "model/identifiers.hpp"
#include "model/statuses.hpp"
#include "sim/event.hpp"

namespace model {

// A secret, together with its schedule: one that RDS owns, of a cluster, or an ordinary one that a person made.
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
  sim::Slot rotation_slot;  // of a rotation by a Lambda function
  std::uint32_t scheduled = 0;
  Name cluster_name = Name::none;  // as its tag aws:rds:primaryDBClusterArn has it
  ClusterRow cluster;              // none: an ordinary secret
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
  GrantRow grant;          // the one that RDS took on a customer key
  Name name = Name::none;  // of an ordinary secret; RDS's are drawn
  Name account = Name::none;
  Name region = Name::none;
  Name description = Name::none;
  Name lambda = Name::none;       // the ARN of the function that rotates it
  LabelRow first_label;           // those that are not AWS's own
  std::uint32_t incarnation = 0;  // how many secrets had this name before
  bool rotation_enabled = false;
  bool orphaned = false;  // RDS could not delete it
  RotationPhase phase = RotationPhase::none;
  RotationStrategy strategy = RotationStrategy::none;
  std::uint8_t attempt = 0;
  bool password_set = false;  // this rotation's password is in the database
  bool testing = false;       // the pending version is that of a test
  bool exists = false;
  std::uint8_t reserved[4] = {};

  friend bool operator==(const Secret&, const Secret&) = default;
};

// A version of a secret: immutable once made, its key aside. `value` is its password or, where it has none, all of it.
struct Version {
  std::uint64_t secret_identity = 0;
  sim::Time created = sim::never;
  Password value = Password::none;
  SecretRow secret;
  std::uint32_t nth = 0;
  KeyRow key;
  VersionRow older;  // the next of its secret's list
  std::uint32_t exists = 0;
  ValueId given = ValueId::none;  // what a person wrote; a rotation puts another user name and password into it
  Name username = Name::none;     // that of the value given, or the one that a rotation made of it
  Name id = Name::none;           // the client request token; none: drawn

  friend bool operator==(const Version&, const Version&) = default;
};

// A tag that a user put on a secret or on a key.
struct Tag {
  SecretRow secret;
  KeyRow of_key;
  Name key = Name::none;
  Name value = Name::none;
  TagRow next;
  std::uint32_t exists = 0;

  friend bool operator==(const Tag&, const Tag&) = default;
};

// A staging label of a person's own, on a version.
struct Label {
  SecretRow secret;
  Name name = Name::none;
  VersionRow version;
  LabelRow next;
  std::uint32_t exists = 0;

  friend bool operator==(const Label&, const Label&) = default;
};

}  // namespace model
