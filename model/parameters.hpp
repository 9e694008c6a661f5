// Modelling parameters: everything that AWS does not publish, by name, with a default, a unit, a source and a mark of
// confidence. Waits are distributions, knobs are numbers, switches or words. Scenarios set them by name.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/distribution.hpp"

namespace model {

// Waits that the model names; the order is that of the table in parameters.cpp.
enum class WaitName : std::uint16_t {
  cluster_create,
  cluster_restore_from_s3,
  cluster_modify,
  cluster_reset_credentials,
  cluster_promote,
  cluster_delete,
  cluster_snapshot,
  cluster_restore,
  cluster_rename,
  cluster_upgrade,
  cluster_maintenance_window,
  cluster_stop,
  cluster_start,
  cluster_auto_start_slack,
  cluster_failover,
  cluster_key_loss,
  snapshot_copy,
  instance_reboot,
  instance_create,
  instance_delete,
  secret_create,
  secret_purge,
  rotation_create,
  rotation_set,
  rotation_test,
  rotation_finish,
  rotation_label_propagation,
  rotation_backoff,
  rotation_start,  // the moment inside the window
  kms_propagation,
  kms_deletion_slack,
  iam_propagation,
  client_backoff,
  label_event_delivery,
};
inline constexpr std::size_t wait_count = 34;

enum class Knob : std::uint16_t {
  rotation_attempts,
  rotation_backoff_limit,
  rotation_set_point,
  rotation_reserve,
  rotation_default_days,
  rotation_create_fails,
  rotation_set_fails,
  rotation_test_fails,
  rotation_finish_fails,
  scheduled_sets_status,
  active_requires_writer,
  value_readable_while_creating,
  set_needs_decrypt,
  policy_can_replace_grant,
  member_condition_key,
  impaired_manual_rotate,
  manual_rotate_prechecks_key,
  impair_probe_interval,
  stopped_rotation,
  cluster_stop_fails,
  cluster_failover_fails,
  protection_while_busy,
  delete_while_creating,
  instance_while_creating,
  rename_updates_tag,
  restorable_lag,
  managed_delete_window_days,
  owned_secret_user_delete,
  owned_secret_stage_moves,
  gap_bound_slack,
  client_backoff_limit,
  client_read_attempts,
  price_secret,
  price_secret_calls,
  price_key,
  price_key_requests,
  provided_key_requests_billed,
  stale_timer,
  reopened_window,
  top_of_hour_bias,
};
inline constexpr std::size_t knob_count = 40;

// Choices that chance decides: outcome 0 is the usual one.
enum class ChoiceName : std::uint16_t {
  rotation_create,
  rotation_set,
  rotation_test,
  rotation_finish,
  rotation_stale_timer,
  rotation_start_hour,
  cluster_stop,
  cluster_failover,
};
inline constexpr std::size_t choice_count = 8;

// How sure a default is: documented, observed in public, inferred from those, or assumed for want of anything better.
enum class Confidence : std::uint8_t { documented, observed, inferred, assumed };

struct ParameterRow {
  std::string_view name;
  std::string_view unit;  // "duration", "count", "fraction", "USD", "switch", or the words it may be, separated by |
  std::string_view source;
  Confidence confidence;
  std::string_view sentence;
};

// A value: a distribution for a wait; for a knob a number (durations in microseconds, switches 0 or 1, words by index).
using ParameterValue = std::variant<sim::Distribution, double>;

class Parameters {
 public:
  Parameters();  // every default

  [[nodiscard]] const sim::Distribution& wait(WaitName name) const { return waits_[static_cast<std::size_t>(name)]; }
  [[nodiscard]] double knob(Knob name) const { return knobs_[static_cast<std::size_t>(name)]; }

  // Sets by index into parameter_rows(). Returns what is wrong with the value, or nothing.
  [[nodiscard]] std::optional<std::string> set(std::size_t index, const ParameterValue& value);

  [[nodiscard]] ParameterValue value(std::size_t index) const;
  // Whether somebody set it, so that it is no longer the default.
  [[nodiscard]] bool changed(std::size_t index) const { return changed_[index]; }

 private:
  std::array<sim::Distribution, wait_count> waits_;
  std::array<double, knob_count> knobs_{};
  std::array<bool, wait_count + knob_count> changed_{};
};

// Waits first, then knobs, in the order of their enums.
std::span<const ParameterRow> parameter_rows();
std::optional<std::size_t> find_parameter(std::string_view name);
inline bool is_wait(std::size_t index) { return index < wait_count; }

// The value as people write it: `lognormal(median 8s, sigma 0.7), max 2m`, `5`, `true`, `defer`.
std::string parameter_text(std::size_t index, const ParameterValue& value);
// A duration as people write it: `2d6h`, `90s`, `250ms`, `7us`.
std::string duration_text(sim::Duration duration);

std::string_view choice_name(ChoiceName choice);
std::string_view confidence_text(Confidence confidence);

}  // namespace model
