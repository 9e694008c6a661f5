// Canonical worlds: representatives of themselves, the same whatever the order, and a few hundred bytes.
#include <set>

#include "sim/hash.hpp"
#include "tests/catch.hpp"
#include "tests/model/explored.hpp"

using namespace model;
using tests::Explored;

namespace {

constexpr std::string_view everything = R"(
  create-db-cluster c0 manage key=K0
  create-db-cluster c1 manage
  create-db-instance c0-1 cluster=c0
  delete-db-instance c0-1
  modify-db-cluster c0 manage=false password=Secret-99 now
  modify-db-cluster c0 manage key=K0 now
  modify-db-cluster c0 rotate now
  modify-db-cluster c1 rotate now
  modify-db-cluster c1 name=c2 now
  modify-db-cluster c2 name=c1 now
  stop-db-cluster c1
  start-db-cluster c1
  delete-db-cluster c0 skip
  delete-db-cluster c1 snapshot=end
  delete-db-cluster-snapshot end
  disable-key K0
  enable-key K0
  schedule-key-deletion K0
  cancel-key-deletion K0
  create-grant K0
  fault impair-grant c0
  fault fail-rotation-step c0 step=set times=2
  fault leak c0
  create-secret app value=Hidden-99
)";

constexpr std::string_view keys_and_clusters = R"(
  3x create-db-cluster c0 manage key=K0
  3x create-db-cluster c0 manage key=K1
  3x create-db-cluster c0 manage key=K2
  3x create-db-cluster c1 manage key=K0
  3x create-db-cluster c1 manage key=K1
  3x create-db-cluster c1 manage key=K2
  create-db-instance c0-1 cluster=c0
  create-db-instance c1-1 cluster=c1
  modify-db-cluster c0 manage=false password=Secret-99 now
  modify-db-cluster c1 manage=false password=Secret-99 now
  modify-db-cluster c0 rotate now
  modify-db-cluster c1 rotate now
  delete-db-cluster c0 skip
  delete-db-cluster c1 skip
  disable-key K0
  disable-key K1
  disable-key K2
  enable-key K0
  enable-key K1
  enable-key K2
  2x schedule-key-deletion K0
  2x schedule-key-deletion K1
  2x schedule-key-deletion K2
  create-grant K0
  create-grant K1
  create-grant K2
  fault impair-grant c0
  fault impair-grant c1
  create-secret app value=Hidden-99
)";

std::vector<std::byte> packed(const Futures& system, const Future& state) {
  std::vector<std::byte> bytes;
  system.pack(state, bytes);
  return bytes;
}

// A walk of so many steps, chosen by the seed; `visit` is called with each state.
template <class Visit>
void walk(Futures& system, std::uint64_t seed, int steps, Visit visit) {
  Future state = system.start();
  for (int i = 0; i < steps; ++i) {
    visit(state);
    std::vector<Future> next;
    system.expand(state, [&](std::uint32_t, const Future& one, std::uint32_t violation) {
      CHECK(violation == 0);
      next.push_back(one);
    });
    REQUIRE_FALSE(next.empty());
    state = next[sim::combine(seed, static_cast<std::uint64_t>(i)) % next.size()];
  }
}

std::set<std::uint64_t> successors(Futures& system, const Future& state, Canon canon) {
  std::set<std::uint64_t> hashes;
  system.expand(state, [&](std::uint32_t, const Future& next, std::uint32_t) {
    Future representative = next;
    canon(representative.world, representative.left);
    hashes.insert(hash_of_rows(representative.world, representative.left));
  });
  return hashes;
}

// The canonical form of what these lines lead to, with the rest that they leave pending.
std::vector<std::byte> form(std::string_view lines, std::string_view like, bool swappable) {
  Explored base("create-key", like);
  if (swappable) {
    base.alike({"c0", "c1"}, "{} {}-1");
  }
  Futures system = base.futures();
  base.driver.play(lines);
  Future state{base.driver.world, system.start().left, 0};
  Anchors anchors = base.plan.anchors;
  anchors.now = base.driver.now();
  Canon canon(base.driver.setting, anchors, Reductions{});
  canon(state.world, state.left);
  return packed(system, state);
}

}  // namespace

TEST_CASE("a canonical world is its own representative, and its bytes tell all of it") {
  Explored world("create-key", everything);
  Futures system = world.futures();
  Canon canon(world.driver.setting, world.plan.anchors, Reductions{});
  std::size_t largest = 0;
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    walk(system, seed, 150, [&](const Future& state) {
      const std::vector<std::byte> bytes = packed(system, state);
      largest = std::max(largest, bytes.size());
      Future again = state;
      canon(again.world, again.left);
      CHECK(packed(system, again) == bytes);
      Future unpacked;
      system.unpack(bytes, unpacked);
      CHECK(unpacked.world == state.world);
      CHECK(unpacked.left == state.left);
      CHECK(unpacked.hash == state.hash);
    });
  }
  CHECK(largest < 2000);
}

TEST_CASE("where keys and clusters are alike a canonical world is its own representative, too") {
  Explored world("create-key\ncreate-key\ncreate-key", keys_and_clusters);
  world.alike({"c0", "c1"}, "{} {}-1").alike_keys({0, 1, 2});
  Futures system = world.futures();
  Canon canon(world.driver.setting, world.plan.anchors, Reductions{});
  world.plan.reductions.keys = false;
  Futures apart = world.futures();
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    walk(system, seed, 150, [&](const Future& state) {
      Future again = state;
      canon(again.world, again.left);
      CHECK(packed(system, again) == packed(system, state));
    });
    walk(apart, seed, 100, [&](const Future& state) {
      Future representative = state;
      canon(representative.world, representative.left);
      CHECK(successors(apart, state, canon) == successors(system, representative, canon));
    });
  }
}

TEST_CASE("what goes on from a canonical world is what goes on from the worlds it stands for") {
  Explored world("create-key", everything);
  world.plan.reductions.leftovers = false;
  Canon canon(world.driver.setting, world.plan.anchors, world.plan.reductions);
  Futures canonical = world.futures();
  world.plan.reductions.identities = false;
  Futures as_made = world.futures();
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    walk(as_made, seed, 60, [&](const Future& state) {
      Future representative = state;
      canon(representative.world, representative.left);
      CHECK(successors(as_made, state, canon) == successors(canonical, representative, canon));
    });
  }
}

TEST_CASE("the order of what has nothing to do with each other leaves no trace") {
  constexpr std::string_view one = R"(
    create-db-cluster c0 manage key=K0
    create-db-cluster c1 manage key=K0
    wait 20m
    modify-db-cluster c0 rotate now
    wait 10m
    create-db-cluster orders manage key=K0
    wait 20m
    delete-db-cluster orders skip
  )";
  constexpr std::string_view other = R"(
    create-db-cluster c1 manage key=K0
    create-db-cluster c0 manage key=K0
    wait 30m
    modify-db-cluster c0 rotate now
    wait 20m
  )";
  constexpr std::string_view actions = "stop-db-cluster c0\n stop-db-cluster c1";
  CHECK(form(one, actions, false) != form(other, actions, false));
  CHECK(form(std::string(one) + "wait 2d", actions, false) == form(std::string(other) + "wait 2d", actions, false));
}

TEST_CASE("clusters that the actions treat alike are told apart by their state alone") {
  const auto story = [](std::string_view a, std::string_view b) {
    return "create-db-cluster " + std::string(a) + " manage key=K0\ncreate-db-cluster " + std::string(b) +
           " manage key=K0\nwait 20m\ncreate-db-instance " + std::string(a) + "-1 cluster=" + std::string(a) +
           "\nmodify-db-cluster " + std::string(a) + " rotate now\n";
  };
  const std::string_view actions = "stop-db-cluster c0\nstop-db-cluster c1\n";
  CHECK(form(story("c0", "c1"), actions, true) == form(story("c1", "c0"), actions, true));
  CHECK(form(story("c0", "c1"), actions, false) != form(story("c1", "c0"), actions, false));
}

TEST_CASE("keys that the actions treat alike are told apart by their state alone") {
  const auto form_of = [](std::string_view lines, bool swappable) {
    Explored base("create-key\ncreate-key", "disable-key K0\ndisable-key K1\n");
    if (swappable) {
      base.alike_keys({0, 1});
    }
    Futures system = base.futures();
    base.driver.play(lines);
    Future state{base.driver.world, system.start().left, 0};
    Anchors anchors = base.plan.anchors;
    anchors.now = base.driver.now();
    Canon canon(base.driver.setting, anchors, Reductions{});
    canon(state.world, state.left);
    return packed(system, state);
  };
  const auto story = [](const std::string& a, const std::string& b) {
    return "create-db-cluster orders manage key=" + a + "\nwait 20m\ncreate-grant " + b + "\ndisable-key " + a + "\n";
  };
  CHECK(form_of(story("K0", "K1"), true) == form_of(story("K1", "K0"), true));
  CHECK(form_of(story("K0", "K1"), false) != form_of(story("K1", "K0"), false));
  // Neither is the other of the two.
  CHECK(form_of(story("K0", "K1"), true) != form_of(story("K0", "K0"), true));
}
