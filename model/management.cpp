// Turning management on and off, and the rotation schedule of a secret.
#include "model/management.hpp"

#include <chrono>

#include "model/access.hpp"
#include "model/grant.hpp"
#include "model/key.hpp"
#include "model/requests.hpp"
#include "model/rotation.hpp"
#include "model/secret.hpp"
#include "model/secret_label.hpp"
#include "model/secret_version.hpp"
#include "sim/bug.hpp"
#include "sim/hash.hpp"

namespace model {
namespace {

Window next_window(const Step& step, SecretRow secret, sim::Time last) {
  return step.setting.schedule(step[secret].schedule).next(last, step.now);
}

void wait_for_window(Step& step, SecretRow secret, const Window& window) {
  step.change<&Secret::window_open>(secret, window.open);
  step.change<&Secret::window_close>(secret, window.close);
  if (window.open == sim::never) {
    step.cancel(secret.id(), SlotKind::schedule);
    return;
  }
  const sim::Time open = std::max(window.open, step.now);
  const sim::Time latest = std::max(window.close - step.span(Knob::rotation_reserve), open + sim::Duration(1));
  const auto hours = static_cast<std::uint32_t>((latest - open) / std::chrono::hours(1)) + 1;
  const std::uint32_t hour =
      step.choose(secret.id(), ChoiceName::rotation_start_hour, hours + 1, Knob::top_of_hour_bias);
  if (hour == 0) {
    return step.wait_moment(secret.id(), SlotKind::schedule, WaitName::rotation_start, open, latest);
  }
  const sim::Time top = open + (hour - 1) * std::chrono::hours(1);
  step.wait_moment(secret.id(), SlotKind::schedule, WaitName::rotation_start, top,
                   std::min(latest, top + std::chrono::minutes(10)));
}

void arm_probe(Step& step, SecretRow secret) {
  const sim::Duration interval = step.span(Knob::impair_probe_interval);
  if (interval > sim::Duration(0) && step[secret].exists) {
    step.wait_until(secret.id(), SlotKind::probe, step.now + interval);
  }
}

}  // namespace

void change_secret_status(Step& step, ClusterRow cluster, SecretTrigger trigger) {
  const auto* row = secret_table.find(step[cluster].secret_status, trigger);
  sim::require(row != nullptr, "SecretStatus was moved where its table has no transition");
  step.change<&Cluster::secret_status>(cluster, row->to);
}

void arm_schedule(Step& step, SecretRow secret, sim::Time last) {
  if (!step[secret].rotation_enabled || step[secret].schedule == ScheduleId::none) {
    return;
  }
  const Window window = next_window(step, secret, last);
  step.change<&Secret::next_rotation_date>(secret, window.close);
  wait_for_window(step, secret, window);
}

sim::Time counted_from(Step& step, SecretRow secret) {
  const Secret& row = step[secret];
  const sim::Time last = row.last_rotated == sim::never ? row.created : row.last_rotated;
  if (row.schedule == ScheduleId::none || row.window_open == sim::never || row.window_open <= step.now) {
    return last;
  }
  const bool failed_in_window = next_window(step, secret, last).open <= step.now;
  return failed_in_window && !step.flag(Knob::reopened_window) ? step.now : last;
}

void rearm_after_failure(Step& step, SecretRow secret) {
  if (step[secret].rotation_enabled && step[secret].schedule != ScheduleId::none) {
    wait_for_window(step, secret, next_window(step, secret, step.now));
  }
}

void turn_on(Step& step, ClusterRow cluster, KeyRow key, Password password) {
  const std::uint16_t call = step.current_note();
  const bool customer = key.exists();
  if (!customer) {
    key = ensure_managed_key(step, step[cluster].account, step[cluster].region);
  }
  Secret row;
  row.identity = sim::combine(step[cluster].identity, 0x736563726574, ++step.bookkeeping(cluster).secrets_made);
  row.created = step.now;
  row.account = step[cluster].account;
  row.region = step[cluster].region;
  row.cluster_name = step[cluster].name;
  row.cluster = cluster;
  row.key = key;
  row.schedule = step.setting.default_schedule();
  row.rotation_enabled = true;
  const std::uint16_t creation = step.also(NoteKind::service, Action::CreateSecret, no_resource, call);
  const SecretRow secret = step.create(row);
  step.conclude(creation, accept(secret.id()));
  step.change<&Secret::current>(secret, add_version(step, secret, {password}));
  step.change<&Cluster::secret>(cluster, secret);
  change_secret_status(step, cluster, SecretTrigger::turn_on);
  arm_schedule(step, secret, step.now);
  step.also(NoteKind::service, Action::GenerateDataKey, key.id(), creation);
  if (customer) {
    step.also(NoteKind::service, Action::CreateGrant, key.id(), call);
    step.change<&Secret::grant>(secret, make_grant(step, key, secret, Name::none, rds_grant_operations));
  }
}

void secret_stored(Step& step, ClusterRow cluster) {
  const SecretRow secret = step[cluster].secret;
  step.also(NoteKind::timer, Action::SecretStored, secret.id());
  change_secret_status(step, cluster, SecretTrigger::stored);
  arm_probe(step, secret);
}

void delete_managed_secret(Step& step, ClusterRow cluster) {
  const SecretRow secret = step[cluster].secret;
  const std::uint16_t cause = step.current_note();
  const Actor rds = Actor::rds(step, step[cluster].account);
  const Outcome allowed = secret_allows(step, secret, rds, Action::DeleteSecret);
  if (step[cluster].phase != RotationPhase::none) {
    abandon_rotation(step, cluster);
  }
  change_secret_status(step, cluster, SecretTrigger::turn_off);
  step.change<&Cluster::secret>(cluster, SecretRow());
  step.change<&Cluster::rotation_due>(cluster, false);
  if (!step[secret].exists) {
    return;  // a user was let delete it before
  }

  const std::uint16_t deletion = step.also(NoteKind::service, Action::DeleteSecret, secret.id(), cause);
  step.conclude(deletion, allowed);
  step.change<&Secret::rotation_enabled>(secret, false);
  step.change<&Secret::next_rotation_date>(secret, sim::never);
  step.change<&Secret::window_open>(secret, sim::never);
  step.change<&Secret::window_close>(secret, sim::never);
  step.cancel(secret.id(), SlotKind::schedule);
  step.cancel(secret.id(), SlotKind::probe);
  if (allowed.ok()) {
    step.change<&Secret::deleted_date>(secret, step.now);
    const auto days = static_cast<std::int64_t>(step.knob(Knob::managed_delete_window_days));
    step.also(NoteKind::service, Action::StartSecretVersionDelete, secret.id());
    step.wait_past(secret.id(), SlotKind::purge, step.now + days * std::chrono::hours(24), WaitName::secret_purge);
  } else {
    step.change<&Secret::orphaned>(secret, true);
    for (VersionRow version = step[secret].newest; version; version = step[version].older) {
      step.change<&Version::username>(version, step[cluster].username);  // what it opened outlives the cluster in it
    }
  }
  if (const GrantRow grant = step[secret].grant; grant && step[grant].status == GrantStatus::active) {
    step.also(NoteKind::service, Action::RetireGrant, grant.id(), cause);
    end_grant(step, grant);
  }
}

void secret_purge_due(Step& step, SecretRow secret) {
  step.happened(NoteKind::service, Action::EndSecretVersionDelete, secret.id());
  remove_labels(step, secret);
  remove_versions(step, secret);
  for (TagRow tag = step[secret].first_tag; tag;) {
    const TagRow next = step[tag].next;
    if (step[tag].exists) {
      step.remove(tag);
    }
    tag = next;
  }
  step.bookkeeping(secret).first_tag = TagRow();
  step.cancel(secret.id(), SlotKind::schedule);
  step.cancel(secret.id(), SlotKind::probe);
  step.cancel(secret.id(), SlotKind::rotation);
  step.remove(secret);
}

void access_probe_due(Step& step, SecretRow secret) {
  const ClusterRow cluster = step[secret].cluster;
  const std::uint16_t probe = step.happened(NoteKind::service, Action::AccessProbed, secret.id());
  const Actor rds = Actor::rds(step, step[cluster].account);
  Outcome reached = secret_allows(step, secret, rds, Action::PutSecretValue);
  if (reached.ok()) {
    reached = key_allows(step, step[secret].key, rds, GrantOperation::GenerateDataKey, secret);
  }
  step.conclude(probe, reached);
  if (!reached.ok() && step[cluster].secret_status == SecretStatus::active) {
    change_secret_status(step, cluster, SecretTrigger::access_lost);
  }
  arm_probe(step, secret);
}

}  // namespace model
