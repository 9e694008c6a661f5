// Every future of small worlds: how many there are, that none breaks an invariant, and what each reduction saves.
#include <map>
#include <set>

#include "tests/catch.hpp"
#include "tests/model/explored.hpp"

using namespace model;
using tests::Explored;

namespace {

constexpr std::string_view one_cluster = R"(
  create-db-cluster orders manage
  modify-db-cluster orders manage now
  modify-db-cluster orders manage=false password=Secret-99 now
  modify-db-cluster orders rotate now
  create-db-instance orders-1
  delete-db-instance orders-1
  stop-db-cluster orders
  start-db-cluster orders
  delete-db-cluster orders skip
)";
constexpr std::string_view two_clusters = R"(
  1x create-db-cluster c0 manage key=K0
  1x create-db-cluster c1 manage key=K0
  1x delete-db-cluster c0 skip
  1x delete-db-cluster c1 skip
  1x disable-key K0
)";
constexpr std::string_view two_keys = R"(
  1x create-db-cluster c0 manage key=K0
  1x create-db-cluster c0 manage key=K1
  1x create-db-cluster c1 manage key=K0
  1x create-db-cluster c1 manage key=K1
  1x disable-key K0
  1x disable-key K1
)";
constexpr std::string_view few_times = R"(
  2x create-db-cluster orders manage
  1x modify-db-cluster orders manage=false password=Secret-99 now
  1x modify-db-cluster orders manage now
  1x modify-db-cluster orders rotate now
  2x delete-db-cluster orders skip
)";

// What one reaches in so many steps, by the hash of its representative.
std::set<std::uint64_t> reached(Futures system, Canon canon, int depth) {
  std::set<std::uint64_t> classes;
  std::set<std::vector<std::byte>> seen;
  std::vector<Future> level;
  std::vector<Future> next_level;
  const auto meet = [&](const Future& state) {
    std::vector<std::byte> bytes;
    system.pack(state, bytes);
    if (seen.insert(bytes).second) {
      next_level.push_back(state);
      Future representative = state;
      canon(representative.world, representative.left);
      classes.insert(hash_of_rows(representative.world, representative.left));
    }
  };
  meet(system.start());
  for (int steps = 0; steps < depth; ++steps) {
    level.swap(next_level);
    next_level.clear();
    for (const Future& state : level) {
      system.expand(state, [&](std::uint32_t, const Future& next, std::uint32_t violation) {
        CHECK(violation == 0);
        meet(next);
      });
    }
  }
  return classes;
}

Canon whole_canon(const Explored& world) { return {world.driver.setting, world.plan.anchors, Reductions{}}; }

}  // namespace

TEST_CASE("every future of one cluster holds every invariant, and there are as many as there were") {
  Explored world("", one_cluster);
  const sim::Exploration found = world.explore();
  CHECK(found.exhausted());
  CHECK(found.violations.empty());
  CHECK(found.states == 562);
  CHECK(found.transitions == 5881);
  CHECK(found.depth == 29);
  CHECK(found.dead_ends == 0);
  CHECK(world.coverage.happened(Action::StopDBCluster));
  CHECK_FALSE(world.coverage.happened(Action::RestoreDBClusterFromSnapshot));
  CHECK(world.judged[static_cast<std::size_t>(Invariant::some_version_always_works)] > 0);
  CHECK(world.judged[static_cast<std::size_t>(Invariant::stop_bound)] == 0);
  const Coverage::Share clusters = world.coverage.shares()[2];
  CHECK(clusters.what == "transitions of clusters");
  CHECK(std::ranges::count(clusters.missing, "stopping -> stopped") == 0);
  CHECK(std::ranges::count(clusters.missing, "available -> upgrading") == 1);
}

TEST_CASE("exploring exactly and with several threads gives the same") {
  Explored world("", few_times);
  const sim::Exploration one = world.explore();
  sim::ExplorationOptions options;
  options.exact = true;
  options.threads = 3;
  const sim::Exploration other = world.explore(options);
  CHECK(one.states == other.states);
  CHECK(one.transitions == other.transitions);
}

TEST_CASE("what is forgotten of who is who makes states one that go on alike") {
  Explored world("create-key", R"(
    1x create-db-cluster orders manage key=K0
    1x create-db-cluster sales manage
    1x modify-db-cluster orders manage=false password=Secret-99 now
    1x modify-db-cluster orders rotate now
    1x disable-key K0
    2x create-grant K0
  )");
  world.plan.reductions.leftovers = false;
  const Canon canon(world.driver.setting, world.plan.anchors, world.plan.reductions);
  const auto expected = reached(world.futures(), canon, 10);
  CHECK(expected.size() == 1364);
  world.plan.reductions.identities = false;
  CHECK(reached(world.futures(), canon, 10) == expected);
  sim::ExplorationOptions options;
  options.depth = 10;
  CHECK(world.explore(options).states == 5579);
}

// With leftovers, what only waits to be gone goes first: whenever it goes, nothing else notices.
TEST_CASE("leftovers are there once, or for ever more states") {
  Explored world("", one_cluster);
  sim::ExplorationOptions options;
  options.depth = 14;
  CHECK(world.explore(options).states == 326);
  world.plan.reductions.leftovers = false;
  CHECK(world.explore(options).states == 1005);
}

TEST_CASE("names that are treated alike may be swapped") {
  Explored world("create-key", two_clusters);
  const sim::Exploration apart = world.explore();
  world.alike({"c0", "c1"}, "{} {}-1");
  const sim::Exploration alike = world.explore();
  CHECK(apart.exhausted());
  CHECK(alike.exhausted());
  CHECK(apart.violations.empty());
  CHECK(alike.violations.empty());
  CHECK(apart.states == 1520);
  CHECK(alike.states == 774);
  world.plan.reductions.clusters = false;
  const auto every_name = reached(world.futures(), whole_canon(world), 8);
  world.plan.reductions.clusters = true;
  CHECK(reached(world.futures(), whole_canon(world), 8) == every_name);
}

TEST_CASE("keys that are treated alike may be swapped, with the clusters under them or without") {
  Explored world("create-key\ncreate-key", two_keys);
  const std::uint64_t apart = world.explore().states;
  world.alike({"c0", "c1"}, "{} {}-1");
  const std::uint64_t alike_clusters = world.explore().states;
  world.alike_keys({0, 1});
  const sim::Exploration alike = world.explore();
  CHECK(alike.exhausted());
  CHECK(alike.violations.empty());
  CHECK(apart == 9537);
  CHECK(alike_clusters == 4806);
  CHECK(alike.states == 2433);
  world.plan.reductions.keys = false;
  CHECK(world.explore().states == alike_clusters);
  const auto every_key = reached(world.futures(), whole_canon(world), 8);
  world.plan.reductions.clusters = false;
  CHECK(reached(world.futures(), whole_canon(world), 8) == every_key);
  world.plan.reductions.keys = true;
  CHECK(world.explore().states == 4770);
  CHECK(reached(world.futures(), whole_canon(world), 8) == every_key);
  world.plan.reductions.clusters = true;
  CHECK(reached(world.futures(), whole_canon(world), 8) == every_key);
}

TEST_CASE("a slow wait does not end before a fast one that has to do with it, unless one asks for it") {
  Explored world("", few_times);
  const std::uint64_t in_order = world.explore().states;
  world.plan.scales = false;
  const sim::Exploration any_order = world.explore();
  CHECK(any_order.violations.empty());
  CHECK(in_order == 390);
  CHECK(any_order.states == 404);
}

TEST_CASE("chance is explored where it has something to choose") {
  Explored world("", few_times);
  world.driver.set("rotation.set.fails", "0.1").set("rotation_attempts", "2");
  world.plan.marks.push_back([](const World& one) {
    return std::ranges::any_of(one.clusters,
                               [](const Cluster& row) { return row.secret_status == SecretStatus::impaired; });
  });
  sim::ExplorationOptions options;
  options.sometimes = 1;
  const sim::Exploration found = world.explore(options);
  CHECK(found.violations.empty());
  REQUIRE(found.sightings.size() == 1);
  const std::string story = world.text(found.sightings[0].story);
  CHECK(story.find("rotation of cluster of orders, outcome 1\n") != std::string::npos);
}

TEST_CASE("a property that does not hold is told with its shortest story") {
  Explored world("", few_times);
  world.plan.properties.push_back([](const World& one) {
    return std::ranges::none_of(one.secrets, [](const Secret& row) { return row.previous.exists(); });
  });
  const sim::Exploration found = world.explore();
  REQUIRE(found.violations.size() == 1);
  CHECK(found.violations[0].number == invariant_count + 1);
  CHECK(world.text(found.violations[0].story) ==
        "create-db-cluster orders manage\n"
        "status of cluster of orders\n"
        "schedule of secret of orders\n"
        "rotation of cluster of orders\n"
        "rotation of cluster of orders\n"
        "rotation of cluster of orders\n"
        "rotation of cluster of orders\n"
        "rotation of cluster of orders\n");
}

TEST_CASE("clients log in whenever it may come out otherwise") {
  Explored world(tests::managed_cluster, R"(
    modify-db-cluster orders rotate now
    modify-db-cluster orders manage=false password=Secret-99 now
    fault restart web
  )",
                 [](tests::Driver& driver) {
                   driver.add_client("orders", ClientStrategy::cached).count = 2;
                   driver.add_client("orders", ClientStrategy::cached_refresh);
                 });
  const auto refused = [](std::uint32_t definition) {
    return [definition](const World& one) {
      return std::ranges::any_of(one.clients, [definition](const Client& row) {
        return row.definition == definition && row.outcome > 1 && row.cached != Password::none;
      });
    };
  };
  world.plan.marks = {refused(0), refused(1)};
  sim::ExplorationOptions options;
  options.sometimes = 3;
  const sim::Exploration found = world.explore(options);
  CHECK(found.exhausted());
  CHECK(found.violations.empty());
  CHECK(found.states == 1950);
  CHECK(found.never == 0);
  world.plan.reductions.clients = false;
  CHECK(world.explore().states == 3328);
}
