// What Secrets Manager answers.
#include <algorithm>
#include <vector>

#include "aws/answers.hpp"
#include "aws/identity_text.hpp"
#include "aws/rotation_rules.hpp"
#include "aws/timestamp.hpp"

namespace aws {
namespace {

using model::Secret;
using model::SecretRow;
using model::VersionRow;

std::string arn_of(const Answering& about, model::Resource resource) {
  return arn(about.setting, about.world, resource);
}

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

Json labels(const Secret& secret, VersionRow version) {
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
    if (Json on_it = labels(secret, row); !on_it.empty()) {
      json[id_of(about, row)] = std::move(on_it);
    }
  }
  return json;
}

// AWS's own tags, then the user's in the order in which they came.
Json tags_of(const Answering& about, const Secret& secret) {
  Json json = Json::array();
  json.push_back({{"Key", "aws:secretsmanager:owningService"}, {"Value", "rds"}});
  if (secret.cluster.exists()) {
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
  if (secret.key.exists() && about.world[secret.key].manager == model::KeyManager::CUSTOMER) {
    json["KmsKeyId"] = arn_of(about, secret.key.id());
  }
  json["RotationEnabled"] = secret.rotation_enabled;
  if (secret.schedule != model::ScheduleId::none) {
    json["RotationRules"] = rotation_rules(about.setting.schedule(secret.schedule));
  }
  give_time(json, "LastRotatedDate", secret.last_rotated);
  give_time(json, "LastChangedDate", last_changed(about, secret));
  give_time(json, "DeletedDate", secret.deleted_date);
  give_time(json, "NextRotationDate", secret.next_rotation_date);
  json["Tags"] = tags_of(about, secret);
  json[labels_member] = versions_to_labels(about, secret);
  json["OwningService"] = "rds";
  give_time(json, "CreatedDate", secret.created);
  return json;
}

// The one place where a password becomes text.
std::string secret_string(const Answering& about, const Secret& secret, const model::Version& version) {
  Json json;
  json["username"] = secret.cluster.exists() ? about.text(about.world[secret.cluster].username) : "";
  json["password"] = password_text(about.setting.seed, version.value);
  return json.dump();
}

}  // namespace

Json answer_to(const Answering& about, const model::GetSecretValue&) {
  const SecretRow row = secret_of(about);
  Json json = named(about, row);
  const VersionRow read(about.outcome.detail);
  if (row.exists() && read.index < about.world.versions.size()) {
    const model::Version& version = about.world[read];
    json["VersionId"] = id_of(about, read);
    json["SecretString"] = secret_string(about, about.world[row], version);
    json["VersionStages"] = labels(about.world[row], read);
    give_time(json, "CreatedDate", version.created);
  }
  return json;
}

Json answer_to(const Answering& about, const model::DescribeSecret&) {
  const SecretRow row = secret_of(about);
  return row.exists() ? described(about, row, "VersionIdsToStages") : Json::object();
}

Json answer_to(const Answering& about, const model::ListSecrets&) {
  Json json;
  json["SecretList"] = Json::array();
  for (std::uint32_t i = 0; i < about.world.secrets.size(); ++i) {
    const Secret& secret = about.world.secrets[i];
    const bool listed = secret.exists && secret.deleted_date == sim::never;  // not those scheduled for deletion
    if (listed && secret.cluster.exists()) {
      const model::Cluster& cluster = about.world[secret.cluster];
      if (cluster.account == about.call.account && cluster.region == about.call.region) {
        json["SecretList"].push_back(described(about, SecretRow(i), "SecretVersionsToStages"));
      }
    }
  }
  return json;
}

Json answer_to(const Answering& about, const model::ListSecretVersionIds& request) {
  const SecretRow row = secret_of(about);
  if (!row.exists()) {
    return Json::object();
  }
  Json versions = Json::array();
  for (const VersionRow version : versions_of(about, about.world[row])) {
    Json on_it = labels(about.world[row], version);
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
    json["KmsKeyIds"] = Json::array({customers ? arn_of(about, key.id()) : "DefaultEncryptionKey"});
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
  const bool in_progress = secret.cluster.exists() && about.world[secret.cluster].phase != model::RotationPhase::none;
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
  const SecretRow row = secret_of(about);
  Json json = named(about, row);
  if (row.exists() && about.world[row].newest.exists()) {
    json["VersionId"] = id_of(about, about.world[row].newest);
    json["VersionStages"] = labels(about.world[row], about.world[row].newest);
  }
  return json;
}

Json answer_to(const Answering& about, const model::UpdateSecret&) { return named(about, secret_of(about)); }

Json answer_to(const Answering& about, const model::UpdateSecretVersionStage&) {
  return named(about, secret_of(about));
}

Json answer_to(const Answering& about, const model::ReplicateSecretToRegions&) {
  Json json = named(about, secret_of(about));
  json.erase("Name");
  return json;
}

}  // namespace aws
