// The table of quotas with their published values.
#include "model/quotas.hpp"

#include <algorithm>

namespace model {
namespace {

using C = Confidence;

constexpr std::string_view resources = "resources";
constexpr std::string_view calls = "calls a second";
constexpr std::string_view aurora = "Aurora guide: quotas and constraints";
constexpr std::string_view secrets_guide = "Secrets Manager guide: quotas";
constexpr std::string_view news = "AWS What's New, March 2025: Secrets Manager's API limits";
constexpr std::string_view kms_quotas = "KMS guide: quotas";
constexpr std::string_view unpublished = "no published figure";

constexpr std::array<QuotaRow, quota_count> quota_table{{
    {"rds.clusters", resources, 40, C::documented, aurora},
    {"rds.instances", resources, 40, C::documented, aurora},
    {"secretsmanager.secrets", resources, 500'000, C::documented, secrets_guide},
    {"kms.keys", resources, 100'000, C::documented, kms_quotas},
    {"kms.aliases-of-a-key", resources, 50, C::documented, kms_quotas},
    {"kms.grants-of-a-key", resources, 50'000, C::documented, kms_quotas},
    {"rds.calls", calls, 20, C::assumed, unpublished},
    {"secretsmanager.GetSecretValue", calls, 10'000, C::documented, news},
    {"secretsmanager.DescribeSecret", calls, 40'000, C::documented, news},
    {"secretsmanager.BatchGetSecretValue", calls, 100, C::documented, secrets_guide},
    {"secretsmanager.ListSecrets", calls, 100, C::documented, secrets_guide},
    {"secretsmanager.RotateSecret", calls, 50, C::documented, secrets_guide},
    {"secretsmanager.PutSecretValue", calls, 50, C::documented, secrets_guide},
    {"secretsmanager.PutResourcePolicy", calls, 50, C::documented, secrets_guide},
    {"secretsmanager.TagResource", calls, 50, C::documented, secrets_guide},
    {"secretsmanager.CreateSecret", calls, 50, C::assumed, secrets_guide},
    {"secretsmanager.DeleteSecret", calls, 50, C::assumed, secrets_guide},
    {"secretsmanager.RestoreSecret", calls, 50, C::documented, secrets_guide},
    {"secretsmanager.GetRandomPassword", calls, 50, C::assumed, secrets_guide},
    {"secretsmanager.ListSecretVersionIds", calls, 50, C::assumed, secrets_guide},
    {"kms.cryptographic-calls", calls, 10'000, C::documented, kms_quotas},
    {"kms.CreateKey", calls, 5, C::documented, kms_quotas},
    {"kms.EnableKey", calls, 5, C::documented, kms_quotas},
    {"kms.DisableKey", calls, 5, C::documented, kms_quotas},
    {"kms.ScheduleKeyDeletion", calls, 15, C::documented, kms_quotas},
    {"kms.CancelKeyDeletion", calls, 5, C::documented, kms_quotas},
    {"kms.CreateAlias", calls, 5, C::documented, kms_quotas},
    {"kms.UpdateAlias", calls, 5, C::documented, kms_quotas},
    {"kms.DeleteAlias", calls, 15, C::documented, kms_quotas},
    {"kms.CreateGrant", calls, 50, C::documented, kms_quotas},
    {"kms.RevokeGrant", calls, 30, C::documented, kms_quotas},
    {"kms.RetireGrant", calls, 30, C::documented, kms_quotas},
    {"kms.PutKeyPolicy", calls, 15, C::documented, kms_quotas},
    {"kms.GetKeyPolicy", calls, 1'000, C::documented, kms_quotas},
    {"kms.DescribeKey", calls, 2'000, C::documented, kms_quotas},
    {"kms.ListGrants", calls, 100, C::documented, kms_quotas},
    {"kms.EnableKeyRotation", calls, 15, C::documented, kms_quotas},
}};
static_assert(quota_table.back().name == "kms.EnableKeyRotation");

}  // namespace

std::span<const QuotaRow> quota_rows() { return quota_table; }

std::optional<Quota> find_quota(std::string_view name) {
  const auto found = std::ranges::find(quota_table, name, &QuotaRow::name);
  return found == quota_table.end() ? std::nullopt : std::optional(static_cast<Quota>(found - quota_table.begin()));
}

Quotas documented_quotas() {
  Quotas all{};
  std::ranges::transform(quota_table, all.begin(), &QuotaRow::documented);
  return all;
}

}  // namespace model
