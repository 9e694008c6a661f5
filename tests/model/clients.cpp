// Clients: what each strategy does around a rotation, and that logins come to the same counted or stepped.
#include <algorithm>
#include <chrono>

#include "tests/catch.hpp"
#include "tests/model/driver.hpp"

using namespace model;
using namespace std::chrono_literals;
using tests::Driver;

namespace {

// A month with rotations, faults of every kind that logins feel, and a restart.
constexpr std::string_view eventful_month = R"(
  create-key
  create-alias alias/orders key=K0
  create-db-cluster orders manage key=alias/orders
  create-db-instance orders-1
  wait 9d
  fault writer-down orders for=20m
  wait 1d
  modify-db-cluster orders rotate now
  wait 1h
  fault throttle operation=GetSecretValue for=3h
  wait 1d
  fault impair-key-disabled orders
  wait 10h
  enable-key K0
  wait 1d
  modify-db-cluster orders rotate now
  wait 1d
  fault restart web
  fault restart web ordinal=1
  wait 1d
  fault sql-password-change orders
  wait 8h
  modify-db-cluster orders rotate now
  wait 2d
  modify-db-cluster orders manage=false password=Secret-99
  wait 1d
  modify-db-cluster orders manage
  wait 3d
)";

// What logins came to: every note of a client, the counters, and the clients' rows without what is pending.
struct Story {
  std::vector<std::string> notes;
  std::vector<GroupMeter> meters;
  std::vector<Client> clients;
};

Story told(ClientStrategy strategy, const sim::Distribution& every, bool pooled, bool stepped, sim::Duration lasts) {
  Driver driver(5);
  ClientDefinition& web = driver.add_client("orders", strategy);
  web.count = 3;
  web.login_every = every;
  web.retry_budget = 90s;
  web.connection_lifetime = pooled ? sim::Duration(47min) : sim::Duration(0);
  web.finds_by_cluster = strategy == ClientStrategy::cached_refresh;
  web.until = driver.setting.start + lasts;
  web.stale_on_error = strategy == ClientStrategy::pending_fallback;
  if (stepped) {
    // Whoever would sleep over quiet logins is woken for each of them.
    driver.take_instead([](const Setting& setting, World& world, const sim::Event& event, sim::Effects<Note>& effects) {
      Model::step(setting, world, event, effects);
      Step step(setting, world, event, effects);
      for (std::uint32_t i = 0; i < world.clients.size(); ++i) {
        const Client& client = world.clients[i];
        const sim::Time until = setting.clients[client.definition].until;
        const bool over = event.time > until;
        if (!over && !client.starting && client.failing_since == sim::never && client.next_login >= event.time &&
            client.next_login < client.login_slot.time) {
          step.wait_until(ClientRow(i).id(), SlotKind::login, std::min(client.next_login, until + sim::Duration(1)));
        }
      }
    });
  }
  driver.play(eventful_month);
  driver.settle();
  Story story;
  story.meters = driver.world.meters.groups;
  story.clients = driver.world.clients;
  for (Client& client : story.clients) {
    client.login_slot.clear();
    client.scheduled = 0;
  }
  for (const tests::Happening& one : driver.happenings()) {
    for (const Note& note : one.notes) {
      if (note.kind == NoteKind::client) {
        story.notes.push_back(std::to_string(one.event.time.time_since_epoch().count()) + " " +
                              std::string(action_row(note.action).name) + " " + std::to_string(note.resource.bits()) +
                              " " + std::string(refusal_row(note.refusal).code));
      }
    }
  }
  return story;
}

std::vector<std::uint32_t> by_minute(const Story& story) {
  std::vector<std::uint32_t> minutes = story.meters[0].minutes;
  while (!minutes.empty() && minutes.back() == 0) {
    minutes.pop_back();
  }
  return minutes;
}

std::uint64_t succeeded(const Driver& driver) {
  return driver.world.meters.groups.at(0).quiet_logins + driver.count(Action::Login) - driver.refused(Action::Login);
}

// One client that logs in every second through one rotation whose gap is from 6 s to 14 s after it was asked for.
Driver through_a_gap(ClientStrategy strategy, sim::Duration budget = 0s) {
  Driver driver;
  driver.steady();
  ClientDefinition& web = driver.add_client("orders", strategy);
  web.login_every = sim::Distribution::constant(1s);
  web.retry_budget = budget;
  driver.play(tests::managed_cluster);
  driver.play("modify-db-cluster orders rotate now\n wait 30m");
  driver.settle();
  return driver;
}

}  // namespace

TEST_CASE("clients: logins come to the same, whether they are counted or stepped one by one") {
  const auto strategy = GENERATE(ClientStrategy::hard_coded, ClientStrategy::read_once, ClientStrategy::cached,
                                 ClientStrategy::cached_refresh, ClientStrategy::refresh_backoff,
                                 ClientStrategy::pending_fallback, ClientStrategy::invalidate_on_event);
  const bool pooled = GENERATE(false, true);
  const sim::Distribution every = pooled ? sim::Distribution::constant(5min) : sim::Distribution::exponential(7min);
  const sim::Duration lasts = std::chrono::hours(GENERATE(365 * 24, 16 * 24 + 5));
  INFO("strategy " << static_cast<int>(strategy) << (pooled ? ", pooled" : "") << " for " << lasts.count());
  const Story counted = told(strategy, every, pooled, false, lasts);
  const Story stepped = told(strategy, every, pooled, true, lasts);
  CHECK((counted.notes == stepped.notes));
  CHECK((counted.clients == stepped.clients));
  REQUIRE(counted.meters.size() == 1);
  CHECK(counted.meters[0].quiet_logins == stepped.meters[0].quiet_logins);
  CHECK(counted.meters[0].quiet_logins > 0);
  CHECK(counted.meters[0].reads == stepped.meters[0].reads);
  CHECK(counted.meters[0].uses == stepped.meters[0].uses);
  CHECK(counted.meters[0].oldest == stepped.meters[0].oldest);
  CHECK(counted.meters[0].age_seconds == stepped.meters[0].age_seconds);
  CHECK((by_minute(counted) == by_minute(stepped)));
}

TEST_CASE("clients: a month without an event costs no steps") {
  Driver driver;
  driver.add_client("orders", ClientStrategy::cached).count = 100;
  driver.play("create-db-cluster orders manage\n create-db-instance orders-1\n wait 1d");
  const std::uint64_t before = driver.steps();
  driver.wait(4 * 24h);
  CHECK(driver.steps() == before);
  driver.settle();
  CHECK(driver.world.meters.groups[0].quiet_logins > 100 * 4 * 24 * 11);
  CHECK(driver.world.meters.groups[0].reads > 100 * 4 * 23);
}

TEST_CASE("clients: a strategy decides what a rotation's gap costs") {
  const auto failures = [](ClientStrategy strategy, sim::Duration budget = 0s) {
    return through_a_gap(strategy, budget).refused(Action::Login);
  };
  // The password changes 6 s after the rotation began, the label moves 10 s later.
  CHECK(failures(ClientStrategy::hard_coded) > 1700);
  CHECK(failures(ClientStrategy::read_once) > 1700);
  CHECK(failures(ClientStrategy::cached) > 1000);
  CHECK(failures(ClientStrategy::cached_refresh) >= 9);
  CHECK(failures(ClientStrategy::cached_refresh) <= 11);
  CHECK(failures(ClientStrategy::invalidate_on_event) >= 11);
  CHECK(failures(ClientStrategy::invalidate_on_event) <= 13);
  CHECK(failures(ClientStrategy::pending_fallback) == 0);
  CHECK(failures(ClientStrategy::refresh_backoff, 30s) == 0);
  const std::size_t impatient = failures(ClientStrategy::refresh_backoff, 4s);
  CHECK(impatient > 0);
  CHECK(impatient < 5);
}

TEST_CASE("clients: a refused password is made good by a fresh one, and the attempt in vain is told") {
  const Driver driver = through_a_gap(ClientStrategy::pending_fallback);
  CHECK(driver.count(Action::LoginAttempt) == 2);  // with the cached value, then with AWSCURRENT's
  CHECK(driver.count(Action::SecretLabelUpdated) == 0);
  CHECK(through_a_gap(ClientStrategy::invalidate_on_event).count(Action::SecretLabelUpdated) == 1);
}

TEST_CASE("R-LOG-01: open connections survive a rotation, and end with the writer") {
  Driver driver;
  driver.steady();
  ClientDefinition& web = driver.add_client("orders", ClientStrategy::read_once);
  web.login_every = sim::Distribution::constant(1min);
  web.connection_lifetime = 2h;
  driver.play(tests::managed_cluster);
  driver.play("modify-db-cluster orders rotate now\n wait 30m");
  CHECK(driver.refused(Action::Login) == 0);
  CHECK(driver.world.clients[0].connected);
  driver.wait(2h);
  CHECK(driver.refused(Action::Login) > 0);  // the connection was recycled, the password is the old one
  driver.play("fault restart web\n wait 10m");
  const std::size_t failed = driver.refused(Action::Login);
  CHECK(driver.world.clients[0].connected);
  driver.play("fault writer-down orders for=5m\n wait 1m");
  CHECK(driver.count(Action::ConnectionsDropped) == 1);
  CHECK_FALSE(driver.world.clients[0].connected);
  driver.wait(30min);
  CHECK(driver.refused(Action::Login) > failed);
  CHECK(driver.world.clients[0].connected);
}

TEST_CASE("R-LOG-04: a client can be restarted once it runs") {
  Driver driver;
  driver.add_client("orders", ClientStrategy::cached);
  CHECK(driver.refusal("fault restart web") == Refusal::client_not_running);
  driver.play(tests::managed_cluster);
  CHECK(driver.refusal("fault restart nobody") == Refusal::client_not_running);
  CHECK(driver.refusal("fault restart web") == Refusal::none);
}

TEST_CASE("clients: a throttled read is tried again three times, then the login fails") {
  Driver driver;
  driver.steady();
  driver.add_client("orders", ClientStrategy::cached).ttl = 0s;
  driver.play(tests::managed_cluster);
  driver.play("wait 1h\n fault throttle operation=GetSecretValue for=11m\n wait 1h");
  driver.settle();
  CHECK(driver.refused(Action::Login) == 2);
  CHECK(driver.refused(Action::LoginAttempt) == 4);
  CHECK(succeeded(driver) > 15);
}

TEST_CASE("clients: a value that cannot be refreshed is dropped, unless the client uses stale ones") {
  for (const bool stale : {false, true}) {
    Driver driver;
    driver.steady();
    driver.add_client("orders", ClientStrategy::cached).stale_on_error = stale;
    driver.play(tests::managed_cluster_with_key);
    driver.play("disable-key K0\n wait 3h");
    CHECK((driver.refused(Action::Login) == 0) == stale);
    CHECK(driver.refused(Action::GetSecretValue) > 0);
  }
}

TEST_CASE("clients: after off and on, who finds the secret by its cluster reads the new one") {
  for (const bool by_cluster : {false, true}) {
    Driver driver;
    driver.steady();
    driver.add_client("orders", ClientStrategy::cached).finds_by_cluster = by_cluster;
    driver.play(tests::managed_cluster);
    driver.play(
        "modify-db-cluster orders manage=false password=Secret-99\n wait 10m\n modify-db-cluster orders manage\n "
        "wait 3h");
    const std::size_t failed = driver.refused(Action::Login);
    driver.wait(1h);
    CHECK((driver.refused(Action::Login) == failed) == by_cluster);
  }
}

TEST_CASE("faults: a leaked password opens the database until the next rotation") {
  Driver driver;
  driver.steady().play(tests::managed_cluster);
  driver.play("fault leak orders");
  CHECK(driver.cluster().leaked == driver.cluster().password);
  driver.play("modify-db-cluster orders rotate now\n wait 1m");
  CHECK(driver.cluster().leaked == Password::none);
  CHECK(driver.count(Action::FaultEnded) == 1);
}
