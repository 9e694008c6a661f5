// Identifiers as people write them, and the rows that they find.
#include "aws/directory.hpp"

#include "aws/identity_text.hpp"
#include "tests/aws/desk.hpp"
#include "tests/catch.hpp"

using namespace model;
using tests::Desk;
using tests::SmallWorld;

TEST_CASE("directory: a key is found by its id and its ARN, an alias is left to the step") {
  Desk desk;
  const SmallWorld& small = desk.small;
  const std::string id = aws::key_id(small.setting, small.world, small.key);
  const std::string arn = aws::arn(small.setting, small.world, small.key.id());
  CHECK(desk.directory.key(id).row == small.key);
  CHECK(desk.directory.key(id).form == KeyReference::Form::id);
  CHECK(desk.directory.key(arn).row == small.key);
  CHECK(desk.directory.key(arn).form == KeyReference::Form::arn);
  CHECK(desk.text(desk.directory.key(arn).text) == arn);
  CHECK_FALSE(desk.directory.key("alias/orders").row.exists());
  CHECK_FALSE(desk.directory.key("").given());
  for (const auto& [from, to] : {std::pair<std::string, std::string>{"eu-west-1", "us-east-1"},
                                 std::pair<std::string, std::string>{"123456789012", "222222222222"}}) {
    std::string elsewhere = arn;
    elsewhere.replace(elsewhere.find(from), from.size(), to);
    CHECK(desk.directory.key(elsewhere).given());
    CHECK_FALSE(desk.directory.key(elsewhere).row.exists());
  }
  for (const char* odd : {"arn:", "arn:aws:kms", "arn:aws:kms:eu-west-1:123456789012:key/", "arn:aws:s3:::bucket"}) {
    INFO(odd);
    CHECK_FALSE(desk.directory.key(odd).row.exists());
  }
}

TEST_CASE("directory: a secret is found by its ARN, without the suffix, and by its name") {
  Desk desk;
  const SmallWorld& small = desk.small;
  const std::string arn = aws::secret_arn(small.setting, small.world, small.secret);
  CHECK(desk.directory.secret(arn).row == small.secret);
  CHECK(desk.directory.secret(arn.substr(0, arn.size() - 7)).row == small.secret);
  CHECK(desk.directory.secret(aws::secret_name(small.setting, small.world, small.secret)).row == small.secret);
  CHECK_FALSE(desk.directory.secret(arn.substr(0, arn.size() - 3)).row.exists());
  CHECK(desk.text(desk.directory.secret("nobody").text) == "nobody");
}

TEST_CASE("directory: the secret of a cluster by the cluster's name is left to the step") {
  Desk desk;
  const SecretReference reference = desk.directory.secret("${Orders.MasterUserSecret.SecretArn}");
  CHECK_FALSE(reference.row.exists());
  CHECK(desk.text(reference.of_cluster) == "orders");
  CHECK(desk.directory.secret("${orders}").of_cluster == Name::none);
}

TEST_CASE("directory: a secret's name is left to the step, and so is what is no whole ARN") {
  Desk desk;
  const SecretReference named = desk.directory.secret("app");
  CHECK(desk.text(named.name) == "app");
  CHECK(named.account == Name::none);
  const SecretReference partial = desk.directory.secret("arn:aws:secretsmanager:eu-west-1:123456789012:secret:app/a");
  CHECK(desk.text(partial.name) == "app/a");
  CHECK(desk.text(partial.account) == "123456789012");
  CHECK(desk.text(partial.region) == "eu-west-1");
  CHECK(desk.directory.secret("arn:aws:kms:eu-west-1:123456789012:key/app").name == Name::none);
  const std::string whole = aws::secret_arn(desk.small.setting, desk.small.world, desk.small.secret);
  CHECK(desk.directory.secret(whole).name == Name::none);
}

TEST_CASE("directory: versions are found within their secret, grants and deployments everywhere") {
  Desk desk;
  const SmallWorld& small = desk.small;
  const std::string id = aws::version_id(small.setting, small.world, small.first);
  SecretReference secret;
  CHECK_FALSE(desk.directory.version(secret, id).row.exists());
  secret.row = small.secret;
  CHECK(desk.directory.version(secret, id).row == small.first);
  CHECK(desk.directory.version(secret, id).given());
  CHECK_FALSE(desk.directory.version(secret, "else").row.exists());
  CHECK(desk.directory.version(desk.directory.secret("${orders.MasterUserSecret.SecretArn}"), id).row == small.first);
  CHECK(desk.directory.grant(aws::grant_id(small.setting, small.world, small.grant)).row == small.grant);
  CHECK(desk.directory.blue_green(aws::blue_green_id(small.setting, small.world, small.deployment)) ==
        small.deployment);
  CHECK_FALSE(desk.directory.blue_green("bgd-else").exists());
  const auto get =
      desk.request<GetSecretValue>("secretsmanager get-secret-value --version-id " + id + " --secret-id '" +
                                   aws::secret_arn(small.setting, small.world, small.secret) + "'");
  CHECK(get.version.row == small.first);
}

TEST_CASE("directory: rows that came after the last question are found too") {
  Desk desk;
  CHECK_FALSE(desk.directory.key("none").row.exists());
  for (std::uint64_t i = 0; i < 1000; ++i) {
    Key key = desk.small.world.keys.front();
    key.identity = 1000 + i;
    desk.small.world.keys.push_back(key);
  }
  const KeyRow last(static_cast<std::uint32_t>(desk.small.world.keys.size() - 1));
  CHECK(desk.directory.key(aws::key_id(desk.small.setting, desk.small.world, last)).row == last);
}

TEST_CASE("directory: RDS's identifiers, plain and in ARNs") {
  CHECK(aws::rds_identifier("Orders") == "orders");
  CHECK(aws::rds_identifier("arn:aws:rds:eu-west-1:123456789012:cluster:Orders") == "orders");
  CHECK(aws::rds_identifier("arn:aws:rds:eu-west-1:123456789012:db:orders-1") == "orders-1");
  CHECK(aws::rds_identifier("arn:aws:rds::123456789012:global-cluster:planet") == "planet");
  CHECK(aws::rds_identifier("arn:") == "");
  CHECK(aws::rds_identifier("") == "");
}
