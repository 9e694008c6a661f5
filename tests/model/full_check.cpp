// The debug mode that checks every row after every event: what it shows, the check of touched rows must have shown.
#include "model/checker.hpp"
#include "sim/bug.hpp"
#include "tests/catch.hpp"
#include "tests/model/driver.hpp"

using namespace model;
using tests::Driver;

namespace {

// A step in which nothing happens, an hour into a world with a managed cluster.
class Quiet {
 public:
  Quiet() { driver_.steady().play("create-db-cluster orders manage\n wait 1h"); }

  std::size_t broken(CheckMode mode, auto change) {
    Checker checker(driver_.setting, mode);
    World world = driver_.world;
    checker(record(), world);
    change(world);
    return checker(record(), world).size();
  }

 private:
  [[nodiscard]] StepRecord record() {
    return {sim::Event{driver_.now(), sim::Owner(static_cast<std::uint32_t>(Table::key), 0), 0, 1}, {}, {}, {}};
  }

  Driver driver_;
};

void spoil(World& world) { world.secrets[0].current = VersionRow(); }

}  // namespace

TEST_CASE("full check: a change behind the log's back is a bug, which the check of touched rows cannot see") {
  Quiet quiet;
  CHECK(quiet.broken(CheckMode::every, spoil) == 0);
  CHECK_THROWS_AS(quiet.broken(CheckMode::full, spoil), sim::Bug);
}

TEST_CASE("full check: agrees where nothing was touched and nothing is wrong") {
  Quiet quiet;
  CHECK(quiet.broken(CheckMode::full, [](World&) {}) == 0);
}
