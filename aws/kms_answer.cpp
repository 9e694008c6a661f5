// What KMS answers.
#include "aws/answers.hpp"
#include "aws/grant_operations.hpp"
#include "aws/identity_text.hpp"
#include "aws/timestamp.hpp"

namespace aws {
namespace {

using model::Key;
using model::KeyReference;
using model::KeyRow;
using model::Name;
using model::Table;

constexpr std::string_view managed_alias = "alias/aws/secretsmanager";

std::string root_of(std::string_view account) { return "arn:aws:iam::" + std::string(account) + ":root"; }

Json metadata(const Answering& about) {
  const KeyRow row = about.about<Table::key>();
  Json answer = Json::object();
  if (!row.exists()) {
    return answer;
  }
  const Key& key = about.world[row];
  Json json;
  json["AWSAccountId"] = about.text(key.account);
  json["KeyId"] = key_id(about.setting, about.world, row);
  json["Arn"] = about.arn(row.id());
  json["CreationDate"] = timestamp(key.created);
  json["Enabled"] = key.state == model::KeyState::Enabled;
  json["Description"] = about.text(key.description);
  json["KeyUsage"] = "ENCRYPT_DECRYPT";
  json["KeyState"] = word(model::ValueType::key_state, key.state);
  if (key.deletion_date != sim::never) {
    json["DeletionDate"] = timestamp(key.deletion_date);
  }
  json["Origin"] = word(model::ValueType::key_origin, key.origin);
  if (key.origin == model::KeyOrigin::EXTERNAL && key.has_material) {
    json["ExpirationModel"] = key.valid_to == sim::never ? "KEY_MATERIAL_DOES_NOT_EXPIRE" : "KEY_MATERIAL_EXPIRES";
    if (key.valid_to != sim::never) {
      json["ValidTo"] = timestamp(key.valid_to);
    }
  }
  json["KeyManager"] = word(model::ValueType::key_manager, key.manager);
  json["CustomerMasterKeySpec"] = "SYMMETRIC_DEFAULT";
  json["KeySpec"] = "SYMMETRIC_DEFAULT";
  json["EncryptionAlgorithms"] = Json::array({"SYMMETRIC_DEFAULT"});
  json["MultiRegion"] = false;
  answer["KeyMetadata"] = std::move(json);
  return answer;
}

// The key that a reference means now; no row: there is none.
KeyRow find(const Answering& about, const KeyReference& reference) {
  using Form = KeyReference::Form;
  if (reference.form != Form::alias_name && reference.form != Form::alias_arn) {
    return reference.row;
  }
  const bool own = reference.form == Form::alias_name;
  const Name account = own ? about.call.account : reference.account;
  const Name region = own ? about.call.region : reference.region;
  if (about.text(reference.alias) == managed_alias) {
    for (std::uint32_t i = 0; i < about.world.keys.size(); ++i) {
      const Key& key = about.world.keys[i];
      if (key.manager == model::KeyManager::AWS && key.account == account && key.region == region) {
        return KeyRow(i);
      }
    }
  }
  for (const model::Alias& alias : about.world.aliases) {
    if (alias.exists != 0 && alias.name == reference.alias && alias.account == account && alias.region == region) {
      return alias.key;
    }
  }
  return KeyRow();
}

Json describe(const Answering& about, model::GrantRow row) {
  const model::Grant& grant = about.world[row];
  const Key& key = about.world[grant.key];
  Json json;
  json["KeyId"] = about.arn(grant.key.id());
  json["GrantId"] = grant_id(about.setting, about.world, row);
  json["CreationDate"] = timestamp(grant.created);
  // Without a grantee of its own it is RDS's, in the account of the secret.
  const bool bound = grant.secret.exists() && about.world[grant.secret].cluster.exists();
  const Name account = bound ? about.world[about.world[grant.secret].cluster].account : key.account;
  json["GranteePrincipal"] =
      grant.grantee == Name::none ? service_role_arn(about.text(account)) : std::string(about.text(grant.grantee));
  if (grant.retiring != Name::none) {
    json["RetiringPrincipal"] = about.text(grant.retiring);
  }
  if (grant.name != Name::none) {
    json["Name"] = about.text(grant.name);
  }
  json["IssuingAccount"] = root_of(about.text(account));
  json["Operations"] = grant_operations(grant.operations);
  if (grant.secret.exists()) {
    json["Constraints"]["EncryptionContextSubset"]["SecretARN"] = about.arn(grant.secret.id());
  }
  return json;
}

// What a key has for a policy where nobody wrote one: a customer's hands the decision to IAM; the one that AWS manages
// serves everybody of the account, through Secrets Manager only.
Json default_policy(const Answering& about, const Key& key) {
  const std::string account(about.text(key.account));
  Json statement;
  if (key.manager == model::KeyManager::AWS) {
    statement["Sid"] = "Whoever may use Secrets Manager";
    statement["Effect"] = "Allow";
    statement["Principal"]["AWS"] = "*";
    statement["Action"] = {"kms:Encrypt",          "kms:Decrypt",     "kms:ReEncrypt*",
                           "kms:GenerateDataKey*", "kms:CreateGrant", "kms:DescribeKey"};
    statement["Resource"] = "*";
    Json equals;
    equals["kms:CallerAccount"] = account;
    equals["kms:ViaService"] = "secretsmanager." + std::string(about.text(key.region)) + ".amazonaws.com";
    statement["Condition"]["StringEquals"] = std::move(equals);
  } else {
    statement["Sid"] = "Whoever IAM lets";
    statement["Effect"] = "Allow";
    statement["Principal"]["AWS"] = root_of(account);
    statement["Action"] = "kms:*";
    statement["Resource"] = "*";
  }
  Json policy;
  policy["Version"] = "2012-10-17";
  policy["Statement"] = Json::array({std::move(statement)});
  return policy;
}

}  // namespace

Json answer_to(const Answering& about, const model::CreateKey&) { return metadata(about); }
Json answer_to(const Answering& about, const model::DescribeKey&) { return metadata(about); }

Json answer_to(const Answering& about, const model::ListKeys&) {
  Json json;
  json["Keys"] = Json::array();
  for (std::uint32_t i = 0; i < about.world.keys.size(); ++i) {
    if (about.lists(about.world.keys[i])) {
      const KeyRow row(i);
      json["Keys"].push_back({{"KeyId", key_id(about.setting, about.world, row)}, {"KeyArn", about.arn(row.id())}});
    }
  }
  return json;
}

Json answer_to(const Answering&, const model::EnableKey&) { return Json::object(); }
Json answer_to(const Answering&, const model::DisableKey&) { return Json::object(); }

Json answer_to(const Answering& about, const model::ScheduleKeyDeletion& request) {
  const KeyRow row = about.about<Table::key>();
  Json json = Json::object();
  if (row.exists()) {
    const Key& key = about.world[row];
    json["KeyId"] = about.arn(row.id());
    if (key.deletion_date != sim::never) {
      json["DeletionDate"] = timestamp(key.deletion_date);
    }
    json["KeyState"] = word(model::ValueType::key_state, key.state);
    json["PendingWindowInDays"] = request.pending_window_in_days.value_or(30);
  }
  return json;
}

Json answer_to(const Answering& about, const model::CancelKeyDeletion&) {
  const KeyRow row = about.about<Table::key>();
  Json json = Json::object();
  if (row.exists()) {
    json["KeyId"] = about.arn(row.id());
  }
  return json;
}

Json answer_to(const Answering&, const model::CreateAlias&) { return Json::object(); }
Json answer_to(const Answering&, const model::UpdateAlias&) { return Json::object(); }
Json answer_to(const Answering&, const model::DeleteAlias&) { return Json::object(); }

// The aliases that people made, and the one of the key that AWS manages, where there is such a key.
Json answer_to(const Answering& about, const model::ListAliases& request) {
  const KeyRow wanted = find(about, request.key);
  const auto asked = [&](KeyRow key) { return !request.key.given() || key == wanted; };
  Json list = Json::array();
  for (std::uint32_t i = 0; i < about.world.aliases.size(); ++i) {
    const model::Alias& alias = about.world.aliases[i];
    if (about.lists(alias) && asked(alias.key)) {
      list.push_back({{"AliasName", about.text(alias.name)},
                      {"AliasArn", about.arn(model::AliasRow(i).id())},
                      {"TargetKeyId", key_id(about.setting, about.world, alias.key)}});
    }
  }
  for (std::uint32_t i = 0; i < about.world.keys.size(); ++i) {
    const Key& key = about.world.keys[i];
    if (about.lists(key) && key.manager == model::KeyManager::AWS && asked(KeyRow(i))) {
      list.push_back({{"AliasName", managed_alias},
                      {"AliasArn", "arn:aws:kms:" + std::string(about.text(key.region)) + ":" +
                                       std::string(about.text(key.account)) + ":" + std::string(managed_alias)},
                      {"TargetKeyId", key_id(about.setting, about.world, KeyRow(i))}});
    }
  }
  Json json;
  json["Aliases"] = std::move(list);
  return json;
}

Json answer_to(const Answering& about, const model::CreateGrant&) {
  const model::GrantRow row = about.about<Table::grant>();
  Json json = Json::object();
  if (row.exists()) {
    json["GrantToken"] = grant_token(about.setting, about.world, row);
    json["GrantId"] = grant_id(about.setting, about.world, row);
  }
  return json;
}

Json answer_to(const Answering& about, const model::ListGrants& request) {
  const KeyRow key = find(about, request.key);
  Json json;
  json["Grants"] = Json::array();
  for (std::uint32_t i = 0; i < about.world.grants.size(); ++i) {
    const model::Grant& grant = about.world.grants[i];
    if (grant.exists && grant.status == model::GrantStatus::active && grant.key == key) {
      json["Grants"].push_back(describe(about, model::GrantRow(i)));
    }
  }
  return json;
}

Json answer_to(const Answering&, const model::RevokeGrant&) { return Json::object(); }
Json answer_to(const Answering&, const model::RetireGrant&) { return Json::object(); }
Json answer_to(const Answering&, const model::PutKeyPolicy&) { return Json::object(); }

Json answer_to(const Answering& about, const model::GetKeyPolicy&) {
  const KeyRow row = about.about<Table::key>();
  Json json = Json::object();
  if (row.exists()) {
    const Key& key = about.world[row];
    json["Policy"] = key.policy == model::PolicyId::none ? default_policy(about, key).dump(2)
                                                         : about.setting.policy(key.policy).text;
    json["PolicyName"] = "default";
  }
  return json;
}

}  // namespace aws
