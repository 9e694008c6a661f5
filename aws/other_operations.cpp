// The operations of the four services that are not modelled, as the command line names them.
#include "aws/other_operations.hpp"

#include <string>

namespace aws {
namespace {

// 2014-10-31; blanks on both sides of each.
constexpr std::string_view rds =
    " add-option-to-option-group add-role-to-db-cluster add-role-to-db-instance "
    "add-source-identifier-to-subscription add-tags-to-resource apply-pending-maintenance-action "
    "authorize-db-security-group-ingress backtrack-db-cluster cancel-export-task copy-db-cluster-parameter-group "
    "copy-db-parameter-group copy-db-snapshot copy-option-group "
    "create-custom-db-engine-version create-db-cluster-endpoint create-db-cluster-parameter-group "
    "create-db-instance-read-replica create-db-parameter-group create-db-proxy "
    "create-db-proxy-endpoint create-db-security-group create-db-shard-group create-db-snapshot "
    "create-db-subnet-group create-event-subscription create-integration create-option-group create-tenant-database "
    "delete-custom-db-engine-version delete-db-cluster-automated-backup delete-db-cluster-endpoint "
    "delete-db-cluster-parameter-group delete-db-instance-automated-backup "
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
    "download-db-log-file-portion enable-http-endpoint failover-global-cluster "
    "generate-db-auth-token list-tags-for-resource modify-activity-stream modify-certificates "
    "modify-current-db-cluster-capacity modify-custom-db-engine-version modify-db-cluster-endpoint "
    "modify-db-cluster-parameter-group modify-db-cluster-snapshot-attribute modify-db-parameter-group "
    "modify-db-proxy modify-db-proxy-endpoint modify-db-proxy-target-group modify-db-recommendation "
    "modify-db-shard-group modify-db-snapshot modify-db-snapshot-attribute modify-db-subnet-group "
    "modify-event-subscription modify-global-cluster modify-integration modify-option-group modify-tenant-database "
    "promote-read-replica purchase-reserved-db-instances-offering "
    "reboot-db-shard-group register-db-proxy-targets remove-option-from-option-group remove-role-from-db-cluster "
    "remove-role-from-db-instance remove-source-identifier-from-subscription remove-tags-from-resource "
    "reset-db-cluster-parameter-group reset-db-parameter-group "
    "restore-db-instance-from-db-snapshot restore-db-instance-from-s3 "
    "restore-db-instance-to-point-in-time revoke-db-security-group-ingress start-activity-stream "
    "start-db-instance start-db-instance-automated-backups-replication start-export-task stop-activity-stream "
    "stop-db-instance stop-db-instance-automated-backups-replication "
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

// 2010-05-08; blanks on both sides of each.
constexpr std::string_view iam =
    " add-client-id-to-open-id-connect-provider add-role-to-instance-profile change-password create-access-key "
    "create-account-alias create-instance-profile create-login-profile create-open-id-connect-provider "
    "create-saml-provider create-service-specific-credential create-virtual-mfa-device deactivate-mfa-device "
    "delete-access-key delete-account-alias delete-account-password-policy delete-instance-profile "
    "delete-login-profile delete-open-id-connect-provider delete-saml-provider delete-server-certificate "
    "delete-service-linked-role delete-service-specific-credential delete-signing-certificate "
    "delete-ssh-public-key delete-virtual-mfa-device disable-organizations-root-credentials-management "
    "disable-organizations-root-sessions enable-mfa-device enable-organizations-root-credentials-management "
    "enable-organizations-root-sessions generate-credential-report generate-organizations-access-report "
    "generate-service-last-accessed-details get-access-key-last-used get-account-authorization-details "
    "get-account-password-policy get-account-summary get-context-keys-for-custom-policy "
    "get-context-keys-for-principal-policy get-credential-report get-instance-profile get-login-profile "
    "get-mfa-device get-open-id-connect-provider get-organizations-access-report get-saml-provider "
    "get-server-certificate get-service-last-accessed-details get-service-last-accessed-details-with-entities "
    "get-service-linked-role-deletion-status get-ssh-public-key list-access-keys list-account-aliases "
    "list-entities-for-policy list-groups list-groups-for-user list-instance-profile-tags "
    "list-instance-profiles list-instance-profiles-for-role list-mfa-device-tags list-mfa-devices "
    "list-open-id-connect-provider-tags list-open-id-connect-providers list-organizations-features "
    "list-policies list-policies-granting-service-access list-policy-tags list-policy-versions list-role-tags "
    "list-roles list-saml-provider-tags list-saml-providers list-server-certificate-tags "
    "list-server-certificates list-service-specific-credentials list-signing-certificates "
    "list-ssh-public-keys list-user-tags list-users list-virtual-mfa-devices "
    "remove-client-id-from-open-id-connect-provider remove-role-from-instance-profile "
    "reset-service-specific-credential resync-mfa-device set-security-token-service-preferences "
    "simulate-custom-policy tag-instance-profile tag-mfa-device tag-open-id-connect-provider tag-policy "
    "tag-role tag-saml-provider tag-server-certificate tag-user untag-instance-profile untag-mfa-device "
    "untag-open-id-connect-provider untag-policy untag-role untag-saml-provider untag-server-certificate "
    "untag-user update-access-key update-account-password-policy update-assume-role-policy update-group "
    "update-login-profile update-open-id-connect-provider-thumbprint update-role update-role-description "
    "update-saml-provider update-server-certificate update-service-specific-credential "
    "update-signing-certificate update-ssh-public-key update-user upload-server-certificate "
    "upload-signing-certificate upload-ssh-public-key ";

std::string_view others(std::string_view service) {
  if (service == "rds") return rds;
  if (service == "kms") return kms;
  if (service == "iam") return iam;
  return secretsmanager;
}

}  // namespace

bool is_other_operation(std::string_view service, std::string_view name) {
  return name.find(' ') == std::string_view::npos &&
         others(service).find(" " + std::string(name) + " ") != std::string_view::npos;
}

}  // namespace aws
