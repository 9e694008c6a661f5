// The secret that RDS has for a cluster, named by the cluster's name in a scenario.
#include "lab/play.hpp"
#include "scenarios/reader.hpp"
#include "tests/catch.hpp"

TEST_CASE("a cluster's secret is what RDS has for it when the line runs, and missing where there is none") {
  const scenarios::Script script = scenarios::read_text(R"(
title: By the name of its cluster
events:
  - at: 0s
    aws: rds create-db-cluster --db-cluster-identifier c --engine aurora-mysql --master-username admin --manage-master-user-password
  - at: 30m
    aws: secretsmanager describe-secret --secret-id ${c.MasterUserSecret.SecretArn}
    expect: {OwningService: rds}
  - at: 40m
    aws: rds modify-db-cluster --db-cluster-identifier c --no-manage-master-user-password --master-user-password Chosen-By-Hand
  - at: 1h
    aws: secretsmanager describe-secret --secret-id ${c.MasterUserSecret.SecretArn}
)",
                                                        "by-cluster.yaml");
  const lab::Summary summary = lab::play(script, {});
  REQUIRE(summary.failed.size() == 1);
  CHECK(summary.failed[0].line == 12);
  CHECK(summary.failed[0].actual == "skipped: ${c.MasterUserSecret.SecretArn} was not bound");
}
