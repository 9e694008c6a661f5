// Commands that the real CLI would not send: each with what is said about it.
#include "tests/aws/desk.hpp"
#include "tests/catch.hpp"

using tests::Desk;

namespace {

struct Mistaken {
  const char* command;
  const char* expected;
};

const Mistaken mistakes[] = {
    // no such word
    {"", "the command lacks a service: rds, secretsmanager, kms or iam"},
    {"aws rds", "rds: the command lacks an operation, such as describe-db-clusters"},
    {"s3 ls", "unknown service `s3`; rds, secretsmanager, kms and iam are modelled"},
    {"rdz describe-db-clusters", "unknown service `rdz`; did you mean rds?"},
    {"rds creat-db-cluster --engine x", "rds has no operation `creat-db-cluster`; did you mean create-db-cluster?"},
    {"rds frobnicate", "rds has no operation `frobnicate`; `credsim operations` lists those that are modelled"},
    {"rds start-activity-stream --resource-arn x",
     "the operation rds start-activity-stream is not modelled; `credsim operations` lists those that are"},
    {"kms describe-keys", "kms has no operation `describe-keys`; did you mean describe-key?"},
    {"kms describe-key --key-idd x", "kms describe-key has no option --key-idd; did you mean --key-id?"},
    {"kms describe-key --frobnicate", "kms describe-key has no option --frobnicate"},
    {"rds modify-db-cluster --db-cluster-identifier x --no-rotate-master-pasword",
     "rds modify-db-cluster has no option --no-rotate-master-pasword; did you mean --no-rotate-master-user-password?"},
    {"rds describe-db-clusters --db-cluster-id x",
     "--db-cluster-id is short for --db-cluster-identifier; write it in full"},
    {"rds --db-cluster-identifier x describe-db-clusters",
     "--db-cluster-identifier comes before the operation; write the service and the operation first"},
    {"kms describe-key x --key-id y",
     "kms describe-key: unexpected `x`; options begin with --, and a value with blanks is quoted"},
    {"kms create-key --description my key",
     "kms create-key: unexpected `key`; options begin with --, and a value with blanks is quoted"},
    {"rds wait db-cluster-availible --db-cluster-identifier x",
     "rds wait knows no `db-cluster-availible`, only db-cluster-available, db-cluster-deleted, db-instance-available, "
     "db-instance-deleted, db-cluster-snapshot-available, db-cluster-snapshot-deleted"},
    // missing, twice
    {"kms describe-key", "kms describe-key needs --key-id"},
    {"rds create-db-cluster --engine-mode serverless", "rds create-db-cluster needs --db-cluster-identifier, --engine"},
    {"rds wait db-cluster-available", "rds wait db-cluster-available needs --db-cluster-identifier"},
    {"kms describe-key --key-id", "--key-id lacks its value"},
    {"kms create-alias --alias-name --target-key-id x", "--alias-name lacks its value: --target-key-id follows"},
    {"kms describe-key --key-id -x", "--key-id lacks its value; one that begins with a hyphen is written --key-id=-…"},
    {"kms describe-key --key-id a --key-id b", "--key-id is given twice"},
    {"rds delete-db-cluster --db-cluster-identifier x --skip-final-snapshot --no-skip-final-snapshot",
     "--skip-final-snapshot and --no-skip-final-snapshot are both given"},
    {"kms list-keys --region a --region b", "--region is given twice"},
    // wrong types
    {"rds modify-db-cluster --db-cluster-identifier x --apply-immediately true",
     "--apply-immediately takes no value: write --apply-immediately or --no-apply-immediately"},
    {"rds modify-db-cluster --db-cluster-identifier x --apply-immediately=true",
     "--apply-immediately takes no value: write --apply-immediately or --no-apply-immediately"},
    {"kms schedule-key-deletion --key-id x --pending-window-in-days seven",
     "--pending-window-in-days: PendingWindowInDays: `seven` is not an integer"},
    {"kms schedule-key-deletion --key-id x --pending-window-in-days 7.5",
     "--pending-window-in-days: PendingWindowInDays: `7.5` is not an integer"},
    {"kms schedule-key-deletion --key-id x --pending-window-in-days 0",
     "--pending-window-in-days: PendingWindowInDays is 0, and must be at least 1"},
    {"kms describe-key --key-id ''", "--key-id: KeyId is empty"},
    {"secretsmanager get-secret-value --secret-id x --version-id 1",
     "--version-id: VersionId must have at least 32 characters"},
    {"secretsmanager rotate-secret --secret-id x --rotation-rules AutomaticallyAfterDays=x",
     "--rotation-rules: RotationRules.AutomaticallyAfterDays: `x` is not an integer"},
    {"secretsmanager rotate-secret --secret-id x --rotation-rules AutomaticallyAfterDays=7,Days=1",
     "--rotation-rules: RotationRules has no member `Days`, only AutomaticallyAfterDays, Duration, ScheduleExpression"},
    {"secretsmanager rotate-secret --secret-id x --rotation-rules weekly",
     "--rotation-rules: expected `=` at character 7 of the shorthand, as in Key=value,Other=value; JSON is taken too"},
    {"secretsmanager rotate-secret --secret-id x --rotation-rules '{\"AutomaticallyAfterDays\": \"7\"}'",
     "--rotation-rules: RotationRules.AutomaticallyAfterDays must be an integer, not a string"},
    {"secretsmanager rotate-secret --secret-id x --rotation-rules '{\"AutomaticallyAfterDays\": 7'",
     "--rotation-rules: line 1, column 28: it ends too early"},
    {"secretsmanager rotate-secret --secret-id x --rotation-rules '[7]'",
     "--rotation-rules: RotationRules must be a structure, not a list"},
    {"secretsmanager tag-resource --secret-id x --tags Key=a,Worth=b",
     "--tags: Tags[0] has no member `Worth`, only Key, Value"},
    {"rds describe-db-clusters --filters Name=engine", "--filters: Filters[0] needs Values"},
    {"secretsmanager replicate-secret-to-regions --secret-id x --add-replica-regions",
     "--add-replica-regions: AddReplicaRegions must have at least 1 element"},
    {"rds create-db-cluster --db-cluster-identifier x --engine y --serverless-v2-scaling-configuration MinCapacity=low",
     "--serverless-v2-scaling-configuration: ServerlessV2ScalingConfiguration.MinCapacity: `low` is not a number"},
    {"rds create-db-cluster --db-cluster-identifier x --engine y --scaling-configuration AutoPause=maybe",
     "--scaling-configuration: ScalingConfiguration.AutoPause: `maybe` is not true or false"},
    // what is not taken here
    {"rds describe-db-clusters --query 'DBClusters[*].Status'",
     "--query takes names and indexes only, such as DBClusters[0].MasterUserSecret.SecretArn"},
    {"rds describe-db-clusters --query 'length(DBClusters)'",
     "--query takes names and indexes only, such as DBClusters[0].MasterUserSecret.SecretArn"},
    {"rds describe-db-clusters --output jsn", "--output: `jsn` is none of json, text, table, yaml, yaml-stream, off"},
    {"rds create-db-cluster --cli-input-json file://x.json",
     "--cli-input-json is not taken here: write its members as options, such as --engine"},
    {"rds create-db-cluster --generate-cli-skeleton",
     "--generate-cli-skeleton is not taken here: it sends nothing; `credsim operations` lists what can be sent"},
    {"kms list-keys --no-cli-pager=x", "--no-cli-pager takes no value"},
    {"kms create-grant --key-id x --grantee-principal y --operations Decrypt --constraints "
     "EncryptionContextEquals={SecretARN=a}",
     "--constraints: of a grant's constraints only a SecretARN is evaluated, as in "
     "EncryptionContextSubset={SecretARN=…}"},
    {"kms create-key --policy file://missing.json", "no such document: missing.json"},
};

}  // namespace

TEST_CASE("mistakes: every row says what is wrong and what would be right, before the run too") {
  Desk desk;
  for (const Mistaken& row : mistakes) {
    INFO(row.command);
    CHECK(desk.mistake(row.command) == row.expected);
    CHECK(desk.mistake_before(row.command) == row.expected);
  }
}

TEST_CASE("mistakes: a document's mistake names the document") {
  Desk desk;
  desk.documents["rules.json"] = "{\"AutomaticallyAfterDays\":\n \"7\"}";
  CHECK(desk.mistake("secretsmanager rotate-secret --secret-id x --rotation-rules file://rules.json") ==
        "--rotation-rules: rules.json: RotationRules.AutomaticallyAfterDays must be an integer, not a string");
  const std::vector<std::string> words = {"kms", "create-key", "--policy", "file://a"};
  CHECK_THROWS_WITH(aws::parse_command(desk.small.setting, desk.directory, words, {}),
                    "--policy: there are no documents here, so write the value itself");
}

TEST_CASE("mistakes: no password is shown") {
  Desk desk;
  const std::string modify = "rds modify-db-cluster --db-cluster-identifier x --master-user-password ";
  CHECK(desk.mistake(modify + "correct horse") == "--master-user-password takes one value: quote it if it has blanks");
  CHECK(desk.mistake("rds modify-db-cluster --master-user-pasword=swordfish") ==
        "rds modify-db-cluster has no option --master-user-pasword; did you mean --master-user-password?");
  CHECK(desk.mistake(modify + "-swordfish").find("swordfish") == std::string::npos);
}

TEST_CASE("mistakes: before the run, what holds a variable is taken to be well, and nothing else") {
  Desk desk;
  for (const char* well : {"kms describe-key --key-id ${key}",
                           "kms schedule-key-deletion --key-id ${key} --pending-window-in-days ${days}",
                           "kms schedule-key-deletion --key-id k-{i} --pending-window-in-days {i}",
                           "secretsmanager rotate-secret --secret-id ${arn} --rotation-rules ${rules}",
                           "kms create-key --policy file://policies/${name}.json",
                           "rds describe-db-clusters --query ${path} --output ${how}"}) {
    INFO(well);
    CHECK(desk.mistake_before(well).empty());
  }
  CHECK(desk.mistake_before("kms describe-key") == "kms describe-key needs --key-id");
  CHECK(desk.mistake_before("kms describe-key --key-id ${a} --key-id ${b}") == "--key-id is given twice");
  CHECK(desk.mistake_before("kms describe-key --key-id ${a} ${b}") ==
        "kms describe-key: unexpected `${b}`; options begin with --, and a value with blanks is quoted");
  CHECK(desk.mistake_before("kms describe-${thing} --key-id a") ==
        "kms has no operation `describe-${thing}`; `credsim operations` lists those that are modelled");
}

TEST_CASE("mistakes: a command that is only checked leaves no trace in the setting") {
  Desk desk;
  const std::size_t names = desk.small.setting.names();
  CHECK(desk.mistake_before("rds create-db-cluster --db-cluster-identifier brand-new --engine x").empty());
  CHECK(desk.small.setting.names() == names);
}
