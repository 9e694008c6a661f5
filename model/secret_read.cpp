// Operations that read secrets.
#include "model/access.hpp"
#include "model/operations.hpp"
#include "model/secret.hpp"

namespace model {

Outcome find_secret(const Step& step, const SecretReference& reference, SecretRow& secret) {
  secret = reference.row;
  if (!secret || !step[secret].exists) {
    return refuse(Refusal::secret_not_found);
  }
  return step[secret].deleted_date != sim::never ? refuse(Refusal::secret_scheduled_for_deletion, secret.id(),
                                                          {secret.id(), attribute<&Secret::deleted_date>})
                                                 : accept(secret.id());
}

VersionRow labelled(const Secret& secret, std::string_view label) {
  return label == "AWSCURRENT"    ? secret.current
         : label == "AWSPREVIOUS" ? secret.previous
         : label == "AWSPENDING"  ? secret.pending
                                  : VersionRow();
}

Outcome perform(Step& step, const Call& call, const GetSecretValue& request) {
  SecretRow secret;
  if (const Outcome found = find_secret(step, request.secret, secret); !found.ok()) {
    return found;
  }
  const std::string_view stage =
      request.version_stage == Name::none ? "AWSCURRENT" : step.setting.text(request.version_stage);
  VersionRow version = labelled(step[secret], stage);
  if (request.version.given()) {
    const VersionRow named = request.version.row;
    if (!named || step[named].secret != secret) {
      return refuse(Refusal::version_not_found, secret.id());
    }
    if (request.version_stage != Name::none && named != version) {
      return refuse(Refusal::version_stage_mismatch, secret.id());
    }
    version = named;
  }
  return readable(step, secret, version, Actor::principal(step, call.principal));
}

Outcome perform(Step& step, const Call& /*call*/, const DescribeSecret& request) {
  const SecretRow secret = request.secret.row;
  if (!secret || !step[secret].exists) {
    return refuse(Refusal::secret_not_found);
  }
  return accept(secret.id());  // even one that is scheduled for deletion
}

Outcome perform(Step&, const Call&, const ListSecrets&) { return accept(no_resource); }

Outcome perform(Step& step, const Call& /*call*/, const ListSecretVersionIds& request) {
  SecretRow secret;
  return find_secret(step, request.secret, secret);
}

Outcome perform(Step& step, const Call& /*call*/, const GetResourcePolicy& request) {
  SecretRow secret;
  return find_secret(step, request.secret, secret);
}

}  // namespace model
