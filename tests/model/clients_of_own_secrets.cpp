// Clients that read an ordinary secret: they log in as the user that its value names.
#include "tests/catch.hpp"
#include "tests/model/driver.hpp"

using namespace model;
using namespace std::chrono_literals;
using tests::Driver;

namespace {

// A client that looks every second and reads at most every ten, over one rotation by the function.
std::size_t failures_over_a_rotation(const std::string& function, const std::string& superuser) {
  Driver driver;
  ClientDefinition& app = driver.add_client("orders", ClientStrategy::cached);
  app.secret = driver.setting.intern("app");
  app.ttl = 10s;
  app.login_every = sim::Distribution::constant(1s);
  driver.steady().play("create-db-cluster orders manage\nwait 10m");
  driver.play("create-secret app value=First-99 user=app cluster=orders " + superuser);
  driver.play("create-db-instance orders-1\nwait 30m\nsql orders user=app password=First-99\nwait 10m");
  const std::size_t before = driver.refused(Action::Login);
  driver.play("rotate-secret S1 lambda=" + function);
  driver.wait(10min);
  CHECK(driver.count(Action::RotationSucceeded) == 1);
  CHECK(driver.world.clients[0].outcome == 1);
  return driver.refused(Action::Login) - before;
}

}  // namespace

TEST_CASE("clients of an ordinary secret: one user has a gap, two that alternate have none") {
  CHECK(failures_over_a_rotation("RotationSingleUser", "") > 0);
  CHECK(failures_over_a_rotation("RotationMultiUser", "master=S0") == 0);
}

TEST_CASE("clients: one that starts before its cluster is managed finds the secret once there is one") {
  Driver driver;
  driver.add_client("orders", ClientStrategy::cached);
  driver.steady().play(tests::unmanaged_cluster);
  driver.wait(1h);
  CHECK(driver.world.clients[0].outcome > 1);
  driver.play("modify-db-cluster orders manage\nwait 2h");
  CHECK(driver.world.clients[0].outcome == 1);
}
