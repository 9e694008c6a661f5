// The operations of KMS, with every option of the API 2014-11-01.
#include <algorithm>
#include <array>

#include "aws/bindings.hpp"
#include "aws/ciphertext.hpp"
#include "aws/policy_document.hpp"
#include "aws/timestamp.hpp"
#include "sim/hash.hpp"

namespace aws {
namespace {

using namespace model;
using bind::flag, bind::grant, bind::grant_tokens, bind::key, bind::name, bind::number;

constexpr std::size_t longest_key_policy = 32768;

void policy_of_new_key(Request& request, const Value& value, Reading& reading) {
  auto& create = request.as<CreateKey>();
  create.policy = add_policy(reading.setting, value.text, value.source);
  create.policy_malformed = create.policy == PolicyId::none;
  create.policy_too_long = value.text.size() > longest_key_policy;
}

void key_policy(Request& request, const Value& value, Reading& reading) {
  auto& put = request.as<PutKeyPolicy>();
  put.policy = add_policy(reading.setting, value.text, value.source);
  put.too_long = value.text.size() > longest_key_policy;
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
    GrantWord{"ReEncryptFrom", GrantOperation::ReEncryptFrom},
    GrantWord{"ReEncryptTo", GrantOperation::ReEncryptTo},
    GrantWord{"Sign", std::nullopt},
    GrantWord{"Verify", std::nullopt},
    GrantWord{"GetPublicKey", std::nullopt},
    GrantWord{"GenerateDataKeyPair", std::nullopt},
    GrantWord{"GenerateDataKeyPairWithoutPlaintext", std::nullopt},
    GrantWord{"GenerateMac", std::nullopt},
    GrantWord{"VerifyMac", std::nullopt},
    GrantWord{"DeriveSharedSecret", std::nullopt},
};

void granted_operations(Request& request, const Value& value, Reading& /*reading*/) {
  auto& create = request.as<CreateGrant>();
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
    request.as<CreateGrant>().bound_to = reading.directory.secret(subset->find("SecretARN")->text);
  } else if (!value.elements.empty()) {
    throw Mistake(
        "--constraints: of a grant's constraints only a SecretARN is evaluated, as in "
        "EncryptionContextSubset={SecretARN=…}");
  }
}

void origin(Request& request, const Value& value, Reading& /*reading*/) {
  auto& create = request.as<CreateKey>();
  create.origin = value.text == "EXTERNAL" ? KeyOrigin::EXTERNAL : KeyOrigin::AWS_KMS;
  create.unsupported |= value.text != "EXTERNAL" && value.text != "AWS_KMS";
}

// Of specs and usages the first is simulated.
void key_spec(Request& request, const Value& value, Reading& /*reading*/) {
  request.as<CreateKey>().unsupported |= value.text != "SYMMETRIC_DEFAULT" && value.text != "ENCRYPT_DECRYPT";
}

void other_place(Request& request, const Value& value, Reading& /*reading*/) {
  request.as<CreateKey>().unsupported |= value.boolean || !value.text.empty();
}

template <class Operation>
void key_tags(Request& request, const Value& value, Reading& reading) {
  for (const Value& tag : value.elements) {
    const Value* key = tag.find("TagKey");
    const Value* given = tag.find("TagValue");
    request.as<Operation>().tags.emplace_back(
        reading.setting.intern(key == nullptr ? std::string_view() : key->text),
        reading.setting.intern(given == nullptr ? std::string_view() : given->text));
  }
}

void untagged_keys(Request& request, const Value& value, Reading& reading) {
  for (const Value& tag : value.elements) {
    request.as<UntagKey>().tag_keys.push_back(reading.setting.intern(tag.text));
  }
}

template <auto M>
void context(Request& request, const Value& value, Reading& /*reading*/) {
  bind::member<M>(request) = context_hash(value);
}

template <class Operation>
void ciphertext_blob(Request& request, const Value& value, Reading& reading) {
  request.as<Operation>().ciphertext = read_ciphertext(reading.directory, value.text);
}

void plaintext_blob(Request& request, const Value& value, Reading& reading) {
  SecretValue plain;
  plain.text = value.text;
  request.as<Encrypt>().plaintext = reading.setting.add(plain);
}

void token(Request& request, const Value& value, Reading& reading) {
  auto& import = request.as<ImportKeyMaterial>();
  const ImportToken given = read_import_token(reading.directory, value.text);
  import.token_key = given.key;
  import.token_issued = given.issued;
}

void material(Request& request, const Value& value, Reading& /*reading*/) {
  request.as<ImportKeyMaterial>().material = sim::hash_text(value.text) | 1;
}

void valid_to(Request& request, const Value& value, Reading& /*reading*/) {
  const auto seconds = seconds_of_timestamp(value.text);
  if (!seconds) throw Mistake("--valid-to: `" + value.text + "` is no time; write it as 2026-01-05T00:00:00Z");
  request.as<ImportKeyMaterial>().valid_to = sim::Time(std::chrono::seconds(*seconds));
}

void expiration_model(Request& request, const Value& value, Reading& /*reading*/) {
  request.as<ImportKeyMaterial>().expires = value.text != "KEY_MATERIAL_DOES_NOT_EXPIRE";
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
        {"BypassPolicyLockoutSafetyCheck", flag<&CreateKey::bypass_lockout_check>},
        {"Origin", origin},
        {"KeySpec", key_spec},
        {"CustomerMasterKeySpec", key_spec},
        {"KeyUsage", key_spec},
        {"CustomKeyStoreId", other_place},
        {"XksKeyId", other_place},
        {"MultiRegion", other_place},
        {"Tags", key_tags<CreateKey>}}},
      {DescribeKey{},
       "Shows a key and its state.",
       "KeyId!:string(1) GrantTokens:[string(1)]",
       {{"KeyId", key<&DescribeKey::key>}, {"GrantTokens", grant_tokens<&DescribeKey::tokens>}}},
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
        {"RetiringPrincipal", name<&CreateGrant::retiring>},
        {"Name", name<&CreateGrant::name>},
        {"GrantTokens", grant_tokens<&CreateGrant::tokens>},
        {"Operations", granted_operations},
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
       {{"KeyId", key<&RetireGrant::key>},
        {"GrantId", grant<&RetireGrant::grant>},
        {"GrantToken", grant<&RetireGrant::grant>}}},
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
      {GenerateDataKey{},
       "Makes a data key, plain and encrypted.",
       "KeyId!:string(1) EncryptionContext:<string> NumberOfBytes:integer(1) KeySpec:string GrantTokens:[string(1)] "
       "Recipient:{KeyEncryptionAlgorithm:string,AttestationDocument:blob} DryRun:boolean",
       {{"KeyId", key<&GenerateDataKey::key>},
        {"GrantTokens", grant_tokens<&GenerateDataKey::tokens>},
        {"EncryptionContext", context<&GenerateDataKey::context>},
        {"NumberOfBytes", number<&GenerateDataKey::number_of_bytes>},
        {"KeySpec", name<&GenerateDataKey::key_spec>}}},
      {Encrypt{},
       "Encrypts a few bytes under a key.",
       "KeyId!:string(1) Plaintext!:blob*(1) EncryptionContext:<string> GrantTokens:[string(1)] "
       "EncryptionAlgorithm:string DryRun:boolean",
       {{"KeyId", key<&Encrypt::key>},
        {"GrantTokens", grant_tokens<&Encrypt::tokens>},
        {"Plaintext", plaintext_blob},
        {"EncryptionContext", context<&Encrypt::context>}}},
      {Decrypt{},
       "Decrypts what was encrypted under a key, with the same encryption context.",
       "CiphertextBlob!:blob(1) EncryptionContext:<string> GrantTokens:[string(1)] KeyId:string(1) "
       "EncryptionAlgorithm:string Recipient:{KeyEncryptionAlgorithm:string,AttestationDocument:blob} DryRun:boolean",
       {{"CiphertextBlob", ciphertext_blob<Decrypt>},
        {"GrantTokens", grant_tokens<&Decrypt::tokens>},
        {"EncryptionContext", context<&Decrypt::context>},
        {"KeyId", key<&Decrypt::key>}}},
      {ReEncrypt{},
       "Decrypts under one key and encrypts under another.",
       "CiphertextBlob!:blob(1) SourceEncryptionContext:<string> SourceKeyId:string(1) DestinationKeyId!:string(1) "
       "DestinationEncryptionContext:<string> SourceEncryptionAlgorithm:string DestinationEncryptionAlgorithm:string "
       "GrantTokens:[string(1)] DryRun:boolean",
       {{"CiphertextBlob", ciphertext_blob<ReEncrypt>},
        {"GrantTokens", grant_tokens<&ReEncrypt::tokens>},
        {"SourceEncryptionContext", context<&ReEncrypt::source_context>},
        {"SourceKeyId", key<&ReEncrypt::source_key>},
        {"DestinationKeyId", key<&ReEncrypt::key>},
        {"DestinationEncryptionContext", context<&ReEncrypt::context>}}},
      {EnableKeyRotation{},
       "Has a key's material rotated every so many days; nobody notices.",
       "KeyId!:string(1) RotationPeriodInDays:integer(1)",
       {{"KeyId", key<&EnableKeyRotation::key>},
        {"RotationPeriodInDays", number<&EnableKeyRotation::rotation_period_in_days>}}},
      {DisableKeyRotation{},
       "Ends the rotation of a key's material.",
       "KeyId!:string(1)",
       {{"KeyId", key<&DisableKeyRotation::key>}}},
      {GetKeyRotationStatus{},
       "Shows whether and when a key's material is rotated.",
       "KeyId!:string(1)",
       {{"KeyId", key<&GetKeyRotationStatus::key>}}},
      {RotateKeyOnDemand{},
       "Rotates a key's material now.",
       "KeyId!:string(1)",
       {{"KeyId", key<&RotateKeyOnDemand::key>}}},
      {GetParametersForImport{},
       "Gives a token with which material is imported within a day.",
       "KeyId!:string(1) WrappingAlgorithm!:string WrappingKeySpec!:string",
       {{"KeyId", key<&GetParametersForImport::key>}}},
      {ImportKeyMaterial{},
       "Gives a key of origin EXTERNAL its material, which may expire.",
       "KeyId!:string(1) ImportToken!:blob(1) EncryptedKeyMaterial!:blob*(1) ValidTo:string ExpirationModel:string "
       "ImportType:string KeyMaterialDescription:string KeyMaterialId:string(64)",
       {{"KeyId", key<&ImportKeyMaterial::key>},
        {"ImportToken", token},
        {"EncryptedKeyMaterial", material},
        {"ValidTo", valid_to},
        {"ExpirationModel", expiration_model}}},
      {DeleteImportedKeyMaterial{},
       "Takes imported material away; the key is unusable until it is imported again.",
       "KeyId!:string(1) KeyMaterialId:string(64)",
       {{"KeyId", key<&DeleteImportedKeyMaterial::key>}}},
      {UpdateKeyDescription{},
       "Changes what is written on a key.",
       "KeyId!:string(1) Description!:string",
       {{"KeyId", key<&UpdateKeyDescription::key>}, {"Description", name<&UpdateKeyDescription::description>}}},
      {TagKey{},
       "Puts tags on a key; those of AWS are not for users.",
       "KeyId!:string(1) Tags!:[{TagKey!:string(1),TagValue!:string}]",
       {{"KeyId", key<&TagKey::key>}, {"Tags", key_tags<TagKey>}}},
      {UntagKey{},
       "Takes tags off a key; those of AWS are not for users.",
       "KeyId!:string(1) TagKeys!:[string(1)]",
       {{"KeyId", key<&UntagKey::key>}, {"TagKeys", untagged_keys}}},
      {ListKeyTags{},
       "Lists a key's tags.",
       "KeyId!:string(1) Limit:integer(1) Marker:string(1)",
       {{"KeyId", key<&ListKeyTags::key>}}},
  };
}

}  // namespace aws
