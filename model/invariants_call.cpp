// Invariants of the calls of a script: what may be accepted, and what a call may change.
#include <algorithm>

#include "model/inspection.hpp"
#include "model/password_history.hpp"

namespace model {
namespace {

void check_modify(Inspection& step, const ModifyDBCluster& request) {
  const Resource about = step.record.notes[0].resource;
  const ClusterRow row(about.row());
  const Cluster& cluster = step.world[row];
  const bool on = request.manage_master_user_password.value_or(false);
  const bool off = !request.manage_master_user_password.value_or(true);
  const bool password = request.master_user_password.has_value();
  const bool rotate = request.rotate_master_user_password.value_or(false);
  step.require(!off || password, Invariant::off_needs_password, about);
  step.require(!on || !password, Invariant::on_forbids_password, about);
  step.require(!password || off || !cluster.secret, Invariant::no_manual_password_while_managed, about);
  step.require(!rotate || request.apply_immediately.value_or(false), Invariant::rotate_needs_immediate, about);
  step.require(!rotate || cluster.secret.exists(), Invariant::rotate_needs_managed, about);
  step.require(!request.secret_key.given() || on, Invariant::key_param_only_on_enable, about);
  const sim::Change* status = step.change(about, attribute<&Cluster::status>);
  const bool was_available = status ? status->before == static_cast<int>(ClusterStatus::available)
                                    : cluster.status == ClusterStatus::available ||
                                          step.setting.parameters.knob(Knob::protection_while_busy) != 0;
  step.require(was_available, Invariant::no_modify_when_unavailable, about);
}

void check_create(Inspection& step, bool manage, bool password, bool key) {
  const Resource about = step.record.notes[0].resource;
  step.require(!manage || !password, Invariant::on_forbids_password, about);
  step.require(!key || manage, Invariant::key_param_only_on_enable, about);
}

void check_delete(Inspection& step, const DeleteDBCluster& request) {
  const Resource about = step.record.notes[0].resource;
  const ClusterRow row(about.row());
  bool members = false;
  for (const Instance& instance : step.world.instances) {
    members = members || (instance.exists && instance.cluster == row && instance.status != InstanceStatus::deleting);
  }
  const bool skip = request.skip_final_snapshot.value_or(false);
  const sim::Change* status = step.change(about, attribute<&Cluster::status>);
  const auto before = static_cast<ClusterStatus>(status ? status->before : static_cast<int>(step.world[row].status));
  const bool stopped = before == ClusterStatus::stopped || before == ClusterStatus::stopping;
  step.require(
      !members && !stopped && !step.world[row].deletion_protection && skip == (request.final_snapshot == Name::none),
      Invariant::delete_guard, about);
}

// A restored cluster, and the password that it has to have.
void check_restored(Inspection& step, Password password) {
  const Resource about = step.record.notes[0].resource;
  const Cluster& cluster = step.world[ClusterRow(about.row())];
  step.require(!cluster.secret && cluster.secret_status == SecretStatus::absent && cluster.password == password,
               Invariant::restore_is_unmanaged, about);
}

Password password_of(const World& world, const RestoreDBClusterFromSnapshot& request, const Call& call) {
  const auto named = std::ranges::find_if(world.snapshots, [&](const Snapshot& one) {
    return one.exists && one.name == request.snapshot && one.account == call.account && one.region == call.region;
  });
  return named == world.snapshots.end() ? Password::none : named->password;
}

Password password_of(const Inspection& step, const RestoreDBClusterToPointInTime& request, const Call& call) {
  const auto& clusters = step.world.clusters;
  const auto named = std::ranges::find_if(clusters, [&](const Cluster& one) {
    return one.exists && one.name == request.source && one.account == call.account && one.region == call.region;
  });
  if (named == clusters.end()) {
    return Password::none;
  }
  const sim::Duration lag(static_cast<std::int64_t>(step.setting.parameters.knob(Knob::restorable_lag)));
  const sim::Time latest = request.copy_on_write ? step.now() : latest_restorable_time(*named, step.now(), lag);
  return password_at(step.world, ClusterRow(static_cast<std::uint32_t>(named - clusters.begin())),
                     request.time.value_or(latest));
}

void check_accepted(Inspection& step, const Call& call) {
  const Resource about = step.record.notes[0].resource;
  switch (action_of(call)) {
    case Action::ModifyDBCluster:
      return check_modify(step, call.request.as<ModifyDBCluster>());
    case Action::CreateDBCluster: {
      const auto& request = call.request.as<CreateDBCluster>();
      return check_create(step, request.manage_master_user_password.value_or(false),
                          request.master_user_password.has_value(), request.secret_key.given());
    }
    case Action::RestoreDBClusterFromS3: {
      const auto& request = call.request.as<RestoreDBClusterFromS3>();
      return check_create(step, request.manage_master_user_password.value_or(false),
                          request.master_user_password.has_value(), request.secret_key.given());
    }
    case Action::RestoreDBClusterFromSnapshot:
      return check_restored(step, password_of(step.world, call.request.as<RestoreDBClusterFromSnapshot>(), call));
    case Action::RestoreDBClusterToPointInTime:
      return check_restored(step, password_of(step, call.request.as<RestoreDBClusterToPointInTime>(), call));
    case Action::DeleteDBCluster:
      return check_delete(step, call.request.as<DeleteDBCluster>());
    case Action::CreateGrant:
      return step.require(
          std::ranges::all_of(step.record.changes, [about](const sim::Change& one) { return one.row == about; }),
          Invariant::grants_only_allow, about);
    case Action::CancelKeyDeletion:
      return step.require(step.world[KeyRow(about.row())].state == KeyState::Disabled,
                          Invariant::cancel_deletion_lands_disabled, about);
    case Action::DeleteSecret:
    case Action::PutSecretValue:
    case Action::UpdateSecret: {
      const bool owned = table_of(about) == Table::secret && step.world[SecretRow(about.row())].cluster.exists();
      const bool let =
          action_of(call) == Action::DeleteSecret && step.setting.parameters.knob(Knob::owned_secret_user_delete) != 0;
      return step.require(!owned || let, Invariant::owned_secret_protected, about);
    }
    case Action::TagResource:
      for (const auto& [key, value] : call.request.as<TagResource>().tags) {
        step.require(!step.setting.text(key).starts_with("aws:"), Invariant::aws_tags_immutable, about);
      }
      return;
    case Action::UntagResource:
      for (const Name key : call.request.as<UntagResource>().tag_keys) {
        step.require(!step.setting.text(key).starts_with("aws:"), Invariant::aws_tags_immutable, about);
      }
      return;
    default:
      return;
  }
}

bool about_a_key(Refusal refusal) {
  return refusal == Refusal::decryption_failure || refusal == Refusal::encryption_failure ||
         refusal == Refusal::kms_access_denied_read || refusal == Refusal::key_disabled ||
         refusal == Refusal::key_invalid_state || refusal == Refusal::key_not_accessible;
}

bool of_aliases(Action action) {
  return action == Action::CreateAlias || action == Action::UpdateAlias || action == Action::DeleteAlias;
}

}  // namespace

void check_call(Inspection& step, const Call& call) {
  const Action action = action_of(call);
  const Source source = action_row(action).source;
  std::size_t own = 0;
  for (const Note& note : step.record.notes) {
    own += note.cause == CauseKind::none && note.action == action ? 1 : 0;
  }
  step.require(own == 1, Invariant::audit_complete, no_resource);
  if (own != 1) {
    return;
  }
  const Note& note = step.record.notes[0];
  const bool reads = is_operation(action) && action_row(action).read_only;
  if (step.refused()) {
    step.require(step.record.changes.empty() && step.record.scheduled.empty(), Invariant::rejected_call_no_effect,
                 note.resource);
  }
  if (reads) {
    const bool pure = std::ranges::all_of(step.record.changes,
                                          [](const sim::Change& one) { return table_of(one.row) == Table::key; });
    step.require(pure && step.record.scheduled.empty(), Invariant::describe_is_pure, note.resource);
  }
  const bool metadata = (reads && action != Action::GetSecretValue && source != Source::kms) ||
                        action == Action::TagResource || action == Action::UntagResource ||
                        action == Action::PutResourcePolicy;
  if (metadata) {
    step.require(!about_a_key(note.refusal), Invariant::metadata_needs_no_key, note.resource);
  }
  if (of_aliases(action)) {
    const bool moved = std::ranges::any_of(
        step.record.changes, [](const sim::Change& one) { return one.attribute == attribute<&Secret::key>; });
    step.require(!moved, Invariant::alias_resolved_once, note.resource);
  }
  if (!step.refused()) {
    check_accepted(step, call);
  }
}

}  // namespace model
