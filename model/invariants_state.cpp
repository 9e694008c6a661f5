// Invariants of the world around a cluster, a secret or a client.
#include "model/billing.hpp"
#include "model/cluster.hpp"
#include "model/inspection.hpp"

namespace model {
namespace {

// Whether a user could have deleted the secret, or moved its labels, because a parameter lets them.
bool deletion_allowed(const Setting& setting) { return setting.parameters.knob(Knob::owned_secret_user_delete) != 0; }
bool moves_allowed(const Setting& setting) { return setting.parameters.knob(Knob::owned_secret_stage_moves) != 0; }

// Managed, past its beginning, and not on its way out.
bool settled(const Cluster& cluster) {
  return cluster.exists && cluster.secret && cluster.secret_status != SecretStatus::creating &&
         cluster.status != ClusterStatus::deleting && !cluster.turning_off && !cluster.tampered;
}

bool version_of(const World& world, VersionRow version, SecretRow secret) {
  return version && world[version].exists && world[version].secret == secret;
}

}  // namespace

void check_cluster(Inspection& step, ClusterRow row) {
  const World& world = step.world;
  const Cluster& cluster = world[row];
  if (!cluster.exists || !cluster.secret) {
    return;
  }
  const Secret& secret = world[cluster.secret];
  step.require((secret.exists && secret.cluster == row) || deletion_allowed(step.setting),
               Invariant::one_secret_per_managed_cluster, row.id());
  const bool cross_region_replica = cluster.replication_source && cluster.engine == Engine::aurora_mysql &&
                                    world[cluster.replication_source].region != cluster.region;
  step.require(
      cluster.mode != EngineMode::serverless && !cluster.global_cluster && !cluster.blue_green && !cross_region_replica,
      Invariant::no_unsupported_topology, row.id());
  if (!secret.exists) {
    return;
  }
  step.require(version_of(world, secret.current, cluster.secret), Invariant::exactly_one_current, cluster.secret.id());
  const SecretStatus status = cluster.secret_status;
  const bool between = status == SecretStatus::rotating || status == SecretStatus::impaired;
  if (secret.pending && secret.pending != secret.current && cluster.status != ClusterStatus::deleting) {
    step.require(between || cluster.turning_off || moves_allowed(step.setting), Invariant::pending_only_in_rotation,
                 cluster.secret.id());
  }
  if (!settled(cluster) || !version_of(world, secret.current, cluster.secret) || moves_allowed(step.setting)) {
    return;
  }
  const bool current_works = world[secret.current].value == cluster.password;
  const bool pending_works =
      version_of(world, secret.pending, cluster.secret) && world[secret.pending].value == cluster.password;
  step.require(current_works || pending_works, Invariant::some_version_always_works, row.id());
  step.require(current_works || between, Invariant::gap_only_while_rotating, row.id());
  if (status == SecretStatus::active && cluster.status == ClusterStatus::available && accepts_connections(world, row)) {
    step.require(current_works, Invariant::active_means_in_sync, row.id());
  }
}

void check_key(Inspection& step, KeyRow row) {
  const Key& key = step.world[row];
  step.require(is_billed(key) == (key.billed_since != sim::never), Invariant::billing_monotone, row.id());
}

void check_secret(Inspection& step, SecretRow row) {
  const Secret& secret = step.world[row];
  step.require(is_billed(secret) == (secret.billed_since != sim::never), Invariant::billing_monotone, row.id());
  if (!secret.exists || !secret.cluster || secret.deleted_date != sim::never || secret.orphaned) {
    return;
  }
  const Cluster& cluster = step.world[secret.cluster];
  step.require(cluster.exists, Invariant::no_orphan_secret, row.id());
  step.require(!cluster.exists || cluster.secret == row, Invariant::one_secret_per_managed_cluster, row.id());
}

void check_client(Inspection& step, ClientRow row) {
  const Client& client = step.world[row];
  const ClientDefinition& definition = step.setting.clients[client.definition];
  const bool used =
      client.cached != Password::none && client.used_at != sim::never && client.used_at > client.cached_at;
  if (definition.caches() && !definition.stale_on_error && used) {
    step.require(client.used_at - client.cached_at < definition.ttl, Invariant::cache_staleness_bound, row.id());
  }
}

}  // namespace model
