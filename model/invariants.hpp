// What is true of every run of a right model. Each invariant has an id, a sentence, a source and a kind; a mutant of
// the model that it catches stands in tests/model/mutants.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "model/identifiers.hpp"
#include "sim/time.hpp"

namespace model {

enum class Invariant : std::uint8_t {
  one_secret_per_managed_cluster,
  secret_dies_with_cluster,
  no_orphan_secret,
  off_deletes_secret,
  off_needs_password,
  on_forbids_password,
  no_manual_password_while_managed,
  rotate_needs_immediate,
  rotate_needs_managed,
  rotate_needs_permission,
  enable_needs_permissions,
  rejected_call_no_effect,
  kms_key_immutable,
  key_param_only_on_enable,
  alias_resolved_once,
  exactly_one_current,
  label_uniqueness,
  previous_follows_current,
  versions_immutable,
  pending_only_in_rotation,
  active_means_in_sync,
  some_version_always_works,
  gap_only_while_rotating,
  gap_bounded,
  set_before_promote,
  promote_only_after_set,
  connections_survive_rotation,
  fresh_password,
  username_stable,
  impaired_sticky,
  impaired_exit_set,
  toggle_gives_new_identity,
  failed_create_phase_harmless,
  disabled_key_freezes_password,
  unreadable_under_dead_key,
  metadata_needs_no_key,
  cancel_deletion_lands_disabled,
  key_window,
  deleted_key_is_forever,
  material_rotation_invisible,
  grants_only_allow,
  explicit_deny_wins,
  slr_untouchable,
  user_policy_cannot_impair,
  no_unsupported_topology,
  restore_is_unmanaged,
  delete_guard,
  stop_bound,
  recoverable_bound,
  no_modify_when_unavailable,
  mutual_exclusion,
  schedule_honoured,
  window_containment,
  min_interval,
  next_date_is_bound,
  owned_secret_protected,
  aws_tags_immutable,
  version_retention,
  audit_complete,
  started_is_closed,
  cache_staleness_bound,
  convergence,
  billing_monotone,
  conservation_of_time,
  describe_is_pure,
};
inline constexpr std::size_t invariant_count = static_cast<std::size_t>(Invariant::describe_is_pure) + 1;

// `state` looks at the world, `step` at one step's log, `timed` at a history with a bound.
enum class InvariantKind : std::uint8_t { state, step, timed };

struct InvariantRow {
  std::string_view id;    // I01 …
  std::string_view name;  // one-secret-per-managed-cluster
  InvariantKind kind;
  std::string_view sentence;
  std::string_view source;
};

const InvariantRow& invariant_row(Invariant invariant);
// By id or by name.
std::optional<Invariant> find_invariant(std::string_view text);
std::string_view kind_text(InvariantKind kind);

struct Violation {
  Invariant invariant;
  Resource resource;
  std::uint16_t note = 0;  // of the step that broke it
  sim::Time at;
};

}  // namespace model
