// What calls of KMS ask for: the members that have an effect.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "model/actions.hpp"
#include "model/references.hpp"
#include "model/statuses.hpp"
#include "sim/time.hpp"

namespace model {

struct CreateKey {
  static constexpr Action action = Action::CreateKey;
  Name description = Name::none;
  PolicyId policy = PolicyId::none;  // none: the default policy
  bool policy_malformed = false;
  bool policy_too_long = false;
  std::optional<bool> bypass_lockout_check;
  KeyOrigin origin = KeyOrigin::AWS_KMS;
  bool unsupported = false;  // a spec, usage or store that is not simulated
  std::vector<std::pair<Name, Name>> tags;
};

struct DescribeKey {
  static constexpr Action action = Action::DescribeKey;
  KeyReference key;
  GrantTokens tokens{};
};

struct ListKeys {
  static constexpr Action action = Action::ListKeys;
};

struct EnableKey {
  static constexpr Action action = Action::EnableKey;
  KeyReference key;
};

struct DisableKey {
  static constexpr Action action = Action::DisableKey;
  KeyReference key;
};

struct ScheduleKeyDeletion {
  static constexpr Action action = Action::ScheduleKeyDeletion;
  KeyReference key;
  std::optional<std::int64_t> pending_window_in_days;
};

struct CancelKeyDeletion {
  static constexpr Action action = Action::CancelKeyDeletion;
  KeyReference key;
};

struct CreateAlias {
  static constexpr Action action = Action::CreateAlias;
  Name alias = Name::none;
  KeyReference target;
};

struct UpdateAlias {
  static constexpr Action action = Action::UpdateAlias;
  Name alias = Name::none;
  KeyReference target;
};

struct DeleteAlias {
  static constexpr Action action = Action::DeleteAlias;
  Name alias = Name::none;
};

struct ListAliases {
  static constexpr Action action = Action::ListAliases;
  KeyReference key;
};

struct CreateGrant {
  static constexpr Action action = Action::CreateGrant;
  KeyReference key;
  Name grantee = Name::none;     // an ARN
  std::uint32_t operations = 0;  // bits of GrantOperation
  bool operation_unknown = false;
  SecretReference bound_to;    // the SecretARN of an encryption context constraint; its text is none: unbound
  Name retiring = Name::none;  // an ARN: who may retire it
  Name name = Name::none;      // makes a repeated call find the grant again
  GrantTokens tokens{};
};

struct ListGrants {
  static constexpr Action action = Action::ListGrants;
  KeyReference key;
};

struct RevokeGrant {
  static constexpr Action action = Action::RevokeGrant;
  KeyReference key;
  GrantReference grant;
};

struct RetireGrant {
  static constexpr Action action = Action::RetireGrant;
  KeyReference key;  // left out with a grant token
  GrantReference grant;
};

struct PutKeyPolicy {
  static constexpr Action action = Action::PutKeyPolicy;
  KeyReference key;
  Name policy_name = Name::none;
  PolicyId policy = PolicyId::none;  // none: malformed
  bool too_long = false;
  std::optional<bool> bypass_lockout_check;
};

struct GetKeyPolicy {
  static constexpr Action action = Action::GetKeyPolicy;
  KeyReference key;
};

struct EnableKeyRotation {
  static constexpr Action action = Action::EnableKeyRotation;
  KeyReference key;
  std::optional<std::int64_t> rotation_period_in_days;
};

struct DisableKeyRotation {
  static constexpr Action action = Action::DisableKeyRotation;
  KeyReference key;
};

struct GetKeyRotationStatus {
  static constexpr Action action = Action::GetKeyRotationStatus;
  KeyReference key;
};

struct RotateKeyOnDemand {
  static constexpr Action action = Action::RotateKeyOnDemand;
  KeyReference key;
};

struct GetParametersForImport {
  static constexpr Action action = Action::GetParametersForImport;
  KeyReference key;
};

struct ImportKeyMaterial {
  static constexpr Action action = Action::ImportKeyMaterial;
  KeyReference key;
  KeyRow token_key;  // that the token is for; no row: it is no token
  sim::Time token_issued = sim::never;
  std::uint64_t material = 0;   // its identity
  std::optional<bool> expires;  // ExpirationModel
  sim::Time valid_to = sim::never;
};

struct DeleteImportedKeyMaterial {
  static constexpr Action action = Action::DeleteImportedKeyMaterial;
  KeyReference key;
};

// What Encrypt made, as Decrypt reads it; no key: it is no ciphertext.
struct Ciphertext {
  KeyRow key;
  std::uint32_t plaintext = 0;  // its number; see aws/ciphertext.hpp
  std::uint64_t context = 0;    // the hash of its encryption context
};

struct Encrypt {
  static constexpr Action action = Action::Encrypt;
  KeyReference key;
  ValueId plaintext = ValueId::none;
  std::uint64_t context = 0;
  GrantTokens tokens{};
};

struct Decrypt {
  static constexpr Action action = Action::Decrypt;
  KeyReference key;  // may be left out
  Ciphertext ciphertext;
  std::uint64_t context = 0;
  GrantTokens tokens{};
};

struct ReEncrypt {
  static constexpr Action action = Action::ReEncrypt;
  KeyReference source_key;  // may be left out
  KeyReference key;         // DestinationKeyId
  Ciphertext ciphertext;
  std::uint64_t source_context = 0;
  std::uint64_t context = 0;
  GrantTokens tokens{};
};

struct GenerateDataKey {
  static constexpr Action action = Action::GenerateDataKey;
  KeyReference key;
  Name key_spec = Name::none;
  std::optional<std::int64_t> number_of_bytes;
  std::uint64_t context = 0;
  GrantTokens tokens{};
};

struct UpdateKeyDescription {
  static constexpr Action action = Action::UpdateKeyDescription;
  KeyReference key;
  Name description = Name::none;
};

// TagResource, UntagResource and ListResourceTags of KMS.
struct TagKey {
  static constexpr Action action = Action::TagKey;
  KeyReference key;
  std::vector<std::pair<Name, Name>> tags;
};

struct UntagKey {
  static constexpr Action action = Action::UntagKey;
  KeyReference key;
  std::vector<Name> tag_keys;
};

struct ListKeyTags {
  static constexpr Action action = Action::ListKeyTags;
  KeyReference key;
};

}  // namespace model
