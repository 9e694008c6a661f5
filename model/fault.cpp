// Faults: injected by a line of the scenario, ended by their `for:`, by use, or by the call that undoes them.
#include "model/fault.hpp"

#include <algorithm>

#include "model/client.hpp"
#include "model/cluster.hpp"
#include "model/grant.hpp"
#include "model/key.hpp"
#include "model/operations.hpp"
#include "model/password_history.hpp"
#include "model/secret_version.hpp"
#include "sim/bug.hpp"

namespace model {
namespace {

constexpr std::int64_t impairing_deletion_days = 7;

FaultRow arm(Step& step, const FaultRequest& request, ClusterRow cluster) {
  Fault fault;
  fault.kind = static_cast<std::uint8_t>(request.kind);
  fault.cluster = cluster;
  fault.times = request.times;
  fault.permille = request.permille;
  fault.wait = request.wait;
  fault.action = static_cast<std::uint16_t>(request.throttled);
  fault.phase = request.phase;
  const FaultRow row = step.create(fault);
  if (request.lasts) {
    step.wait_until(row.id(), SlotKind::fault_end, step.now + *request.lasts);
  }
  return row;
}

PolicyId denial_of(const FaultRequest& request, PolicyId policy) {
  const auto found = std::ranges::find(request.denials, policy, &Denial::of);
  sim::require(found != request.denials.end(), "a fault shuts RDS out of what has a policy that nobody foresaw");
  return found->denying;
}

// A fault of a cluster's secret or of its key, once both are known to be there.
Outcome impair(Step& step, const FaultRequest& request, SecretRow secret) {
  const KeyRow key = step[secret].key;
  const bool customer = step[key].manager == KeyManager::CUSTOMER;
  switch (request.kind) {
    case FaultKind::impair_resource_policy:
      step.change<&Secret::policy>(secret, denial_of(request, step[secret].policy));
      return accept(secret.id());
    case FaultKind::impair_grant: {
      const GrantRow grant = step[secret].grant;
      if (!grant || step[grant].status != GrantStatus::active) {
        return refuse(Refusal::grant_not_found, secret.id());
      }
      end_grant(step, grant);
      return accept(grant.id());
    }
    case FaultKind::impair_key_policy:
      if (!customer) {
        return refuse(Refusal::key_aws_managed, key.id());
      }
      change_key_policy(step, key, denial_of(request, step[key].policy));
      return accept(key.id());
    case FaultKind::impair_key_disabled:
    case FaultKind::impair_key_deletion: {
      if (!customer) {
        return refuse(Refusal::key_aws_managed, key.id());
      }
      const bool disable = request.kind == FaultKind::impair_key_disabled;
      const KeyTrigger trigger = disable ? KeyTrigger::disable : KeyTrigger::schedule_deletion;
      if (!step[key].exists || !key_table.find(step[key].state, trigger)) {
        return refuse(Refusal::key_invalid_state, key.id());
      }
      if (disable) {
        disable_key(step, key);
      } else {
        schedule_key_deletion(step, key, impairing_deletion_days);
      }
      return accept(key.id());
    }
    default:
      return refuse(Refusal::secret_not_found);
  }
}

}  // namespace

FaultRow armed_fault(const Step& step, ClusterRow cluster, RotationPhase phase) {
  for (std::uint32_t i = 0; i < step.world().faults.size(); ++i) {
    const Fault& fault = step.world().faults[i];
    if (fault.exists && static_cast<FaultKind>(fault.kind) == FaultKind::fail_rotation_step &&
        fault.cluster == cluster && fault.phase == phase) {
      return FaultRow(i);
    }
  }
  return FaultRow();
}

void use_up_fault(Step& step, const Blame& blame) {
  if (!blame.known() || table_of(blame.resource) != Table::fault) {
    return;
  }
  const FaultRow fault(blame.resource.row());
  step.change<&Fault::times>(fault, step[fault].times - 1);
  if (step[fault].times == 0) {
    step.remove(fault);
  }
}

bool throttled(const World& world, Action action) {
  return std::ranges::any_of(world.faults, [action](const Fault& fault) {
    return fault.exists && static_cast<FaultKind>(fault.kind) == FaultKind::throttle &&
           fault.action == static_cast<std::uint16_t>(action);
  });
}

void fault_over(Step& step, FaultRow fault) {
  step.happened(NoteKind::fault, Action::FaultEnded, fault.id());
  step.remove(fault);
}

void writer_fault_over(Step& step, InstanceRow instance) {
  step.happened(NoteKind::fault, Action::FaultEnded, instance.id());
  step.change<&Instance::down>(instance, false);
}

Outcome perform(Step& step, const Call& call, const FaultRequest& request) {
  if (request.kind == FaultKind::slow || request.kind == FaultKind::throttle) {
    return accept(arm(step, request, ClusterRow()).id());
  }
  if (request.kind == FaultKind::restart) {
    return restart_clients(step, request.client, request.ordinal) ? accept(no_resource)
                                                                  : refuse(Refusal::client_not_running);
  }
  const ClusterRow cluster = find_cluster(step, request.cluster, call.account, call.region);
  if (!cluster) {
    return refuse(Refusal::cluster_not_found);
  }
  switch (request.kind) {
    case FaultKind::fail_rotation_step:
      arm(step, request, cluster);
      return accept(cluster.id());
    case FaultKind::writer_down: {
      const InstanceRow writer = step[cluster].writer;
      if (!writer) {
        return refuse(Refusal::instance_not_found, cluster.id());
      }
      step.change<&Instance::down>(writer, true);
      if (request.lasts) {
        step.wait_until(writer.id(), SlotKind::fault_end, step.now + *request.lasts);
      }
      return accept(writer.id());
    }
    case FaultKind::sql_password_change:
      set_password(step, cluster, generate_password(step, cluster));
      step.change<&Cluster::tampered>(cluster, true);
      return accept(cluster.id());
    case FaultKind::leak:
      step.change<&Cluster::leaked>(cluster, step[cluster].password);
      return accept(cluster.id());
    default:
      break;
  }
  const SecretRow secret = step[cluster].secret;
  return secret && step[secret].exists ? impair(step, request, secret)
                                       : refuse(Refusal::secret_not_found, cluster.id());
}

}  // namespace model
