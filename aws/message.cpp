// What a refused call was about, in the words of whoever made it where these are known.
#include "aws/message.hpp"

#include <variant>

#include "aws/decision_text.hpp"
#include "aws/identity_text.hpp"

namespace aws {
namespace {

using model::Name;
using model::Refusal;

// The members of a request by which it may name its subject; none: it has no such member, or it was not given.
enum class Part {
  none,
  cluster,
  instance,
  global_cluster,
  deployment,
  snapshot,
  source,
  secret,
  version,
  stage,
  key,
  key_of_secret,
  alias,
  grant,
};

Name source_of(Name name) { return name; }
Name source_of(const model::PrincipalReference& principal) { return principal.text; }

template <class Request>
Name given(const Request& request, Part part) {
  switch (part) {
    case Part::none:
      break;
    case Part::cluster:
      if constexpr (requires { request.cluster; }) return request.cluster;
      break;
    case Part::instance:
      if constexpr (requires { request.instance; }) return request.instance;
      if constexpr (std::is_same_v<Request, model::FailoverDBCluster>) return request.target;
      break;
    case Part::global_cluster:
      if constexpr (requires { request.global_cluster; }) return request.global_cluster;
      break;
    case Part::deployment:
      if constexpr (requires { request.identifier; }) return request.identifier;
      if constexpr (requires { request.name; }) return request.name;
      break;
    case Part::snapshot:
      if constexpr (requires { request.final_snapshot; }) return request.final_snapshot;
      if constexpr (requires { request.snapshot; }) return request.snapshot;
      break;
    case Part::source:
      if constexpr (requires { request.source; }) return source_of(request.source);
      if constexpr (requires { request.replication_source; }) return request.replication_source;
      break;
    case Part::secret:
      if constexpr (requires { request.secret; }) return request.secret.text;
      if constexpr (requires {
                      request.value;
                      request.name;
                    })
        return request.name;
      break;
    case Part::version:
      if constexpr (requires { request.version.text; }) return request.version.text;
      if constexpr (requires { request.move_to; }) {
        return request.move_to.given() ? request.move_to.text : request.remove_from.text;
      }
      break;
    case Part::stage:
      if constexpr (requires { request.version_stage; }) return request.version_stage;
      if constexpr (requires { request.stage; }) return request.stage;
      break;
    case Part::key:
      if constexpr (requires { request.key; }) return request.key.text;
      if constexpr (requires { request.target.text; }) return request.target.text;
      break;
    case Part::key_of_secret:
      if constexpr (requires { request.secret_key; }) return request.secret_key.text;
      break;
    case Part::alias:
      if constexpr (requires { request.alias; }) return request.alias;
      break;
    case Part::grant:
      if constexpr (requires { request.grant; }) return request.grant.text;
      break;
  }
  return Name::none;
}

// The part of a request that a refusal speaks of, before any other.
Part part_of(Refusal refusal) {
  switch (refusal) {
    case Refusal::instance_not_found:
    case Refusal::instance_exists:
    case Refusal::instance_engine_differs:
    case Refusal::instance_not_available:
    case Refusal::instance_password_of_cluster:
    case Refusal::failover_target_unfit:
      return Part::instance;
    case Refusal::global_cluster_not_found:
    case Refusal::global_cluster_exists:
    case Refusal::global_has_members:
      return Part::global_cluster;
    case Refusal::blue_green_not_found:
    case Refusal::blue_green_exists:
      return Part::deployment;
    case Refusal::snapshot_not_found:
    case Refusal::snapshot_exists:
    case Refusal::snapshot_not_available:
      return Part::snapshot;
    case Refusal::global_source_managed:
    case Refusal::blue_green_source_managed:
    case Refusal::replica_source_managed:
      return Part::source;
    case Refusal::key_not_accessible:
    case Refusal::key_identifier_foreign:
      return Part::key_of_secret;
    case Refusal::secret_not_found:
    case Refusal::secret_exists:
    case Refusal::secret_name_invalid:
    case Refusal::secret_name_leaving:
    case Refusal::secret_value_missing:
    case Refusal::secret_replication:
    case Refusal::decryption_failure:
    case Refusal::encryption_failure:
    case Refusal::kms_access_denied_read:
      return Part::secret;
    case Refusal::version_not_found:
    case Refusal::version_stage_mismatch:
    case Refusal::pending_version_empty:
      return Part::version;
    case Refusal::stage_not_attached:
    case Refusal::stage_needs_removal:
      return Part::stage;
    case Refusal::key_not_found:
      return Part::key;
    case Refusal::alias_not_found:
    case Refusal::alias_exists:
    case Refusal::alias_name_invalid:
    case Refusal::alias_name_reserved:
      return Part::alias;
    case Refusal::grant_not_found:
      return Part::grant;
    case Refusal::cluster_not_found:
    case Refusal::cluster_exists:
    case Refusal::login_mysql_1045:
    case Refusal::login_postgresql_28P01:
    case Refusal::login_no_writer:
      return Part::cluster;
    default:
      return Part::none;
  }
}

std::string_view given(const model::Setting& setting, const model::Call* call, Part part) {
  if (call == nullptr) {
    return "";
  }
  return setting.text(call->request.visit([part](const auto& request) { return given(request, part); }));
}

std::string subject(const model::Setting& setting, const model::World& world, const model::Call* call,
                    const model::Note& outcome) {
  const Part part = part_of(outcome.refusal);
  const std::string_view wanted = given(setting, call, part);
  const std::string_view label = part == Part::version ? given(setting, call, Part::stage) : "";
  if (!wanted.empty() || !label.empty()) {
    return std::string(wanted.empty() ? label : wanted);
  }
  model::Resource about = outcome.resource;
  if (part == Part::key_of_secret && model::table_of(about) == model::Table::cluster) {
    const model::SecretRow secret = world.clusters[about.row()].secret;  // the one that it has, where none is asked for
    about = secret.exists() ? world[secret].key.id() : about;
  }
  if (model::table_of(about) == model::Table::client && world.clients[about.row()].cluster.exists()) {
    about = world.clients[about.row()].cluster.id();  // a client's login is about its cluster
  }
  if (std::string text = aws::name(setting, world, about); !text.empty()) {
    return text;
  }
  for (const Part other : {Part::cluster, Part::instance, Part::source, Part::secret, Part::version, Part::stage,
                           Part::alias, Part::key, Part::global_cluster, Part::deployment, Part::snapshot}) {
    if (const std::string_view text = given(setting, call, other); !text.empty()) {
      return std::string(text);
    }
  }
  return "what was asked for";
}

}  // namespace

std::string message(const model::Setting& setting, const model::World& world, const model::Call* call,
                    const model::Note& outcome) {
  if (outcome.decision.verdict != model::Verdict::not_asked && !outcome.decision.allowed()) {
    return model::action_text(outcome.decision.action) + " is not allowed on " +
           subject(setting, world, call, outcome) + ": " + denial_reason(setting, outcome.decision);
  }
  std::string text(model::refusal_row(outcome.refusal).message);
  if (const std::size_t at = text.find("{}"); at != std::string::npos) {
    text.replace(at, 2, subject(setting, world, call, outcome));
  }
  return text;
}

}  // namespace aws
