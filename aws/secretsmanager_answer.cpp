// What Secrets Manager answers.
#include <algorithm>
#include <vector>

#include "aws/answers.hpp"
#include "aws/identity_text.hpp"
#include "aws/message.hpp"
#include "aws/rotation_rules.hpp"
#include "aws/secret_value.hpp"
#include "aws/timestamp.hpp"
#include "model/secret_filter.hpp"

namespace aws {
namespace {

using model::Secret;
using model::SecretRow;
using model::VersionRow;

std::string id_of(const Answering& about, VersionRow version) {
  return version_id(about.setting, about.world, version);
}

SecretRow secret_of(const Answering& about) { return about.about<model::Table::secret>(); }

// {ARN, Name}: what every answer about one secret has.
Json named(const Answering& about, SecretRow row) {
  Json json = Json::object();
  if (row.exists()) {
    json["ARN"] = secret_arn(about.setting, about.world, row);
    json["Name"] = secret_name(about.setting, about.world, row);
  }
  return json;
}

Json labels(const Answering& about, const Secret& secret, VersionRow version) {
  Json json = Json::array();
  if (version == secret.current) {
    json.push_back("AWSCURRENT");
  }
  if (version == secret.pending) {
    json.push_back("AWSPENDING");
  }
  if (version == secret.previous) {
    json.push_back("AWSPREVIOUS");
  }
  for (model::LabelRow row = secret.first_label; row.exists(); row = about.world[row].next) {
    if (about.world[row].exists != 0 && about.world[row].version == version) {
      json.push_back(about.text(about.world[row].name));
    }
  }
  return json;
}

std::vector<VersionRow> versions_of(const Answering& about, const Secret& secret) {
  std::vector<VersionRow> rows;
  for (VersionRow row = secret.newest; row.exists(); row = about.world[row].older) {
    if (about.world[row].exists != 0) {
      rows.push_back(row);
    }
  }
  return rows;
}

Json versions_to_labels(const Answering& about, const Secret& secret) {
  Json json = Json::object();
  for (const VersionRow row : versions_of(about, secret)) {
    if (Json on_it = labels(about, secret, row); !on_it.empty()) {
      json[id_of(about, row)] = std::move(on_it);
    }
  }
  return json;
}

// AWS's own tags, then the user's in the order in which they came.
Json tags_of(const Answering& about, const Secret& secret) {
  Json json = Json::array();
  if (secret.cluster.exists()) {
    json.push_back({{"Key", "aws:secretsmanager:owningService"}, {"Value", "rds"}});
    json.push_back({{"Key", "aws:rds:primaryDBClusterArn"},
                    {"Value", cluster_arn(about.setting, secret.region, secret.account, secret.cluster_name)}});
  }
  std::vector<model::TagRow> rows;
  for (model::TagRow row = secret.first_tag; row.exists(); row = about.world[row].next) {
    if (about.world[row].exists != 0) {
      rows.push_back(row);
    }
  }
  std::ranges::sort(rows);
  for (const model::TagRow row : rows) {
    const model::Tag& tag = about.world[row];
    json.push_back({{"Key", about.text(tag.key)}, {"Value", about.text(tag.value)}});
  }
  return json;
}

void give_time(Json& json, const char* member, sim::Time time) {
  if (time != sim::never) {
    json[member] = timestamp(time);
  }
}

sim::Time last_changed(const Answering& about, const Secret& secret) {
  sim::Time latest = secret.created;
  if (secret.last_rotated != sim::never) {
    latest = std::max(latest, secret.last_rotated);
  }
  if (secret.newest.exists()) {
    latest = std::max(latest, about.world[secret.newest].created);
  }
  return latest;
}

// `labels_member`: DescribeSecret and ListSecrets call the same thing by different names.
Json described(const Answering& about, SecretRow row, const char* labels_member) {
  Json json = named(about, row);
  const Secret& secret = about.world[row];
  if (secret.description != model::Name::none) {
    json["Description"] = about.text(secret.description);
  }
  if (secret.key.exists() && about.world[secret.key].manager == model::KeyManager::CUSTOMER) {
    json["KmsKeyId"] = about.arn(secret.key.id());
  }
  json["RotationEnabled"] = secret.rotation_enabled;
  if (secret.lambda != model::Name::none) {
    json["RotationLambdaARN"] = about.text(secret.lambda);
  }
  if (secret.schedule != model::ScheduleId::none) {
    json["RotationRules"] = rotation_rules(about.setting.schedule(secret.schedule));
  }
  give_time(json, "LastRotatedDate", secret.last_rotated);
  give_time(json, "LastChangedDate", last_changed(about, secret));
  give_time(json, "DeletedDate", secret.deleted_date);
  give_time(json, "NextRotationDate", secret.next_rotation_date);
  json["Tags"] = tags_of(about, secret);
  json[labels_member] = versions_to_labels(about, secret);
  if (secret.cluster.exists()) {
    json["OwningService"] = "rds";
  }
  give_time(json, "CreatedDate", secret.created);
  return json;
}

// A version read, as GetSecretValue answers.
Json value_read(const Answering& about, SecretRow row, VersionRow read) {
  Json json = named(about, row);
  if (row.exists() && read.index < about.world.versions.size()) {
    const model::Version& version = about.world[read];
    const bool binary = version.given != model::ValueId::none && about.setting.value(version.given).binary;
    json["VersionId"] = id_of(about, read);
    json[binary ? "SecretBinary" : "SecretString"] = secret_string(about.setting, about.world, read);
    json["VersionStages"] = labels(about, about.world[row], read);
    give_time(json, "CreatedDate", version.created);
  }
  return json;
}

// Whether a secret is the caller's, and not scheduled for deletion unless those are asked for too.
bool listed(const Answering& about, const Secret& secret, bool leaving) {
  return about.lists(secret) && (leaving || secret.deleted_date == sim::never);
}

// ARN, Name and the id of the version that the call made or found.
Json version_made(const Answering& about) {
  Json json = named(about, secret_of(about));
  if (const VersionRow made(about.outcome.detail); made.index < about.world.versions.size()) {
    json["VersionId"] = id_of(about, made);
  }
  return json;
}

}  // namespace

Json answer_to(const Answering& about, const model::GetSecretValue&) {
  return value_read(about, secret_of(about), VersionRow(about.outcome.detail));
}

Json answer_to(const Answering& about, const model::DescribeSecret&) {
  const SecretRow row = secret_of(about);
  return row.exists() ? described(about, row, "VersionIdsToStages") : Json::object();
}

Json answer_to(const Answering& about, const model::ListSecrets& request) {
  std::vector<SecretRow> rows;
  for (std::uint32_t i = 0; i < about.world.secrets.size(); ++i) {
    if (listed(about, about.world.secrets[i], request.include_planned_deletion.value_or(false)) &&
        model::passes(about.world, about.setting, SecretRow(i), request.filters)) {
      rows.push_back(SecretRow(i));
    }
  }
  if (about.text(request.sort_order) == "desc") {
    std::ranges::reverse(rows);
  }
  Json json;
  json["SecretList"] = Json::array();
  for (const SecretRow row : rows) {
    json["SecretList"].push_back(described(about, row, "SecretVersionsToStages"));
  }
  return json;
}

// The notes after the call's own are its reads, one a secret.
Json answer_to(const Answering& about, const model::BatchGetSecretValue& request) {
  Json json;
  json["SecretValues"] = Json::array();
  json["Errors"] = Json::array();
  std::size_t nth = 0;
  for (const model::Note& note : about.notes.subspan(1)) {
    const SecretRow row(model::table_of(note.resource) == model::Table::secret ? note.resource.row() : model::no_row);
    if (note.refusal == model::Refusal::none) {
      json["SecretValues"].push_back(value_read(about, row, VersionRow(note.detail)));
    } else {
      const bool asked = nth < request.secrets.size();
      json["Errors"].push_back(
          {{"SecretId", asked ? std::string(about.text(request.secrets[nth].text)) : about.arn(note.resource)},
           {"ErrorCode", model::refusal_row(note.refusal).code},
           {"Message", message(about.setting, about.world, nullptr, note)}});
    }
    ++nth;
  }
  return json;
}

Json answer_to(const Answering& about, const model::GetRandomPassword& request) {
  return {{"RandomPassword", random_password(about.setting, about.outcome.detail, request)}};
}

Json answer_to(const Answering& about, const model::ValidateResourcePolicy&) {
  Json json;
  json["PolicyValidationPassed"] = about.outcome.detail == 0;
  json["ValidationErrors"] = Json::array();
  if (about.outcome.detail != 0) {
    json["ValidationErrors"].push_back(
        {{"CheckName", "NO_PUBLIC_ACCESS"}, {"ErrorMessage", "The policy lets everybody read the secret"}});
  }
  return json;
}

Json answer_to(const Answering& about, const model::CreateSecret&) { return version_made(about); }

Json answer_to(const Answering& about, const model::ListSecretVersionIds& request) {
  const SecretRow row = secret_of(about);
  if (!row.exists()) {
    return Json::object();
  }
  Json versions = Json::array();
  for (const VersionRow version : versions_of(about, about.world[row])) {
    Json on_it = labels(about, about.world[row], version);
    if (on_it.empty() && !request.include_deprecated.value_or(false)) {
      continue;
    }
    Json json;
    json["VersionId"] = id_of(about, version);
    if (!on_it.empty()) {
      json["VersionStages"] = std::move(on_it);
    }
    give_time(json, "CreatedDate", about.world[version].created);
    const model::KeyRow key = about.world[version].key;
    const bool customers = key.exists() && about.world[key].manager == model::KeyManager::CUSTOMER;
    json["KmsKeyIds"] = Json::array({customers ? about.arn(key.id()) : "DefaultEncryptionKey"});
    versions.push_back(std::move(json));
  }
  Json json;
  json["Versions"] = std::move(versions);
  json.update(named(about, row));
  return json;
}

// VersionId: of the version that the rotation works on, already made or still to be made.
Json answer_to(const Answering& about, const model::RotateSecret&) {
  const SecretRow row = secret_of(about);
  Json json = named(about, row);
  if (!row.exists()) {
    return json;
  }
  const Secret& secret = about.world[row];
  const bool in_progress =
      (secret.cluster.exists() ? about.world[secret.cluster].phase : secret.phase) != model::RotationPhase::none;
  if (secret.pending.exists() && secret.pending != secret.current) {
    json["VersionId"] = id_of(about, secret.pending);
  } else if (in_progress) {
    json["VersionId"] = next_version_id(about.setting, about.world, row);
  }
  return json;
}

Json answer_to(const Answering& about, const model::CancelRotateSecret&) {
  const SecretRow row = secret_of(about);
  Json json = named(about, row);
  if (row.exists()) {
    const Secret& secret = about.world[row];
    if (secret.pending.exists() && secret.pending != secret.current) {
      json["VersionId"] = id_of(about, secret.pending);
    }
  }
  return json;
}

Json answer_to(const Answering&, const model::TagResource&) { return Json::object(); }
Json answer_to(const Answering&, const model::UntagResource&) { return Json::object(); }

Json answer_to(const Answering& about, const model::PutResourcePolicy&) { return named(about, secret_of(about)); }

Json answer_to(const Answering& about, const model::GetResourcePolicy&) {
  const SecretRow row = secret_of(about);
  Json json = named(about, row);
  if (row.exists() && about.world[row].policy != model::PolicyId::none) {
    json["ResourcePolicy"] = about.setting.policy(about.world[row].policy).text;
  }
  return json;
}

Json answer_to(const Answering& about, const model::DeleteResourcePolicy&) { return named(about, secret_of(about)); }

Json answer_to(const Answering& about, const model::DeleteSecret&) {
  const SecretRow row = secret_of(about);
  Json json = named(about, row);
  if (row.exists()) {
    give_time(json, "DeletionDate", about.world[row].deleted_date);
  }
  return json;
}

Json answer_to(const Answering& about, const model::RestoreSecret&) { return named(about, secret_of(about)); }

Json answer_to(const Answering& about, const model::PutSecretValue&) {
  Json json = version_made(about);
  const SecretRow row = secret_of(about);
  if (row.exists() && about.outcome.detail < about.world.versions.size()) {
    json["VersionStages"] = labels(about, about.world[row], VersionRow(about.outcome.detail));
  }
  return json;
}

Json answer_to(const Answering& about, const model::UpdateSecret&) { return version_made(about); }

Json answer_to(const Answering& about, const model::UpdateSecretVersionStage&) {
  return named(about, secret_of(about));
}

Json answer_to(const Answering& about, const model::ReplicateSecretToRegions&) {
  Json json = named(about, secret_of(about));
  json.erase("Name");
  return json;
}

}  // namespace aws
