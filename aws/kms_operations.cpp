// The operations of KMS, with every option of the API 2014-11-01.
#include <algorithm>
#include <array>

#include "aws/bindings.hpp"
#include "aws/policy_document.hpp"

namespace aws {
namespace {

using namespace model;
using bind::flag, bind::grant, bind::key, bind::name, bind::number;

constexpr std::size_t longest_policy = 32768;

void policy_of_new_key(Request& request, const Value& value, Reading& reading) {
  auto& create = std::get<CreateKey>(request);
  create.policy = add_policy(reading.setting, value.text, value.source);
  create.policy_malformed = create.policy == PolicyId::none;
  create.policy_too_long = value.text.size() > longest_policy;
}

void key_policy(Request& request, const Value& value, Reading& reading) {
  auto& put = std::get<PutKeyPolicy>(request);
  put.policy = add_policy(reading.setting, value.text, value.source);
  put.too_long = value.text.size() > longest_policy;
}

// What a grant may allow, and what of it matters here.
struct GrantWord {
  std::string_view text;
  std::optional<GrantOperation> operation;
};
constexpr std::array grant_words = {
    GrantWord{"Decrypt", GrantOperation::Decrypt},
    GrantWord{"Encrypt", GrantOperation::Encrypt},
    GrantWord{"GenerateDataKey", GrantOperation::GenerateDataKey},
    GrantWord{"DescribeKey", GrantOperation::DescribeKey},
    GrantWord{"CreateGrant", GrantOperation::CreateGrant},
    GrantWord{"RetireGrant", GrantOperation::RetireGrant},
    GrantWord{"GenerateDataKeyWithoutPlaintext", std::nullopt},
    GrantWord{"ReEncryptFrom", std::nullopt},
    GrantWord{"ReEncryptTo", std::nullopt},
    GrantWord{"Sign", std::nullopt},
    GrantWord{"Verify", std::nullopt},
    GrantWord{"GetPublicKey", std::nullopt},
    GrantWord{"GenerateDataKeyPair", std::nullopt},
    GrantWord{"GenerateDataKeyPairWithoutPlaintext", std::nullopt},
    GrantWord{"GenerateMac", std::nullopt},
    GrantWord{"VerifyMac", std::nullopt},
    GrantWord{"DeriveSharedSecret", std::nullopt},
};

void grant_operations(Request& request, const Value& value, Reading& /*reading*/) {
  auto& create = std::get<CreateGrant>(request);
  for (const Value& word : value.elements) {
    const auto known = std::find_if(grant_words.begin(), grant_words.end(),
                                    [&](const GrantWord& row) { return row.text == word.text; });
    if (known == grant_words.end()) {
      create.operation_unknown = true;
    } else if (known->operation) {
      create.operations |= 1U << static_cast<unsigned>(*known->operation);
    }
  }
}

void grant_constraints(Request& request, const Value& value, Reading& reading) {
  const Value* subset = value.find("EncryptionContextSubset");
  const bool only_a_secret = value.elements.size() == 1 && subset != nullptr && subset->elements.size() == 1 &&
                             subset->find("SecretARN") != nullptr;
  if (only_a_secret) {
    std::get<CreateGrant>(request).bound_to = reading.directory.secret(subset->find("SecretARN")->text);
  } else if (!value.elements.empty()) {
    throw Mistake(
        "--constraints: of a grant's constraints only a SecretARN is evaluated, as in "
        "EncryptionContextSubset={SecretARN=…}");
  }
}

}  // namespace

std::vector<OperationRow> kms_operations() {
  return {
      {CreateKey{},
       "Creates a customer managed key, under the default key policy or one that is given.",
       "Policy:string(1) Description:string KeyUsage:string CustomerMasterKeySpec:string KeySpec:string Origin:string "
       "CustomKeyStoreId:string(1) BypassPolicyLockoutSafetyCheck:boolean Tags:[{TagKey!:string(1),TagValue!:string}] "
       "MultiRegion:boolean XksKeyId:string(1)",
       {{"Description", name<&CreateKey::description>},
        {"Policy", policy_of_new_key},
        {"BypassPolicyLockoutSafetyCheck", flag<&CreateKey::bypass_lockout_check>}}},
      {DescribeKey{},
       "Shows a key and its state.",
       "KeyId!:string(1) GrantTokens:[string(1)]",
       {{"KeyId", key<&DescribeKey::key>}}},
      {ListKeys{}, "Lists the keys.", "Limit:integer(1) Marker:string(1)", {}},
      {EnableKey{}, "Makes a disabled key usable again.", "KeyId!:string(1)", {{"KeyId", key<&EnableKey::key>}}},
      {DisableKey{},
       "Makes a key unusable until it is enabled; the secrets under it cannot be read.",
       "KeyId!:string(1)",
       {{"KeyId", key<&DisableKey::key>}}},
      {ScheduleKeyDeletion{},
       "Makes a key unusable and deletes it at the end of a window of 7 to 30 days.",
       "KeyId!:string(1) PendingWindowInDays:integer(1)",
       {{"KeyId", key<&ScheduleKeyDeletion::key>},
        {"PendingWindowInDays", number<&ScheduleKeyDeletion::pending_window_in_days>}}},
      {CancelKeyDeletion{},
       "Takes a key's deletion back; it is disabled then, and must be enabled.",
       "KeyId!:string(1)",
       {{"KeyId", key<&CancelKeyDeletion::key>}}},
      {CreateAlias{},
       "Gives a key a name.",
       "AliasName!:string(1) TargetKeyId!:string(1)",
       {{"AliasName", name<&CreateAlias::alias>}, {"TargetKeyId", key<&CreateAlias::target>}}},
      {UpdateAlias{},
       "Makes a name stand for another key; secrets keep theirs.",
       "AliasName!:string(1) TargetKeyId!:string(1)",
       {{"AliasName", name<&UpdateAlias::alias>}, {"TargetKeyId", key<&UpdateAlias::target>}}},
      {DeleteAlias{}, "Takes a name away.", "AliasName!:string(1)", {{"AliasName", name<&DeleteAlias::alias>}}},
      {ListAliases{},
       "Lists the names of one key or of all.",
       "KeyId:string(1) Limit:integer(1) Marker:string(1)",
       {{"KeyId", key<&ListAliases::key>}}},
      {CreateGrant{},
       "Lets a principal use a key.",
       "KeyId!:string(1) GranteePrincipal!:string(1) RetiringPrincipal:string(1) Operations!:[string] "
       "Constraints:{EncryptionContextSubset:<string>,EncryptionContextEquals:<string>} GrantTokens:[string(1)] "
       "Name:string(1) DryRun:boolean",
       {{"KeyId", key<&CreateGrant::key>},
        {"GranteePrincipal", name<&CreateGrant::grantee>},
        {"Operations", grant_operations},
        {"Constraints", grant_constraints}}},
      {ListGrants{},
       "Lists a key's grants, those that RDS took among them.",
       "Limit:integer(1) Marker:string(1) KeyId!:string(1) GrantId:string(1) GranteePrincipal:string(1)",
       {{"KeyId", key<&ListGrants::key>}}},
      {RevokeGrant{},
       "Ends a grant; without its own, RDS can rotate no more.",
       "KeyId!:string(1) GrantId!:string(1) DryRun:boolean",
       {{"KeyId", key<&RevokeGrant::key>}, {"GrantId", grant<&RevokeGrant::grant>}}},
      {RetireGrant{},
       "Ends a grant from the side of who may retire it.",
       "GrantToken:string(1) KeyId:string(1) GrantId:string(1) DryRun:boolean",
       {{"KeyId", key<&RetireGrant::key>}, {"GrantId", grant<&RetireGrant::grant>}}},
      {PutKeyPolicy{},
       "Replaces a key's policy, which can shut RDS out.",
       "KeyId!:string(1) PolicyName:string(1) Policy!:string(1) BypassPolicyLockoutSafetyCheck:boolean",
       {{"KeyId", key<&PutKeyPolicy::key>},
        {"PolicyName", name<&PutKeyPolicy::policy_name>},
        {"Policy", key_policy},
        {"BypassPolicyLockoutSafetyCheck", flag<&PutKeyPolicy::bypass_lockout_check>}}},
      {GetKeyPolicy{},
       "Shows a key's policy.",
       "KeyId!:string(1) PolicyName:string(1)",
       {{"KeyId", key<&GetKeyPolicy::key>}}},
  };
}

}  // namespace aws
