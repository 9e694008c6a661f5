// The commands of AWS's own page on managed master passwords, as it shows them for Linux.
#include "tests/aws/desk.hpp"
#include "tests/catch.hpp"

using namespace model;
using tests::Desk;

TEST_CASE("documented examples: create, rotate, describe and read") {
  Desk desk;
  const auto create = desk.request<CreateDBCluster>(R"(aws rds create-db-cluster \
    --db-cluster-identifier sample-cluster \
    --engine aurora-mysql \
    --engine-version 8.0 \
    --master-username admin \
    --manage-master-user-password)");
  CHECK(desk.text(create.cluster) == "sample-cluster");
  CHECK(create.manage_master_user_password == true);

  const auto rotate = desk.request<ModifyDBCluster>(R"(aws rds modify-db-cluster \
    --db-cluster-identifier mydbcluster \
    --rotate-master-user-password \
    --apply-immediately)");
  CHECK(rotate.rotate_master_user_password == true);
  CHECK(rotate.apply_immediately == true);

  const auto describe =
      desk.request<DescribeDBClusters>("aws rds describe-db-clusters --db-cluster-identifier mydbcluster");
  CHECK(desk.text(describe.cluster) == "mydbcluster");

  const auto read = desk.request<GetSecretValue>(R"(aws secretsmanager get-secret-value \
    --secret-id 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!cluster-033d7456-2c96-450d-9d48-f5de3025e51c-xmJRDx')");
  CHECK(desk.text(read.secret.text) ==
        "arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!cluster-033d7456-2c96-450d-9d48-f5de3025e51c-xmJRDx");
  CHECK_FALSE(read.secret.row.exists());
}

TEST_CASE("documented examples: pasted under YAML's >, which folds the lines and keeps the backslashes") {
  Desk desk;
  const auto create = desk.request<CreateDBCluster>(
      "aws rds create-db-cluster \\ --db-cluster-identifier sample-cluster \\ --engine aurora-mysql \\ "
      "--engine-version 8.0 "
      "\\ --master-username admin \\ --manage-master-user-password\n");
  CHECK(desk.text(create.cluster) == "sample-cluster");
  CHECK(desk.text(create.master_username) == "admin");
}
