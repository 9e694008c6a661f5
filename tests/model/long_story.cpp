// One long story with something of everything, and the fingerprint that it has with every compiler, optimised or not.
#include <string>

#include "tests/catch.hpp"
#include "tests/golden.hpp"
#include "tests/model/driver.hpp"

using namespace std::chrono_literals;
using tests::Driver;

namespace {

constexpr std::string_view first_month = R"(
  create-key
  create-key
  create-alias alias/orders key=K0
  create-db-cluster orders manage key=alias/orders
  create-db-cluster billing manage engine=aurora-postgresql
  create-db-cluster legacy password=Secret-99
  restore-db-cluster-from-s3 imported manage key=K1
  create-db-instance orders-1
  create-db-instance orders-2
  create-db-instance billing-1 cluster=billing engine=aurora-postgresql
  wait 8d
  modify-db-cluster legacy manage
  rotate-secret S1 expression=cron(0_3_?_*_SUN,WED_*) duration=2h
  tag-resource S0
  wait 3d
  fault fail-rotation-step orders step=finish times=2
  fault slow wait=rotation.set permille=3000 for=5d
  modify-db-cluster orders rotate now
  wait 9d
  disable-key K0
  update-alias alias/orders key=K1
  wait 8d
)";

constexpr std::string_view second_month = R"(
  enable-key K0
  fault writer-down orders for=10m
  wait 1d
  rotate-secret S0 days=3
  put-resource-policy S1 policy=deny-rds
  wait 10d
  delete-resource-policy S1
  modify-db-cluster legacy manage=false password=Another-99
  schedule-key-deletion K1 window=7
  wait 12d
  modify-db-cluster imported manage=false password=Another-99
  wait 1h
  modify-db-cluster imported manage
  delete-db-instance billing-1
  wait 1h
  delete-db-cluster billing snapshot=last
  fault sql-password-change orders
  wait 20d
)";

}  // namespace

TEST_CASE("long story: its fingerprint, its steps and its world are the same everywhere") {
  Driver driver(7);
  driver.add_client("orders", model::ClientStrategy::cached);
  driver.play(first_month);
  driver.play(second_month);
  driver.finish();
  const std::string text = "steps " + std::to_string(driver.steps()) + "\nfingerprint " +
                           std::to_string(driver.fingerprint()) + "\nworld " + std::to_string(driver.world.hash()) +
                           "\nrotations started " + std::to_string(driver.count(model::Action::RotationStarted)) +
                           "\nrotations succeeded " + std::to_string(driver.count(model::Action::RotationSucceeded)) +
                           "\nrotations failed " + std::to_string(driver.count(model::Action::RotationFailed)) + "\n";
  CHECK(tests::matches_golden("model/golden/long_story.txt", text));
}
