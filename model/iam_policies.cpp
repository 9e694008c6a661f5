// Operations on managed policies and their versions.
#include <algorithm>

#include "model/iam_rows.hpp"
#include "model/operations.hpp"

namespace model {
namespace {

constexpr std::size_t most_characters = 6144;  // of a managed policy, without white space
constexpr std::ptrdiff_t most_versions = 5;

std::ptrdiff_t count_versions(const World& world, PolicyRow policy) {
  return std::ranges::count_if(world.policy_versions, [policy](const PolicyVersion& version) {
    return version.exists != 0 && version.policy == policy;
  });
}

PolicyVersionRow find_version(const World& world, PolicyRow policy, std::uint32_t nth) {
  const auto found = std::ranges::find_if(world.policy_versions, [&](const PolicyVersion& version) {
    return version.exists != 0 && version.policy == policy && version.nth == nth;
  });
  return found == world.policy_versions.end()
             ? PolicyVersionRow()
             : PolicyVersionRow(static_cast<std::uint32_t>(found - world.policy_versions.begin()));
}

bool in_use(const World& world, PolicyRow policy) {
  return std::ranges::any_of(world.attachments, [policy](const Attachment& one) {
    return one.exists && one.attached && one.policy == policy;
  });
}

// A policy of the caller's account: AWS's own are not for anybody to change.
Outcome find_own(const Step& step, const Call& call, const PolicyReference& reference, PolicyRow& policy) {
  policy = reference.account == call.account ? find_policy(step.world(), reference) : PolicyRow();
  return policy ? accept(policy.id()) : refuse(Refusal::iam_not_found);
}

Outcome document_refused(PolicyId document, std::uint32_t characters) {
  if (document == PolicyId::none) {
    return refuse(Refusal::iam_document_malformed);
  }
  return characters > most_characters ? refuse(Refusal::iam_limit_exceeded) : accept(no_resource);
}

}  // namespace

Outcome perform(Step& step, const Call& call, const CreatePolicy& request) {
  PolicyReference reference;
  reference.account = call.account;
  reference.name = request.policy_name;
  if (find_policy(step.world(), reference)) {
    return refuse(Refusal::iam_exists);
  }
  if (const Outcome fine = document_refused(request.document, request.characters); !fine.ok()) {
    return fine;
  }
  return accept(make_policy(step, call.account, request.policy_name, request.document, Spread::by_and_by).id());
}

Outcome perform(Step& step, const Call& call, const CreatePolicyVersion& request) {
  PolicyRow policy;
  if (const Outcome found = find_own(step, call, request.policy, policy); !found.ok()) {
    return found;
  }
  if (const Outcome fine = document_refused(request.document, request.characters); !fine.ok()) {
    return fine;
  }
  if (count_versions(step.world(), policy) >= most_versions) {
    return refuse(Refusal::iam_limit_exceeded, policy.id());
  }
  const PolicyVersionRow version = add_policy_version(step, policy, request.document);
  if (request.set_as_default.value_or(false)) {
    set_default_version(step, policy, version);
  }
  return accept(policy.id(), version.index);
}

Outcome perform(Step& step, const Call& call, const SetDefaultPolicyVersion& request) {
  PolicyRow policy;
  if (const Outcome found = find_own(step, call, request.policy, policy); !found.ok()) {
    return found;
  }
  const PolicyVersionRow version = find_version(step.world(), policy, request.version);
  if (!version) {
    return refuse(Refusal::iam_not_found, policy.id());
  }
  set_default_version(step, policy, version);
  return accept(policy.id());
}

Outcome perform(Step& step, const Call& call, const DeletePolicyVersion& request) {
  PolicyRow policy;
  if (const Outcome found = find_own(step, call, request.policy, policy); !found.ok()) {
    return found;
  }
  const PolicyVersionRow version = find_version(step.world(), policy, request.version);
  if (!version) {
    return refuse(Refusal::iam_not_found, policy.id());
  }
  if (step[policy].default_version == version) {
    return refuse(Refusal::iam_delete_conflict, policy.id());
  }
  step.remove(version);
  return accept(policy.id());
}

Outcome perform(Step& step, const Call& call, const DeletePolicy& request) {
  PolicyRow policy;
  if (const Outcome found = find_own(step, call, request.policy, policy); !found.ok()) {
    return found;
  }
  if (count_versions(step.world(), policy) > 1 || in_use(step.world(), policy)) {
    return refuse(Refusal::iam_delete_conflict, policy.id());
  }
  step.cancel(policy.id(), SlotKind::propagation);
  const PolicyVersionRow last = step[policy].default_version;
  step.remove(policy);
  step.remove(last);
  return accept(policy.id());
}

Outcome perform(Step& step, const Call& /*call*/, const GetPolicy& request) {
  const PolicyRow policy = find_policy(step.world(), request.policy);
  return policy ? accept(policy.id()) : refuse(Refusal::iam_not_found);
}

Outcome perform(Step& step, const Call& /*call*/, const GetPolicyVersion& request) {
  const PolicyRow policy = find_policy(step.world(), request.policy);
  const PolicyVersionRow version = policy ? find_version(step.world(), policy, request.version) : PolicyVersionRow();
  return version ? accept(policy.id(), version.index) : refuse(Refusal::iam_not_found, policy.id());
}

}  // namespace model
