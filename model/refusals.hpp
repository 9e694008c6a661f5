// Every way in which a call is refused: AWS's error code, the rule of docs/rules.md that says so, and a message.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace model {

// Grouped by service, in the order in which the services check.
enum class Refusal : std::uint16_t {
  none,
  // Any service: throttling, shape, access.
  throttled_rds,
  throttled_json,
  access_denied_rds,
  access_denied_json,
  // RDS: parameters.
  username_missing,
  username_invalid,
  password_missing,
  password_invalid,
  engine_unknown,
  engine_mode_unknown,
  engine_mode_needs_password,
  identifier_invalid,
  restore_engine_not_mysql,
  replica_takes_no_management,
  replica_source_managed,
  retention_invalid,
  engine_mode_fixed,
  // RDS: existence.
  cluster_not_found,
  cluster_exists,
  instance_not_found,
  instance_exists,
  global_cluster_not_found,
  global_cluster_exists,
  blue_green_not_found,
  blue_green_exists,
  snapshot_not_found,
  snapshot_exists,
  // RDS: combinations.
  manage_with_password,
  key_without_manage,
  manage_in_global_cluster,
  replica_with_credentials,
  off_without_password,
  password_while_managed,
  rotate_not_immediate,
  rotate_unmanaged,
  rotate_with_password,
  rotate_while_turning_on,
  key_of_managed_fixed,
  manage_with_iam_auth,
  manage_global_member,
  final_snapshot_missing,
  final_snapshot_both,
  deletion_protected,
  instance_password_of_cluster,
  instance_engine_differs,
  nothing_to_modify,
  engine_mode_change_unasked,
  restore_time_unclear,
  clone_at_a_time,
  restore_engine_differs,
  key_without_encryption,
  // RDS: states.
  cluster_not_available,
  cluster_rotating,
  cluster_has_members,
  instance_not_available,
  cluster_in_global,
  cluster_in_blue_green,
  cluster_not_replica,
  global_source_managed,
  global_has_members,
  blue_green_source_managed,
  rotate_while_impaired,
  rotate_while_secret_creating,
  cluster_not_stopped,
  cluster_replicates,
  cluster_serverless,
  failover_without_reader,
  failover_target_unfit,
  cluster_reboot_by_instance,
  cluster_not_restorable,
  snapshot_not_available,
  restore_time_outside,
  storage_key_not_accessible,
  // RDS: the key of the secret.
  key_not_accessible,
  key_identifier_foreign,
  // Secrets Manager.
  secret_not_found,
  version_not_found,
  version_stage_mismatch,
  pending_version_empty,
  secret_scheduled_for_deletion,
  secret_owned,
  rotation_in_progress,
  rotation_rules_both,
  rotation_rules_invalid,
  rotation_lambda_managed,
  rotation_not_enabled,
  tag_reserved,
  secret_policy_malformed,
  secret_policy_too_long,
  delete_window_invalid,
  delete_window_and_force,
  stage_not_attached,
  stage_needs_removal,
  decryption_failure,
  encryption_failure,
  kms_access_denied_read,
  service_denied_by_policy,
  next_token_invalid,
  // KMS.
  key_not_found,
  key_disabled,
  key_invalid_state,
  key_aws_managed,
  key_foreign,
  alias_not_found,
  alias_exists,
  alias_name_invalid,
  alias_name_reserved,
  grant_not_found,
  grant_operation_invalid,
  window_invalid,
  policy_malformed,
  policy_lockout,
  policy_too_long,
  policy_name_unknown,
  kms_access_denied,
  // IAM.
  iam_not_found,
  iam_exists,
  iam_delete_conflict,
  iam_limit_exceeded,
  iam_document_malformed,
  iam_unmodifiable,
  iam_policy_not_attachable,
  iam_name_invalid,
  // Logins.
  login_mysql_1045,
  login_postgresql_28P01,
  login_no_writer,
  client_not_running,
  // Rotation steps.
  step_failed_by_fault,
  step_failed_by_chance,
  step_writer_down,
  step_cluster_not_available,
};
inline constexpr std::size_t refusal_count = static_cast<std::size_t>(Refusal::step_cluster_not_available) + 1;

struct RefusalRow {
  std::string_view code;     // AWS's error code
  std::string_view rule;     // an id of docs/rules.md
  std::string_view message;  // `{}` stands for what the call was about
};
const RefusalRow& refusal_row(Refusal refusal);

}  // namespace model
