// Logins by hand: a `login:` line reads the secret by label or version, or has the password as a literal.
#include "model/access.hpp"
#include "model/client_login.hpp"
#include "model/cluster.hpp"
#include "model/operations.hpp"

namespace model {

Outcome perform(Step& step, const Call& call, const LoginRequest& request) {
  const ClusterRow cluster = find_cluster(step, request.cluster, call.account, call.region);
  if (request.literal) {
    return try_login(step, cluster, *request.literal);
  }
  const std::uint16_t login = step.current_note();
  const SecretRow secret = cluster ? step[cluster].secret : SecretRow();
  VersionRow version = request.version.row;
  if (!request.version.given() && secret) {
    const std::string_view stage = step.setting.text(request.stage);
    version = stage == "AWSCURRENT"    ? step[secret].current
              : stage == "AWSPREVIOUS" ? step[secret].previous
              : stage == "AWSPENDING"  ? step[secret].pending
                                       : VersionRow();
  }
  const std::uint16_t read = step.also(NoteKind::client, Action::GetSecretValue, secret.id());
  Outcome value = refuse(Refusal::secret_not_found, cluster.id());
  if (secret) {
    const bool its_own = version && step[version].exists && step[version].secret == secret;
    value = readable(step, secret, its_own ? version : VersionRow(), Actor::principal(step, call.principal));
  }
  step.conclude(read, value);
  step.under(login);
  if (!value.ok()) {
    value.about = cluster.id();
    return value;
  }
  return try_login(step, cluster, step[VersionRow(value.detail)].value);
}

}  // namespace model
