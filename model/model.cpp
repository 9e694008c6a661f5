// One step: a call of the script, or whatever is due in the slot that the event names.
#include "model/model.hpp"

#include "model/access.hpp"
#include "model/billing.hpp"
#include "model/client.hpp"
#include "model/cluster.hpp"
#include "model/fault.hpp"
#include "model/grant.hpp"
#include "model/iam.hpp"
#include "model/key.hpp"
#include "model/lambda_rotation.hpp"
#include "model/maintenance.hpp"
#include "model/management.hpp"
#include "model/operations.hpp"
#include "model/rotation.hpp"
#include "model/snapshot.hpp"
#include "model/storage.hpp"
#include "model/throttling.hpp"
#include "sim/bug.hpp"
#include "sim/hash.hpp"

namespace model {
namespace {

NoteKind kind_of(Action action) {
  return action == Action::Fault ? NoteKind::fault : action == Action::Login ? NoteKind::client : NoteKind::call;
}

void step_call(Step& step, const Call& call) {
  const Action action = action_of(call);
  const std::uint16_t note = step.uncaused(kind_of(action), action, no_resource, call.principal);
  Outcome outcome = within_rate(step, action, call.account, call.region);
  if (outcome.ok() && is_operation(action)) {
    outcome = authorize(step, call);
  }
  if (outcome.ok()) {
    const Decision decision = outcome.decision;
    outcome = call.request.visit([&](const auto& request) { return perform(step, call, request); });
    if (outcome.decision.verdict == Verdict::not_asked) {
      outcome.decision = decision;
    }
  }
  if (outcome.ok()) {
    count_call(step, action, call.account, call.region);
  }
  step.conclude(note, outcome);
}

void change_visible(Step& step, Resource owner) {
  const std::uint32_t row = owner.row();
  switch (table_of(owner)) {
    case Table::key:
      return key_change_visible(step, KeyRow(row));
    case Table::grant:
      return grant_change_visible(step, GrantRow(row));
    case Table::policy:
      return policy_change_visible(step, PolicyRow(row));
    case Table::attachment:
      return attachment_change_visible(step, AttachmentRow(row));
    default:
      throw sim::Bug("a change of no known kind became visible");
  }
}

// A password that got out does no harm any more once the database has another one.
void look_at_leaks(Step& step) {
  std::vector<ClusterRow> over;
  for (const sim::Change& change : step.changes()) {
    if (change.attribute == attribute<&Cluster::password>) {
      const ClusterRow cluster(change.row.row());
      if (step[cluster].leaked != Password::none && step[cluster].leaked != step[cluster].password) {
        over.push_back(cluster);
      }
    }
  }
  for (const ClusterRow cluster : over) {
    step.also(NoteKind::fault, Action::FaultEnded, cluster.id());
    step.change<&Cluster::leaked>(cluster, Password::none);
  }
}

void step_due(Step& step, Resource owner, SlotKind slot) {
  const std::uint32_t row = owner.row();
  switch (slot) {
    case SlotKind::status:
      return table_of(owner) == Table::cluster    ? cluster_status_due(step, ClusterRow(row))
             : table_of(owner) == Table::instance ? instance_status_due(step, InstanceRow(row))
                                                  : snapshot_due(step, SnapshotRow(row));
    case SlotKind::rotation:
      return table_of(owner) == Table::cluster ? rotation_phase_due(step, ClusterRow(row))
                                               : lambda_phase_due(step, SecretRow(row));
    case SlotKind::schedule:
      return step[SecretRow(row)].cluster ? scheduled_rotation_due(step, SecretRow(row))
                                          : lambda_rotation_due(step, SecretRow(row));
    case SlotKind::purge:
      return secret_purge_due(step, SecretRow(row));
    case SlotKind::probe:
      return access_probe_due(step, SecretRow(row));
    case SlotKind::propagation:
      return change_visible(step, owner);
    case SlotKind::deletion:
      return key_deletion_due(step, KeyRow(row));
    case SlotKind::fault_end:
      return table_of(owner) == Table::fault ? fault_over(step, FaultRow(row))
                                             : writer_fault_over(step, InstanceRow(row));
    case SlotKind::key_rotation:
      return key_rotation_due(step, KeyRow(row));
    case SlotKind::key_material:
      return key_material_expires(step, KeyRow(row));
    case SlotKind::login:
      return client_due(step, ClientRow(row));
    case SlotKind::delivery:
      return label_event_delivered(step, SecretRow(row));
    case SlotKind::settle:
      return settle_clients(step);
    case SlotKind::storage:
      return storage_key_lost(step, ClusterRow(row));
    case SlotKind::maintenance:
      return maintenance_due(step, ClusterRow(row));
    case SlotKind::call:
      break;
  }
  throw sim::Bug("an event of no known kind");
}

}  // namespace

void Model::step(const Setting& setting, World& world, const sim::Event& event, sim::Effects<Note>& effects) {
  Step step(setting, world, event, effects);
  const auto slot = static_cast<SlotKind>(event.kind);
  if (slot == SlotKind::call) {
    step_call(step, setting.call(event.generation));
  } else {
    step_due(step, event.owner, slot);
  }
  keep_bill(step);
  look_at_leaks(step);
  look_at_clients(step);
}

sim::Slot* Model::slot(World& world, sim::Owner owner, std::uint8_t kind) {
  return slot_of(world, owner, static_cast<SlotKind>(kind));
}

std::uint32_t& Model::scheduled(World& world, sim::Owner owner) { return scheduled_of(world, owner); }

std::uint64_t identity(const World& world, Resource resource) {
  const std::uint32_t row = resource.row();
  switch (table_of(resource)) {
    case Table::cluster:
      return world.clusters[row].identity;
    case Table::instance:
      return world.instances[row].identity;
    case Table::secret:
      return world.secrets[row].identity;
    case Table::version:
      return sim::combine(world.versions[row].secret_identity, world.versions[row].nth);
    case Table::key:
      return world.keys[row].identity;
    case Table::grant:
      return world.grants[row].identity;
    case Table::snapshot:
      return world.snapshots[row].identity;
    case Table::client:
      return world.clients[row].identity;
    default:
      return resource.bits();
  }
}

sim::Resolver make_resolver(const Setting& setting, const World& world) {
  std::vector<sim::NamedDistribution> waits;
  for (std::size_t i = 0; i < wait_count; ++i) {
    waits.push_back({sim::hash_text(parameter_rows()[i].name), setting.parameters.wait(static_cast<WaitName>(i))});
  }
  for (const ClientDefinition& client : setting.clients) {
    waits.push_back({sim::hash_text("client.login"), client.login_every});
  }
  std::vector<std::uint64_t> choices;
  for (std::size_t i = 0; i < choice_count; ++i) {
    choices.push_back(sim::hash_text(choice_name(static_cast<ChoiceName>(i))));
  }
  return sim::Resolver(setting.seed, std::move(waits), std::move(choices),
                       [&world](Resource owner) { return identity(world, owner); });
}

}  // namespace model
