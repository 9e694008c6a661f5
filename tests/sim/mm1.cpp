// The M/M/1 queue on the engine: as long and as slow as queueing theory says, and each queue for itself.
#include "bench/mm1_model.hpp"

#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

#include "tests/catch.hpp"

namespace {

using namespace std::chrono_literals;

constexpr sim::Time epoch{};

constexpr auto never_stop = [](const auto&, const auto&) { return false; };

// The moments at which queue 0 served somebody, with `queues` queues side by side.
std::vector<sim::Time> services_of_first(std::uint32_t queues) {
  const mm1::Setting setting;
  mm1::World world{std::vector<mm1::Queue>(queues)};
  sim::Resolver resolver = mm1::resolver(7, 1250ms, 1s);
  sim::Simulation<mm1::Model> simulation(setting, world, resolver, epoch);
  std::vector<sim::Time> served;
  auto watch = [&](const sim::StepRecord<mm1::Note>& record, const mm1::World&) {
    if (record.event.owner == mm1::queue(0) && record.event.kind == mm1::service) {
      served.push_back(record.event.time);
    }
  };
  for (std::uint32_t row = 0; row < queues; ++row) {
    simulation.inject(epoch, 0, row);
  }
  sim::run(simulation, epoch + 1h, never_stop, watch);
  return served;
}

}  // namespace

TEST_CASE("a queue at load 0.8 holds 4 customers on average, and each stays 1 / (mu - lambda)") {
  const mm1::Setting setting;
  mm1::World world{std::vector<mm1::Queue>(1)};
  sim::Resolver resolver = mm1::resolver(1, 1250ms, 1s);  // lambda = 0.8, mu = 1 a second
  sim::Simulation<mm1::Model> simulation(setting, world, resolver, epoch);
  mm1::Statistics statistics(mm1::queue(0), epoch);

  simulation.inject(epoch, 0, 0);
  const sim::Time end = epoch + 3'000'000s;
  CHECK(sim::run(simulation, end, never_stop, statistics) == sim::Stop::until);

  CHECK(std::abs(statistics.mean_in_system(end) - 4) <= 0.04);
  CHECK(std::abs(statistics.mean_stay_us() / 1e6 - 5) <= 0.05);
  CHECK(simulation.fingerprint() == 0xAE1E'7A48'FEBE'C3C4);
}

TEST_CASE("the mean number in the queue is the rate of arrival times the mean stay") {
  const mm1::Setting setting;
  mm1::World world{std::vector<mm1::Queue>(1)};
  sim::Resolver resolver = mm1::resolver(3, 1250ms, 1s);
  sim::Simulation<mm1::Model> simulation(setting, world, resolver, epoch);
  mm1::Statistics statistics(mm1::queue(0), epoch);
  simulation.inject(epoch, 0, 0);
  // Whenever the queue is empty, everybody has stayed to the end and the law is exact.
  const auto empty_late = [](const auto& record, const mm1::World& now) {
    return record.event.time > epoch + 10'000s && now.queues[0].customers == 0;
  };
  REQUIRE(sim::run(simulation, epoch + 20'000s, empty_late, statistics) == sim::Stop::condition);
  const double us = static_cast<double>((simulation.now() - epoch).count());
  const double rate = static_cast<double>(statistics.served()) / us;
  CHECK(std::abs(statistics.mean_in_system(simulation.now()) - rate * statistics.mean_stay_us()) <= 1e-9);
}

TEST_CASE("another queue beside it does not change when a queue serves its customers") {
  const auto alone = services_of_first(1);
  CHECK(alone.size() > 2000);
  CHECK(services_of_first(3) == alone);
}

TEST_CASE("a pinned service delays the customers behind it and nobody else") {
  const auto served_by = [](bool pinned) {
    const mm1::Setting setting;
    mm1::World world{std::vector<mm1::Queue>(2)};
    sim::Resolver resolver = mm1::resolver(7, 10s, 1s);
    if (pinned) {
      resolver.pin_waits([](sim::Owner owner, std::uint16_t wait, std::uint32_t nth) -> std::optional<sim::Duration> {
        if (owner == mm1::queue(0) && wait == mm1::service && nth == 3) {
          return 10min;
        }
        return std::nullopt;
      });
    }
    sim::Simulation<mm1::Model> simulation(setting, world, resolver, epoch);
    mm1::Statistics first(mm1::queue(0), epoch);
    mm1::Statistics second(mm1::queue(1), epoch);
    simulation.inject(epoch, 0, 0);
    simulation.inject(epoch, 0, 1);
    sim::run(simulation, epoch + 10min, never_stop, first, second);
    return std::vector<std::int64_t>{first.served(), second.served()};
  };
  const auto free = served_by(false);
  const auto pinned = served_by(true);
  CHECK(free[0] > 30);
  CHECK(pinned[0] == 2);
  CHECK(pinned[1] == free[1]);
}

TEST_CASE("a seed and a model make one future") {
  const auto fingerprint = [](std::uint64_t seed) {
    const mm1::Setting setting;
    mm1::World world{std::vector<mm1::Queue>(1)};
    sim::Resolver resolver = mm1::resolver(seed, 1250ms, 1s);
    sim::Simulation<mm1::Model> simulation(setting, world, resolver, epoch);
    simulation.inject(epoch, 0, 0);
    sim::run(simulation, epoch + 1000s, never_stop);
    return simulation.fingerprint();
  };
  CHECK(fingerprint(1) == fingerprint(1));
  CHECK(fingerprint(1) != fingerprint(2));
}
