// Commands and the requests that they become.
#include "tests/aws/desk.hpp"
#include "tests/catch.hpp"

using namespace model;
using tests::Desk;

namespace {

constexpr std::string_view key_id_prefix = "arn:aws:kms:eu-west-1:123456789012:key/";

template <class Member>
bool is(const std::optional<Member>& given, Member value) {
  return given.has_value() && *given == value;
}

}  // namespace

TEST_CASE("commands: create-db-cluster with a managed password") {
  Desk desk;
  const aws::Command command = desk.parse(
      "aws rds create-db-cluster \\\n --db-cluster-identifier Sample-Cluster --engine aurora-mysql"
      " --engine-version 8.0 --master-username Admin --manage-master-user-password"
      " --master-user-secret-kms-key-id alias/orders --no-deletion-protection --port 3306 --tags Key=team,Value=a");
  const auto& create = command.call.request.as<CreateDBCluster>();
  CHECK(desk.text(create.cluster) == "sample-cluster");
  CHECK(desk.text(create.engine) == "aurora-mysql");
  CHECK(desk.text(create.engine_version) == "8.0");
  CHECK(desk.text(create.master_username) == "Admin");
  CHECK(is(create.manage_master_user_password, true));
  CHECK(is(create.deletion_protection, false));
  CHECK_FALSE(create.master_user_password.has_value());
  CHECK(create.secret_key.form == KeyReference::Form::alias_name);
  CHECK(desk.text(create.secret_key.alias) == "alias/orders");
  CHECK_FALSE(create.storage_key.given());
  CHECK(command.ignored == std::vector<std::string>{"--port", "--tags"});
  CHECK(command.secret_literals.empty());
  CHECK(command.call.principal == PrincipalId::admin);
  CHECK(command.call.account == desk.small.setting.account);
  CHECK(command.call.region == desk.small.setting.region);
}

TEST_CASE("commands: a password of the caller is an identity, and its text is kept for redaction only") {
  Desk desk;
  const auto given = [&](const std::string& password) {
    return *desk.request<ModifyDBCluster>("rds modify-db-cluster --db-cluster-identifier a --master-user-password " +
                                          password)
                .master_user_password;
  };
  CHECK(given("correct-horse").password == given("'correct-horse'").password);
  CHECK(given("correct-horse").password != given("battery-staple").password);
  CHECK(given("correct-horse").acceptable);
  for (const char* refused : {"short", "'with space'", "with@sign", "'with\"quote'", "with/slash", "''"}) {
    INFO(refused);
    CHECK_FALSE(given(refused).acceptable);
  }
  CHECK_FALSE(given("\"it's-long-enough\"").acceptable);
  CHECK(given(std::string(41, 'a')).acceptable);
  CHECK_FALSE(given(std::string(42, 'a')).acceptable);
  CHECK_FALSE(given("gr\u00FC\u00DFe-an-alle").acceptable);

  const aws::Command command =
      desk.parse("rds modify-db-cluster --db-cluster-identifier a --master-user-password=hunter2hunter2");
  CHECK(command.secret_literals == std::vector<std::string>{"hunter2hunter2"});
  desk.documents["secret.json"] = R"({"username": "admin", "password": "swordfish"})";
  CHECK(
      desk.parse("secretsmanager put-secret-value --secret-id x --secret-string file://secret.json").secret_literals ==
      std::vector<std::string>{desk.documents["secret.json"], "swordfish"});
}

TEST_CASE("commands: modify-db-cluster knows whether something else changes too") {
  Desk desk;
  const auto rotate = desk.request<ModifyDBCluster>(
      "rds modify-db-cluster --db-cluster-identifier mydbcluster --rotate-master-user-password --apply-immediately");
  CHECK(is(rotate.rotate_master_user_password, true));
  CHECK(is(rotate.apply_immediately, true));
  CHECK_FALSE(rotate.manage_master_user_password.has_value());
  CHECK_FALSE(rotate.other_changes);
  CHECK(desk.request<ModifyDBCluster>("rds modify-db-cluster --db-cluster-identifier a --port 3307").other_changes);
  CHECK(is(
      desk.request<ModifyDBCluster>("rds modify-db-cluster --db-cluster-identifier a --no-manage-master-user-password")
          .manage_master_user_password,
      false));
}

TEST_CASE("commands: a cluster is named by its identifier or its ARN, in any case") {
  Desk desk;
  for (const char* name : {"orders", "Orders", "arn:aws:rds:eu-west-1:123456789012:cluster:orders"}) {
    INFO(name);
    const auto describe =
        desk.request<DescribeDBClusters>("rds describe-db-clusters --db-cluster-identifier " + std::string(name));
    CHECK(desk.text(describe.cluster) == "orders");
  }
  CHECK(desk.request<DescribeDBClusters>("rds describe-db-clusters").cluster == Name::none);
  CHECK(desk.text(desk.request<CreateGlobalCluster>("rds create-global-cluster --global-cluster-identifier Planet"
                                                    " --source-db-cluster-identifier"
                                                    " arn:aws:rds:eu-west-1:123456789012:cluster:orders")
                      .source) == "orders");
}

TEST_CASE("commands: deletion with its options") {
  Desk desk;
  const auto request = desk.request<DeleteDBCluster>(
      "rds delete-db-cluster --db-cluster-identifier a --no-skip-final-snapshot --final-db-snapshot-identifier Last");
  CHECK(is(request.skip_final_snapshot, false));
  CHECK(desk.text(request.final_snapshot) == "last");
  const auto key = desk.request<ScheduleKeyDeletion>("kms schedule-key-deletion --key-id x --pending-window-in-days 3");
  CHECK(is<std::int64_t>(key.pending_window_in_days, 3));
  const auto secret = desk.request<DeleteSecret>(
      "secretsmanager delete-secret --secret-id x --recovery-window-in-days=7"
      " --force-delete-without-recovery");
  CHECK(is<std::int64_t>(secret.recovery_window_in_days, 7));
  CHECK(is(secret.force_delete_without_recovery, true));
}

TEST_CASE("commands: rotation rules as shorthand and as JSON; what AWS refuses is marked, not a mistake") {
  Desk desk;
  const auto rotate = [&](const std::string& rules) {
    return desk.request<RotateSecret>("secretsmanager rotate-secret --secret-id x --rotation-rules " + rules);
  };
  const Setting& setting = desk.small.setting;
  const auto days = rotate("AutomaticallyAfterDays=10,Duration=3h");
  CHECK(setting.schedule(days.schedule).count() == 10);
  CHECK(setting.schedule(days.schedule).duration_text() == "3h");
  CHECK_FALSE(days.malformed);
  CHECK(rotate(R"('{"AutomaticallyAfterDays": 10, "Duration": "3h"}')").schedule == days.schedule);
  const auto cron = rotate("\"ScheduleExpression='cron(0 3 ? * SUN *)',Duration=2h\"");
  CHECK(setting.schedule(cron.schedule).expression_text() == "cron(0 3 ? * SUN *)");
  CHECK(rotate("'ScheduleExpression=rate(10 days)'").schedule != ScheduleId::none);

  CHECK(rotate("AutomaticallyAfterDays=1001").malformed);
  CHECK(rotate("'ScheduleExpression=rate(1 hour)'").malformed);
  CHECK(rotate("ScheduleExpression=nonsense").malformed);
  CHECK(rotate("Duration=3h").malformed);
  CHECK(rotate("AutomaticallyAfterDays=7,Duration=99h").malformed);
  const auto both = rotate("'AutomaticallyAfterDays=7,ScheduleExpression=rate(7 days)'");
  CHECK(both.days_and_expression);
  CHECK_FALSE(both.malformed);

  const auto plain = desk.request<RotateSecret>("secretsmanager rotate-secret --secret-id x --no-rotate-immediately");
  CHECK(plain.schedule == ScheduleId::none);
  CHECK_FALSE(plain.malformed);
  CHECK(is(plain.rotate_immediately, false));
}

TEST_CASE("commands: tags in every form that the CLI takes") {
  Desk desk;
  for (const char* tags : {"Key=team,Value=payments Key=empty,Value=",
                           R"('[{"Key": "team", "Value": "payments"}, {"Key": "empty", "Value": ""}]')",
                           R"('{"Key": "team", "Value": "payments"}' '{"Key": "empty"}')", "file://tags.json"}) {
    INFO(tags);
    desk.documents["tags.json"] = R"([{"Key": "team", "Value": "payments"}, {"Key": "empty"}])";
    const auto tag = desk.request<TagResource>("secretsmanager tag-resource --secret-id x --tags " + std::string(tags));
    REQUIRE(tag.tags.size() == 2);
    CHECK(desk.text(tag.tags[0].first) == "team");
    CHECK(desk.text(tag.tags[0].second) == "payments");
    CHECK(desk.text(tag.tags[1].first) == "empty");
    CHECK(tag.tags[1].second == Name::none);
  }
  const auto untag = desk.request<UntagResource>("secretsmanager untag-resource --tag-keys a b --secret-id x");
  REQUIRE(untag.tag_keys.size() == 2);
  CHECK(desk.text(untag.tag_keys[1]) == "b");
}

TEST_CASE("commands: grants, with their operations and the secret that they are bound to") {
  Desk desk;
  const std::string arn = "arn:aws:iam::123456789012:role/app";
  const auto bit = [](GrantOperation operation) { return 1U << static_cast<unsigned>(operation); };
  const auto grant = desk.request<CreateGrant>("kms create-grant --key-id x --grantee-principal " + arn +
                                               " --operations Decrypt DescribeKey Sign"
                                               " --constraints EncryptionContextSubset={SecretARN=no-such-secret}");
  CHECK(desk.text(grant.grantee) == arn);
  CHECK(grant.operations == (bit(GrantOperation::Decrypt) | bit(GrantOperation::DescribeKey)));
  CHECK_FALSE(grant.operation_unknown);
  CHECK(desk.text(grant.bound_to.text) == "no-such-secret");
  CHECK(desk.request<CreateGrant>("kms create-grant --key-id x --grantee-principal a --operations Frobnicate")
            .operation_unknown);
}

TEST_CASE("commands: policies are compiled; malformed and long ones are the service's to refuse") {
  Desk desk;
  const std::string put = "secretsmanager put-resource-policy --secret-id x --resource-policy ";
  desk.documents["deny.json"] =
      R"({"Statement": {"Effect": "Deny", "Principal": "*", "Action": "secretsmanager:*", "Resource": "*"}})";
  const auto policy = desk.request<PutResourcePolicy>(put + "file://deny.json").policy;
  REQUIRE(policy != PolicyId::none);
  CHECK(desk.small.setting.policy(policy).source == "deny.json");
  CHECK(desk.request<PutResourcePolicy>(put + "'{'").policy == PolicyId::none);
  desk.documents["long.json"] = desk.documents["deny.json"] + std::string(20480, ' ');
  CHECK(desk.request<PutResourcePolicy>(put + "file://long.json").too_long);
  CHECK(desk.request<CreateKey>("kms create-key --policy nonsense").policy_malformed);
  CHECK_FALSE(desk.request<CreateKey>("kms create-key").policy_malformed);
  CHECK(desk.request<PutKeyPolicy>("kms put-key-policy --key-id x --policy file://deny.json").policy != PolicyId::none);
}

TEST_CASE("commands: keys by id, ARN, alias name and alias ARN") {
  Desk desk;
  const auto key = [&](const std::string& id) {
    return desk.request<DescribeKey>("kms describe-key --key-id " + id).key;
  };
  CHECK(key("1234").form == KeyReference::Form::id);
  CHECK_FALSE(key("1234").row.exists());
  CHECK(key(std::string(key_id_prefix) + "1234").form == KeyReference::Form::arn);
  CHECK(key("alias/a").form == KeyReference::Form::alias_name);
  const auto alias = key("arn:aws:kms:us-east-1:999999999999:alias/a");
  CHECK(alias.form == KeyReference::Form::alias_arn);
  CHECK(desk.text(alias.alias) == "alias/a");
  CHECK(desk.text(alias.account) == "999999999999");
  CHECK(desk.text(alias.region) == "us-east-1");
}

TEST_CASE("commands: global options, before the operation and after it") {
  Desk desk;
  const aws::Command command = desk.parse(
      "aws --region us-east-2 --profile prod rds --no-cli-pager describe-db-clusters --output=json"
      " --query 'DBClusters[0].MasterUserSecret.SecretArn' --max-items 5");
  CHECK(desk.text(command.call.region) == "us-east-2");
  CHECK(command.query == "DBClusters[0].MasterUserSecret.SecretArn");
  CHECK(command.output == "json");
  CHECK(command.ignored == std::vector<std::string>{"--profile", "--no-cli-pager", "--max-items"});
  CHECK(desk.mistake("rds describe-db-clusters --query '\"a b\".c[-1]'").empty());
}

TEST_CASE("commands: an ARN of another account or Region names nothing in the caller's") {
  Desk desk;
  const auto cluster = [&](const std::string& text) {
    return desk.text(
        desk.parse("rds stop-db-cluster --db-cluster-identifier " + text).call.request.as<StopDBCluster>().cluster);
  };
  const std::string region(desk.text(desk.small.setting.region));
  CHECK(cluster("arn:aws:rds:" + region + ":123456789012:cluster:Orders") == "orders");
  for (const std::string& arn : {"arn:aws:rds:" + region + ":210987654321:cluster:orders",
                                 std::string("arn:aws:rds:ap-south-1:123456789012:cluster:orders")}) {
    CHECK(cluster(arn) == arn);
  }
  const auto replica = desk.parse(
                               "rds create-db-cluster --db-cluster-identifier copy --engine aurora-mysql"
                               " --replication-source-identifier arn:aws:rds:ap-south-1:210987654321:cluster:Orders")
                           .call.request.as<CreateDBCluster>();
  CHECK(desk.text(replica.replication_source) == "orders");
  CHECK(desk.text(replica.source_account) == "210987654321");
  CHECK(desk.text(replica.source_region) == "ap-south-1");
}

TEST_CASE("commands: waiters") {
  Desk desk;
  const auto waiter = [&](const std::string& text) { return *desk.parse("rds wait " + text).waiter; };
  CHECK(waiter("db-cluster-snapshot-available --db-cluster-snapshot-identifier Last").kind ==
        aws::Waiter::Kind::db_cluster_snapshot_available);
  CHECK(waiter("db-cluster-available --db-cluster-identifier Orders").kind == aws::Waiter::Kind::db_cluster_available);
  CHECK(desk.text(waiter("db-cluster-deleted --db-cluster-identifier Orders").name) == "orders");
  CHECK(waiter("db-instance-deleted --db-instance-identifier a").kind == aws::Waiter::Kind::db_instance_deleted);
  CHECK(desk.parse("rds wait db-instance-available --db-instance-identifier a")
            .call.request.get_if<DescribeDBInstances>() != nullptr);
  CHECK_FALSE(desk.parse("rds describe-db-clusters").waiter.has_value());
}

TEST_CASE("commands: who calls, and from where") {
  Desk desk;
  aws::CommandContext context = desk.context();
  context.principal = desk.small.setting.add_principal("dba", "222222222222", model::PrincipalKind::user);
  context.account = desk.small.setting.intern("222222222222");
  const std::vector<std::string> words = {"kms", "list-keys"};
  const Call call = aws::parse_command(desk.small.setting, desk.directory, words, context).call;
  CHECK(call.principal == context.principal);
  CHECK(call.account == context.account);
  CHECK(call.region == desk.small.setting.region);
}
