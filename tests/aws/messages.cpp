// What people read when they are refused.
#include "aws/message.hpp"

#include "tests/aws/small_world.hpp"
#include "tests/catch.hpp"
#include "tests/golden.hpp"

using namespace model;
using tests::SmallWorld;

namespace {

std::string message(const SmallWorld& small, Refusal refusal, Resource about, const Call* call = nullptr) {
  Note outcome;
  outcome.refusal = refusal;
  outcome.resource = about;
  return aws::message(small.setting, small.world, call, outcome);
}

}  // namespace

TEST_CASE("messages: every refusal, about a cluster") {
  const SmallWorld small;
  std::string all;
  for (std::size_t number = 1; number < refusal_count; ++number) {
    const Refusal refusal = static_cast<Refusal>(number);
    all += std::string(refusal_row(refusal).code) + ": " + message(small, refusal, small.orders.id()) + "\n";
  }
  CHECK(tests::matches_golden("aws/messages.txt", all));
  CHECK(message(small, Refusal::none, small.orders.id()).empty());
}

TEST_CASE("messages: what was asked for is named as the caller named it") {
  SmallWorld small;
  const Call no_cluster = small.call(DescribeDBClusters{small.name("ordres")});
  CHECK(message(small, Refusal::cluster_not_found, no_resource, &no_cluster) == "There is no DB cluster ordres");
  CreateDBInstance create;
  create.instance = small.name("o-1");
  create.cluster = small.name("orders");
  const Call no_instance = small.call(create);
  CHECK(message(small, Refusal::cluster_not_found, no_resource, &no_instance) == "There is no DB cluster orders");
  CHECK(message(small, Refusal::instance_exists, no_resource, &no_instance) == "There is a DB instance o-1 already");

  ModifyDBCluster manage;
  manage.cluster = small.name("plain");
  manage.secret_key.text = small.name("alias/none");
  const Call no_key = small.call(manage);
  CHECK(message(small, Refusal::key_not_accessible, small.plain.id(), &no_key) ==
        "The KMS key alias/none does not exist, is not enabled, or may not be used by the caller");
  CHECK(message(small, Refusal::cluster_not_available, small.plain.id(), &no_key) ==
        "plain is not available at the moment");

  GetSecretValue read;
  read.secret = {small.secret, small.name("rds!cluster-x")};
  read.version.text = small.name("v-1");
  const Call no_version = small.call(read);
  CHECK(message(small, Refusal::version_not_found, small.secret.id(), &no_version) == "The secret has no version v-1");
  read.version.text = Name::none;
  read.version_stage = small.name("AWSPENDING");
  const Call no_stage = small.call(read);
  CHECK(message(small, Refusal::secret_not_found, no_resource, &no_stage) == "There is no secret rds!cluster-x");
  CHECK(message(small, Refusal::version_not_found, no_resource, &no_stage) == "The secret has no version AWSPENDING");

  const Call no_alias = small.call(DeleteAlias{small.name("alias/gone")});
  CHECK(message(small, Refusal::alias_not_found, no_resource, &no_alias) == "There is no alias alias/gone");
}

TEST_CASE("messages: a client's login is about its cluster; without any subject there is still a sentence") {
  const SmallWorld small;
  CHECK(message(small, Refusal::login_no_writer, small.client.id()) == "orders has no available writer");
  CHECK(message(small, Refusal::grant_not_found, no_resource) == "There is no grant what was asked for");
}
