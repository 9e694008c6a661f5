// The commands and the saves, in the order of the services.
#include "lab/walk_patterns.hpp"

namespace lab {
namespace {

constexpr WalkPattern patterns[] = {
    {"rds create-db-cluster --db-cluster-identifier <cluster> --engine <engine> --master-username admin "
     "--manage-master-user-password{| --master-user-secret-kms-key-id <key>}<region>",
     8},
    {"rds create-db-cluster --db-cluster-identifier orders --engine aurora-mysql --master-username admin "
     "--manage-master-user-password{| --storage-encrypted --kms-key-id <key>}",
     6},
    {"rds create-db-cluster --db-cluster-identifier <cluster> --engine <engine> --master-username admin "
     "--master-user-password <password>{| --storage-encrypted| --kms-key-id <key>}",
     3},
    {"rds create-db-cluster --db-cluster-identifier <cluster> --engine aurora-mysql --replication-source-identifier "
     "<cluster> --region eu-north-1",
     1},
    {"rds create-db-cluster --db-cluster-identifier <cluster> --engine aurora-mysql --global-cluster-identifier planet "
     "--region eu-north-1",
     1},
    {"rds restore-db-cluster-from-s3 --db-cluster-identifier <cluster> --engine aurora-mysql --master-username admin "
     "{--manage-master-user-password|--master-user-password <password>} --source-engine mysql --source-engine-version "
     "8.0.28 --s3-bucket-name backups --s3-ingestion-role-arn arn:aws:iam::123456789012:role/import",
     1},
    {"rds modify-db-cluster --db-cluster-identifier <cluster> --manage-master-user-password"
     "{| --master-user-secret-kms-key-id <key>}<region>",
     4},
    {"rds modify-db-cluster --db-cluster-identifier <cluster> --no-manage-master-user-password --master-user-password "
     "<password>{| --apply-immediately}",
     3},
    {"rds modify-db-cluster --db-cluster-identifier <cluster> --master-user-password <password>"
     "{| --apply-immediately| --backup-retention-period 7}",
     2},
    {"rds modify-db-cluster --db-cluster-identifier <cluster> --rotate-master-user-password --apply-immediately", 8},
    {"rds modify-db-cluster --db-cluster-identifier <cluster> {--rotate-master-user-password|"
     "--no-manage-master-user-password|--manage-master-user-password --master-user-password <password>}",
     2},
    {"rds create-db-cluster --db-cluster-identifier <cluster> --engine aurora-mysql --master-username admin "
     "--manage-master-user-password --master-user-password <password>",
     1},
    {"rds modify-db-cluster --db-cluster-identifier <cluster> --rotate-master-user-password --apply-immediately "
     "--backup-retention-period 7",
     2},
    {"rds modify-db-cluster --db-cluster-identifier <cluster> --engine-version 8.0.mysql_aurora.3.10.0"
     "{| --apply-immediately| --no-apply-immediately}",
     2},
    {"rds modify-db-cluster --db-cluster-identifier <cluster> --new-db-cluster-identifier {elsewhere|<cluster>}"
     "{| --apply-immediately}",
     2},
    {"rds modify-db-cluster --db-cluster-identifier <cluster> --engine-mode provisioned --allow-engine-mode-change", 1},
    {"rds modify-db-cluster --db-cluster-identifier <cluster> {--no-deletion-protection|--deletion-protection}", 1},
    {"rds delete-db-cluster --db-cluster-identifier <cluster> {--skip-final-snapshot|--final-db-snapshot-identifier "
     "last}",
     2},
    {"rds create-db-instance --db-instance-identifier {orders-1|orders-2} --db-instance-class db.r6g.large --engine "
     "aurora-mysql --db-cluster-identifier {orders|<cluster>}",
     8},
    {"rds create-db-cluster-snapshot --db-cluster-snapshot-identifier {last|first} --db-cluster-identifier <cluster>",
     2},
    {"rds copy-db-cluster-snapshot --source-db-cluster-snapshot-identifier last "
     "--target-db-cluster-snapshot-identifier "
     "copy{| --kms-key-id <key>}",
     1},
    {"rds restore-db-cluster-from-snapshot --db-cluster-identifier <cluster> --snapshot-identifier {last|copy} "
     "--engine "
     "aurora-mysql",
     2},
    {"rds restore-db-cluster-to-point-in-time --db-cluster-identifier <cluster> --source-db-cluster-identifier "
     "<cluster> "
     "--use-latest-restorable-time{| --restore-type copy-on-write}",
     2},
    {"rds failover-db-cluster --db-cluster-identifier orders", 2},
    {"rds stop-db-cluster --db-cluster-identifier <cluster>", 2},
    {"rds start-db-cluster --db-cluster-identifier <cluster>", 3},
    {"rds describe-db-clusters --db-cluster-identifier <cluster>", 2},
    {"rds create-global-cluster --global-cluster-identifier planet --source-db-cluster-identifier "
     "{<cluster>|arn:aws:rds:us-east-1:123456789012:cluster:orders}",
     2},
    {"rds remove-from-global-cluster --global-cluster-identifier planet --db-cluster-identifier "
     "{<cluster>|arn:aws:rds:us-east-1:123456789012:cluster:orders|arn:aws:rds:eu-north-1:123456789012:cluster:world}",
     1},
    {"rds create-blue-green-deployment --blue-green-deployment-name upgrade --source <cluster>", 2},
    {"rds promote-read-replica-db-cluster --db-cluster-identifier <cluster> --region eu-north-1", 1},
    {"secretsmanager create-secret --name <own> --secret-string <value>{| --kms-key-id <key>}", 3},
    {"secretsmanager get-secret-value --secret-id <secret>{| --version-stage <stage>| --version-id <version>}", 3},
    {"secretsmanager batch-get-secret-value {--secret-id-list <secret> <secret>|--filters Key=name,Values=a}", 1},
    {"secretsmanager rotate-secret --secret-id <secret>{| --no-rotate-immediately| --rotate-immediately}"
     "{| --rotation-rules <rules>}",
     5},
    {"secretsmanager rotate-secret --secret-id {app|<secret>} --rotation-lambda-arn <lambda> --rotation-rules <rules>"
     "{| --no-rotate-immediately}",
     3},
    {"secretsmanager update-secret-version-stage --secret-id <secret> --version-stage <stage>"
     "{| --move-to-version-id <version>}{| --remove-from-version-id <version>}",
     3},
    {"secretsmanager put-secret-value --secret-id <secret> --secret-string <value>"
     "{| --version-stages <stage>| --client-request-token <version>}",
     2},
    {"secretsmanager update-secret --secret-id <secret> {--description x|--kms-key-id <key>|--secret-string <value>}",
     2},
    {"secretsmanager delete-secret --secret-id <secret> "
     "{--recovery-window-in-days 7|--force-delete-without-recovery|--recovery-window-in-days <odd-number>}",
     2},
    {"secretsmanager restore-secret --secret-id <secret>", 4},
    {"secretsmanager put-resource-policy --secret-id <secret> --resource-policy <secret-policy>", 2},
    {"secretsmanager validate-resource-policy --secret-id <secret> --resource-policy <secret-policy>", 1},
    {"secretsmanager tag-resource --secret-id <secret> --tags Key=team,Value=orders", 1},
    {"secretsmanager untag-resource --secret-id <secret> --tag-keys team", 1},
    {"secretsmanager list-secret-version-ids --secret-id <secret> --include-deprecated", 3},
    {"secretsmanager get-random-password --password-length <odd-number>", 1},
    {"kms create-key{| --policy <key-policy>}", 6},
    {"kms create-key --origin EXTERNAL", 4},
    {"kms create-alias --alias-name <alias> --target-key-id <key>", 3},
    {"kms update-alias --alias-name <alias> --target-key-id <key>", 2},
    {"kms schedule-key-deletion --key-id <key> --pending-window-in-days {7|30|<odd-number>}", 3},
    {"kms put-key-policy --key-id <key> --policy <key-policy>", 2},
    {"kms create-grant --key-id <key> --grantee-principal arn:aws:iam::123456789012:user/ada --operations Decrypt "
     "{Encrypt|GenerateDataKey}",
     2},
    {"kms list-grants --key-id <key>", 2},
    {"kms revoke-grant --key-id <key> --grant-id <grant>", 2},
    {"kms retire-grant {--grant-token <grant-token>|--key-id <key> --grant-id <grant>}", 2},
    {"kms get-parameters-for-import --key-id <key> --wrapping-algorithm RSAES_OAEP_SHA_256 --wrapping-key-spec "
     "RSA_4096",
     6},
    {"kms import-key-material --key-id <key> --import-token <import> --encrypted-key-material bWF0ZXJpYWwtMQ== "
     "{--expiration-model KEY_MATERIAL_DOES_NOT_EXPIRE|--expiration-model KEY_MATERIAL_EXPIRES --valid-to "
     "<time>}",
     6},
    {"kms enable-key-rotation --key-id <key> --rotation-period-in-days {90|<odd-number>}", 1},
    {"kms generate-data-key --key-id <key> --key-spec AES_256", 1},
    {"kms encrypt --key-id <key> --plaintext aGVsbG8=", 2},
    {"kms decrypt --ciphertext-blob <cipher>{| --key-id <key>}", 1},
    {"kms re-encrypt --ciphertext-blob <cipher> --destination-key-id <key>", 4},
    {"kms tag-resource --key-id <key> --tags TagKey=team,TagValue=data", 1},
    {"kms untag-resource --key-id <key> --tag-keys team", 1},
    {"iam create-role --role-name <person> --assume-role-policy-document <trust>{| --permissions-boundary "
     "<policy-arn>}",
     2},
    {"iam put-user-policy --user-name <person> --policy-name own --policy-document <own-policy>", 1},
    {"iam put-role-policy --role-name <person> --policy-name own --policy-document <own-policy>", 1},
    {"iam put-group-policy --group-name <person> --policy-name own --policy-document <own-policy>", 1},
    {"iam delete-user-policy --user-name <person> --policy-name own", 1},
    {"iam delete-role-policy --role-name <person> --policy-name own", 1},
    {"iam delete-group-policy --group-name <person> --policy-name own", 1},
    {"iam get-user-policy --user-name <person> --policy-name own", 1},
    {"iam get-role-policy --role-name <person> --policy-name own", 1},
    {"iam get-group-policy --group-name <person> --policy-name own", 1},
    {"iam create-policy --policy-name <policy-name> --policy-document <own-policy>", 2},
    {"iam create-policy-version --policy-arn <policy-arn> --policy-document <own-policy>{| --set-as-default}", 2},
    {"iam set-default-policy-version --policy-arn <policy-arn> --version-id <policy-version>", 1},
    {"iam delete-policy-version --policy-arn <policy-arn> --version-id <policy-version>", 1},
    {"iam get-policy-version --policy-arn <policy-arn> --version-id <policy-version>", 1},
    {"iam create-service-linked-role --aws-service-name rds.amazonaws.com", 1},
    {"iam simulate-principal-policy --policy-source-arn arn:aws:iam::123456789012:user/<person> --action-names "
     "rds:ModifyDBCluster",
     1},
};

constexpr WalkSave saves[] = {
    {"create-key", "key", "KeyMetadata.KeyId"},
    {"create-db-cluster", "secret", "DBCluster.MasterUserSecret.SecretArn"},
    {"modify-db-cluster", "secret", "DBCluster.MasterUserSecret.SecretArn"},
    {"describe-db-clusters", "secret", "DBClusters[0].MasterUserSecret.SecretArn"},
    {"describe-db-clusters", "cluster", "DBClusters[0].DBClusterArn"},
    {"create-secret", "version", "VersionId"},
    {"put-secret-value", "version", "VersionId"},
    {"get-secret-value", "version", "VersionId"},
    {"list-secret-version-ids", "version", "Versions[0].VersionId"},
    {"list-secret-version-ids", "older-version", "Versions[1].VersionId"},
    {"create-grant", "grant", "GrantId"},
    {"create-grant", "token", "GrantToken"},
    {"list-grants", "grant", "Grants[0].GrantId"},
    {"encrypt", "cipher", "CiphertextBlob"},
    {"generate-data-key", "cipher", "CiphertextBlob"},
    {"get-parameters-for-import", "import", "ImportToken"},
    {"create-policy", "policy", "Policy.Arn"},
    {"create-blue-green-deployment", "deployment", "BlueGreenDeployment.BlueGreenDeploymentIdentifier"},
};

}  // namespace

std::span<const WalkPattern> walk_patterns() { return patterns; }

std::span<const WalkSave> walk_saves() { return saves; }

}  // namespace lab
