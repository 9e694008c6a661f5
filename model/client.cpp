// Clients: when they fetch the secret, and what their logins come to.
#include "model/client.hpp"

#include "model/cluster.hpp"
#include "model/operations.hpp"
#include "sim/hash.hpp"

namespace model {
namespace {

constexpr std::uint16_t outcome_ok = 1;

std::uint16_t code_of(Refusal refusal) {
  return refusal == Refusal::none ? outcome_ok : static_cast<std::uint16_t>(static_cast<int>(refusal) + 1);
}

bool has_to_fetch(const Step& step, const Client& client) {
  const ClientDefinition& definition = step.setting.clients[client.definition];
  if (client.cached == Password::none) {
    return true;
  }
  return definition.strategy == ClientStrategy::cached && step.now - client.cached_at >= definition.ttl;
}

// Reads AWSCURRENT of the secret that the client knows; the current note is the read. A value that could not be
// refreshed is not used any more.
Outcome fetch(Step& step, ClientRow client) {
  const SecretRow secret = step[client].secret;
  const Actor actor = Actor::principal(step, PrincipalId::admin);
  const Outcome value =
      secret ? readable(step, secret, step[secret].current, actor) : refuse(Refusal::secret_not_found);
  step.conclude(step.current_note(), value);
  step.change<&Client::cached>(client, value.ok() ? step[VersionRow(value.detail)].value : Password::none);
  step.change<&Client::cached_at>(client, value.ok() ? step.now : sim::never);
  return value;
}

void start_client(Step& step, ClusterRow cluster, std::uint32_t definition, std::uint32_t ordinal) {
  Client row;
  row.identity = sim::combine(step.setting.hash(step.setting.clients[definition].name), 0x636C69656E74, ordinal);
  row.definition = definition;
  row.ordinal = ordinal;
  row.cluster = cluster;
  row.secret = step[cluster].secret;
  const std::uint16_t started = step.uncaused(NoteKind::client, Action::ClientStarted, no_resource);
  const ClientRow client = step.create(row);
  step.conclude(started, accept(client.id()));
  if (step.setting.clients[definition].strategy == ClientStrategy::read_once) {
    step.also(NoteKind::client, Action::GetSecretValue, client.id());
    fetch(step, client);
  }
  step.wait_login(client.id(), definition);
}

}  // namespace

void start_clients(Step& step, ClusterRow cluster) {
  const auto& definitions = step.setting.clients;
  auto& started = step.indexes().client_groups_started;
  for (std::uint32_t i = 0; i < definitions.size(); ++i) {
    started.resize(definitions.size());
    if (started[i] == 0 && definitions[i].cluster == step[cluster].name) {
      started[i] = 1;
      for (std::uint32_t ordinal = 0; ordinal < definitions[i].count; ++ordinal) {
        start_client(step, cluster, i, ordinal);
      }
    }
  }
}

Outcome try_login(const Step& step, ClusterRow cluster, Password password) {
  if (!cluster || !accepts_connections(step.world(), cluster)) {
    const InstanceRow writer = cluster ? step[cluster].writer : InstanceRow();
    return refuse(
        Refusal::login_no_writer, cluster.id(),
        writer ? Blame{writer.id(), attribute<&Instance::down>} : Blame{cluster.id(), attribute<&Cluster::writer>});
  }
  if (step[cluster].password != password) {
    return refuse(
        step[cluster].engine == Engine::aurora_mysql ? Refusal::login_mysql_1045 : Refusal::login_postgresql_28P01,
        cluster.id(), {cluster.id(), attribute<&Cluster::password>});
  }
  return accept(cluster.id());
}

void client_login_due(Step& step, ClientRow client) {
  const bool fetches = has_to_fetch(step, step[client]);
  Outcome outcome = accept(client.id());
  if (fetches) {
    step.happened(NoteKind::client, Action::GetSecretValue, client.id());
    outcome = fetch(step, client);
  }
  if (outcome.ok()) {
    outcome = try_login(step, step[client].cluster, step[client].cached);
  }
  outcome.about = client.id();
  outcome.detail = 0;
  // A login like the one before is only counted, by whoever watches the steps; it needs no note.
  if (fetches || !outcome.ok() || step[client].outcome != outcome_ok) {
    const std::uint16_t login = fetches ? step.also(NoteKind::client, Action::Login, client.id())
                                        : step.happened(NoteKind::client, Action::Login, client.id());
    step.conclude(login, outcome);
    step.change<&Client::outcome>(client, code_of(outcome.refusal));
  }
  step.wait_login(client.id(), step[client].definition);
}

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
