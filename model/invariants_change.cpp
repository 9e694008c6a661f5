// Invariants of single changes and notes.
#include <algorithm>

#include "model/cluster.hpp"
#include "model/inspection.hpp"
#include "model/secret_label.hpp"

namespace model {
namespace {

using std::chrono::days;

sim::Time time_of(std::int64_t value) { return sim::Time(sim::Duration(value)); }

template <Table T>
Row<T> row_of(Resource resource) {
  return Row<T>(resource.row());
}

// AWSCURRENT moved from one version to another.
void check_promotion(Inspection& step, const sim::Change& change) {
  const auto secret = row_of<Table::secret>(change.row);
  const Secret& row = step.world[secret];
  if (!row.current) {
    return;  // the invariants of the secret's state say so
  }
  const VersionRow left(Resource(0, static_cast<std::uint32_t>(change.before)).row());
  step.require(row.previous == left, Invariant::previous_follows_current, change.row, change.note);
  if (!row.cluster) {
    return;
  }
  const Cluster& cluster = step.world[row.cluster];
  step.require(step.world[row.current].value == cluster.password || cluster.tampered ||
                   step.setting.parameters.knob(Knob::owned_secret_stage_moves) != 0,
               Invariant::promote_only_after_set, change.row, change.note);
  const sim::Change* set = step.change(row.cluster.id(), attribute<&Cluster::password_set>);
  step.require((set && set->before == 1) || step.call(), Invariant::set_before_promote, change.row, change.note);
}

// A version was made: under a key that can be used.
void check_new_version(Inspection& step, const sim::Change& change) {
  const auto made = row_of<Table::version>(change.row);
  const Version& version = step.world[made];
  step.require(step.world[version.key].visible_state == KeyState::Enabled, Invariant::disabled_key_freezes_password,
               change.row, change.note);
}

// A test of a rotation takes its own version away again.
bool secret_was_testing(const Inspection& step, Resource secret) {
  const sim::Change* testing = step.change(secret, attribute<&Secret::testing>);
  return testing && testing->before == 1;
}

// A version went while its secret stays.
void check_purged_version(Inspection& step, const sim::Change& change) {
  const sim::Change* of = step.change(change.row, attribute<&Version::secret>);
  const sim::Change* created = step.change(change.row, attribute<&Version::created>);
  if (!of || !created) {
    return;
  }
  const Resource owner = resource_of(of->before);
  const Secret& secret = step.world[row_of<Table::secret>(owner)];
  const auto version = row_of<Table::version>(change.row);
  if (secret.exists) {
    const bool labelled = has_label(step.world, row_of<Table::secret>(owner), version);
    const bool of_test = secret_was_testing(step, owner);
    step.require(of_test || (!labelled && step.now() - time_of(created->before) >= days(1)),
                 Invariant::version_retention, change.row, change.note);
  }
}

// No other label of the secret has this name.
void check_new_label(Inspection& step, const sim::Change& change) {
  const Label& made = step.world.labels[change.row.row()];
  const auto same = std::ranges::count_if(step.world.labels, [&made](const Label& one) {
    return one.exists && one.secret == made.secret && one.name == made.name;
  });
  step.require(same == 1, Invariant::label_uniqueness, made.secret.id(), change.note);
}

void check_key_gone(Inspection& step, const sim::Change& change) {
  const sim::Change* date = step.change(change.row, attribute<&Key::deletion_date>);
  step.require(date && step.now() >= time_of(date->before), Invariant::key_window, change.row, change.note);
}

}  // namespace

void check_change(Inspection& step, const sim::Change& change) {
  const bool replaced = change.before != sim::absent && change.after != sim::absent;
  switch (change.attribute) {
    case attribute<&Secret::key>:
      step.require(!replaced || !step.world[row_of<Table::secret>(change.row)].cluster, Invariant::kms_key_immutable,
                   change.row, change.note);
      break;
    case attribute<&Secret::current>:
      if (replaced) {
        check_promotion(step, change);
      }
      break;
    case attribute<&Version::value>:
      step.require(!replaced, Invariant::versions_immutable, change.row, change.note);
      break;
    case attribute<&Cluster::username>:
      step.require(!replaced, Invariant::username_stable, change.row, change.note);
      break;
    case attribute<&Cluster::secret_status>:
      if (change.before == static_cast<int>(SecretStatus::impaired)) {
        const bool leaves = change.after == sim::absent || change.after == static_cast<int>(SecretStatus::rotating);
        step.require(change.after != static_cast<int>(SecretStatus::active), Invariant::impaired_sticky, change.row,
                     change.note);
        step.require(leaves, Invariant::impaired_exit_set, change.row, change.note);
      }
      break;
    case attribute<&Key::deletion_date>:
      if (change.after != sim::absent) {
        const sim::Duration window = time_of(change.after) - step.now();
        step.require(window >= days(7) && window <= days(30), Invariant::key_window, change.row, change.note);
      }
      break;
    case attribute<&Client::connected>:
      if (change.before == 1) {
        const Client& client = step.world[row_of<Table::client>(change.row)];
        const auto& notes = step.record.notes;
        const bool by_fault = !notes.empty() && notes[0].kind == NoteKind::fault;
        const bool stopped = !notes.empty() && notes[0].action == Action::ClientStopped;
        const bool led_elsewhere = std::ranges::any_of(step.record.changes, [&](const sim::Change& other) {
          return other.row == change.row && other.attribute == attribute<&Client::cluster>;
        });
        step.require(step.record.event.owner == change.row || by_fault || stopped || led_elsewhere ||
                         !accepts_connections(step.world, client.cluster),
                     Invariant::connections_survive_rotation, change.row, change.note);
      }
      break;
    case existence(Table::label):
      if (change.after != sim::absent) {
        check_new_label(step, change);
      }
      break;
    case existence(Table::key):
      if (change.after == sim::absent) {
        check_key_gone(step, change);
      }
      break;
    case existence(Table::version):
      if (change.after == sim::absent) {
        check_purged_version(step, change);
      } else {
        check_new_version(step, change);
      }
      break;
    default:
      break;
  }
}

void check_note(Inspection& step, const Note& note, std::uint16_t index) {
  if (note.action == Action::GetSecretValue && note.refusal == Refusal::none) {
    const VersionRow version(note.detail);
    if (version.index < step.world.versions.size()) {
      const Key& key = step.world[step.world[version].key];
      step.require(key.exists, Invariant::deleted_key_is_forever, note.resource, index);
      step.require(key.visible_state == KeyState::Enabled || !key.exists, Invariant::unreadable_under_dead_key,
                   note.resource, index);
    }
  }
  if (note.action == Action::RotateKey) {
    const bool invisible = std::ranges::all_of(step.record.changes, [index](const sim::Change& one) {
      return one.note != index || one.attribute == attribute<&Key::rotations> ||
             one.attribute == attribute<&Key::next_rotation>;
    });
    step.require(invisible, Invariant::material_rotation_invisible, note.resource, index);
  }
  if (note.action == Action::RotationStarted && note.cause == CauseKind::scheduled &&
      static_cast<SlotKind>(step.record.event.kind) == SlotKind::schedule) {
    const Secret& secret = step.world[SecretRow(note.resource.row())];
    const Window window = step.window_of_start(SecretRow(note.resource.row()));
    const bool inside = step.now() >= window.open && step.now() < window.close;
    const bool one_day = window.close - std::chrono::floor<std::chrono::days>(window.open) <= days(1);
    step.require(inside && one_day, Invariant::window_containment, note.resource, index);
    const sim::Change* status = step.change(secret.cluster.id(), attribute<&Cluster::secret_status>);
    const bool was_active = status && status->before == static_cast<int>(SecretStatus::active);
    step.require(!was_active || step.now() <= secret.next_rotation_date, Invariant::next_date_is_bound, note.resource,
                 index);
  }
}

}  // namespace model
