// Operations that read secrets, and how a call finds one.
#include "model/access.hpp"
#include "model/cluster.hpp"
#include "model/operations.hpp"
#include "model/secret.hpp"
#include "model/secret_filter.hpp"
#include "model/secret_label.hpp"

namespace model {
namespace {

constexpr std::size_t secrets_in_a_batch = 20;
constexpr std::int64_t default_length = 32;
constexpr std::int64_t longest_password = 4096;

// A read of AWSCURRENT, noted under the call of which it is a part.
void read_current(Step& step, const Call& call, SecretRow secret, std::uint16_t batch) {
  const Actor actor = Actor::principal(step, call.principal);
  const std::uint16_t note = step.also(NoteKind::service, Action::GetSecretValue, secret.id(), batch);
  const Outcome value = secret && step[secret].exists ? readable(step, secret, step[secret].current, actor)
                                                      : refuse(Refusal::secret_not_found, secret.id());
  step.conclude(note, value);
}

bool unknown_filter(const std::vector<SecretFilter>& filters) {
  return std::ranges::any_of(filters, [](const SecretFilter& one) { return one.key == SecretFilter::Key::unknown; });
}

}  // namespace

SecretRow secret_named(const World& world, Name name, Name account, Name region) {
  const std::vector<Secret>& rows = world.secrets;
  for (std::uint32_t i = last_with_name(world.secret_by_name, name); i != no_row && i < rows.size(); --i) {
    const Secret& row = rows[i];
    if (row.exists && row.name == name && row.account == account && row.region == region) {
      return SecretRow(i);
    }
    if (i == 0) {
      break;
    }
  }
  return SecretRow();
}

SecretRow row_of(const World& world, Name account, Name region, const SecretReference& reference) {
  if (reference.of_cluster != Name::none) {
    const ClusterRow cluster = find_cluster(world, reference.of_cluster, account, region);
    return cluster ? world[cluster].secret : SecretRow();
  }
  if (reference.name != Name::none) {
    const bool by_arn = reference.account != Name::none;
    const SecretRow named = by_arn ? secret_named(world, reference.name, reference.account, reference.region)
                                   : secret_named(world, reference.name, account, region);
    return named ? named : reference.row;
  }
  return reference.row;
}

SecretRow secret_meant(const Step& step, const Call& call, const SecretReference& reference) {
  const SecretRow row = row_of(step.world(), call, reference);
  if (!row || step.setting.text(reference.text).starts_with("arn:")) {
    return row;
  }
  return step[row].account == call.account && step[row].region == call.region ? row : SecretRow();
}

VersionRow version_meant(const World& world, SecretRow secret, const VersionReference& reference) {
  if (!secret || !reference.given()) {
    return VersionRow();
  }
  const auto is_there = [&](VersionRow row) { return world[row].exists != 0 && world[row].secret == secret; };
  if (reference.row && is_there(reference.row)) {
    return reference.row;
  }
  VersionRow row = world[secret].newest;
  while (row && !(is_there(row) && world[row].id == reference.text)) {
    row = world[row].older;
  }
  return row;
}

Outcome find_secret(const Step& step, const Call& call, const SecretReference& reference, SecretRow& secret) {
  secret = secret_meant(step, call, reference);
  if (!secret || !step[secret].exists) {
    return refuse(Refusal::secret_not_found);
  }
  return step[secret].deleted_date != sim::never ? refuse(Refusal::secret_scheduled_for_deletion, secret.id(),
                                                          {secret.id(), attribute<&Secret::deleted_date>})
                                                 : accept(secret.id());
}

Outcome perform(Step& step, const Call& call, const GetSecretValue& request) {
  SecretRow secret;
  if (const Outcome found = find_secret(step, call, request.secret, secret); !found.ok()) {
    return found;
  }
  const std::string_view stage =
      request.version_stage == Name::none ? "AWSCURRENT" : step.setting.text(request.version_stage);
  VersionRow version = labelled(step.world(), step.setting, secret, stage);
  if (request.version.given()) {
    const VersionRow named = version_meant(step.world(), secret, request.version);
    if (!named) {
      return refuse(Refusal::version_not_found, secret.id());
    }
    if (request.version_stage != Name::none && named != version) {
      return refuse(Refusal::version_stage_mismatch, secret.id());
    }
    version = named;
  }
  return readable(step, secret, version, Actor::principal(step, call.principal));
}

Outcome perform(Step& step, const Call& call, const DescribeSecret& request) {
  const SecretRow secret = secret_meant(step, call, request.secret);
  if (!secret || !step[secret].exists) {
    return refuse(Refusal::secret_not_found);
  }
  return accept(secret.id());  // even one that is scheduled for deletion
}

Outcome perform(Step&, const Call&, const ListSecrets& request) {
  return unknown_filter(request.filters) ? refuse(Refusal::secret_filter_unknown) : accept(no_resource);
}

// Each read is noted, and refused, on its own.
Outcome perform(Step& step, const Call& call, const BatchGetSecretValue& request) {
  if (request.secrets.empty() == request.filters.empty() || request.secrets.size() > secrets_in_a_batch) {
    return refuse(Refusal::secret_batch_invalid);
  }
  if (unknown_filter(request.filters)) {
    return refuse(Refusal::secret_filter_unknown);
  }
  const std::uint16_t batch = step.current_note();
  for (const SecretReference& reference : request.secrets) {
    read_current(step, call, secret_meant(step, call, reference), batch);
  }
  std::size_t found = 0;
  for (std::uint32_t i = 0; i < step.world().secrets.size() && !request.filters.empty(); ++i) {
    const Secret& row = step.world().secrets[i];
    const bool listed =
        row.exists && row.account == call.account && row.region == call.region && row.deleted_date == sim::never;
    if (listed && found < secrets_in_a_batch && passes(step.world(), step.setting, SecretRow(i), request.filters)) {
      ++found;
      read_current(step, call, SecretRow(i), batch);
    }
  }
  step.under(batch);
  return accept(no_resource);
}

// The number of the call makes one password differ from the next.
Outcome perform(Step& step, const Call&, const GetRandomPassword& request) {
  const auto kind = [](std::optional<bool> excluded) { return excluded.value_or(false) ? 0 : 1; };
  const std::int64_t kinds = kind(request.exclude_numbers) + kind(request.exclude_punctuation) +
                             kind(request.exclude_uppercase) + kind(request.exclude_lowercase);
  const std::int64_t length = request.length.value_or(default_length);
  const std::int64_t needed = request.require_each_included_type.value_or(true) ? kinds : 1;
  if (kinds == 0 || length < needed || length > longest_password) {
    return refuse(Refusal::random_password_impossible);
  }
  return accept(no_resource, step.event().generation);
}

Outcome perform(Step& step, const Call& call, const ListSecretVersionIds& request) {
  SecretRow secret;
  return find_secret(step, call, request.secret, secret);
}

Outcome perform(Step& step, const Call& call, const GetResourcePolicy& request) {
  SecretRow secret;
  return find_secret(step, call, request.secret, secret);
}

}  // namespace model
