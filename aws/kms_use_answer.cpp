// What KMS answers to those who use keys themselves, and about key material and tags.
#include <algorithm>
#include <vector>

#include "aws/answers.hpp"
#include "aws/ciphertext.hpp"
#include "aws/identity_text.hpp"
#include "aws/timestamp.hpp"

namespace aws {
namespace {

using model::KeyRow;

KeyRow key_of(const Answering& about) { return about.about<model::Table::key>(); }

std::string blob(const Answering& about, KeyRow key, std::uint32_t plaintext_number, std::uint64_t context) {
  return ciphertext(about.setting, about.world, {key, plaintext_number, context});
}

// {KeyId: the ARN}
Json about_key(const Answering& about) {
  Json json = Json::object();
  if (const KeyRow row = key_of(about)) {
    json["KeyId"] = about.arn(row.id());
  }
  return json;
}

}  // namespace

Json answer_to(const Answering& about, const model::GenerateDataKey& request) {
  Json json = Json::object();
  if (const KeyRow row = key_of(about)) {
    const std::uint32_t number = drawn_plaintext | about.outcome.detail;
    json["CiphertextBlob"] = blob(about, row, number, request.context);
    json["Plaintext"] = plaintext(about.setting, number);
    json["KeyId"] = about.arn(row.id());
  }
  return json;
}

Json answer_to(const Answering& about, const model::Encrypt& request) {
  Json json = Json::object();
  if (const KeyRow row = key_of(about)) {
    json["CiphertextBlob"] = blob(about, row, static_cast<std::uint32_t>(request.plaintext), request.context);
    json["KeyId"] = about.arn(row.id());
    json["EncryptionAlgorithm"] = "SYMMETRIC_DEFAULT";
  }
  return json;
}

Json answer_to(const Answering& about, const model::Decrypt&) {
  Json json = about_key(about);
  if (!json.empty()) {
    json["Plaintext"] = plaintext(about.setting, about.outcome.detail);
    json["EncryptionAlgorithm"] = "SYMMETRIC_DEFAULT";
  }
  return json;
}

Json answer_to(const Answering& about, const model::ReEncrypt& request) {
  Json json = Json::object();
  if (const KeyRow row = key_of(about)) {
    json["CiphertextBlob"] = blob(about, row, about.outcome.detail, request.context);
    json["SourceKeyId"] = about.arn(request.ciphertext.key.id());
    json["KeyId"] = about.arn(row.id());
    json["SourceEncryptionAlgorithm"] = "SYMMETRIC_DEFAULT";
    json["DestinationEncryptionAlgorithm"] = "SYMMETRIC_DEFAULT";
  }
  return json;
}

Json answer_to(const Answering&, const model::EnableKeyRotation&) { return Json::object(); }
Json answer_to(const Answering&, const model::DisableKeyRotation&) { return Json::object(); }

Json answer_to(const Answering& about, const model::GetKeyRotationStatus&) {
  Json json = Json::object();
  if (const KeyRow row = key_of(about)) {
    const model::Key& key = about.world[row];
    json["KeyRotationEnabled"] = key.rotation_enabled;
    json["KeyId"] = about.arn(row.id());
    if (key.rotation_enabled) {
      json["RotationPeriodInDays"] = key.rotation_days;
      json["NextRotationDate"] = timestamp(key.next_rotation);
    }
  }
  return json;
}

Json answer_to(const Answering& about, const model::RotateKeyOnDemand&) { return about_key(about); }

Json answer_to(const Answering& about, const model::GetParametersForImport&) {
  Json json = about_key(about);
  if (const KeyRow row = key_of(about)) {
    json["ImportToken"] = import_token(about.setting, about.world, row, about.now);
    json["PublicKey"] = "MIIBIjANBgkq" + key_id(about.setting, about.world, row);
    json["ParametersValidTo"] = timestamp(about.now + std::chrono::hours(24));
  }
  return json;
}

Json answer_to(const Answering& about, const model::ImportKeyMaterial&) { return about_key(about); }
Json answer_to(const Answering& about, const model::DeleteImportedKeyMaterial&) { return about_key(about); }
Json answer_to(const Answering&, const model::UpdateKeyDescription&) { return Json::object(); }
Json answer_to(const Answering&, const model::TagKey&) { return Json::object(); }
Json answer_to(const Answering&, const model::UntagKey&) { return Json::object(); }

Json answer_to(const Answering& about, const model::ListKeyTags&) {
  std::vector<model::TagRow> rows;
  if (const KeyRow row = key_of(about)) {
    for (model::TagRow tag = about.world[row].first_tag; tag.exists(); tag = about.world[tag].next) {
      if (about.world[tag].exists != 0) {
        rows.push_back(tag);
      }
    }
  }
  std::ranges::sort(rows);
  Json tags = Json::array();
  for (const model::TagRow row : rows) {
    tags.push_back({{"TagKey", about.text(about.world[row].key)}, {"TagValue", about.text(about.world[row].value)}});
  }
  return {{"Tags", std::move(tags)}, {"Truncated", false}};
}

}  // namespace aws
