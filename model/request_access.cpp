// The resources and condition keys of calls, as the Service Authorization Reference lists them.
#include "model/request_access.hpp"

#include <chrono>

#include "model/cluster.hpp"
#include "model/fields.hpp"
#include "model/secret.hpp"

namespace model {
namespace {

// ARNs of what is named by people, whether or not it exists.
class Speller {
 public:
  Speller(const Setting& setting, const World& world, const Call& call)
      : setting_(setting), world_(world), call_(call) {}

  [[nodiscard]] std::string rds(std::string_view kind, Name name) const {
    return arn("rds", true) + std::string(kind) + ":" + named(name);
  }
  [[nodiscard]] std::string global(Name name) const { return arn("rds", false) + "global-cluster:" + named(name); }
  [[nodiscard]] std::string secret(const SecretReference& reference) const {
    const SecretRow row = row_of(world_, call_, reference);
    return row ? spelled(setting_, world_, row.id()) : arn("secretsmanager", true) + "secret:" + named(reference.text);
  }
  // Its ARN will end with six characters that nobody knows yet.
  [[nodiscard]] std::string new_secret(Name name) const {
    return arn("secretsmanager", true) + "secret:" + named(name) + "-??????";
  }
  [[nodiscard]] std::string key(const KeyReference& reference) const {
    return reference.row ? spelled(setting_, world_, reference.row.id())
                         : arn("kms", true) + "key/" + named(reference.text);
  }
  [[nodiscard]] std::string alias(Name name) const { return arn("kms", true) + named(name); }
  [[nodiscard]] std::string principal(PrincipalKind kind, Name name) const {
    return principal_arn(setting_.text(call_.account), kind, named(name));
  }
  [[nodiscard]] std::string policy(Name name) const {
    return "arn:aws:iam::" + std::string(setting_.text(call_.account)) + ":policy/" + named(name);
  }
  [[nodiscard]] std::string text(Name name) const { return std::string(setting_.text(name)); }

 private:
  [[nodiscard]] std::string named(Name name) const { return name == Name::none ? "*" : text(name); }
  [[nodiscard]] std::string arn(std::string_view service, bool regional) const {
    return "arn:aws:" + std::string(service) + ":" + (regional ? text(call_.region) : "") + ":" + text(call_.account) +
           ":";
  }

  const Setting& setting_;
  const World& world_;
  const Call& call_;
};

// What a request names first. Requests that name nothing ask for *.
template <class R>
std::string resource_of_request(const Speller& speller, const R& request) {
  if constexpr (requires { request.instance; }) {
    return speller.rds("db", request.instance);
  } else if constexpr (
      requires {
        request.global_cluster;
        request.action;
      } &&
      !requires { request.engine_mode; }) {
    return speller.global(request.global_cluster);
  } else if constexpr (requires { request.deployment; }) {
    return speller.rds("deployment", request.identifier);
  } else if constexpr (requires { request.cluster; }) {
    return speller.rds("cluster", request.cluster);
  } else if constexpr (requires { request.snapshot; }) {
    return speller.rds("cluster-snapshot", request.snapshot);
  } else if constexpr (requires { request.secret.text; }) {
    return speller.secret(request.secret);
  } else if constexpr (requires {
                         request.value;
                         request.name;
                       }) {
    return speller.new_secret(request.name);
  } else if constexpr (requires { request.alias; }) {
    return speller.alias(request.alias);
  } else if constexpr (requires { request.key.form; }) {
    return request.key.given() ? speller.key(request.key) : "*";
  } else if constexpr (requires {
                         request.principal;
                         R::kind;
                       }) {
    return speller.principal(R::kind, request.principal);
  } else if constexpr (requires { request.group; }) {
    return speller.principal(PrincipalKind::group, request.group);
  } else if constexpr (requires { request.policy.text; }) {
    return speller.text(request.policy.text);
  } else if constexpr (requires {
                         request.policy_name;
                         request.document;
                       }) {
    return speller.policy(request.policy_name);
  } else if constexpr (requires { request.source.kind; }) {
    return speller.text(request.source.text);
  } else {
    return "*";
  }
}

// Calls of KMS that may be made from another account.
bool crosses_accounts(Action action) {
  switch (action) {
    case Action::DescribeKey:
    case Action::CreateGrant:
    case Action::ListGrants:
    case Action::RevokeGrant:
    case Action::RetireGrant:
    case Action::Decrypt:
    case Action::Encrypt:
    case Action::GenerateDataKey:
      return true;
    default:
      return false;
  }
}

// The alias that AWS manages is used and looked at like a key; whatever would change it is refused further on.
bool uses(Action action) { return crosses_accounts(action) || action == Action::GetKeyPolicy; }

void guard_by_secret(Ask& ask, const World& world, SecretRow secret) {
  if (secret && world[secret].exists) {
    ask.guard = Guard::open;
    ask.policy = world[secret].policy;
    ask.owner = world[secret].account;
  }
}

void guard_by_key(Ask& ask, const World& world, const Call& call, KeyRow key) {
  if (!key || !world[key].exists) {
    return;
  }
  const Key& row = world[key];
  if (row.account != call.account && !crosses_accounts(ask.action)) {
    return;  // such a call only finds keys of its own account
  }
  if (row.manager == KeyManager::AWS && !uses(ask.action)) {
    return;
  }
  ask.guard = Guard::closed;
  ask.policy = row.visible_policy;
  ask.managed_key = row.manager == KeyManager::AWS;
  ask.owner = row.account;
}

void set_flag(Context& context, std::string_view key, std::optional<bool> value) {
  if (value) {
    context.set(key, *value ? "true" : "false");
  }
}

void set_name(Context& context, const Setting& setting, std::string_view key, Name value) {
  if (value != Name::none) {
    context.set(key, std::string(setting.text(value)));
  }
}

std::string_view engine_text(Engine engine) { return word_of(ValueType::engine, static_cast<std::int64_t>(engine)); }

// What ManageMasterUserPassword comes to: what was asked for, else the mode that the cluster is in. A new cluster is in
// none, and neither is a member that nobody can find.
template <class R>
void add_management(Context& context, const World& world, const Call& call, const R& request) {
  ClusterRow cluster;
  if constexpr (
      requires { request.instance; } && !requires { request.cluster; }) {
    const InstanceRow member = find_instance(world, request.instance, call.account, call.region);
    cluster = member ? world[member].cluster : ClusterRow();
  } else if constexpr (
      requires { request.engine; } && !requires { request.instance; }) {
    cluster = ClusterRow();
  } else {
    cluster = cluster_named(world, call, request.cluster);
  }
  const bool managed = cluster && world[cluster].secret_status != SecretStatus::absent;
  set_flag(context, "rds:ManageMasterUserPassword", request.manage_master_user_password.value_or(managed));
}

template <class R>
void add_rds_keys(Context& context, const Setting& setting, const World& world, const Call& call, const R& request) {
  if constexpr (requires { request.manage_master_user_password; }) {
    add_management(context, world, call, request);
  }
  if constexpr (requires { request.engine; }) {
    set_name(context, setting, "rds:DatabaseEngine", request.engine);
  } else if constexpr (requires { request.cluster; }) {
    if (const ClusterRow cluster = cluster_named(world, call, request.cluster)) {
      context.set("rds:DatabaseEngine", std::string(engine_text(world[cluster].engine)));
    }
  }
  if constexpr (requires { request.instance_class; }) {
    set_name(context, setting, "rds:DatabaseClass", request.instance_class);
  }
  if constexpr (requires { request.storage_key; }) {
    bool encrypted = request.storage_key.given();
    if constexpr (requires { request.storage_encrypted; }) {
      encrypted = request.storage_encrypted.value_or(encrypted);
    }
    set_flag(context, "rds:StorageEncrypted", encrypted);
  }
}

template <class R>
void add_secrets_manager_keys(Context& context, const Setting& setting, const World& world, const Call& call,
                              const R& request) {
  if constexpr (requires { request.secret.text; }) {
    if (const SecretRow secret = row_of(world, call, request.secret); secret && world[secret].exists) {
      add_secret_keys(context, setting, world, secret);
      context.set("secretsmanager:SecretId", spelled(setting, world, secret.id()));
    }
  }
  if constexpr (requires { request.version_stage; }) {
    set_name(context, setting, "secretsmanager:VersionStage", request.version_stage);
  }
  if constexpr (requires { request.version.text; }) {
    set_name(context, setting, "secretsmanager:VersionId", request.version.text);
  }
  if constexpr (requires { request.recovery_window_in_days; }) {
    if (request.recovery_window_in_days) {
      context.set("secretsmanager:RecoveryWindowInDays", std::to_string(*request.recovery_window_in_days));
    }
    set_flag(context, "secretsmanager:ForceDeleteWithoutRecovery", request.force_delete_without_recovery);
  }
  if constexpr (requires { request.rotate_immediately; }) {
    set_flag(context, "secretsmanager:RotateImmediately", request.rotate_immediately.value_or(true));
    set_flag(context, "secretsmanager:ModifyRotationRules", request.schedule != ScheduleId::none);
    set_name(context, setting, "secretsmanager:RotationLambdaARN", request.lambda);
  }
  if constexpr (requires { request.tags; }) {
    for (const auto& [key, value] : request.tags) {
      context.set("aws:RequestTag/" + std::string(setting.text(key)), std::string(setting.text(value)));
    }
  }
}

template <class R>
void add_kms_keys(Context& context, const Setting& setting, const Call& call, const R& request) {
  context.set("kms:CallerAccount", std::string(setting.text(call.account)));
  if constexpr (requires { request.pending_window_in_days; }) {
    if (request.pending_window_in_days) {
      context.set("kms:ScheduleKeyDeletionPendingWindowInDays", std::to_string(*request.pending_window_in_days));
    }
  }
  if constexpr (requires { request.bypass_lockout_check; }) {
    set_flag(context, "kms:BypassPolicyLockoutSafetyCheck", request.bypass_lockout_check.value_or(false));
  }
  if constexpr (requires { request.grantee; }) {
    set_flag(context, "kms:GrantIsForAWSResource", false);
    set_name(context, setting, "kms:GranteePrincipal", request.grantee);
  }
  if constexpr (requires { request.key.alias; }) {
    set_name(context, setting, "kms:RequestAlias", request.key.alias);
  }
}

// An alias is resolved like a key; of the rest the reference has the row.
KeyRow key_of(const World& world, const Call& call, const KeyReference& reference) {
  if (reference.row || reference.alias == Name::none) {
    return reference.row;
  }
  const bool by_arn = reference.form == KeyReference::Form::alias_arn;
  for (const Alias& alias : world.aliases) {
    if (alias.exists && alias.name == reference.alias && alias.account == (by_arn ? reference.account : call.account) &&
        alias.region == (by_arn ? reference.region : call.region)) {
      return alias.key;
    }
  }
  return KeyRow();
}

}  // namespace

ClusterRow cluster_named(const World& world, const Call& call, Name name) {
  return find_cluster(world, name, call.account, call.region);
}

std::string spelled(const Setting& setting, const World& world, Resource resource) {
  return setting.arn ? setting.arn(setting, world, resource) : "*";
}

Ask ask_of(const Setting& setting, const World& world, const Call& call) {
  const Speller speller(setting, world, call);
  return call.request.visit([&](const auto& request) {
    Ask ask;
    ask.action = request.action;
    ask.resource = resource_of_request(speller, request);
    if constexpr (requires { request.secret.row; }) {
      guard_by_secret(ask, world, row_of(world, call, request.secret));
    } else if constexpr (
        requires { request.key.form; } && !requires { request.value; }) {
      const KeyRow key = key_of(world, call, request.key);
      guard_by_key(ask, world, call, key);
      if (key && request.key.given()) {
        ask.resource = spelled(setting, world, key.id());
      }
    }
    return ask;
  });
}

Context context_of(const Setting& setting, const Caller& caller, sim::Time now, Name region) {
  Context context;
  for (const Identity& identity : setting.principals) {
    if (identity.arn == caller.arn) {
      context = identity.context;
    }
  }
  context.set("aws:PrincipalArn", caller.arn);
  context.set("aws:PrincipalAccount", std::string(setting.text(caller.account)));
  const bool role = caller.kind == PrincipalKind::role || caller.kind == PrincipalKind::service;
  context.set("aws:PrincipalType", caller.kind == PrincipalKind::root ? "Account" : role ? "AssumedRole" : "User");
  context.set("aws:PrincipalIsAWSService", "false");
  if (caller.kind == PrincipalKind::user) {
    context.set("aws:username", caller.arn.substr(caller.arn.rfind('/') + 1));
  }
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count();
  context.set("aws:CurrentTime", std::to_string(seconds));
  context.set("aws:EpochTime", std::to_string(seconds));
  context.set("aws:SecureTransport", "true");
  context.set("aws:ViaAWSService", "false");
  context.set("aws:RequestedRegion", std::string(setting.text(region)));
  return context;
}

void add_request_keys(Context& context, const Setting& setting, const World& world, const Call& call) {
  call.request.visit([&](const auto& request) {
    switch (action_row(request.action).source) {
      case Source::rds:
        return add_rds_keys(context, setting, world, call, request);
      case Source::secretsmanager:
        return add_secrets_manager_keys(context, setting, world, call, request);
      case Source::kms:
        return add_kms_keys(context, setting, call, request);
      default:
        return;
    }
  });
}

void add_secret_keys(Context& context, const Setting& setting, const World& world, SecretRow secret) {
  const auto set_tag = [&](std::string_view key, std::string value) {
    context.set("aws:ResourceTag/" + std::string(key), value);
    context.set("secretsmanager:ResourceTag/" + std::string(key), std::move(value));
  };
  for (TagRow tag = world[secret].first_tag; tag; tag = world[tag].next) {
    set_tag(setting.text(world[tag].key), std::string(setting.text(world[tag].value)));
  }
  if (const ClusterRow cluster = world[secret].cluster) {
    set_tag("aws:secretsmanager:owningService", "rds");
    set_tag("aws:rds:primaryDBClusterArn", spelled(setting, world, cluster.id()));
  }
}

void add_key_use_keys(Context& context, const Setting& setting, const World& world, SecretRow secret,
                      Name caller_account, Name region, std::string_view through) {
  context.set("kms:CallerAccount", std::string(setting.text(caller_account)));
  context.set("kms:ViaService", std::string(through) + "." + std::string(setting.text(region)) + ".amazonaws.com");
  if (secret) {
    context.set("kms:EncryptionContext:SecretARN", spelled(setting, world, secret.id()));
  }
}

}  // namespace model
