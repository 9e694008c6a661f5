// Lines of words as requests to KMS.
#include "model/grant.hpp"
#include "tests/model/words.hpp"

namespace tests {

using namespace model;

namespace {

Request create_key(Words& words) {
  CreateKey request;
  request.description = words.named("description");
  request.policy = words.policy("policy");
  request.policy_malformed = words.flag("malformed").value_or(false);
  request.policy_too_long = words.flag("too-long").value_or(false);
  request.bypass_lockout_check = words.flag("bypass");
  request.origin = words.flag("external").value_or(false) ? KeyOrigin::EXTERNAL : KeyOrigin::AWS_KMS;
  request.unsupported = words.flag("asymmetric").value_or(false);
  if (const auto tag = words.option("tag")) {
    request.tags.emplace_back(words.name(*tag), words.name("x"));
  }
  return request;
}

// token=K0 is a token for that key, issued=D ago; to=D from the start of the setting, or never.
Request import_material(Words& words) {
  ImportKeyMaterial request;
  request.key = words.key(words.subject());
  request.token_key = KeyRow(words.row(words.text("token", words.subject()), 'K'));
  request.token_issued = words.setting().start + duration(words.text("issued", "0s"));
  request.material = static_cast<std::uint64_t>(words.number("material").value_or(1));
  if (const auto to = words.option("to")) {
    request.valid_to = words.setting().start + duration(*to);
  }
  request.expires = words.flag("expires").value_or(request.valid_to != sim::never);
  return request;
}

// Of the key K0 with the nth plaintext, unless something else is said.
Ciphertext ciphertext(Words& words) {
  const std::string text = words.text("of", "K0");
  return {text == "nothing" ? KeyRow() : KeyRow(words.row(text, 'K')), 7, 0};
}

// `token=G0`, or `token=-` for one that no grant has.
GrantTokens tokens(Words& words) {
  const std::string text = words.text("token");
  GrantTokens read;
  if (const GrantRow grant(words.row(text, 'G')); grant) {
    read.grants.push_back(grant);
  } else {
    read.unknown = !text.empty();
  }
  return read;
}

std::optional<Request> use_request(Words& words) {
  const std::string& verb = words.verb();
  const KeyReference key = words.key(words.subject());
  const auto context = [&] { return static_cast<std::uint64_t>(words.number("context").value_or(0)); };
  if (verb == "encrypt") {
    return Encrypt{key, ValueId::none, context(), tokens(words)};
  }
  if (verb == "decrypt") {
    return Decrypt{key, ciphertext(words), context(), tokens(words)};
  }
  if (verb == "re-encrypt") {
    return ReEncrypt{words.key(words.text("source")), key, ciphertext(words), 0, context(), tokens(words)};
  }
  if (verb == "generate-data-key") {
    return GenerateDataKey{key, words.named("spec", "AES_256"), words.number("bytes"), context(), tokens(words)};
  }
  return std::nullopt;
}

std::optional<Request> material_request(Words& words) {
  const std::string& verb = words.verb();
  const KeyReference key = words.key(words.subject());
  if (verb == "enable-key-rotation") {
    return EnableKeyRotation{key, words.number("days")};
  }
  if (verb == "disable-key-rotation") {
    return DisableKeyRotation{key};
  }
  if (verb == "get-key-rotation-status") {
    return GetKeyRotationStatus{key};
  }
  if (verb == "rotate-key-on-demand") {
    return RotateKeyOnDemand{key};
  }
  if (verb == "get-parameters-for-import") {
    return GetParametersForImport{key};
  }
  if (verb == "import-key-material") {
    return import_material(words);
  }
  if (verb == "delete-imported-key-material") {
    return DeleteImportedKeyMaterial{key};
  }
  if (verb == "update-key-description") {
    return UpdateKeyDescription{key, words.named("description", "another")};
  }
  if (verb == "tag-key") {
    return TagKey{key, {{words.named("tag", "team"), words.named("value", "payments")}}};
  }
  if (verb == "untag-key") {
    return UntagKey{key, {words.named("tag", "team")}};
  }
  if (verb == "list-key-tags") {
    return ListKeyTags{key};
  }
  return std::nullopt;
}

Request put_key_policy(Words& words) {
  PutKeyPolicy request;
  request.key = words.key(words.subject());
  request.policy_name = words.named("name");
  request.policy = words.policy("policy");
  request.too_long = words.flag("too-long").value_or(false);
  request.bypass_lockout_check = words.flag("bypass");
  return request;
}

// operations=- asks for none; unknown names one that KMS does not have.
Request create_grant(Words& words) {
  CreateGrant request;
  request.key = words.key(words.subject());
  request.grantee = words.named("grantee", "arn:aws:iam::123456789012:user/dba");
  request.operation_unknown = words.flag("unknown").value_or(false);
  const std::string operations = words.text("operations", "all");
  request.operations = operations.empty() ? 0 : rds_grant_operations;
  request.bound_to = words.secret(words.text("secret"));
  request.retiring = words.named("retiring", "");
  request.name = words.named("name", "");
  request.tokens = tokens(words);
  return request;
}

std::optional<Request> alias_request(Words& words) {
  const std::string& verb = words.verb();
  const Name subject = words.name(words.subject());
  if (verb == "create-alias") {
    return CreateAlias{subject, words.key(words.text("key"))};
  }
  if (verb == "update-alias") {
    return UpdateAlias{subject, words.key(words.text("key"))};
  }
  if (verb == "delete-alias") {
    return DeleteAlias{subject};
  }
  if (verb == "list-aliases") {
    return ListAliases{words.key(words.subject())};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Request> kms_request(Words& words) {
  const std::string& verb = words.verb();
  const KeyReference key = words.key(words.subject());
  if (verb == "create-key") {
    return create_key(words);
  }
  if (verb == "describe-key") {
    return DescribeKey{key, tokens(words)};
  }
  if (verb == "list-keys") {
    return ListKeys{};
  }
  if (verb == "enable-key") {
    return EnableKey{key};
  }
  if (verb == "disable-key") {
    return DisableKey{key};
  }
  if (verb == "schedule-key-deletion") {
    return ScheduleKeyDeletion{key, words.number("window")};
  }
  if (verb == "cancel-key-deletion") {
    return CancelKeyDeletion{key};
  }
  if (verb == "create-grant") {
    return create_grant(words);
  }
  if (verb == "list-grants") {
    return ListGrants{key};
  }
  if (verb == "revoke-grant" || verb == "retire-grant") {
    const std::string text = words.text("grant");
    const GrantReference grant{GrantRow(words.row(text, 'G')), words.name(text)};
    return verb == "revoke-grant" ? Request(RevokeGrant{key, grant}) : Request(RetireGrant{key, grant});
  }
  if (verb == "put-key-policy") {
    return put_key_policy(words);
  }
  if (verb == "get-key-policy") {
    return GetKeyPolicy{key};
  }
  if (auto use = use_request(words)) {
    return use;
  }
  if (auto material = material_request(words)) {
    return material;
  }
  return alias_request(words);
}

}  // namespace tests
