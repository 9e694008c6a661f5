// Requests of logins and faults.
#include "lab/line_calls.hpp"

#include <charconv>
#include <cmath>

#include "aws/identity_text.hpp"
#include "aws/mistake.hpp"
#include "aws/operation_table.hpp"
#include "lab/denials.hpp"
#include "lab/preparation.hpp"

namespace lab {
namespace {

model::FaultKind impairing_kind(std::string_view by) {
  return by == "grant"             ? model::FaultKind::impair_grant
         : by == "key-policy"      ? model::FaultKind::impair_key_policy
         : by == "resource-policy" ? model::FaultKind::impair_resource_policy
         : by == "key-disabled"    ? model::FaultKind::impair_key_disabled
                                   : model::FaultKind::impair_key_deletion;
}

model::RotationPhase phase_named(std::string_view step) {
  return step == "create" ? model::RotationPhase::create
         : step == "set"  ? model::RotationPhase::set
         : step == "test" ? model::RotationPhase::test
                          : model::RotationPhase::finish;
}

}  // namespace

model::ClusterRow live_cluster(const model::World& world, model::Name name) {
  for (std::uint32_t i = 0; i < world.clusters.size(); ++i) {
    if (world.clusters[i].exists && world.clusters[i].name == name) {
      return model::ClusterRow(i);
    }
  }
  return model::ClusterRow();
}

model::Request login_request(model::Setting& setting, const aws::Directory& directory, const model::World& world,
                             const scenarios::LoginLine& line) {
  model::LoginRequest request;
  request.cluster = setting.intern(aws::rds_identifier(line.cluster));
  request.user = setting.intern(line.user);
  if (!line.secret.empty()) {
    request.secret = directory.secret(line.secret);
  }
  switch (line.by) {
    case scenarios::LoginLine::By::stage:
      request.stage = setting.intern(line.value);
      break;
    case scenarios::LoginLine::By::version: {
      model::SecretReference secret = request.secret;
      if (line.secret.empty()) {
        const model::ClusterRow cluster = live_cluster(world, request.cluster);
        secret.of_cluster = request.cluster;
        secret.row = cluster ? world[cluster].secret : model::SecretRow();
      }
      request.version = directory.version(secret, line.value);
      break;
    }
    case scenarios::LoginLine::By::literal:
      request.literal = setting.literal_password(line.value);
      break;
  }
  return request;
}

model::Request sql_request(model::Setting& setting, const scenarios::SqlLine& line) {
  return model::DatabaseUserRequest{setting.intern(aws::rds_identifier(line.cluster)), setting.intern(line.user),
                                    setting.literal_password(line.password)};
}

model::Request fault_request(model::Setting& setting, const model::World& world, const scenarios::FaultLine& line) {
  model::FaultRequest request;
  request.lasts = line.lasts;
  request.times = line.times;
  switch (line.name) {
    case scenarios::FaultName::impair:
      request.kind = impairing_kind(line.by);
      request.cluster = setting.intern(aws::rds_identifier(line.target));
      add_denial_of_current(setting, world, request);
      break;
    case scenarios::FaultName::writer_down:
      request.kind = model::FaultKind::writer_down;
      request.cluster = setting.intern(aws::rds_identifier(line.target));
      break;
    case scenarios::FaultName::fail_rotation_step:
      request.kind = model::FaultKind::fail_rotation_step;
      request.cluster = setting.intern(aws::rds_identifier(line.target));
      request.phase = phase_named(line.step);
      break;
    case scenarios::FaultName::sql_password_change:
      request.kind = model::FaultKind::sql_password_change;
      request.cluster = setting.intern(aws::rds_identifier(line.target));
      break;
    case scenarios::FaultName::slow:
      request.kind = model::FaultKind::slow;
      request.wait = static_cast<model::WaitName>(model::find_parameter(line.target).value());
      request.permille = static_cast<std::uint32_t>(std::llround(line.factor * 1000));
      break;
    case scenarios::FaultName::throttle:
      request.kind = model::FaultKind::throttle;
      request.throttled = find_operation_action(line.target).value();
      break;
    case scenarios::FaultName::restart: {
      request.kind = model::FaultKind::restart;
      const ClientName client = client_named(line.target);
      request.client = setting.intern(client.group);
      request.ordinal = client.ordinal;
      break;
    }
    case scenarios::FaultName::leak:
      request.kind = model::FaultKind::leak;
      request.cluster = setting.intern(aws::rds_identifier(line.target));
      break;
  }
  return request;
}

model::Request request_of(model::Setting& setting, const aws::Directory& directory, const model::World& world,
                          const scenarios::Deed& deed, const Substitution& substituted) {
  if (const auto* written = std::get_if<scenarios::LoginLine>(&deed)) {
    scenarios::LoginLine login = *written;
    login.cluster = substituted(login.cluster);
    login.secret = substituted(login.secret);
    login.user = substituted(login.user);
    login.value = substituted(login.value);
    return login_request(setting, directory, world, login);
  }
  if (const auto* statement = std::get_if<scenarios::SqlLine>(&deed)) {
    scenarios::SqlLine sql = *statement;
    sql.cluster = substituted(sql.cluster);
    sql.user = substituted(sql.user);
    return sql_request(setting, sql);
  }
  scenarios::FaultLine fault = std::get<scenarios::FaultLine>(deed);
  fault.target = substituted(fault.target);
  return fault_request(setting, world, fault);
}

aws::CommandContext command_context(const scenarios::Script& script, const model::Setting& setting,
                                    model::PrincipalId principal) {
  aws::CommandContext context;
  context.principal = principal;
  context.account = setting.principals[static_cast<std::size_t>(principal)].account;
  context.region = setting.region;
  context.read_document = document_reader(script);
  return context;
}

ClientName client_named(std::string_view text) {
  const std::size_t slash = text.find('/');
  ClientName name{std::string(text.substr(0, slash)), std::nullopt};
  if (slash != std::string_view::npos) {
    std::uint32_t ordinal = 0;
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data() + slash + 1, end, ordinal);
    if (error != std::errc() || rest != end) {
      throw aws::Mistake("a client is called as its group, or with a number, such as web/3; not `" + std::string(text) +
                         "`");
    }
    name.ordinal = ordinal;
  }
  return name;
}

std::optional<model::Action> find_operation_action(std::string_view text) {
  for (const aws::Operation& operation : aws::operations()) {
    const std::string prefixed = std::string(operation.service) + ":" + std::string(operation.api_name);
    if (text == operation.api_name || text == operation.name || text == prefixed) {
      return operation.action;
    }
  }
  return std::nullopt;
}

}  // namespace lab
