// Quotas of the services: how many resources an account may have in a Region, and how many calls it may make a second.
// None holds unless the scenario asks for it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "model/parameters.hpp"

namespace model {

enum class Quota : std::uint8_t {
  clusters,
  instances,
  secrets,
  keys,
  aliases_of_a_key,
  grants_of_a_key,
  rds_calls,
  get_secret_value,
  describe_secret,
  batch_get_secret_value,
  list_secrets,
  rotate_secret,
  write_secret,
  resource_policies,
  tag_secret,
  create_secret,
  delete_secret,
  restore_secret,
  get_random_password,
  list_versions,
  cryptographic_calls,
  create_key,
  enable_key,
  disable_key,
  schedule_key_deletion,
  cancel_key_deletion,
  create_alias,
  update_alias,
  delete_alias,
  create_grant,
  revoke_grant,
  retire_grant,
  put_key_policy,
  get_key_policy,
  describe_key,
  list_grants,
  key_rotation,
};
inline constexpr std::size_t quota_count = static_cast<std::size_t>(Quota::key_rotation) + 1;

struct QuotaRow {
  std::string_view name;     // such as secretsmanager.GetSecretValue
  std::string_view unit;     // "resources" or "calls a second"
  std::uint32_t documented;  // what AWS publishes, per account and Region
  Confidence confidence;
  std::string_view source;
};
std::span<const QuotaRow> quota_rows();
std::optional<Quota> find_quota(std::string_view name);

// The limits of a run, by quota; 0: none.
using Quotas = std::array<std::uint32_t, quota_count>;
Quotas documented_quotas();

}  // namespace model
