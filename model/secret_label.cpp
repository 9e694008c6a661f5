// Staging labels, and the call that moves one.
#include "model/secret_label.hpp"

#include "model/operations.hpp"
#include "model/secret.hpp"

namespace model {
namespace {

LabelRow find_label(const World& world, const Setting& setting, SecretRow secret, std::string_view label) {
  for (LabelRow row = world[secret].first_label; row; row = world[row].next) {
    if (world[row].exists && setting.text(world[row].name) == label) {
      return row;
    }
  }
  return LabelRow();
}

// A label of a person's own, which may be new.
void move_own_label(Step& step, SecretRow secret, Name label, VersionRow version) {
  const LabelRow there = find_label(step.world(), step.setting, secret, step.setting.text(label));
  if (there && version) {
    step.change<&Label::version>(there, version);
  } else if (there) {
    step.remove(there);
  } else if (version) {
    Label row;
    row.secret = secret;
    row.name = label;
    row.version = version;
    row.next = step[secret].first_label;
    step.bookkeeping(secret).first_label = step.create(row);
  }
}

}  // namespace

VersionRow labelled(const World& world, const Setting& setting, SecretRow secret, std::string_view label) {
  const Secret& row = world[secret];
  if (label == "AWSCURRENT") {
    return row.current;
  }
  if (label == "AWSPREVIOUS") {
    return row.previous;
  }
  if (label == "AWSPENDING") {
    return row.pending;
  }
  const LabelRow own = find_label(world, setting, secret, label);
  return own ? world[own].version : VersionRow();
}

bool has_label(const World& world, SecretRow secret, VersionRow version) {
  const Secret& row = world[secret];
  bool found = version == row.current || version == row.previous || version == row.pending;
  for (LabelRow label = row.first_label; label && !found; label = world[label].next) {
    found = world[label].exists && world[label].version == version;
  }
  return found;
}

std::uint32_t labels_in_use(const World& world, SecretRow secret) {
  const Secret& row = world[secret];
  std::uint32_t count = 0;
  for (const VersionRow version : {row.current, row.previous, row.pending}) {
    count += version ? 1 : 0;
  }
  for (LabelRow label = row.first_label; label; label = world[label].next) {
    count += world[label].exists;
  }
  return count;
}

void move_label(Step& step, SecretRow secret, Name label, VersionRow version) {
  const std::string_view text = step.setting.text(label);
  if (text == "AWSCURRENT") {
    if (version != step[secret].current) {
      step.change<&Secret::previous>(secret, step[secret].current);
      step.change<&Secret::current>(secret, version);
    }
  } else if (text == "AWSPREVIOUS") {
    step.change<&Secret::previous>(secret, version);
  } else if (text == "AWSPENDING") {
    step.change<&Secret::pending>(secret, version);
  } else {
    move_own_label(step, secret, label, version);
  }
}

void remove_labels(Step& step, SecretRow secret) {
  for (LabelRow label = step[secret].first_label; label;) {
    const LabelRow next = step[label].next;
    if (step[label].exists) {
      step.remove(label);
    }
    label = next;
  }
  step.bookkeeping(secret).first_label = LabelRow();
}

Outcome perform(Step& step, const Call& call, const UpdateSecretVersionStage& request) {
  SecretRow secret;
  if (const Outcome found = find_secret(step, call, request.secret, secret); !found.ok()) {
    return found;
  }
  const bool owned = step[secret].cluster.exists();
  if (owned && step.knob(Knob::owned_secret_stage_moves) == 0) {
    return refuse(Refusal::secret_owned, secret.id());
  }
  const std::string_view stage = step.setting.text(request.version_stage);
  const VersionRow holder = labelled(step.world(), step.setting, secret, stage);
  const VersionRow target = version_meant(step.world(), secret, request.move_to);
  if (request.move_to.given() && !target) {
    return refuse(Refusal::version_not_found, secret.id());
  }
  if (request.remove_from.given() && version_meant(step.world(), secret, request.remove_from) != holder) {
    return refuse(Refusal::stage_not_attached, secret.id());
  }
  if (holder && holder != target && !request.remove_from.given()) {
    return refuse(Refusal::stage_needs_removal, secret.id());
  }
  if (stage == "AWSCURRENT" && !target) {
    return refuse(Refusal::stage_needs_removal, secret.id());
  }
  if (!holder && !target) {
    return refuse(Refusal::stage_not_attached, secret.id());
  }
  if (!holder && labels_in_use(step.world(), secret) >= labels_at_most) {
    return refuse(Refusal::secret_labels_too_many, secret.id());
  }
  move_label(step, secret, request.version_stage, target);
  return accept(secret.id());
}

}  // namespace model
