// The rows of KMS: keys with their aliases and grants.
#pragma once

#include <cstdint>

#include "model/identifiers.hpp"
#include "model/statuses.hpp"
#include "sim/event.hpp"

namespace model {

enum class GrantOperation : std::uint8_t {
  Decrypt,
  GenerateDataKey,
  DescribeKey,
  Encrypt,
  CreateGrant,
  RetireGrant,
  ReEncryptFrom,
  ReEncryptTo
};

// A KMS key. `latest` is what Describe shows; `visible` is what cryptographic calls and authorization go by.
struct Key {
  std::uint64_t identity = 0;
  sim::Time created = sim::never;
  sim::Time deletion_date = sim::never;
  sim::Time billed_since = sim::never;   // as of a secret
  sim::Time valid_to = sim::never;       // when imported material expires
  sim::Time next_rotation = sim::never;  // of the material
  std::uint64_t material = 0;            // the identity of imported material: no other is ever accepted
  sim::Slot propagation_slot;
  sim::Slot deletion_slot;
  sim::Slot rotation_slot;
  sim::Slot material_slot;
  std::uint32_t scheduled = 0;
  Name account = Name::none;
  Name region = Name::none;
  Name description = Name::none;
  PolicyId policy = PolicyId::none;
  PolicyId visible_policy = PolicyId::none;
  std::uint32_t grants_made = 0;
  std::uint32_t rotation_days = 0;  // RotationPeriodInDays
  std::uint32_t rotations = 0;      // of the material, on demand or not
  std::uint32_t on_demand = 0;      // those on demand
  TagRow first_tag;
  GrantRow last_grant;
  KeyState state = KeyState::absent;
  KeyState visible_state = KeyState::absent;
  KeyManager manager = KeyManager::none;
  bool exists = false;
  KeyOrigin origin = KeyOrigin::none;
  bool rotation_enabled = false;
  bool has_material = false;
  std::uint8_t reserved[1] = {};

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
  GrantRow before;               // of the same key, made earlier; some of them are gone
  SecretRow secret;              // the encryption context it is bound to; none: unbound
  Name grantee = Name::none;     // an ARN; none: the service-linked role of RDS
  Name retiring = Name::none;    // an ARN: who may retire it
  Name name = Name::none;        // makes a repeated CreateGrant find it again
  std::uint32_t operations = 0;  // bits of GrantOperation
  GrantStatus status = GrantStatus::absent;
  GrantStatus visible_status = GrantStatus::absent;
  bool exists = false;
  std::uint8_t reserved[5] = {};

  friend bool operator==(const Grant&, const Grant&) = default;
};

}  // namespace model
