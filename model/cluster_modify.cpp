// ModifyDBCluster: management on and off, a rotation at once, a new password, and what else changes.
#include "model/access.hpp"
#include "model/cluster.hpp"
#include "model/key.hpp"
#include "model/maintenance.hpp"
#include "model/management.hpp"
#include "model/new_cluster.hpp"
#include "model/operations.hpp"
#include "model/rotation.hpp"
#include "model/secret_version.hpp"

namespace model {
namespace {

// What the request means for a cluster as it is.
struct Intent {
  bool managed;
  bool turn_on;
  bool turn_off;
  bool rotate;
  bool set_password;

  Intent(const Cluster& cluster, const ModifyDBCluster& request)
      : managed(cluster.secret.exists()),
        turn_on(request.manage_master_user_password.value_or(false) && !managed),
        turn_off(!request.manage_master_user_password.value_or(true) && managed),
        rotate(request.rotate_master_user_password.value_or(false)),
        set_password(request.master_user_password.has_value() && !turn_off) {}
};

Refusal combination_refused(const Step& step, const Call& call, const ModifyDBCluster& request, const Cluster& cluster,
                            const Intent& intent) {
  const bool manage = request.manage_master_user_password.value_or(false);
  const bool off = !request.manage_master_user_password.value_or(true);
  if (intent.rotate && !request.apply_immediately.value_or(false)) {
    return Refusal::rotate_not_immediate;
  }
  if (intent.rotate && request.master_user_password) {
    return Refusal::rotate_with_password;
  }
  if (intent.rotate && (intent.turn_on || off)) {
    return Refusal::rotate_while_turning_on;
  }
  if (intent.rotate && !intent.managed) {
    return Refusal::rotate_unmanaged;
  }
  if (manage && request.master_user_password) {
    return Refusal::manage_with_password;
  }
  if (off && !request.master_user_password) {
    return Refusal::off_without_password;
  }
  if (request.master_user_password && intent.managed && !off) {
    return Refusal::password_while_managed;
  }
  if (request.secret_key.given() && !manage) {
    return Refusal::key_without_manage;
  }
  if (request.secret_key.given() && intent.managed) {
    KeyRow key = find_key(step, request.secret_key, call.account, call.region);
    if (is_managed_alias(step, request.secret_key)) {
      key = managed_key(step.world(), call.account, call.region);
    }
    if (!key || key != step[cluster.secret].key) {
      return Refusal::key_of_managed_fixed;
    }
  }
  if (const Name mode = request.engine_mode; mode != Name::none) {
    const bool another = step.setting.text(mode) != engine_modes[static_cast<std::size_t>(cluster.mode)];
    if (another && !request.allow_engine_mode_change.value_or(false)) {
      return Refusal::engine_mode_change_unasked;
    }
  }
  const std::string_view authentication = step.setting.text(request.authentication_type);
  if (authentication == "iam-db-auth" && cluster.engine == Engine::aurora_mysql) {
    return Refusal::iam_auth_of_mysql;
  }
  const bool by_iam = authentication.empty() ? cluster.iam_auth : authentication == "iam-db-auth";
  return intent.turn_on && by_iam ? Refusal::manage_with_iam_auth : Refusal::none;
}

// Nothing but DeletionProtection is asked for.
bool only_protection(const ModifyDBCluster& request, const Intent& intent) {
  return request.deletion_protection && !intent.turn_on && !intent.turn_off && !intent.rotate && !intent.set_password &&
         !request.other_changes && !request.retention_days && request.engine_version == Name::none &&
         request.authentication_type == Name::none && request.new_identifier == Name::none &&
         request.engine_mode == Name::none;
}

// At work, but running.
bool busy(ClusterStatus status) {
  switch (status) {
    case ClusterStatus::creating:
    case ClusterStatus::modifying:
    case ClusterStatus::resetting_master_credentials:
    case ClusterStatus::promoting:
    case ClusterStatus::renaming:
    case ClusterStatus::backing_up:
    case ClusterStatus::upgrading:
    case ClusterStatus::failing_over:
      return true;
    default:
      return false;
  }
}

Refusal state_refused(Step& step, const ModifyDBCluster& request, const Cluster& cluster, const Intent& intent) {
  const bool rotating = cluster.secret_status == SecretStatus::rotating;
  if (rotating && (intent.turn_off || intent.rotate)) {
    return Refusal::cluster_rotating;
  }
  const bool allowed_while_busy =
      only_protection(request, intent) && busy(cluster.status) && step.flag(Knob::protection_while_busy);
  if (cluster.status != ClusterStatus::available && !allowed_while_busy) {
    return Refusal::cluster_not_available;
  }
  if (intent.rotate && cluster.secret_status == SecretStatus::creating) {
    return Refusal::rotate_while_secret_creating;
  }
  if (intent.rotate && cluster.secret_status == SecretStatus::impaired && step.flag(Knob::impaired_manual_rotate)) {
    return Refusal::rotate_while_impaired;
  }
  return Refusal::none;
}

// An engine mode can stay what it is, or become provisioned.
bool mode_reachable(const Step& step, const ModifyDBCluster& request, const Cluster& cluster) {
  const std::string_view mode = step.setting.text(request.engine_mode);
  return mode.empty() || mode == "provisioned" || mode == engine_modes[static_cast<std::size_t>(cluster.mode)];
}

// Whether another Region has a replica of the cluster.
bool replicated_elsewhere(const Step& step, ClusterRow source) {
  return std::ranges::any_of(step.world().clusters, [&](const Cluster& replica) {
    return replica.exists && replica.replication_source == source && replica.region != step[source].region;
  });
}

// Where management is not supported.
Refusal topology_refused(const Step& step, ClusterRow row) {
  const Cluster& cluster = step[row];
  if (cluster.mode == EngineMode::serverless) {
    return Refusal::engine_mode_needs_password;
  }
  if (cluster.global_cluster) {
    return Refusal::manage_global_member;
  }
  if (cluster.replication_source && cluster.engine == Engine::aurora_mysql &&
      step[cluster.replication_source].region != cluster.region) {
    return Refusal::replica_takes_no_management;
  }
  if (cluster.engine == Engine::aurora_mysql && replicated_elsewhere(step, row)) {
    return Refusal::source_of_replica_managed;
  }
  return cluster.blue_green ? Refusal::cluster_in_blue_green : Refusal::none;
}

// What waits for the maintenance window, unless the call wants it at once.
void make_pending(Step& step, ClusterRow cluster, const ModifyDBCluster& request) {
  if (request.engine_version != Name::none && request.engine_version != step[cluster].engine_version) {
    step.change<&Cluster::pending_version>(cluster, request.engine_version);
  }
  const bool to_provisioned = request.engine_mode != Name::none && step[cluster].mode == EngineMode::serverless;
  if (to_provisioned && step.setting.text(request.engine_mode) == "provisioned") {
    step.change<&Cluster::pending_mode>(cluster, EngineMode::provisioned);
  }
  if (request.new_identifier != Name::none) {
    step.change<&Cluster::pending_identifier>(cluster, request.new_identifier);
    reserve_name(step, cluster, request.new_identifier);
  }
}

// Whether RDS can use the key of the secret that is to be rotated at once.
Outcome rotation_key_usable(Step& step, ClusterRow cluster) {
  const SecretRow secret = step[cluster].secret;
  if (!step[secret].exists || !step.flag(Knob::manual_rotate_prechecks_key)) {
    return accept(cluster.id());
  }
  const Actor rds = Actor::rds(step, step[cluster].account);
  const Outcome allowed = key_allows(step, step[secret].key, rds, GrantOperation::GenerateDataKey, secret);
  return allowed.ok() ? accept(cluster.id()) : refuse(Refusal::key_not_accessible, cluster.id(), allowed.blame);
}

}  // namespace

Outcome perform(Step& step, const Call& call, const ModifyDBCluster& request) {
  if (request.master_user_password && !request.master_user_password->acceptable) {
    return refuse(Refusal::password_invalid);
  }
  if (!retention_valid(request.retention_days)) {
    return refuse(Refusal::retention_invalid);
  }
  if (!authentication_known(step.setting.text(request.authentication_type))) {
    return refuse(Refusal::authentication_unknown);
  }
  if (request.new_identifier != Name::none && !identifier_valid(step.setting.text(request.new_identifier))) {
    return refuse(Refusal::identifier_invalid);
  }
  const ClusterRow cluster = find_cluster(step, request.cluster, call.account, call.region);
  if (!cluster) {
    return refuse(Refusal::cluster_not_found);
  }
  if (!mode_reachable(step, request, step[cluster])) {
    return refuse(Refusal::engine_mode_fixed, cluster.id());
  }
  const ClusterRow taken = cluster_taking(step, request.new_identifier, call.account, call.region);
  if (taken && (taken != cluster || step[cluster].name == request.new_identifier)) {
    return refuse(Refusal::cluster_exists, taken.id());
  }
  const Intent intent(step[cluster], request);
  if (const Refusal refused = combination_refused(step, call, request, step[cluster], intent);
      refused != Refusal::none) {
    return refuse(refused, cluster.id());
  }
  if (const Refusal refused = state_refused(step, request, step[cluster], intent); refused != Refusal::none) {
    const std::uint16_t cause =
        refused == Refusal::cluster_not_available ? attribute<&Cluster::status> : attribute<&Cluster::secret_status>;
    return refuse(refused, cluster.id(), {cluster.id(), cause});
  }
  KeyRow key;
  if (intent.turn_on) {
    if (const Refusal refused = topology_refused(step, cluster); refused != Refusal::none) {
      return refuse(refused, cluster.id());
    }
    if (const Outcome allowed = may_turn_on(step, call, request.secret_key, key); !allowed.ok()) {
      return allowed;
    }
  }
  if (intent.rotate) {
    if (const Outcome usable = rotation_key_usable(step, cluster); !usable.ok()) {
      return usable;
    }
    if (const Outcome allowed = authorize_also(step, call, Action::RotateSecret, step[cluster].secret); !allowed.ok()) {
      return allowed;
    }
  }

  // What the call itself changes comes first, then what it sets off.
  if (request.deletion_protection) {
    step.change<&Cluster::deletion_protection>(cluster, *request.deletion_protection);
  }
  if (request.retention_days) {
    step.change<&Cluster::retention_days>(cluster, static_cast<std::uint8_t>(*request.retention_days));
  }
  make_pending(step, cluster, request);
  const bool immediately = request.apply_immediately.value_or(false);
  if (immediately) {
    step.cancel(cluster.id(), SlotKind::maintenance);
  } else {
    await_window(step, cluster);
  }
  if (request.authentication_type != Name::none) {
    step.change<&Cluster::iam_auth>(cluster, step.setting.text(request.authentication_type) == "iam-db-auth");
  }
  if (intent.turn_on) {
    const Password password = generate_password(step, cluster);
    reset_credentials(step, cluster, password, true);
    turn_on(step, cluster, key, password);
  } else if (intent.turn_off || intent.set_password) {
    step.change<&Cluster::turning_off>(cluster, intent.turn_off);
    reset_credentials(step, cluster, request.master_user_password->password, false);
  } else if (immediately && pending_now(step[cluster])) {
    begin_pending(step, cluster);
  } else if (request.other_changes || request.retention_days) {
    change_cluster_status(step, cluster, ClusterTrigger::modify);
    step.wait(cluster.id(), SlotKind::status, WaitName::cluster_modify);
  }
  if (intent.rotate) {
    step.also(NoteKind::service, Action::RotationStarted, step[cluster].secret.id());
    start_rotation(step, cluster, RotationOrigin::rds_call);
  }
  return accept(cluster.id());
}

}  // namespace model
