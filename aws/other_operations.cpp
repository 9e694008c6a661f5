// The operations of the three services that are not modelled, as the command line names them.
#include "aws/other_operations.hpp"

#include <string>

namespace aws {
namespace {

// 2014-10-31; blanks on both sides of each.
constexpr std::string_view rds =
    " add-option-to-option-group add-role-to-db-cluster add-role-to-db-instance "
    "add-source-identifier-to-subscription add-tags-to-resource apply-pending-maintenance-action "
    "authorize-db-security-group-ingress backtrack-db-cluster cancel-export-task copy-db-cluster-parameter-group "
    "copy-db-cluster-snapshot copy-db-parameter-group copy-db-snapshot copy-option-group "
    "create-custom-db-engine-version create-db-cluster-endpoint create-db-cluster-parameter-group "
    "create-db-cluster-snapshot create-db-instance-read-replica create-db-parameter-group create-db-proxy "
    "create-db-proxy-endpoint create-db-security-group create-db-shard-group create-db-snapshot "
    "create-db-subnet-group create-event-subscription create-integration create-option-group create-tenant-database "
    "delete-custom-db-engine-version delete-db-cluster-automated-backup delete-db-cluster-endpoint "
    "delete-db-cluster-parameter-group delete-db-cluster-snapshot delete-db-instance-automated-backup "
    "delete-db-parameter-group delete-db-proxy delete-db-proxy-endpoint delete-db-security-group "
    "delete-db-shard-group delete-db-snapshot delete-db-subnet-group delete-event-subscription delete-integration "
    "delete-option-group delete-tenant-database deregister-db-proxy-targets describe-account-attributes "
    "describe-certificates describe-db-cluster-automated-backups describe-db-cluster-backtracks "
    "describe-db-cluster-endpoints describe-db-cluster-parameter-groups describe-db-cluster-parameters "
    "describe-db-cluster-snapshot-attributes describe-db-engine-versions describe-db-instance-automated-backups "
    "describe-db-log-files describe-db-major-engine-versions describe-db-parameter-groups describe-db-parameters "
    "describe-db-proxies describe-db-proxy-endpoints describe-db-proxy-target-groups describe-db-proxy-targets "
    "describe-db-recommendations describe-db-security-groups describe-db-shard-groups "
    "describe-db-snapshot-attributes describe-db-snapshot-tenant-databases describe-db-snapshots "
    "describe-db-subnet-groups describe-engine-default-cluster-parameters describe-engine-default-parameters "
    "describe-event-categories describe-event-subscriptions describe-events describe-export-tasks "
    "describe-integrations describe-option-group-options describe-option-groups "
    "describe-orderable-db-instance-options describe-pending-maintenance-actions describe-reserved-db-instances "
    "describe-reserved-db-instances-offerings describe-serverless-v2-platform-versions describe-source-regions "
    "describe-tenant-databases describe-valid-db-instance-modifications disable-http-endpoint "
    "download-db-log-file-portion enable-http-endpoint failover-db-cluster failover-global-cluster "
    "generate-db-auth-token list-tags-for-resource modify-activity-stream modify-certificates "
    "modify-current-db-cluster-capacity modify-custom-db-engine-version modify-db-cluster-endpoint "
    "modify-db-cluster-parameter-group modify-db-cluster-snapshot-attribute modify-db-parameter-group "
    "modify-db-proxy modify-db-proxy-endpoint modify-db-proxy-target-group modify-db-recommendation "
    "modify-db-shard-group modify-db-snapshot modify-db-snapshot-attribute modify-db-subnet-group "
    "modify-event-subscription modify-global-cluster modify-integration modify-option-group modify-tenant-database "
    "promote-read-replica purchase-reserved-db-instances-offering reboot-db-cluster reboot-db-instance "
    "reboot-db-shard-group register-db-proxy-targets remove-option-from-option-group remove-role-from-db-cluster "
    "remove-role-from-db-instance remove-source-identifier-from-subscription remove-tags-from-resource "
    "reset-db-cluster-parameter-group reset-db-parameter-group restore-db-cluster-from-snapshot "
    "restore-db-cluster-to-point-in-time restore-db-instance-from-db-snapshot restore-db-instance-from-s3 "
    "restore-db-instance-to-point-in-time revoke-db-security-group-ingress start-activity-stream start-db-cluster "
    "start-db-instance start-db-instance-automated-backups-replication start-export-task stop-activity-stream "
    "stop-db-cluster stop-db-instance stop-db-instance-automated-backups-replication "
    "switchover-blue-green-deployment switchover-global-cluster switchover-read-replica ";

// 2017-10-17; blanks on both sides of each.
constexpr std::string_view secretsmanager =
    " batch-get-secret-value create-secret get-random-password remove-regions-from-replication "
    "stop-replication-to-replica validate-resource-policy ";

// 2014-11-01; blanks on both sides of each.
constexpr std::string_view kms =
    " connect-custom-key-store create-custom-key-store decrypt delete-custom-key-store delete-imported-key-material "
    "derive-shared-secret describe-custom-key-stores disable-key-rotation disconnect-custom-key-store "
    "enable-key-rotation encrypt generate-data-key generate-data-key-pair generate-data-key-pair-without-plaintext "
    "generate-data-key-without-plaintext generate-mac generate-random get-key-last-usage get-key-rotation-status "
    "get-parameters-for-import get-public-key import-key-material list-key-policies list-key-rotations "
    "list-resource-tags list-retirable-grants re-encrypt replicate-key rotate-key-on-demand sign tag-resource "
    "untag-resource update-custom-key-store update-key-description update-primary-region verify verify-mac ";

std::string_view others(std::string_view service) {
  if (service == "rds") return rds;
  if (service == "kms") return kms;
  return secretsmanager;
}

}  // namespace

bool is_other_operation(std::string_view service, std::string_view name) {
  return name.find(' ') == std::string_view::npos &&
         others(service).find(" " + std::string(name) + " ") != std::string_view::npos;
}

}  // namespace aws
