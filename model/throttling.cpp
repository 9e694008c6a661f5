// Rates by group of operations, and counts of resources.
#include "model/throttling.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

#include "model/fault.hpp"
#include "model/key.hpp"
#include "model/requests.hpp"

namespace model {
namespace {

std::optional<Quota> secret_rate(Action action) {
  switch (action) {
    case Action::GetSecretValue:
      return Quota::get_secret_value;
    case Action::DescribeSecret:
      return Quota::describe_secret;
    case Action::BatchGetSecretValue:
      return Quota::batch_get_secret_value;
    case Action::ListSecrets:
      return Quota::list_secrets;
    case Action::RotateSecret:
    case Action::CancelRotateSecret:
      return Quota::rotate_secret;
    case Action::PutSecretValue:
    case Action::UpdateSecret:
    case Action::UpdateSecretVersionStage:
    case Action::ReplicateSecretToRegions:
      return Quota::write_secret;
    case Action::PutResourcePolicy:
    case Action::GetResourcePolicy:
    case Action::DeleteResourcePolicy:
    case Action::ValidateResourcePolicy:
      return Quota::resource_policies;
    case Action::TagResource:
    case Action::UntagResource:
      return Quota::tag_secret;
    case Action::CreateSecret:
      return Quota::create_secret;
    case Action::DeleteSecret:
      return Quota::delete_secret;
    case Action::RestoreSecret:
      return Quota::restore_secret;
    case Action::GetRandomPassword:
      return Quota::get_random_password;
    case Action::ListSecretVersionIds:
      return Quota::list_versions;
    default:
      return std::nullopt;
  }
}

std::optional<Quota> key_rate(Action action) {
  switch (action) {
    case Action::GenerateDataKey:
    case Action::Encrypt:
    case Action::Decrypt:
    case Action::ReEncrypt:
      return Quota::cryptographic_calls;
    case Action::CreateKey:
      return Quota::create_key;
    case Action::EnableKey:
      return Quota::enable_key;
    case Action::DisableKey:
      return Quota::disable_key;
    case Action::ScheduleKeyDeletion:
      return Quota::schedule_key_deletion;
    case Action::CancelKeyDeletion:
      return Quota::cancel_key_deletion;
    case Action::CreateAlias:
      return Quota::create_alias;
    case Action::UpdateAlias:
      return Quota::update_alias;
    case Action::DeleteAlias:
      return Quota::delete_alias;
    case Action::CreateGrant:
      return Quota::create_grant;
    case Action::RevokeGrant:
      return Quota::revoke_grant;
    case Action::RetireGrant:
      return Quota::retire_grant;
    case Action::PutKeyPolicy:
      return Quota::put_key_policy;
    case Action::GetKeyPolicy:
      return Quota::get_key_policy;
    case Action::DescribeKey:
      return Quota::describe_key;
    case Action::ListGrants:
      return Quota::list_grants;
    case Action::EnableKeyRotation:
    case Action::DisableKeyRotation:
      return Quota::key_rotation;
    default:
      return std::nullopt;
  }
}

// What limits the rate of an operation here; nothing: it has no quota, or none that holds.
std::optional<Quota> rate_of(const Setting& setting, Action action) {
  const std::optional<Quota> quota = rate_quota(action);
  return quota && setting.limit(*quota) != 0 ? quota : std::nullopt;
}

sim::Time second_of(sim::Time time) { return std::chrono::floor<std::chrono::seconds>(time); }

std::size_t window_of(const World& world, Quota quota, Name account, Name region) {
  const auto& windows = world.rate_windows;
  const auto found = std::ranges::find_if(windows, [&](const RateWindow& one) {
    return one.quota == static_cast<std::uint32_t>(quota) && one.account == account && one.region == region;
  });
  return static_cast<std::size_t>(found - windows.begin());
}

template <class RowType, class Counts>
Outcome room(const Setting& setting, Quota quota, Refusal refusal, const std::vector<RowType>& rows, Counts counts) {
  const std::uint32_t limit = setting.limit(quota);
  return limit != 0 && std::ranges::count_if(rows, counts) >= limit ? refuse(refusal) : accept(no_resource);
}

// Of the rows of the call's account and Region.
template <class RowType>
Outcome room_here(const Step& step, const Call& call, Quota quota, Refusal refusal, const std::vector<RowType>& rows) {
  return room(step.setting, quota, refusal, rows, [&](const RowType& row) {
    return row.exists && row.account == call.account && row.region == call.region;
  });
}

template <class RowType>
Outcome room_of_key(const Step& step, KeyRow key, Quota quota, const std::vector<RowType>& rows) {
  return room(step.setting, quota, Refusal::key_quota, rows,
              [key](const RowType& row) { return row.exists && row.key == key; });
}

}  // namespace

// R-QUO-04.
std::optional<Quota> rate_quota(Action action) {
  if (!is_operation(action)) {
    return std::nullopt;
  }
  switch (action_row(action).source) {
    case Source::rds:
      return Quota::rds_calls;
    case Source::secretsmanager:
      return secret_rate(action);
    case Source::kms:
      return key_rate(action);
    default:
      return std::nullopt;
  }
}

Outcome within_rate(const Step& step, Action action, Name account, Name region) {
  bool full = throttled(step.world(), action);
  if (const std::optional<Quota> quota = rate_of(step.setting, action); quota && !full) {
    const std::size_t at = window_of(step.world(), *quota, account, region);
    full = at < step.world().rate_windows.size() && step.world().rate_windows[at].second == second_of(step.now) &&
           step.world().rate_windows[at].calls >= step.setting.limit(*quota);
  }
  const bool rds = action_row(action).source == Source::rds;
  return full ? refuse(rds ? Refusal::throttled_rds : Refusal::throttled_json) : accept(no_resource);
}

void count_call(Step& step, Action action, Name account, Name region) {
  const std::optional<Quota> quota = rate_of(step.setting, action);
  if (!quota) {
    return;
  }
  auto& windows = step.indexes().rate_windows;
  const std::size_t at = window_of(step.world(), *quota, account, region);
  if (at == windows.size()) {
    windows.push_back({second_of(step.now), account, region, static_cast<std::uint32_t>(*quota), 0});
  }
  RateWindow& window = windows[at];
  if (window.second != second_of(step.now)) {
    window.second = second_of(step.now);
    window.calls = 0;
  }
  ++window.calls;
}

Outcome room_for_cluster(const Step& step, const Call& call) {
  return room_here(step, call, Quota::clusters, Refusal::cluster_quota, step.world().clusters);
}

Outcome room_for_instance(const Step& step, const Call& call) {
  return room_here(step, call, Quota::instances, Refusal::instance_quota, step.world().instances);
}

Outcome room_for_secret(const Step& step, const Call& call) {
  return room_here(step, call, Quota::secrets, Refusal::secret_quota, step.world().secrets);
}

Outcome room_for_key(const Step& step, const Call& call) {
  return room_here(step, call, Quota::keys, Refusal::key_quota, step.world().keys);
}

Outcome room_for_alias(const Step& step, KeyRow key) {
  return room_of_key(step, key, Quota::aliases_of_a_key, step.world().aliases);
}

Outcome room_for_grant(const Step& step, KeyRow key) {
  return room_of_key(step, key, Quota::grants_of_a_key, step.world().grants);
}

}  // namespace model
