// The table of condition keys. Source: IAM User Guide, Global condition context keys; Service Authorization Reference.
#include "aws/condition_keys.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace aws {
namespace {

using Of = ConditionKey::Of;

constexpr std::array keys{
    ConditionKey{"aws:CurrentTime", Of::request, "the moment of the request"},
    ConditionKey{"aws:EpochTime", Of::request, "the same in seconds since 1970"},
    ConditionKey{"aws:PrincipalAccount", Of::request, "the account of the caller"},
    ConditionKey{"aws:PrincipalArn", Of::request, "the ARN of the user or role"},
    ConditionKey{"aws:PrincipalIsAWSService", Of::request, "whether a service calls in its own name: false"},
    ConditionKey{"aws:PrincipalType", Of::request, "User, AssumedRole or Account"},
    ConditionKey{"aws:RequestedRegion", Of::request, "the Region of the request"},
    ConditionKey{"aws:ResourceAccount", Of::request, "the account that the resource is in"},
    ConditionKey{"aws:SecureTransport", Of::request, "whether the request came over TLS: true"},
    ConditionKey{"aws:ViaAWSService", Of::request, "whether a service calls in the caller's name: false"},
    ConditionKey{"aws:username", Of::request, "the name of a user; roles have none"},
    ConditionKey{"aws:MultiFactorAuthAge", Of::caller, "seconds since the caller's second factor"},
    ConditionKey{"aws:MultiFactorAuthPresent", Of::caller, "whether the caller has a second factor"},
    ConditionKey{"aws:PrincipalOrgID", Of::caller, "the organization of the caller"},
    ConditionKey{"aws:PrincipalTag/", Of::caller, "a tag of the caller"},
    ConditionKey{"aws:SourceIp", Of::caller, "the address that the request comes from"},
    ConditionKey{"aws:SourceVpc", Of::caller, "the VPC that the request comes from"},
    ConditionKey{"aws:SourceVpce", Of::caller, "the VPC endpoint that the request comes through"},
    ConditionKey{"aws:UserAgent", Of::caller, "what the caller's program calls itself"},
    ConditionKey{"aws:userid", Of::caller, "the id of the caller"},
    ConditionKey{"aws:RequestTag/", Of::service, "a tag in the request"},
    ConditionKey{"aws:ResourceTag/", Of::service, "a tag of the resource"},
    ConditionKey{"rds:DatabaseClass", Of::service, "the instance class asked for"},
    ConditionKey{"rds:DatabaseEngine", Of::service, "the engine asked for, or of the cluster"},
    ConditionKey{"rds:ManageMasterUserPassword", Of::service,
                 "whether RDS manages the master password: what is asked for, else what the cluster does"},
    ConditionKey{"rds:StorageEncrypted", Of::service, "whether a key for the storage is named"},
    ConditionKey{"secretsmanager:ForceDeleteWithoutRecovery", Of::service, "of DeleteSecret"},
    ConditionKey{"secretsmanager:ModifyRotationRules", Of::service, "whether RotateSecret gives rules"},
    ConditionKey{"secretsmanager:RecoveryWindowInDays", Of::service, "of DeleteSecret"},
    ConditionKey{"secretsmanager:ResourceTag/", Of::service, "a tag of the secret"},
    ConditionKey{"secretsmanager:RotateImmediately", Of::service, "of RotateSecret"},
    ConditionKey{"secretsmanager:RotationLambdaARN", Of::service, "of RotateSecret"},
    ConditionKey{"secretsmanager:SecretId", Of::service, "the ARN of the secret"},
    ConditionKey{"secretsmanager:VersionId", Of::service, "the version asked for"},
    ConditionKey{"secretsmanager:VersionStage", Of::service, "the label asked for"},
    ConditionKey{"kms:BypassPolicyLockoutSafetyCheck", Of::service, "of CreateKey and PutKeyPolicy"},
    ConditionKey{"kms:CallerAccount", Of::service, "the account of the caller"},
    ConditionKey{"kms:EncryptionContext:", Of::service, "a part of the encryption context, such as SecretARN"},
    ConditionKey{"kms:GrantIsForAWSResource", Of::service, "whether a service asks for the grant"},
    ConditionKey{"kms:GranteePrincipal", Of::service, "of CreateGrant"},
    ConditionKey{"kms:RequestAlias", Of::service, "the alias that the request names"},
    ConditionKey{"kms:ScheduleKeyDeletionPendingWindowInDays", Of::service, "of ScheduleKeyDeletion"},
    ConditionKey{"kms:ViaService", Of::service, "the service that uses the key for the caller"},
};

}  // namespace

std::string lower_case(std::string_view text) {
  std::string lowered(text);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lowered;
}

std::span<const ConditionKey> condition_keys() { return keys; }

const ConditionKey* find_condition_key(std::string_view key) {
  const std::string wanted = lower_case(key);
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const ConditionKey& row) {
    const std::string name = lower_case(row.name);
    const bool prefix = name.back() == '/' || name.back() == ':';
    return prefix ? wanted.starts_with(name) && wanted.size() > name.size() : wanted == name;
  });
  return found == keys.end() ? nullptr : &*found;
}

}  // namespace aws
