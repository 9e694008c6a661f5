// Grants on KMS keys. They can only allow; RDS takes one on a customer key, for the rotations that nobody attends.
#pragma once

#include "model/step.hpp"

namespace model {

constexpr std::uint32_t operation_bit(GrantOperation operation) { return 1U << static_cast<unsigned>(operation); }

// What RDS takes when management is turned on with a customer key: decryption and data keys, bound to the secret.
inline constexpr std::uint32_t rds_grant_operations = operation_bit(GrantOperation::Decrypt) |
                                                      operation_bit(GrantOperation::GenerateDataKey) |
                                                      operation_bit(GrantOperation::DescribeKey);

// A grant is visible to its grantee at once, as a grant token makes it. `grantee` none: the role of RDS.
GrantRow make_grant(Step& step, KeyRow key, SecretRow secret, Name grantee, std::uint32_t operations);

// Revoked or retired: Describe forgets it now, cryptographic calls when the change is visible.
void end_grant(Step& step, GrantRow grant);

// What is due.
void grant_change_visible(Step& step, GrantRow grant);

}  // namespace model
