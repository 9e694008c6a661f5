// The world as a value: copied, compared and hashed by its bytes, every attribute of every row counting.
#include "model/world.hpp"

#include <span>
#include <tuple>
#include <type_traits>

#include "model/fields.hpp"
#include "tests/catch.hpp"
#include "tests/model/driver.hpp"

using namespace model;
using namespace std::chrono_literals;
using tests::Driver;

namespace {

template <class... RowType>
constexpr bool without_padding = (std::has_unique_object_representations_v<RowType> && ...);
static_assert(without_padding<Cluster, Instance, Secret, Version, Key, Alias, Grant>);
static_assert(without_padding<Snapshot, GlobalCluster, BlueGreen, Tag, Client, Fault, Label, DatabaseUser, Note>);

// A world with a row of every kind.
void fill(Driver& driver) {
  driver.steady();
  driver.add_client("orders", ClientStrategy::cached);
  driver.play(tests::managed_cluster_with_key);
  driver.play(R"(
    tag-resource S0
    create-secret app
    put-secret-value S1 value=Other-99 stages=blue
    sql orders user=app password=First-99
    fault throttle operation=CreateKey
    create-db-cluster plain password=Secret-99
    create-db-cluster world password=Secret-99
    create-db-cluster gone password=Secret-99
    wait 10m
    create-global-cluster planet source=world
    create-blue-green-deployment upgrade source=plain
    delete-db-cluster gone snapshot=last
  )");
}

bool other(bool value) { return !value; }
sim::Time other(sim::Time value) { return value == sim::never ? sim::Time{} : value + 1us; }
template <Table T>
Row<T> other(Row<T> value) {
  return Row<T>(value.index + 1);
}
template <class Value>
requires std::is_enum_v<Value> Value other(Value value) {
  return static_cast<Value>(static_cast<std::underlying_type_t<Value>>(value) + 1);
}
template <class Value>
requires(std::is_integral_v<Value> && !std::is_same_v<Value, bool>) Value other(Value value) {
  return static_cast<Value>(value + 1);
}

// Changes each attribute of the first row, one at a time.
template <class Held>
void check_attributes(World& world, Held& rows) {
  using RowType = typename Held::value_type;
  REQUIRE_FALSE(rows.empty());
  const World copy = world;  // NOLINT(performance-unnecessary-copy-initialization): `rows` are of `world`
  const std::uint64_t hash = world.hash();
  std::apply(
      [&](const auto&... field) {
        const auto check = [&](const auto& one) {
          INFO(table_name(Fields<RowType>::table) << "." << one.name);
          auto& place = rows[0].*one.member;
          const auto before = place;
          place = other(before);
          CHECK(encode(place) != encode(before));
          CHECK_FALSE(world == copy);
          CHECK(world.hash() != hash);
          place = before;
        };
        (check(field), ...);
      },
      Fields<RowType>::list);
  CHECK(world == copy);
  CHECK(world.hash() == hash);
}

}  // namespace

TEST_CASE("world: it differs, and so does its hash, when any attribute of any kind of row does") {
  Driver driver;
  fill(driver);
  World& world = driver.world;
  check_attributes(world, world.clusters);
  check_attributes(world, world.instances);
  check_attributes(world, world.secrets);
  check_attributes(world, world.versions);
  check_attributes(world, world.keys);
  check_attributes(world, world.aliases);
  check_attributes(world, world.grants);
  check_attributes(world, world.snapshots);
  check_attributes(world, world.global_clusters);
  check_attributes(world, world.blue_greens);
  check_attributes(world, world.tags);
  check_attributes(world, world.clients);
  check_attributes(world, world.faults);
  check_attributes(world, world.labels);
  check_attributes(world, world.database_users);
}

TEST_CASE("world: a copy goes its own way") {
  Driver driver;
  fill(driver);
  const World copy = driver.world;
  CHECK(copy == driver.world);
  CHECK(copy.hash() == driver.world.hash());
  driver.play("rotate-secret S0");
  CHECK_FALSE(copy == driver.world);
  CHECK(copy.hash() != driver.world.hash());
  CHECK(copy.clusters[0].secret_status == SecretStatus::active);
}

TEST_CASE("world: what is pending belongs to it, meters do not") {
  Driver driver;
  fill(driver);
  World copy = driver.world;
  copy.meters.knob_uses[0] += 1;
  CHECK(copy == driver.world);
  CHECK(copy.hash() == driver.world.hash());
  copy.secrets[0].schedule_slot.time += 1us;
  CHECK_FALSE(copy == driver.world);
  CHECK(copy.hash() != driver.world.hash());
}

TEST_CASE("world: the same lines from the same seed lead to the same world, another seed to another") {
  const auto end = [](std::uint64_t seed) {
    Driver driver(seed);
    driver.play(tests::managed_cluster_with_key);
    driver.wait(24h * 30);
    return std::pair(driver.world.hash(), driver.fingerprint());
  };
  CHECK(end(1) == end(1));
  CHECK(end(1) != end(2));
}

TEST_CASE("world: what another cluster does moves nothing of this one") {
  const auto rotated = [](std::string_view neighbour) {
    Driver driver;
    driver.play(neighbour);
    driver.play(tests::managed_cluster);
    driver.wait(24h * 20);
    return driver.secret().last_rotated;
  };
  const sim::Time alone = rotated("");
  CHECK(rotated("create-db-cluster billing manage") == alone);
  CHECK(rotated("create-db-cluster a manage\n create-db-cluster b manage\n create-key") == alone);
}
