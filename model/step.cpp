// Notes, waits and slots of a step.
#include "model/step.hpp"

#include "sim/bug.hpp"

namespace model {

std::uint16_t Step::happened(NoteKind kind, Action action, Resource about) {
  Note note;
  note.kind = kind;
  note.action = action;
  note.resource = about;
  note.cause = CauseKind::scheduled;
  return effects_.open(note);
}

std::uint16_t Step::also(NoteKind kind, Action action, Resource about) {
  return also(kind, action, about, effects_.current());
}

std::uint16_t Step::also(NoteKind kind, Action action, Resource about, std::uint16_t parent) {
  Note note;
  note.kind = kind;
  note.action = action;
  note.resource = about;
  note.cause = CauseKind::note;
  note.parent = parent;
  return effects_.open(note);
}

std::uint16_t Step::uncaused(NoteKind kind, Action action, Resource about, PrincipalId principal) {
  Note note;
  note.kind = kind;
  note.action = action;
  note.resource = about;
  note.principal = principal;
  return effects_.open(note);
}

void Step::conclude(std::uint16_t index, const Outcome& outcome) {
  Note& note = effects_.note(index);
  note.refusal = outcome.refusal;
  if (outcome.about != no_resource) {
    note.resource = outcome.about;
  }
  note.detail = outcome.detail;
  note.decision = outcome.decision;
  if (outcome.blame.known()) {
    note.blame = outcome.blame.resource;
    note.blame_attribute = outcome.blame.attribute;
    if (note.cause != CauseKind::none) {
      note.cause = CauseKind::blame;
    }
  }
}

void Step::wait_part(Resource owner, SlotKind slot, WaitName name, double begin, double end) {
  sim::Wait wait;
  wait.owner = owner;
  wait.kind = static_cast<std::uint8_t>(slot);
  wait.name = static_cast<std::uint16_t>(name);
  wait.begin = begin;
  wait.end = end;
  wait.factor = slowness(name);
  effects_.wait(wait);
}

void Step::wait_both(Resource owner, SlotKind slot, WaitName first, WaitName then) {
  sim::Wait wait;
  wait.owner = owner;
  wait.kind = static_cast<std::uint8_t>(slot);
  wait.name = static_cast<std::uint16_t>(first);
  wait.then = static_cast<std::uint16_t>(then);
  wait.factor = slowness(first);
  effects_.wait(wait);
}

void Step::wait_stretched(Resource owner, SlotKind slot, WaitName name, double factor) {
  sim::Wait wait;
  wait.owner = owner;
  wait.kind = static_cast<std::uint8_t>(slot);
  wait.name = static_cast<std::uint16_t>(name);
  wait.factor = factor * slowness(name);
  effects_.wait(wait);
}

void Step::wait_moment(Resource owner, SlotKind slot, WaitName name, sim::Time from, sim::Time to) {
  sim::Wait wait;
  wait.owner = owner;
  wait.kind = static_cast<std::uint8_t>(slot);
  wait.form = sim::Wait::Form::within;
  wait.name = static_cast<std::uint16_t>(name);
  wait.from = from;
  wait.to = to;
  effects_.wait(wait);
}

namespace {

sim::Wait at_time(Resource owner, SlotKind slot, sim::Time time) {
  sim::Wait wait;
  wait.owner = owner;
  wait.kind = static_cast<std::uint8_t>(slot);
  wait.form = sim::Wait::Form::at;
  wait.from = time;
  return wait;
}

}  // namespace

void Step::wait_until(Resource owner, SlotKind slot, sim::Time time) {
  effects_.wait(at_time(owner, slot, std::max(time, now)));
}

void Step::wait_past(Resource owner, SlotKind slot, sim::Time time, WaitName then) {
  sim::Wait wait = at_time(owner, slot, std::max(time, now));
  wait.then = static_cast<std::uint16_t>(then);
  effects_.wait(wait);
}

void Step::cancel(Resource owner, SlotKind slot) {
  if (sim::Slot* place = slot_of(world_, owner, slot)) {
    place->clear();
  }
  effects_.forget(owner, static_cast<std::uint8_t>(slot));
}

bool Step::chance(Resource owner, ChoiceName choice, Knob probability) {
  return choose(owner, choice, 2, probability) != 0;
}

std::uint32_t Step::choose(Resource owner, ChoiceName choice, std::uint32_t outcomes, Knob probability) {
  return effects_.choose(owner, static_cast<std::uint16_t>(choice), outcomes, knob(probability));
}

double Step::slowness(WaitName name) const {
  double factor = 1;
  for (const Fault& fault : world_.faults) {
    if (fault.exists && static_cast<FaultKind>(fault.kind) == FaultKind::slow && fault.wait == name) {
      factor *= fault.permille / 1000.0;
    }
  }
  return factor;
}

sim::Slot* slot_of(World& world, Resource owner, SlotKind kind) {
  const std::uint32_t row = owner.row();
  const auto in = [row](auto& rows) { return row < rows.size(); };
  switch (table_of(owner)) {
    case Table::cluster:
      if (in(world.clusters)) {
        Cluster& cluster = world.clusters[row];
        return kind == SlotKind::status        ? &cluster.status_slot
               : kind == SlotKind::rotation    ? &cluster.rotation_slot
               : kind == SlotKind::storage     ? &cluster.storage_slot
               : kind == SlotKind::maintenance ? &cluster.maintenance_slot
                                               : nullptr;
      }
      return nullptr;
    case Table::instance:
      if (in(world.instances)) {
        Instance& instance = world.instances[row];
        return kind == SlotKind::status      ? &instance.status_slot
               : kind == SlotKind::fault_end ? &instance.fault_slot
                                             : nullptr;
      }
      return nullptr;
    case Table::secret:
      if (in(world.secrets)) {
        Secret& secret = world.secrets[row];
        return kind == SlotKind::schedule   ? &secret.schedule_slot
               : kind == SlotKind::purge    ? &secret.purge_slot
               : kind == SlotKind::probe    ? &secret.probe_slot
               : kind == SlotKind::delivery ? &secret.delivery_slot
               : kind == SlotKind::rotation ? &secret.rotation_slot
                                            : nullptr;
      }
      return nullptr;
    case Table::key:
      if (in(world.keys)) {
        Key& key = world.keys[row];
        return kind == SlotKind::propagation    ? &key.propagation_slot
               : kind == SlotKind::deletion     ? &key.deletion_slot
               : kind == SlotKind::key_rotation ? &key.rotation_slot
               : kind == SlotKind::key_material ? &key.material_slot
                                                : nullptr;
      }
      return nullptr;
    case Table::grant:
      return in(world.grants) && kind == SlotKind::propagation ? &world.grants[row].propagation_slot : nullptr;
    case Table::snapshot:
      return in(world.snapshots) && kind == SlotKind::status ? &world.snapshots[row].status_slot : nullptr;
    case Table::client:
      return in(world.clients) && kind == SlotKind::login ? &world.clients[row].login_slot : nullptr;
    case Table::fault:
      return in(world.faults) && kind == SlotKind::fault_end ? &world.faults[row].end_slot : nullptr;
    case Table::policy:
      return in(world.policies) && kind == SlotKind::propagation ? &world.policies[row].propagation_slot : nullptr;
    case Table::attachment:
      return in(world.attachments) && kind == SlotKind::propagation ? &world.attachments[row].propagation_slot
                                                                    : nullptr;
    default:
      return nullptr;
  }
}

std::uint32_t& scheduled_of(World& world, Resource owner) {
  const std::uint32_t row = owner.row();
  switch (table_of(owner)) {
    case Table::cluster:
      return world.clusters[row].scheduled;
    case Table::instance:
      return world.instances[row].scheduled;
    case Table::secret:
      return world.secrets[row].scheduled;
    case Table::key:
      return world.keys[row].scheduled;
    case Table::grant:
      return world.grants[row].scheduled;
    case Table::snapshot:
      return world.snapshots[row].scheduled;
    case Table::client:
      return world.clients[row].scheduled;
    case Table::fault:
      return world.faults[row].scheduled;
    case Table::policy:
      return world.policies[row].scheduled;
    case Table::attachment:
      return world.attachments[row].scheduled;
    default:
      throw sim::Bug("a row of this table schedules nothing");
  }
}

}  // namespace model
