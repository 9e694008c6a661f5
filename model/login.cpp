// Logins that a scenario asks for: with a secret's value, or with a literal.
#include "model/access.hpp"
#include "model/cluster.hpp"
#include "model/database.hpp"
#include "model/operations.hpp"
#include "model/secret.hpp"
#include "model/secret_label.hpp"

namespace model {

Outcome perform(Step& step, const Call& call, const LoginRequest& request) {
  const ClusterRow cluster = find_cluster(step, request.cluster, call.account, call.region);
  if (request.literal) {
    return try_login(step, cluster, request.user, *request.literal);
  }
  const std::uint16_t login = step.current_note();
  SecretRow secret = cluster ? step[cluster].secret : SecretRow();
  if (request.secret.text != Name::none) {
    secret = secret_meant(step, call, request.secret);
  }
  VersionRow version = version_meant(step.world(), secret, request.version);
  if (!request.version.given() && secret) {
    version = labelled(step.world(), step.setting, secret, step.setting.text(request.stage));
  }
  const std::uint16_t read = step.also(NoteKind::client, Action::GetSecretValue, secret.id());
  Outcome value = refuse(Refusal::secret_not_found, cluster.id());
  if (secret && step[secret].exists) {
    value = readable(step, secret, version, Actor::principal(step, call.principal));
  }
  step.conclude(read, value);
  step.under(login);
  if (!value.ok()) {
    value.about = cluster.id();
    return value;
  }
  const Version& read_version = step[VersionRow(value.detail)];
  return try_login(step, cluster, read_version.username, read_version.value);
}

}  // namespace model
