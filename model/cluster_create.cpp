// CreateDBCluster and RestoreDBClusterFromS3.
#include "model/access.hpp"
#include "model/cluster.hpp"
#include "model/key.hpp"
#include "model/management.hpp"
#include "model/new_cluster.hpp"
#include "model/operations.hpp"
#include "model/password_history.hpp"
#include "model/secret_version.hpp"
#include "model/storage.hpp"
#include "model/throttling.hpp"

namespace model {
namespace {

// 1 to 16 letters and digits; the first a letter.
bool username_valid(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return !text.empty() && text.size() <= 16 && letter(text.front()) &&
         std::ranges::all_of(text, [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

// What both ways to make a cluster have in common.
struct Wanted {
  Name cluster;
  Engine engine;
  EngineMode mode;
  Name engine_version;
  Name username;
  const std::optional<GivenPassword>& password;
  bool manage;
  const KeyReference& secret_key;
  const KeyReference& storage_key;
  bool deletion_protection;
  bool iam_auth;
  std::optional<bool> storage_encrypted;
  std::optional<std::int64_t> retention_days;
};

// The rules on credentials of a cluster that stands on its own.
Refusal credentials_refused(const Step& step, const Wanted& wanted) {
  if (wanted.username == Name::none) {
    return Refusal::username_missing;
  }
  if (!username_valid(step.setting.text(wanted.username))) {
    return Refusal::username_invalid;
  }
  if (wanted.password && !wanted.password->acceptable) {
    return Refusal::password_invalid;
  }
  return Refusal::none;
}

Refusal combination_refused(const Wanted& wanted) {
  if (wanted.manage && wanted.password) {
    return Refusal::manage_with_password;
  }
  if (wanted.secret_key.given() && !wanted.manage) {
    return Refusal::key_without_manage;
  }
  if (!wanted.manage && !wanted.password) {
    return Refusal::password_missing;
  }
  if (wanted.storage_key.given() && !wanted.storage_encrypted.value_or(true)) {
    return Refusal::key_without_encryption;
  }
  if (wanted.manage && wanted.iam_auth) {
    return Refusal::manage_with_iam_auth;
  }
  if (wanted.iam_auth && wanted.engine == Engine::aurora_mysql) {
    return Refusal::iam_auth_of_mysql;
  }
  return wanted.manage && wanted.mode == EngineMode::serverless ? Refusal::engine_mode_needs_password : Refusal::none;
}

ClusterRow make_cluster(Step& step, const Call& call, const Wanted& wanted, KeyRow storage_key) {
  NewCluster row;
  row.name = wanted.cluster;
  row.engine = wanted.engine;
  row.mode = wanted.mode;
  row.engine_version = wanted.engine_version;
  row.username = wanted.username;
  row.password = wanted.password ? wanted.password->password : Password::none;
  row.storage_key = storage_key;
  row.storage_encrypted = wanted.storage_encrypted.value_or(storage_key.exists());
  row.retention_days = static_cast<std::uint8_t>(wanted.retention_days.value_or(default_retention_days));
  row.deletion_protection = wanted.deletion_protection;
  row.iam_auth = wanted.iam_auth;
  return make_cluster(step, call, row);
}

// The keys, then the cluster and, where wanted, its secret.
Outcome create_cluster(Step& step, const Call& call, const Wanted& wanted, WaitName wait) {
  KeyRow storage_key;
  if (const Outcome usable = find_storage_key(step, call, wanted.storage_key, storage_key); !usable.ok()) {
    return usable;
  }
  KeyRow secret_key;
  if (wanted.manage) {
    if (const Outcome allowed = may_turn_on(step, call, wanted.secret_key, secret_key); !allowed.ok()) {
      return allowed;
    }
  }
  if (const Outcome room = room_for_cluster(step, call); !room.ok()) {
    return room;
  }
  const ClusterRow cluster = make_cluster(step, call, wanted, storage_key);
  step.wait(cluster.id(), SlotKind::status, wait);
  if (wanted.manage) {
    const Password password = generate_password(step, cluster);
    set_password(step, cluster, password);
    turn_on(step, cluster, secret_key, password);
  }
  return accept(cluster.id());
}

// The cluster that is to be replicated: by its ARN in whatever Region, else in the caller's own.
ClusterRow source_of(const Step& step, const Call& call, const CreateDBCluster& request) {
  const bool elsewhere = request.source_account != Name::none;
  return find_cluster(step, request.replication_source, elsewhere ? request.source_account : call.account,
                      elsewhere ? request.source_region : call.region);
}

GlobalClusterRow find_global(const Step& step, Name name) {
  for (std::uint32_t i = 0; i < step.world().global_clusters.size(); ++i) {
    if (step.world().global_clusters[i].exists && step.world().global_clusters[i].name == name) {
      return GlobalClusterRow(i);
    }
  }
  return GlobalClusterRow();
}

// The cluster that a global cluster began with; its secondaries take credentials from there.
ClusterRow primary_of(const World& world, GlobalClusterRow global) {
  for (std::uint32_t i = 0; i < world.clusters.size(); ++i) {
    if (world.clusters[i].exists && world.clusters[i].global_cluster == global) {
      return ClusterRow(i);
    }
  }
  return ClusterRow();
}

// A cluster that takes its credentials from another: a cross-Region replica, or a secondary of a global cluster.
Outcome create_follower(Step& step, const Call& call, const CreateDBCluster& request, const Wanted& wanted,
                        ClusterRow leader, GlobalClusterRow global) {
  if (request.master_username != Name::none || request.master_user_password) {
    return refuse(Refusal::replica_with_credentials);
  }
  if (request.secret_key.given()) {
    return refuse(Refusal::key_without_manage);
  }
  KeyRow storage_key;
  if (const Outcome usable = find_storage_key(step, call, wanted.storage_key, storage_key); !usable.ok()) {
    return usable;
  }
  if (const Outcome room = room_for_cluster(step, call); !room.ok()) {
    return room;
  }
  const ClusterRow cluster = make_cluster(step, call, wanted, storage_key);
  step.change<&Cluster::username>(cluster, step[leader].username);
  set_password(step, cluster, step[leader].password);
  if (global) {
    step.change<&Cluster::global_cluster>(cluster, global);
  } else {
    step.change<&Cluster::replication_source>(cluster, leader);
  }
  step.wait(cluster.id(), SlotKind::status, WaitName::cluster_create);
  return accept(cluster.id());
}

}  // namespace

Outcome perform(Step& step, const Call& call, const CreateDBCluster& request) {
  const Engine engine = engine_named(step.setting.text(request.engine));
  const std::string_view mode = step.setting.text(request.engine_mode);
  const std::string_view authentication = step.setting.text(request.authentication_type);
  const Wanted wanted{request.cluster,
                      engine,
                      mode == "serverless" ? EngineMode::serverless : EngineMode::provisioned,
                      request.engine_version,
                      request.master_username,
                      request.master_user_password,
                      request.manage_master_user_password.value_or(false),
                      request.secret_key,
                      request.storage_key,
                      request.deletion_protection.value_or(false),
                      authentication == "iam-db-auth",
                      request.storage_encrypted,
                      request.retention_days};
  const bool follows = request.replication_source != Name::none || request.global_cluster != Name::none;
  if (!identifier_valid(step.setting.text(request.cluster))) {
    return refuse(Refusal::identifier_invalid);
  }
  if (engine == Engine::none) {
    return refuse(Refusal::engine_unknown);
  }
  if (!mode.empty() && mode != "provisioned" && mode != "serverless") {
    return refuse(Refusal::engine_mode_unknown);
  }
  if (!authentication_known(step.setting.text(request.authentication_type))) {
    return refuse(Refusal::authentication_unknown);
  }
  if (!retention_valid(request.retention_days)) {
    return refuse(Refusal::retention_invalid);
  }
  if (request.replication_source != Name::none && request.manage_master_user_password) {
    return refuse(Refusal::replica_takes_no_management);
  }
  if (const Refusal refused = credentials_refused(step, wanted); !follows && refused != Refusal::none) {
    return refuse(refused);
  }
  if (const ClusterRow taken = cluster_taking(step, request.cluster, call.account, call.region)) {
    return refuse(Refusal::cluster_exists, taken.id());
  }

  if (request.replication_source != Name::none) {
    const ClusterRow source = source_of(step, call, request);
    if (!source) {
      return refuse(Refusal::cluster_not_found);
    }
    if (step[source].secret && engine == Engine::aurora_mysql && step[source].region != call.region) {
      return refuse(Refusal::replica_source_managed, source.id());
    }
    return create_follower(step, call, request, wanted, source, GlobalClusterRow());
  }
  if (request.global_cluster != Name::none) {
    const GlobalClusterRow global = find_global(step, request.global_cluster);
    if (!global) {
      return refuse(Refusal::global_cluster_not_found);
    }
    if (wanted.manage) {
      return refuse(Refusal::manage_in_global_cluster, global.id());
    }
    if (const ClusterRow primary = primary_of(step.world(), global)) {
      return create_follower(step, call, request, wanted, primary, global);
    }
    if (const Refusal refused = credentials_refused(step, wanted); refused != Refusal::none) {
      return refuse(refused);
    }
    if (const Refusal refused = combination_refused(wanted); refused != Refusal::none) {
      return refuse(refused);
    }
    const Outcome created = create_cluster(step, call, wanted, WaitName::cluster_create);
    if (created.ok()) {
      step.change<&Cluster::global_cluster>(ClusterRow(created.about.row()), global);
    }
    return created;
  }

  if (const Refusal refused = combination_refused(wanted); refused != Refusal::none) {
    return refuse(refused);
  }
  return create_cluster(step, call, wanted, WaitName::cluster_create);
}

Outcome perform(Step& step, const Call& call, const RestoreDBClusterFromS3& request) {
  const Engine engine = engine_named(step.setting.text(request.engine));
  const Wanted wanted{request.cluster,
                      engine,
                      EngineMode::provisioned,
                      request.engine_version,
                      request.master_username,
                      request.master_user_password,
                      request.manage_master_user_password.value_or(false),
                      request.secret_key,
                      request.storage_key,
                      request.deletion_protection.value_or(false),
                      false,
                      std::nullopt,
                      std::nullopt};
  if (!identifier_valid(step.setting.text(request.cluster))) {
    return refuse(Refusal::identifier_invalid);
  }
  if (engine == Engine::none) {
    return refuse(Refusal::engine_unknown);
  }
  if (engine != Engine::aurora_mysql) {
    return refuse(Refusal::restore_engine_not_mysql);
  }
  if (const Refusal refused = credentials_refused(step, wanted); refused != Refusal::none) {
    return refuse(refused);
  }
  if (const ClusterRow taken = cluster_taking(step, request.cluster, call.account, call.region)) {
    return refuse(Refusal::cluster_exists, taken.id());
  }
  if (const Refusal refused = combination_refused(wanted); refused != Refusal::none) {
    return refuse(refused);
  }
  return create_cluster(step, call, wanted, WaitName::cluster_restore_from_s3);
}

}  // namespace model
