// The operations that a grant allows, by AWS's names.
#pragma once

#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>

#include "model/world.hpp"

namespace aws {

// In the order of model::GrantOperation.
inline constexpr std::array<std::string_view, 8> grant_operation_names{
    "Decrypt",     "GenerateDataKey", "DescribeKey",   "Encrypt",
    "CreateGrant", "RetireGrant",     "ReEncryptFrom", "ReEncryptTo"};
static_assert(static_cast<std::size_t>(model::GrantOperation::ReEncryptTo) + 1 == grant_operation_names.size());

inline nlohmann::ordered_json grant_operations(std::uint32_t bits) {
  nlohmann::ordered_json names = nlohmann::ordered_json::array();
  for (std::size_t at = 0; at < grant_operation_names.size(); ++at) {
    if ((bits >> at & 1U) != 0) {
      names.push_back(grant_operation_names[at]);
    }
  }
  return names;
}

}  // namespace aws
