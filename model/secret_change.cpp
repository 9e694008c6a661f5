// What users may change of a secret that RDS owns: its rotation schedule, its tags, its resource policy.
#include "model/management.hpp"
#include "model/operations.hpp"
#include "model/rotation.hpp"
#include "model/secret.hpp"

namespace model {
namespace {

bool reserved(std::string_view tag_key) { return tag_key.starts_with("aws:"); }

TagRow find_tag(const Step& step, SecretRow secret, Name key) {
  for (TagRow tag = step[secret].first_tag; tag; tag = step[tag].next) {
    if (step[tag].exists && step[tag].key == key) {
      return tag;
    }
  }
  return TagRow();
}

// A rotation of the secret on request; deferred while its cluster is not available.
void rotate_now(Step& step, SecretRow secret) {
  const ClusterRow cluster = step[secret].cluster;
  if (rotation_can_start(step, cluster)) {
    step.also(NoteKind::service, Action::RotationStarted, secret.id());
    start_rotation(step, cluster, RotationOrigin::secretsmanager_call);
  } else {
    step.also(NoteKind::service, Action::RotationDeferred, secret.id());
    step.change<&Cluster::rotation_due>(cluster, true);
  }
}

}  // namespace

Outcome perform(Step& step, const Call& /*call*/, const RotateSecret& request) {
  if (request.days_and_expression) {
    return refuse(Refusal::rotation_rules_both);
  }
  if (request.malformed) {
    return refuse(Refusal::rotation_rules_invalid);
  }
  SecretRow secret;
  if (const Outcome found = find_secret(step, request.secret, secret); !found.ok()) {
    return found;
  }
  if (request.lambda != Name::none) {
    return refuse(Refusal::rotation_lambda_managed, secret.id());
  }
  const ClusterRow cluster = step[secret].cluster;
  const bool settled = step[cluster].exists && step[cluster].secret == secret &&
                       step[cluster].status != ClusterStatus::deleting && !step[cluster].turning_off;
  if (!settled || step[secret].pending || step[cluster].secret_status == SecretStatus::rotating ||
      step[cluster].secret_status == SecretStatus::creating) {
    return refuse(Refusal::rotation_in_progress, secret.id(), {cluster.id(), attribute<&Cluster::secret_status>});
  }
  const bool immediately = request.rotate_immediately.value_or(true);
  if (request.schedule != ScheduleId::none) {
    step.change<&Secret::schedule>(secret, request.schedule);
  }
  step.change<&Secret::rotation_enabled>(secret, true);
  const sim::Time last = step[secret].last_rotated == sim::never ? step[secret].created : step[secret].last_rotated;
  arm_schedule(step, secret, immediately ? step.now : last);
  if (immediately) {
    rotate_now(step, secret);
  }
  return accept(secret.id());
}

Outcome perform(Step& step, const Call& /*call*/, const CancelRotateSecret& request) {
  SecretRow secret;
  if (const Outcome found = find_secret(step, request.secret, secret); !found.ok()) {
    return found;
  }
  if (!step[secret].rotation_enabled) {
    return refuse(Refusal::rotation_not_enabled, secret.id());
  }
  step.change<&Secret::rotation_enabled>(secret, false);
  step.change<&Secret::next_rotation_date>(secret, sim::never);
  step.change<&Secret::window_open>(secret, sim::never);
  step.change<&Secret::window_close>(secret, sim::never);
  step.cancel(secret.id(), SlotKind::schedule);
  const ClusterRow cluster = step[secret].cluster;
  step.change<&Cluster::rotation_due>(cluster, false);
  if (step[cluster].secret == secret && step[cluster].phase != RotationPhase::none) {
    abandon_rotation(step, cluster);
    change_secret_status(step, cluster, SecretTrigger::rotation_failed);
  }
  return accept(secret.id());
}

Outcome perform(Step& step, const Call& /*call*/, const TagResource& request) {
  const bool touches_aws =
      std::ranges::any_of(request.tags, [&](const auto& tag) { return reserved(step.setting.text(tag.first)); });
  if (touches_aws) {
    return refuse(Refusal::tag_reserved);
  }
  SecretRow secret;
  if (const Outcome found = find_secret(step, request.secret, secret); !found.ok()) {
    return found;
  }
  for (const auto& [key, value] : request.tags) {
    if (const TagRow there = find_tag(step, secret, key)) {
      step.change<&Tag::value>(there, value);
      continue;
    }
    Tag tag;
    tag.secret = secret;
    tag.key = key;
    tag.value = value;
    tag.next = step[secret].first_tag;
    step.bookkeeping(secret).first_tag = step.create(tag);
  }
  return accept(secret.id());
}

Outcome perform(Step& step, const Call& /*call*/, const UntagResource& request) {
  const bool touches_aws =
      std::ranges::any_of(request.tag_keys, [&](Name key) { return reserved(step.setting.text(key)); });
  if (touches_aws) {
    return refuse(Refusal::tag_reserved);
  }
  SecretRow secret;
  if (const Outcome found = find_secret(step, request.secret, secret); !found.ok()) {
    return found;
  }
  for (const Name key : request.tag_keys) {
    if (const TagRow there = find_tag(step, secret, key)) {
      step.remove(there);
    }
  }
  return accept(secret.id());
}

Outcome perform(Step& step, const Call& /*call*/, const PutResourcePolicy& request) {
  SecretRow secret;
  if (const Outcome found = find_secret(step, request.secret, secret); !found.ok()) {
    return found;
  }
  if (request.too_long) {
    return refuse(Refusal::secret_policy_too_long, secret.id());
  }
  if (request.policy == PolicyId::none) {
    return refuse(Refusal::secret_policy_malformed, secret.id());
  }
  step.change<&Secret::policy>(secret, request.policy);
  return accept(secret.id());
}

Outcome perform(Step& step, const Call& /*call*/, const DeleteResourcePolicy& request) {
  SecretRow secret;
  if (const Outcome found = find_secret(step, request.secret, secret); !found.ok()) {
    return found;
  }
  step.change<&Secret::policy>(secret, PolicyId::none);
  return accept(secret.id());
}

}  // namespace model
