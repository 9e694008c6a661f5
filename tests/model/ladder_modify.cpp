// What ModifyDBCluster refuses: management on and off, rotations on request, passwords, states.
#include "tests/catch.hpp"
#include "tests/model/ladder.hpp"

using tests::check_ladder;
using tests::Driver;

namespace {

constexpr std::string_view two_clusters = R"(
  create-key
  create-key
  create-alias alias/app key=K0
  create-db-cluster orders manage key=K0
  create-db-cluster plain password=Secret-99
  wait 30m
)";

}  // namespace

TEST_CASE("ladder: ModifyDBCluster, every way to speak of the master password") {
  Driver driver;
  driver.play(two_clusters);
  check_ladder(driver, R"(
    modify-db-cluster plain manage                             | ok
    modify-db-cluster plain manage key=K1                      | ok
    modify-db-cluster plain manage key=alias/app               | ok
    modify-db-cluster plain manage now                         | ok
    modify-db-cluster plain manage now=false                   | ok
    modify-db-cluster orders manage                            | ok
    modify-db-cluster orders manage key=K0                     | ok
    modify-db-cluster orders manage key=alias/app              | ok
    modify-db-cluster orders manage=false password=Another-99  | ok
    modify-db-cluster plain manage=false password=Another-99   | ok
    modify-db-cluster plain password=Another-99                | ok
    modify-db-cluster orders rotate now                        | ok
    modify-db-cluster orders rotate manage now                 | ok
    modify-db-cluster orders rotate=false                      | ok
    modify-db-cluster orders protected                         | ok
    modify-db-cluster orders backups                           | ok
    modify-db-cluster orders version=8.0                       | ok
    modify-db-cluster orders                                   | ok

    modify-db-cluster plain password=short                     | R-CLU-06 InvalidParameterValue
    modify-db-cluster nobody manage                            | R-CLU-10 DBClusterNotFoundFault
    modify-db-cluster orders rotate                            | R-ROT-01 InvalidParameterCombination
    modify-db-cluster orders rotate now=false                  | R-ROT-01 InvalidParameterCombination
    modify-db-cluster orders rotate now password=Another-99    | R-ROT-03 InvalidParameterCombination
    modify-db-cluster plain rotate now manage                  | R-ROT-04 InvalidParameterCombination
    modify-db-cluster orders rotate now manage=false           | R-ROT-04 InvalidParameterCombination
    modify-db-cluster plain rotate now                         | R-ROT-02 InvalidParameterCombination
    modify-db-cluster plain manage password=Another-99         | R-CLU-16 InvalidParameterCombination
    modify-db-cluster orders manage password=Another-99        | R-CLU-16 InvalidParameterCombination
    modify-db-cluster orders manage=false                      | R-CLU-18 InvalidParameterCombination
    modify-db-cluster plain manage=false                       | R-CLU-18 InvalidParameterCombination
    modify-db-cluster orders password=Another-99               | R-CLU-19 InvalidParameterCombination
    modify-db-cluster orders key=K0                            | R-CLU-17 InvalidParameterCombination
    modify-db-cluster plain key=K0                             | R-CLU-17 InvalidParameterCombination
    modify-db-cluster plain manage=false password=Another-99 key=K0 | R-CLU-17 InvalidParameterCombination
    modify-db-cluster orders manage key=K1                     | R-CLU-20 InvalidParameterCombination
    modify-db-cluster orders manage key=alias/aws/secretsmanager | R-CLU-20 InvalidParameterCombination
    modify-db-cluster orders manage key=K9                     | R-CLU-20 InvalidParameterCombination
    modify-db-cluster plain manage key=K9                      | R-CLU-31 KMSKeyNotAccessibleFault
    modify-db-cluster plain manage as=dba                      | R-CLU-02 AccessDenied
  )");
}

TEST_CASE("ladder: ModifyDBCluster with several mistakes names the first") {
  Driver driver;
  driver.play(two_clusters);
  check_ladder(driver, R"(
    > modify-db-cluster plain backups
    modify-db-cluster nobody rotate manage=false password=short as=dba | R-CLU-02 AccessDenied
    modify-db-cluster nobody rotate manage=false password=short        | R-CLU-06 InvalidParameterValue
    modify-db-cluster nobody rotate manage=false password=Another-99   | R-CLU-10 DBClusterNotFoundFault
    modify-db-cluster plain rotate manage=false                        | R-ROT-01 InvalidParameterCombination
    modify-db-cluster plain rotate now password=Another-99 key=K9      | R-ROT-03 InvalidParameterCombination
    modify-db-cluster plain manage password=Another-99 key=K9          | R-CLU-16 InvalidParameterCombination
    modify-db-cluster plain key=K9                                     | R-CLU-17 InvalidParameterCombination
    modify-db-cluster plain manage key=K9                              | R-CLU-28 InvalidDBClusterStateFault
  )");
}

TEST_CASE("ladder: ModifyDBCluster is refused in every status but available") {
  Driver driver;
  driver.steady().play(R"(
    create-db-cluster orders manage
    create-db-cluster plain password=Secret-99
  )");
  const auto refused = [&](const char* while_in) {
    INFO(while_in);
    CHECK(driver.status("plain") == while_in);
    check_ladder(driver, R"(
      modify-db-cluster plain manage              | R-CLU-28 InvalidDBClusterStateFault
      modify-db-cluster plain password=Another-99 | R-CLU-28 InvalidDBClusterStateFault
      modify-db-cluster plain protected           | R-CLU-28 InvalidDBClusterStateFault
      modify-db-cluster plain backups             | R-CLU-28 InvalidDBClusterStateFault
      modify-db-cluster plain                     | R-CLU-28 InvalidDBClusterStateFault
    )");
  };
  refused("creating");
  driver.play("wait 5m\n modify-db-cluster plain backups");
  refused("modifying");
  driver.play("wait 1m\n modify-db-cluster plain password=Another-99");
  refused("resetting-master-credentials");
  driver.play("wait 1m\n delete-db-cluster plain skip");
  refused("deleting");
  driver.play("wait 4m");
  CHECK(driver.call("modify-db-cluster plain manage") == "DBClusterNotFoundFault");
}

TEST_CASE("ladder: while a rotation is under way, RDS starts no other and does not end the management, in any phase") {
  Driver driver;
  driver.steady().play(two_clusters);
  driver.play("modify-db-cluster orders rotate now");
  for (const char* phase : {"create", "set", "test", "finish"}) {
    INFO(phase);
    CHECK(driver.phase() == phase);
    check_ladder(driver, R"(
      modify-db-cluster orders rotate now                       | R-ROT-05 InvalidDBClusterStateFault
      modify-db-cluster orders manage=false password=Another-99 | R-ROT-05 InvalidDBClusterStateFault
      modify-db-cluster orders manage=false                     | R-CLU-18 InvalidParameterCombination
      rotate-secret S0                                          | R-ROT-08 InvalidRequestException
      rotate-secret S0 now=false days=3                         | R-ROT-08 InvalidRequestException
    )");
    const std::string before = phase;
    while (driver.phase() == before) {
      driver.wait(std::chrono::seconds(1));
    }
  }
  CHECK(driver.secret_status() == "active");
}

TEST_CASE("ladder: a secret that is being created is not rotated") {
  Driver driver;
  driver.set("active_requires_writer", "true").steady().play("create-db-cluster orders manage\n wait 30m");
  CHECK(driver.secret_status() == "creating");
  check_ladder(driver, R"(
    modify-db-cluster orders rotate now | R-ROT-07 InvalidDBClusterStateFault
    rotate-secret S0                    | R-ROT-08 InvalidRequestException
  )");
  driver.play("create-db-instance orders-1\n wait 7m");
  CHECK(driver.secret_status() == "active");
  CHECK(driver.call("modify-db-cluster orders rotate now") == "ok");
}

TEST_CASE("ladder: a rotation by hand while impaired is an attempt, or refused where the parameter says so") {
  for (const bool reject : {false, true}) {
    Driver driver;
    driver.set("impaired_manual_rotate", reject ? "reject" : "attempt").steady();
    driver.play(tests::managed_cluster);
    driver.play("put-resource-policy S0 policy=deny-rds\n modify-db-cluster orders rotate now\n wait 1h");
    CHECK(driver.secret_status() == "impaired");
    check_ladder(driver, reject ? "modify-db-cluster orders rotate now | R-ROT-06 InvalidDBClusterStateFault"
                                : "modify-db-cluster orders rotate now | ok");
  }
}

TEST_CASE("ladder: a rotation on request looks at the key first, unless the parameter says otherwise") {
  for (const bool looks : {true, false}) {
    Driver driver;
    driver.set("manual_rotate_prechecks_key", looks ? "true" : "false").steady();
    driver.play(tests::managed_cluster_with_key);
    driver.play("disable-key K0");
    CHECK(driver.call("modify-db-cluster orders rotate now") == (looks ? "ok" : "ok"));
    driver.play("wait 1h");
    check_ladder(driver, looks ? "modify-db-cluster orders rotate now | R-CLU-31 KMSKeyNotAccessibleFault"
                               : "modify-db-cluster orders rotate now | ok");
  }
}
