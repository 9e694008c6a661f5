// What a client is in canonical worlds: the password that it holds, and how its last login ended.
#include <map>
#include <set>

#include "tests/catch.hpp"
#include "tests/model/explored.hpp"

using namespace model;
using tests::Explored;

namespace {

// Visits every state that one comes to, in all futures.
template <class Visit>
void each_state(Futures system, Visit visit) {
  std::set<std::uint64_t> seen{system.start().hash};
  std::vector<Future> states{system.start()};
  while (!states.empty()) {
    const Future state = std::move(states.back());
    states.pop_back();
    visit(state.world);
    system.expand(state, [&](std::uint32_t, const Future& next, std::uint32_t violation) {
      CHECK(violation == 0);
      if (seen.insert(next.hash).second) {
        states.push_back(next);
      }
    });
  }
}

std::string held(const World& world, Password password) {
  const Secret& secret = world.secrets.front();
  const auto is_of = [&](VersionRow version) { return version && world[version].value == password; };
  return password == Password::none                    ? "none"
         : is_of(secret.current)                       ? "current"
         : is_of(secret.pending)                       ? "pending"
         : is_of(secret.previous)                      ? "previous"
         : password == world.clusters.front().password ? "database"
                                                       : "dead";
}

Explored world_of(ClientStrategy strategy) {
  return Explored(tests::managed_cluster_with_key, "2x modify-db-cluster orders rotate now\n1x disable-key K0",
                  [strategy](tests::Driver& driver) {
                    driver.set("rotation_attempts", "1");
                    driver.add_client("orders", strategy);
                  });
}

// How many states there are, and whether a good login follows each that failed while the key was on.
struct Logins {
  std::uint64_t states;
  bool followed;
};
Logins followed_by_good_ones(Explored& world) {
  world.plan.marks = {[](const World& one) {
                        const bool off = one.keys.front().state == KeyState::Disabled;
                        return !off && one.clients.front().outcome > 1;
                      },
                      [](const World& one) {
                        return one.clients.front().outcome == 1 || one.keys.front().state == KeyState::Disabled;
                      }};
  sim::ExplorationOptions options;
  options.promises = {{sim::Promise::Kind::leads_to, 1, 0}};
  const sim::Exploration found = world.explore(options);
  CHECK(found.exhausted());
  return {found.states, found.lassos.empty()};
}

}  // namespace

TEST_CASE("a client is one value: what it holds is none, current, pending, previous or dead") {
  std::map<std::string, std::set<Password>> passwords;
  for (const ClientStrategy strategy : {ClientStrategy::pending_fallback, ClientStrategy::cached}) {
    Explored world = world_of(strategy);
    const sim::Time now = world.driver.now();
    each_state(world.futures(), [&](const World& one) {
      const Client& client = one.clients.front();
      passwords[held(one, client.cached)].insert(client.cached);
      CHECK((client.cached_at == now || client.cached_at == sim::never));
      CHECK(client.used_at == sim::never);
      CHECK(client.connected_at == sim::never);
      CHECK(client.next_login == now + std::chrono::hours(1));
      CHECK(client.moments == 0);
      CHECK(client.retries == 0);
    });
  }
  std::vector<std::string> names;
  for (const auto& [name, which] : passwords) {
    names.push_back(name);
  }
  CHECK(names == std::vector<std::string>{"current", "dead", "none", "pending", "previous"});
  CHECK(passwords["dead"].size() == 1);  // whichever it was
}

TEST_CASE("of clients that cache, a failed login is followed by a good one, with each reduction and without") {
  Explored world = world_of(ClientStrategy::cached);
  const Logins all = followed_by_good_ones(world);
  CHECK(all.followed);
  world.plan.reductions.clients = false;
  const Logins apart = followed_by_good_ones(world);
  CHECK(apart.followed);
  CHECK(apart.states == all.states);  // there is only one
  world.plan.scales = false;
  CHECK(followed_by_good_ones(world).followed);
  Explored once = world_of(ClientStrategy::read_once);
  CHECK_FALSE(followed_by_good_ones(once).followed);
  once.plan.reductions.clients = false;
  CHECK_FALSE(followed_by_good_ones(once).followed);
}
