// Ordinary secrets made, and given new values; what RDS owns is not for people to write.
#include "model/access.hpp"
#include "model/cluster.hpp"
#include "model/key.hpp"
#include "model/operations.hpp"
#include "model/secret.hpp"
#include "model/secret_label.hpp"
#include "model/secret_version.hpp"
#include "model/throttling.hpp"
#include "sim/hash.hpp"

namespace model {
namespace {

Refusal wrong_secret_name(std::string_view name) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("/_+=.@-").find(c) != std::string_view::npos;
  };
  return !name.empty() && name.size() <= 512 && std::ranges::all_of(name, allowed) ? Refusal::none
                                                                                   : Refusal::secret_name_invalid;
}

Refusal wrong_value(const GivenValue& value) {
  return value.as_text && value.as_binary ? Refusal::secret_value_both
         : value.too_long                 ? Refusal::secret_value_too_long
                                          : Refusal::none;
}

// Whether the caller can have a value encrypted under the key; no row: the key that Secrets Manager provides, which
// everybody of the account may use.
Outcome may_encrypt(Step& step, const Call& call, KeyRow key, SecretRow secret) {
  if (!key || step[key].manager == KeyManager::AWS) {
    return accept(secret.id());
  }
  const Actor actor = Actor::principal(step, call.principal);
  for (const GrantOperation operation : {GrantOperation::GenerateDataKey, GrantOperation::Decrypt}) {
    if (const Outcome allowed = key_authorizes(step, key, actor, operation, secret); !allowed.ok()) {
      Outcome denied = refuse(Refusal::kms_access_denied_read, secret.id(), allowed.blame);
      denied.decision = allowed.decision;  // which right to the key is missing
      return denied;
    }
  }
  const Outcome usable = key_usable(step, key);
  return usable.ok() ? accept(secret.id()) : refuse(Refusal::encryption_failure, secret.id(), usable.blame);
}

// The key that a call names for a secret; sets `key`, no row: the one that Secrets Manager provides.
Outcome key_for_secret(Step& step, const Call& call, const KeyReference& reference, SecretRow secret, KeyRow& key) {
  key = KeyRow();
  if (!reference.given() || is_managed_alias(step, reference)) {
    return accept(secret.id());
  }
  key = find_key(step, reference, call.account, call.region);
  if (!key || !step[key].exists) {
    return refuse(Refusal::encryption_failure, secret.id());
  }
  return may_encrypt(step, call, key, secret);
}

KeyRow provided(Step& step, KeyRow key, Name account, Name region) {
  return key ? key : ensure_managed_key(step, account, region);
}

NewVersion version_of(const Step& step, ValueId value, Name id) {
  const SecretValue& given = step.setting.value(value);
  return {given.password, value, given.username, id};
}

// The data key of a version, in the trace of whoever looks for it.
void note_data_key(Step& step, SecretRow secret) {
  step.also(NoteKind::service, Action::GenerateDataKey, step[secret].key.id());
}

Outcome already_there(const Step& step, SecretRow there, const CreateSecret& request) {
  const VersionRow version = step[there].newest;
  const bool same = request.token != Name::none && version && step[version].exists &&
                    step[version].id == request.token && step[version].given == request.value.value;
  return same ? accept(there.id(), version.index) : refuse(Refusal::secret_exists, there.id());
}

// The version that a token names; with the same value it stands for the call that made it.
std::optional<Outcome> repeated(const Step& step, SecretRow secret, const VersionReference& token, ValueId value) {
  const VersionRow version = version_meant(step.world(), secret, token);
  if (!version) {
    return std::nullopt;
  }
  return step[version].given == value ? accept(secret.id(), version.index)
                                      : refuse(Refusal::secret_token_used, secret.id());
}

// The labels that are not on any version yet.
std::uint32_t new_labels(const Step& step, SecretRow secret, const std::vector<Name>& stages) {
  return static_cast<std::uint32_t>(std::ranges::count_if(
      stages, [&](Name stage) { return !labelled(step.world(), step.setting, secret, step.setting.text(stage)); }));
}

// A version with the value, under AWSCURRENT, which a secret with a value always has.
VersionRow add_current(Step& step, SecretRow secret, ValueId value, Name id) {
  const VersionRow version = add_version(step, secret, version_of(step, value, id));
  if (step[secret].current) {
    step.change<&Secret::previous>(secret, step[secret].current);
  }
  step.change<&Secret::current>(secret, version);
  return version;
}

}  // namespace

Outcome perform(Step& step, const Call& call, const CreateSecret& request) {
  if (const Refusal wrong = wrong_secret_name(step.setting.text(request.name)); wrong != Refusal::none) {
    return refuse(wrong);
  }
  if (const Refusal wrong = wrong_value(request.value); wrong != Refusal::none) {
    return refuse(wrong);
  }
  if (std::ranges::any_of(request.tags, [&](const auto& tag) { return reserved_tag(step.setting.text(tag.first)); })) {
    return refuse(Refusal::tag_reserved);
  }
  if (const SecretRow there = secret_named(step.world(), request.name, call.account, call.region)) {
    return step[there].deleted_date == sim::never ? already_there(step, there, request)
                                                  : refuse(Refusal::secret_name_leaving, there.id());
  }
  if (request.replicas) {
    return refuse(Refusal::secret_replication);
  }
  KeyRow key;
  if (const Outcome found = key_for_secret(step, call, request.key, SecretRow(), key); !found.ok()) {
    return found;
  }
  if (const Outcome room = room_for_secret(step, call); !room.ok()) {
    return room;
  }

  Secret row;
  const std::uint32_t last = last_with_name(step.world().secret_by_name, request.name);
  row.incarnation = last == no_row ? 0 : step.world().secrets[last].incarnation + 1;
  row.identity = sim::combine(step.setting.hash(call.account), step.setting.hash(call.region),
                              step.setting.hash(request.name), row.incarnation, 0x736563726574);
  row.created = step.now;
  row.name = request.name;
  row.account = call.account;
  row.region = call.region;
  row.description = request.description;
  row.key = provided(step, key, call.account, call.region);
  const SecretRow secret = step.create(row);
  remember_name(step.indexes().secret_by_name, request.name, secret.index);
  for (const auto& [tag, value] : request.tags) {
    put_tag(step, secret, tag, value);
  }
  VersionRow version;
  if (request.value.value != ValueId::none) {
    version = add_current(step, secret, request.value.value, request.token);
    note_data_key(step, secret);
  }
  return accept(secret.id(), version.index);
}

Outcome perform(Step& step, const Call& call, const PutSecretValue& request) {
  if (const Refusal wrong = wrong_value(request.value); wrong != Refusal::none) {
    return refuse(wrong);
  }
  if (request.value.value == ValueId::none) {
    return refuse(Refusal::secret_value_missing);
  }
  SecretRow secret;
  if (const Outcome found = find_secret(step, call, request.secret, secret); !found.ok()) {
    return found;
  }
  if (step[secret].cluster) {
    return refuse(Refusal::secret_owned, secret.id());
  }
  if (const auto again = repeated(step, secret, request.token, request.value.value)) {
    return *again;
  }
  if (labels_in_use(step.world(), secret) + new_labels(step, secret, request.stages) > labels_at_most) {
    return refuse(Refusal::secret_labels_too_many, secret.id());
  }
  if (versions_full(step, secret)) {
    return refuse(Refusal::secret_versions_too_many, secret.id());
  }
  if (const Outcome encrypts = may_encrypt(step, call, step[secret].key, secret); !encrypts.ok()) {
    return encrypts;
  }
  VersionRow version;
  if (request.stages.empty() || !step[secret].current) {
    version = add_current(step, secret, request.value.value, request.token.text);
  } else {
    version = add_version(step, secret, version_of(step, request.value.value, request.token.text));
  }
  // AWSCURRENT last, for AWSPREVIOUS follows it.
  for (const bool last : {false, true}) {
    for (const Name stage : request.stages) {
      if ((step.setting.text(stage) == "AWSCURRENT") == last) {
        move_label(step, secret, stage, version);
      }
    }
  }
  note_data_key(step, secret);
  return accept(secret.id(), version.index);
}

Outcome perform(Step& step, const Call& call, const UpdateSecret& request) {
  if (const Refusal wrong = wrong_value(request.value); wrong != Refusal::none) {
    return refuse(wrong);
  }
  SecretRow secret;
  if (const Outcome found = find_secret(step, call, request.secret, secret); !found.ok()) {
    return found;
  }
  if (step[secret].cluster) {
    return refuse(Refusal::secret_owned, secret.id());
  }
  const bool writes = request.value.value != ValueId::none;
  if (writes) {
    if (const auto again = repeated(step, secret, request.token, request.value.value)) {
      return *again;
    }
    if (versions_full(step, secret)) {
      return refuse(Refusal::secret_versions_too_many, secret.id());
    }
  }
  KeyRow key = step[secret].key;
  if (request.key.given()) {
    if (const Outcome found = key_for_secret(step, call, request.key, secret, key); !found.ok()) {
      return found;
    }
  }
  const KeyRow former = step[secret].key;
  const bool moves = request.key.given() && key != former && (key || step[former].manager != KeyManager::AWS);
  if (moves && step[secret].current) {
    // What has a label is encrypted anew, so the former key has to open it once more.
    const Outcome opened = readable(step, secret, step[secret].current, Actor::principal(step, call.principal));
    if (!opened.ok()) {
      return opened;
    }
  } else if (writes) {
    if (const Outcome encrypts = may_encrypt(step, call, former, secret); !encrypts.ok()) {
      return encrypts;
    }
  }

  if (request.description) {
    step.change<&Secret::description>(secret, *request.description);
  }
  if (moves) {
    key = provided(step, key, call.account, call.region);
    step.change<&Secret::key>(secret, key);
    for (const VersionRow version : {step[secret].current, step[secret].previous, step[secret].pending}) {
      if (version) {
        step.change<&Version::key>(version, key);
      }
    }
  }
  VersionRow version;
  if (writes) {
    version = add_current(step, secret, request.value.value, request.token.text);
    note_data_key(step, secret);
  }
  return accept(secret.id(), version.index);
}

Outcome perform(Step& step, const Call& call, const ReplicateSecretToRegions& request) {
  SecretRow secret;
  if (const Outcome found = find_secret(step, call, request.secret, secret); !found.ok()) {
    return found;
  }
  return refuse(step[secret].cluster ? Refusal::secret_owned : Refusal::secret_replication, secret.id());
}

}  // namespace model
