// The table of modelling parameters with their defaults.
#include "model/parameters.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace model {
namespace {

using namespace std::chrono_literals;
using D = sim::Distribution;
using C = Confidence;
constexpr sim::Duration none{0};

struct WaitRow {
  ParameterRow row;
  D distribution;
};

// Order: enum WaitName.
const std::array<WaitRow, wait_count>& waits() {
  static const std::array<WaitRow, wait_count> table{{
      {{"cluster.create", "duration", "Aurora guide: cluster and instance take up to 20 minutes", C::inferred,
        "From CreateDBCluster until the cluster is available."},
       D::triangular(2min, 5min, 12min).clamped(none, 12min)},
      {{"cluster.restore-from-s3", "duration", "no published figure", C::assumed,
        "From RestoreDBClusterFromS3 until the cluster is available."},
       D::triangular(10min, 30min, 3h).clamped(none, 3h)},
      {{"cluster.modify", "duration", "no published figure", C::assumed,
        "A modification that changes no credential, until the cluster is available again."},
       D::lognormal(60s, 0.8).clamped(none, 30min)},
      {{"cluster.reset-credentials", "duration", "as rotation.set", C::assumed,
        "A password change outside a rotation: by hand, or when management is turned on or off."},
       D::lognormal(8s, 0.7).clamped(none, 2min)},
      {{"cluster.promote", "duration", "no published figure", C::assumed,
        "PromoteReadReplicaDBCluster, until the cluster stands on its own."},
       D::lognormal(2min, 0.5).clamped(none, 30min)},
      {{"cluster.delete", "duration", "no published figure", C::assumed,
        "From DeleteDBCluster until its volume is released, a final snapshot aside."},
       D::triangular(1min, 4min, 10min).clamped(none, 10min)},
      {{"cluster.snapshot", "duration", "no published figure", C::assumed, "Taking a snapshot, a final one too."},
       D::lognormal(5min, 0.8).clamped(none, 2h)},
      {{"cluster.restore", "duration", "no published figure", C::assumed,
        "From a restore of a snapshot or to a point in time until the new cluster is available."},
       D::triangular(5min, 12min, 1h).clamped(none, 1h)},
      {{"cluster.rename", "duration", "no published figure", C::assumed,
        "From the beginning of a renaming until the cluster is available under its new name."},
       D::lognormal(60s, 0.8).clamped(none, 30min)},
      {{"cluster.upgrade", "duration", "no published figure", C::assumed,
        "From the beginning of a change of EngineVersion until the cluster is available again."},
       D::lognormal(8min, 0.6).clamped(none, 2h)},
      {{"cluster.maintenance-window", "duration", "Aurora guide: a window a week", C::inferred,
        "Until the maintenance window in which what was not to be applied immediately is done."},
       D::uniform(0s, 168h).clamped(none, 168h)},
      {{"cluster.stop", "duration", "no published figure", C::assumed,
        "From StopDBCluster until the cluster is stopped."},
       D::triangular(2min, 5min, 15min).clamped(none, 15min)},
      {{"cluster.start", "duration", "Aurora guide: starting a cluster takes several minutes", C::inferred,
        "From StartDBCluster, or the start after seven days, until the cluster is available."},
       D::triangular(3min, 6min, 15min).clamped(none, 15min)},
      {{"cluster.auto-start-slack", "duration", "Aurora guide: started after seven days", C::inferred,
        "After seven days in stopped, until the cluster is started again."},
       D::uniform(0s, 1h).clamped(none, 1h)},
      {{"cluster.failover", "duration", "Aurora guide: typically less than 60 seconds", C::inferred,
        "From the beginning of a failover until the new writer accepts connections."},
       D::lognormal(25s, 0.4).clamped(none, 2min)},
      {{"cluster.key-loss", "duration", "no published figure", C::assumed,
        "From the moment when the key of the storage cannot be used until the cluster is inaccessible."},
       D::triangular(1min, 30min, 2h).clamped(none, 2h)},
      {{"snapshot.copy", "duration", "no published figure", C::assumed,
        "From CopyDBClusterSnapshot until the copy is available."},
       D::lognormal(5min, 0.8).clamped(none, 2h)},
      {{"instance.reboot", "duration", "no published figure", C::assumed,
        "From RebootDBInstance until the instance accepts connections again."},
       D::triangular(20s, 60s, 5min).clamped(none, 5min)},
      {{"instance.create", "duration", "Aurora guide: cluster and instance take up to 20 minutes", C::inferred,
        "From CreateDBInstance until the instance accepts connections."},
       D::triangular(4min, 7min, 20min).clamped(none, 20min)},
      {{"instance.delete", "duration", "no published figure", C::assumed,
        "From DeleteDBInstance until the instance is gone."},
       D::triangular(1min, 3min, 8min).clamped(none, 8min)},
      {{"secret.create", "duration", "no published figure", C::assumed,
        "From turning management on until the secret is stored."},
       D::uniform(1s, 10s).clamped(none, 10s)},
      {{"secret.purge", "duration", "no published figure", C::assumed,
        "From DeleteSecret by RDS until the secret is gone and its name is free."},
       D::uniform(0s, 2min).clamped(none, 2min)},
      {{"rotation.create", "duration", "Secrets Manager guide: a managed rotation takes under a minute", C::inferred,
        "First phase: a new password is generated and stored as AWSPENDING."},
       D::lognormal(2s, 0.5).clamped(none, 30s)},
      {{"rotation.set", "duration", "reports of login failures during rotation", C::inferred,
        "Second phase: RDS sets the password in the database."},
       D::lognormal(8s, 0.7).clamped(none, 2min)},
      {{"rotation.test", "duration", "reports of login failures during rotation", C::inferred,
        "Third phase: RDS confirms that the new password logs in."},
       D::lognormal(3s, 0.5).clamped(none, 1min)},
      {{"rotation.finish", "duration", "reports of login failures during rotation", C::inferred,
        "Fourth phase: AWSCURRENT is moved to the new version."},
       D::lognormal(2s, 0.5).clamped(none, 30s)},
      {{"rotation.label-propagation", "duration", "no published figure", C::assumed,
        "After the move, until readers see AWSCURRENT on the new version."},
       D::uniform(0s, 1s).clamped(none, 1s)},
      {{"rotation.backoff", "duration", "Secrets Manager guide: retries several times, spacing unpublished", C::assumed,
        "Before the first retry of a failed attempt; doubles with each."},
       D::uniform(24s, 36s).clamped(none, 36s)},
      {{"rotation.start", "duration", "RotationRulesType: at any moment of the window", C::documented,
        "The moment inside the window at which a scheduled rotation starts: uniform, whatever is given here."},
       D::constant(none)},
      {{"kms.propagation", "duration", "KMS guide: usually visible within five minutes", C::inferred,
        "Until a change of a key's state, policy or grants reaches cryptographic calls."},
       D::exponential(30s).clamped(none, 5min)},
      {{"kms.deletion-slack", "duration", "KMS guide: up to 24 hours after the scheduled date", C::documented,
        "From a key's deletion date until it is really deleted."},
       D::uniform(0s, 24h).clamped(none, 24h)},
      {{"iam.propagation", "duration", "IAM guide: eventually consistent, no figure published", C::assumed,
        "Until a change of users, roles, groups and their policies reaches authorization."},
       D::lognormal(5s, 1.0).clamped(none, 5min)},
      {{"client.backoff", "duration", "common practice of clients: about a second, doubled, with jitter", C::assumed,
        "Before a client's second attempt to log in; doubles with each."},
       D::uniform(500ms, 1500ms).clamped(none, 1500ms)},
      {{"event.delivery", "duration", "EventBridge guide: best effort, usually within seconds", C::assumed,
        "From a move of AWSCURRENT until Secret Label Updated reaches those who wait for it."},
       D::lognormal(1s, 0.8).clamped(none, 1min)},
  }};
  return table;
}

struct KnobRow {
  ParameterRow row;
  double value;
};

constexpr std::string_view prices = "AWS's public price list, us-east-1, as of 2025";

constexpr double us(std::chrono::microseconds duration) { return static_cast<double>(duration.count()); }

// Order: enum Knob.
constexpr std::array<KnobRow, knob_count> knobs{{
    {{"rotation_attempts", "count", "Secrets Manager guide: retries the whole process several times", C::assumed,
      "How often a rotation is tried before the secret is impaired."},
     5},
    {{"rotation.backoff.limit", "duration", "no published figure", C::assumed,
      "The longest mean wait between two attempts."},
     us(15min)},
    {{"rotation.set.point", "fraction", "no published figure", C::assumed,
      "The part of the set phase after which the database has the new password."},
     0.5},
    {{"rotation.reserve", "duration", "no published figure", C::assumed,
      "Scheduled rotations start at least this long before their window closes, so that they end inside it."},
     us(15min)},
    {{"rotation.default-days", "count", "Aurora guide: every seven days by default", C::documented,
      "AutomaticallyAfterDays of a new managed secret."},
     7},
    {{"rotation.create.fails", "fraction", "no published figure", C::assumed,
      "How often the create phase fails by chance."},
     0},
    {{"rotation.set.fails", "fraction", "no published figure", C::assumed, "How often the set phase fails by chance."},
     0},
    {{"rotation.test.fails", "fraction", "no published figure", C::assumed,
      "How often the test phase fails by chance."},
     0},
    {{"rotation.finish.fails", "fraction", "no published figure", C::assumed,
      "How often the finish phase fails by chance."},
     0},
    {{"scheduled_sets_status", "switch", "the guide ties the status to customer requests", C::assumed,
      "Whether a scheduled rotation, too, shows the cluster as resetting-master-credentials in its set phase."},
     1},
    {{"active_requires_writer", "switch", "seen on the real service: a cluster without instances becomes active",
      C::observed, "Whether a secret becomes active, and rotates, only where the cluster has an available writer."},
     0},
    {{"value_readable_while_creating", "switch", "no published figure", C::assumed,
      "Whether the value can be read while SecretStatus is still creating."},
     1},
    {{"set_needs_decrypt", "switch", "RDS knows the password that it generated", C::assumed,
      "Whether the set phase has to decrypt the pending version."},
     0},
    {{"policy_can_replace_grant", "switch", "KMS guide: key policy, IAM policy or grant", C::inferred,
      "Whether a key policy that allows the service-linked role makes up for a lost grant."},
     1},
    {{"member_condition_key", "switch", "no published statement", C::assumed,
      "Whether rds:ManageMasterUserPassword of a call on a member is what its cluster does; otherwise it is false."},
     1},
    {{"impaired_manual_rotate", "attempt|reject", "the guide speaks only of the next rotation", C::assumed,
      "What RotateMasterUserPassword does while the secret is impaired."},
     0},
    {{"manual_rotate_prechecks_key", "switch", "ModifyDBCluster declares KMSKeyNotAccessibleFault", C::inferred,
      "Whether a rotation asked for by ModifyDBCluster is refused at once when its key cannot be used."},
     1},
    {{"impair_probe_interval", "duration", "undocumented; no probing is known", C::assumed,
      "How often RDS looks whether it can still reach an active secret and its key; 0: never."},
     0},
    {{"stopped_rotation", "defer|fail", "no published figure", C::assumed,
      "A scheduled rotation that finds its cluster unavailable is deferred until it is available, or fails."},
     0},
    {{"cluster.stop.fails", "fraction", "no published figure", C::assumed,
      "How often a cluster that is being stopped is available again instead (RDS-EVENT-0152)."},
     0},
    {{"cluster.failover.fails", "fraction", "no published figure", C::assumed,
      "How often a failover fails and leaves the writer that was (RDS-EVENT-0069)."},
     0},
    {{"protection_while_busy", "switch", "observed: any modification needs the cluster available", C::inferred,
      "Whether DeletionProtection alone can be changed while a running cluster is not available."},
     0},
    {{"delete_while_creating", "switch", "no published figure", C::assumed,
      "Whether a cluster can be deleted while it is still being created."},
     0},
    {{"instance_while_creating", "switch", "observed: create-db-instance right after create-db-cluster", C::observed,
      "Whether an instance can be asked for while its cluster is still being created."},
     1},
    {{"rename_updates_tag", "switch", "no published figure", C::assumed,
      "Whether the tag aws:rds:primaryDBClusterArn of a secret follows when its cluster is renamed."},
     0},
    {{"restorable_lag", "duration", "Aurora guide: typically within the last five minutes", C::documented,
      "How far the latest restorable time lies in the past."},
     us(5min)},
    {{"managed_delete_window_days", "count", "the guide names no recovery window", C::inferred,
      "Days between DeleteSecret by RDS and the end of a managed secret; 0: at once."},
     0},
    {{"owned_secret_user_delete", "reject|allow_with_window", "InvalidRequestException: managed by another service",
      C::inferred, "Whether a user may schedule the deletion of a secret that RDS owns."},
     0},
    {{"owned_secret_stage_moves", "reject|allow", "no published figure", C::assumed,
      "Whether a user may move the staging labels of a secret that RDS owns."},
     0},
    {{"gap.bound.slack", "duration", "the bound is the sum of the waits' max", C::inferred,
      "Added to the longest gap that a rotation without fault may have."},
     0},
    {{"client.backoff.limit", "duration", "common practice of clients", C::assumed,
      "The longest wait of a client between two attempts to log in."},
     us(20s)},
    {{"client.read-attempts", "count", "AWS SDKs guide: retry behaviour, standard mode", C::documented,
      "How often a client asks for the secret before it gives up, where it is throttled."},
     3},
    {{"price.secret", "USD", prices, C::observed, "A secret for a month, by the time that it is there."}, 0.40},
    {{"price.secret-calls", "USD", prices, C::observed, "Ten thousand calls of Secrets Manager."}, 0.05},
    {{"price.key", "USD", prices, C::observed, "A customer's key for a month, by the time that it is there."}, 1.00},
    {{"price.key-requests", "USD", prices, C::observed, "Ten thousand requests to KMS, those of services included."},
     0.03},
    {{"provided_key_requests_billed", "switch", "no published figure", C::assumed,
      "Whether requests for the key that Secrets Manager provides are billed, too."},
     1},
    {{"p_stale_timer", "fraction", "RotateSecret: with a rate the former rotation might still occur", C::assumed,
      "How often a start that is armed for a window now open outlives RotateSecret with another rate and "
      "RotateImmediately false."},
     1},
    {{"reopened_window", "switch", "no published statement", C::assumed,
      "Whether RotateSecret, after a scheduled rotation that failed, lets another start in what is left of its "
      "window."},
     1},
    {{"top_of_hour_bias", "fraction", "older pages: the hour is random, the minute near the top of the hour",
      C::assumed,
      "How often a scheduled rotation starts in the first ten minutes of some hour of its window, not anywhere in it."},
     0},
}};

}  // namespace

Parameters::Parameters() {
  for (std::size_t i = 0; i < wait_count; ++i) {
    waits_[i] = waits()[i].distribution;
  }
  for (std::size_t i = 0; i < knob_count; ++i) {
    knobs_[i] = knobs[i].value;
  }
}

std::optional<std::string> Parameters::set(std::size_t index, const ParameterValue& value) {
  const ParameterRow& row = parameter_rows()[index];
  if (is_wait(index)) {
    if (!std::holds_alternative<D>(value)) {
      return std::string(row.name) + " is a wait and takes a duration or a distribution";
    }
    waits_[index] = std::get<D>(value);
  } else {
    if (!std::holds_alternative<double>(value)) {
      return std::string(row.name) + " takes a single value (" + std::string(row.unit) + "), not a distribution";
    }
    const double number = std::get<double>(value);
    if (row.unit == "fraction" && !(number >= 0 && number <= 1)) {
      return std::string(row.name) + " is a fraction from 0 to 1";
    }
    if (row.unit == "count" && !(number >= 0 && number <= 1e6 && number == std::floor(number))) {
      return std::string(row.name) + " is a whole number from 0 to 1000000";
    }
    if (row.unit == "USD" && !(number >= 0 && number <= 1e6)) {
      return std::string(row.name) + " is a price in USD from 0 to 1000000";
    }
    if (static_cast<Knob>(index - wait_count) == Knob::rotation_attempts && (number < 1 || number > 255)) {
      return std::string(row.name) + " is from 1 to 255";
    }
    if (static_cast<Knob>(index - wait_count) == Knob::rotation_default_days && (number < 1 || number > 1000)) {
      return std::string(row.name) + " is from 1 to 1000 days";
    }
    knobs_[index - wait_count] = number;
  }
  changed_[index] = true;
  return std::nullopt;
}

ParameterValue Parameters::value(std::size_t index) const {
  return is_wait(index) ? ParameterValue(waits_[index]) : ParameterValue(knobs_[index - wait_count]);
}

std::span<const ParameterRow> parameter_rows() {
  static const std::vector<ParameterRow> rows = [] {
    std::vector<ParameterRow> all;
    for (const WaitRow& wait : waits()) {
      all.push_back(wait.row);
    }
    for (const KnobRow& knob : knobs) {
      all.push_back(knob.row);
    }
    return all;
  }();
  return rows;
}

std::optional<std::size_t> find_parameter(std::string_view name) {
  const auto rows = parameter_rows();
  const auto found = std::ranges::find(rows, name, &ParameterRow::name);
  return found == rows.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - rows.begin()));
}

std::string_view choice_name(ChoiceName choice) {
  static constexpr std::array<std::string_view, choice_count> names{
      "rotation.create",      "rotation.set",        "rotation.test", "rotation.finish",
      "rotation.stale-timer", "rotation.start-hour", "cluster.stop",  "cluster.failover"};
  return names[static_cast<std::size_t>(choice)];
}

}  // namespace model
