// The policies that AWS itself writes: that of the service-linked role of RDS, and that of the key which AWS manages
// for Secrets Manager.
#pragma once

#include "model/policy.hpp"

namespace model {

// What AWSServiceRoleForRDS may do with the secrets that RDS owns. No right on any KMS key: those come from grants.
// Source: AWS managed policy reference, AmazonRDSServiceRolePolicy.
Policy rds_service_role_policy();

// Everybody of the account may use the key through Secrets Manager.
// Source: Secrets Manager User Guide, Secret encryption and decryption.
Policy managed_secrets_key_policy();

}  // namespace model
