// The words of walks.
#include "lab/walk_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace lab {

const std::map<std::string, std::vector<std::string>, std::less<>>& known_words() {
  static const std::map<std::string, std::vector<std::string>, std::less<>> words{
      {"cluster", {"orders", "orders", "plain", "world", "nobody"}},
      {"instance", {"orders-1", "orders-2", "plain-1"}},
      {"snapshot", {"last", "copy", "first"}},
      {"global", {"planet"}},
      {"deployment", {"bgd-0000000000000000"}},
      {"key", {"alias/a", "alias/a", "alias/b", "alias/aws/secretsmanager", "00000000-0000-0000-0000-000000000000"}},
      {"alias", {"alias/a", "alias/b", "alias/aws/c", "b"}},
      {"secret", {"app", "b", "nothing"}},
      {"own", {"app", "app", "b"}},
      {"version", {"00000000-0000-0000-0000-000000000000"}},
      {"grant", {"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}},
      {"grant-token", {"bm90aGluZw=="}},
      {"cipher", {"bm90aGluZw=="}},
      {"import", {"bm90aGluZw=="}},
      {"person", {"ada", "ada", "ada", "ben"}},
      {"policy-name", {"house", "house", "rules"}},
      {"policy-arn", {"arn:aws:iam::aws:policy/AdministratorAccess", "arn:aws:iam::123456789012:policy/house"}},
      {"policy-version", {"v1", "v2", "v3", "v9"}},
      {"engine", {"aurora-mysql", "aurora-mysql", "aurora-mysql", "aurora-postgresql", "mysql"}},
      {"region", {"", "", "", " --region eu-north-1"}},
      {"password", {"Secret-99", "Another-99", "x"}},
      {"time", {"2026-02-10T00:00:00Z", "2026-06-01T00:00:00Z", "2027-01-01T00:00:00Z"}},
      {"time", {"2026-02-10T00:00:00Z", "2026-06-01T00:00:00Z", "2027-01-01T00:00:00Z"}},
      {"stage", {"AWSCURRENT", "AWSPENDING", "AWSPREVIOUS", "mine"}},
      {"value",
       {"First-99", R"x('{"username":"app","password":"First-99","dbClusterIdentifier":"orders"}')x",
        R"x('{"username":"app","password":"Next-99","host":"orders.cluster-x.us-east-1.rds.amazonaws.com"}')x",
        R"x('{"password":')x"}},
      {"rules",
       {"AutomaticallyAfterDays=1", "AutomaticallyAfterDays=7", "AutomaticallyAfterDays=30,Duration=3h",
        R"x('{"ScheduleExpression":"rate(4 hours)"}')x",
        R"x('{"ScheduleExpression":"cron(0 0/8 * * ? *)","Duration":"2h"}')x",
        R"x('{"ScheduleExpression":"cron(0 3 ? * SUN *)"}')x", "AutomaticallyAfterDays=0"}},
      {"lambda",
       {"arn:aws:lambda:us-east-1:123456789012:function:SecretsManagerRDSMySQLRotationSingleUser",
        "arn:aws:lambda:us-east-1:123456789012:function:SecretsManagerRDSMySQLRotationMultiUser",
        "arn:aws:lambda:us-east-1:123456789012:function:other"}},
      {"key-policy",
       {R"x('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"}]}')x",
        R"x('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"},{"Effect":"Deny","Principal":{"AWS":"arn:aws:iam::123456789012:role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS"},"Action":"kms:*","Resource":"*"}]}')x",
        R"x('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}]}')x",
        R"x('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"kms:*","Resource":"*"}]}' --bypass-policy-lockout-safety-check)x",
        "'{}'"}},
      {"secret-policy",
       {R"x('{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":{"AWS":"arn:aws:iam::123456789012:role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS"},"Action":"secretsmanager:*","Resource":"*"}]}')x",
        R"x('{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":{"AWS":"arn:aws:iam::123456789012:role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS"},"Action":"secretsmanager:DeleteSecret","Resource":"*"}]}')x",
        R"x('{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"secretsmanager:GetSecretValue","Resource":"*"}]}')x"}},
      {"own-policy",
       {R"x('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}')x",
        R"x('{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"rds:*","Resource":"*"}]}')x", "'{}'"}},
      {"trust",
       {R"x('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}')x"}},
      {"odd",
       {"''",
        "' '",
        "x",
        "-1",
        "0",
        "5'5",
        "'a b'",
        "';'",
        "'*'",
        "'\"'",
        "'{}'",
        "'[]'",
        "'ä€'",
        "true",
        "null",
        "arn:aws:rds:us-east-1:123456789012:cluster:orders",
        "arn:aws:kms:us-east-1:123456789012:key/x",
        "arn:",
        "arn:aws:secretsmanager:us-east-1:999999999999:secret:x-AbCdEf",
        "a:b:c",
        "'../../etc'",
        "rds!cluster-x",
        std::string(64, 'a'),
        std::string(2100, 'z')}},
      {"odd-number", {"-1", "0", "1", "2", "6", "7", "30", "31", "365", "2560", "2147483647", "9223372036854775807"}},
  };
  return words;
}

namespace {

// What the value of an option names.
constexpr std::array<std::pair<std::string_view, std::string_view>, 36> kinds{{
    {"--db-cluster-identifier", "cluster"},
    {"--new-db-cluster-identifier", "cluster"},
    {"--source-db-cluster-identifier", "cluster"},
    {"--replication-source-identifier", "cluster"},
    {"--source", "cluster"},
    {"--db-instance-identifier", "instance"},
    {"--target-db-instance-identifier", "instance"},
    {"--db-cluster-snapshot-identifier", "snapshot"},
    {"--source-db-cluster-snapshot-identifier", "snapshot"},
    {"--target-db-cluster-snapshot-identifier", "snapshot"},
    {"--final-db-snapshot-identifier", "snapshot"},
    {"--snapshot-identifier", "snapshot"},
    {"--global-cluster-identifier", "global"},
    {"--blue-green-deployment-identifier", "deployment"},
    {"--kms-key-id", "key"},
    {"--master-user-secret-kms-key-id", "key"},
    {"--key-id", "key"},
    {"--target-key-id", "key"},
    {"--destination-key-id", "key"},
    {"--source-key-id", "key"},
    {"--alias-name", "alias"},
    {"--secret-id", "secret"},
    {"--name", "own"},
    {"--version-id", "version"},
    {"--move-to-version-id", "version"},
    {"--remove-from-version-id", "version"},
    {"--client-request-token", "version"},
    {"--grant-id", "grant"},
    {"--grant-token", "grant-token"},
    {"--ciphertext-blob", "cipher"},
    {"--import-token", "import"},
    {"--user-name", "person"},
    {"--role-name", "person"},
    {"--group-name", "person"},
    {"--policy-arn", "policy-arn"},
    {"--version-stage", "stage"},
}};

}  // namespace

std::string_view kind_of_option(std::string_view option) {
  const auto* found = std::ranges::find(kinds, option, &std::pair<std::string_view, std::string_view>::first);
  return found == kinds.end() ? "" : found->second;
}

std::string_view kind_of_path(std::string_view path) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> ends{{
      {"KeyMetadata.KeyId", "key"},
      {"KeyMetadata.Arn", "key"},
      {"TargetKeyId", "key"},
      {"SecretArn", "secret"},
      {"ARN", "secret"},
      {"VersionId", "version"},
      {"GrantId", "grant"},
      {"GrantToken", "grant-token"},
      {"CiphertextBlob", "cipher"},
      {"ImportToken", "import"},
      {"BlueGreenDeploymentIdentifier", "deployment"},
      {"DBClusterArn", "cluster"},
      {"Policy.Arn", "policy-arn"},
      {"KmsKeyId", "key"},
  }};
  for (const auto& [end, kind] : ends) {
    if (path.ends_with(end)) {
      return kind;
    }
  }
  return "";
}

}  // namespace lab
