// Quotas: counts of resources and calls a second, and that nothing is limited unless asked.
#include "tests/catch.hpp"
#include "tests/model/driver.hpp"

using namespace model;
using namespace std::chrono_literals;
using tests::Driver;

namespace {

Driver limited(Quota quota, std::uint32_t limit) {
  Driver driver;
  driver.setting.quotas[static_cast<std::size_t>(quota)] = limit;
  return driver;
}

}  // namespace

TEST_CASE(
    "quotas: one resource more than the account may have is refused, until another is gone (R-QUO-01, R-QUO-02, "
    "R-QUO-03)") {
  Driver clusters = limited(Quota::clusters, 1);
  clusters.play(tests::managed_cluster);
  CHECK(clusters.refusal("create-db-cluster plain password=Secret-99") == Refusal::cluster_quota);
  CHECK(clusters.refusal("restore-db-cluster-from-s3 plain password=Secret-99") == Refusal::cluster_quota);
  CHECK(clusters.refusal("create-db-cluster plain") == Refusal::password_missing);
  CHECK(clusters.refusal("create-db-cluster plain password=Secret-99 region=eu-north-1") == Refusal::none);
  clusters.play("delete-db-instance orders-1\nwait 1h\ndelete-db-cluster orders skip\nwait 1h");
  CHECK(clusters.refusal("create-db-cluster plain password=Secret-99") == Refusal::none);

  Driver instances = limited(Quota::instances, 1);
  instances.play(tests::managed_cluster);
  CHECK(instances.refusal("create-db-instance orders-2") == Refusal::instance_quota);

  Driver secrets = limited(Quota::secrets, 1);
  CHECK(secrets.refusal("create-secret app value=First-99") == Refusal::none);
  CHECK(secrets.refusal("create-secret b value=First-99") == Refusal::secret_quota);

  Driver keys = limited(Quota::keys, 1);
  CHECK(keys.refusal("create-key") == Refusal::none);
  CHECK(keys.refusal("create-key") == Refusal::key_quota);

  Driver aliases = limited(Quota::aliases_of_a_key, 1);
  aliases.play("create-key\ncreate-key");
  CHECK(aliases.refusal("create-alias alias/a key=K0") == Refusal::none);
  CHECK(aliases.refusal("create-alias alias/b key=K0") == Refusal::key_quota);
  CHECK(aliases.refusal("create-alias alias/b key=K1") == Refusal::none);

  Driver grants = limited(Quota::grants_of_a_key, 1);
  grants.play("create-key");
  CHECK(grants.refusal("create-grant K0") == Refusal::none);
  CHECK(grants.refusal("create-grant K0") == Refusal::key_quota);
  CHECK(grants.refusal("create-grant K9") == Refusal::key_not_found);
}

TEST_CASE("quotas: a call more than the second may have is throttled, and the next second is free (R-QUO-04)") {
  Driver keys = limited(Quota::disable_key, 2);
  keys.play("create-key");
  CHECK(keys.refusal("disable-key K0") == Refusal::none);
  CHECK(keys.refusal("disable-key K99") == Refusal::key_not_found);
  CHECK(keys.refusal("disable-key K0") == Refusal::none);
  CHECK(keys.refusal("disable-key K0") == Refusal::throttled_json);
  CHECK(keys.refusal("enable-key K0") == Refusal::none);
  keys.wait(1s);
  CHECK(keys.refusal("disable-key K0") == Refusal::none);

  Driver rds = limited(Quota::rds_calls, 1);
  CHECK(rds.refusal("describe-db-clusters") == Refusal::none);
  CHECK(rds.refusal("describe-db-instances") == Refusal::throttled_rds);
}

TEST_CASE("quotas: operations that share a rate use it up together") {
  Driver driver = limited(Quota::write_secret, 1);
  driver.play("create-secret app value=First-99");
  CHECK(driver.refusal("put-secret-value S0 value=Next-99") == Refusal::none);
  CHECK(driver.refusal("update-secret S0 value=Other-99") == Refusal::throttled_json);
  CHECK(driver.refusal("get-secret-value S0 stage=AWSCURRENT") == Refusal::none);
}

TEST_CASE("quotas: clients that read the secret all at once are throttled") {
  for (const std::uint32_t limit : {0U, 5U}) {
    Driver driver = limited(Quota::get_secret_value, limit);
    driver.add_client("orders", ClientStrategy::cached).count = 20;
    driver.play(tests::managed_cluster);
    driver.wait(3h);
    CHECK((driver.refused(Action::GetSecretValue) > 0) == (limit != 0));
  }
}

TEST_CASE("quotas: every one has a name of its own and a published value") {
  const Quotas documented = documented_quotas();
  for (std::size_t i = 0; i < quota_count; ++i) {
    CHECK(find_quota(quota_rows()[i].name) == static_cast<Quota>(i));
    CHECK(documented[i] == quota_rows()[i].documented);
    CHECK(documented[i] > 0);
  }
  CHECK_FALSE(find_quota("rds.nothing"));
}
