// What users may change of any secret, one that RDS owns included: its tags, its resource policy.
#include "model/operations.hpp"
#include "model/secret.hpp"

namespace model {
namespace {

// Whether the policy lets everybody in.
bool opens_to_all(const Policy& policy) {
  return std::ranges::any_of(policy.statements, [](const Statement& statement) {
    return statement.effect == Effect::allow && statement.any_principal;
  });
}

TagRow find_tag(const Step& step, SecretRow secret, Name key) {
  for (TagRow tag = step[secret].first_tag; tag; tag = step[tag].next) {
    if (step[tag].exists && step[tag].key == key) {
      return tag;
    }
  }
  return TagRow();
}

}  // namespace

bool reserved_tag(std::string_view key) { return key.starts_with("aws:"); }

void put_tag(Step& step, SecretRow secret, Name key, Name value) {
  if (const TagRow there = find_tag(step, secret, key)) {
    step.change<&Tag::value>(there, value);
    return;
  }
  Tag tag;
  tag.secret = secret;
  tag.key = key;
  tag.value = value;
  tag.next = step[secret].first_tag;
  step.bookkeeping(secret).first_tag = step.create(tag);
}

Outcome perform(Step& step, const Call& call, const TagResource& request) {
  const bool touches_aws =
      std::ranges::any_of(request.tags, [&](const auto& tag) { return reserved_tag(step.setting.text(tag.first)); });
  if (touches_aws) {
    return refuse(Refusal::tag_reserved);
  }
  SecretRow secret;
  if (const Outcome found = find_secret(step, call, request.secret, secret); !found.ok()) {
    return found;
  }
  for (const auto& [key, value] : request.tags) {
    put_tag(step, secret, key, value);
  }
  return accept(secret.id());
}

Outcome perform(Step& step, const Call& call, const UntagResource& request) {
  const bool touches_aws =
      std::ranges::any_of(request.tag_keys, [&](Name key) { return reserved_tag(step.setting.text(key)); });
  if (touches_aws) {
    return refuse(Refusal::tag_reserved);
  }
  SecretRow secret;
  if (const Outcome found = find_secret(step, call, request.secret, secret); !found.ok()) {
    return found;
  }
  for (const Name key : request.tag_keys) {
    if (const TagRow there = find_tag(step, secret, key)) {
      step.remove(there);
    }
  }
  return accept(secret.id());
}

Outcome perform(Step& step, const Call& call, const PutResourcePolicy& request) {
  SecretRow secret;
  if (const Outcome found = find_secret(step, call, request.secret, secret); !found.ok()) {
    return found;
  }
  if (request.too_long) {
    return refuse(Refusal::secret_policy_too_long, secret.id());
  }
  if (request.policy == PolicyId::none) {
    return refuse(Refusal::secret_policy_malformed, secret.id());
  }
  if (request.block_public_policy.value_or(false) && opens_to_all(step.setting.policy(request.policy))) {
    return refuse(Refusal::secret_policy_public, secret.id());
  }
  step.change<&Secret::policy>(secret, request.policy);
  return accept(secret.id());
}

Outcome perform(Step& step, const Call& call, const DeleteResourcePolicy& request) {
  SecretRow secret;
  if (const Outcome found = find_secret(step, call, request.secret, secret); !found.ok()) {
    return found;
  }
  step.change<&Secret::policy>(secret, PolicyId::none);
  return accept(secret.id());
}

// A policy that would be public is accepted, and reported: see the answer.
Outcome perform(Step& step, const Call& call, const ValidateResourcePolicy& request) {
  SecretRow secret;
  if (request.secret.text != Name::none) {
    if (const Outcome found = find_secret(step, call, request.secret, secret); !found.ok()) {
      return found;
    }
  }
  if (request.too_long) {
    return refuse(Refusal::secret_policy_too_long, secret.id());
  }
  return request.policy == PolicyId::none ? refuse(Refusal::secret_policy_malformed, secret.id())
                                          : accept(secret.id(), opens_to_all(step.setting.policy(request.policy)));
}

}  // namespace model
